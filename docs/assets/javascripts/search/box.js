/**
 * What the theme's search box lacks: it loads the index when a reader reaches for it, searches what is pasted or dictated,
 * says aloud how many pages it found, and helps when a word was misspelt, nothing was found, or search cannot load.
 */

const WORKER = "assets/javascripts/search/worker.js"
const QUESTION_LIST = "all-questions/"
/** How long a reader waits for the first sign of life before they are offered the list of questions. */
const PATIENCE = 10_000
/** Results are announced when typing has paused, so that a screen reader is not interrupted at every letter. */
const PAUSE = 500

const site = new URL("../../../", import.meta.url)

class Box {
  /**
   * @param {HTMLInputElement} input
   * @param {HTMLElement} result the theme's list, which starts with its line "12 matching documents"
   */
  constructor(input, result) {
    this.input = input
    this.note = element("div", { className: "kb-search-note", hidden: true })
    this.status = element("p", { className: "kb-search-status", role: "status" })
    result.firstElementChild?.after(this.note)
    input.form?.after(this.status)
    this.wanted = false
    this.channel = new BroadcastChannel(`kb-search ${site.pathname}`)
    this.channel.addEventListener("message", ({ data }) => this.hear(data))
    input.addEventListener("focus", () => this.want())
    input.addEventListener("input", () => this.changed())
    input.form?.addEventListener("reset", () => setTimeout(() => this.changed()))
    for (const place of document.querySelectorAll(".md-search, label[for=__search]"))
      place.addEventListener("pointerenter", () => this.want())
    if (document.activeElement === input) this.want()
    if (input.value) this.changed() // pasted or restored before this was there
  }

  /** Asks the worker for the index, once. */
  want() {
    if (this.wanted) return
    this.wanted = true
    this.channel.postMessage({ state: "wanted" })
    this.timer = setTimeout(() => this.fail(), PATIENCE)
  }

  /** Tells the theme, which listens to keys only. These events do not bubble, so no shortcut hears them. */
  changed() {
    this.input.dispatchEvent(new KeyboardEvent("keydown"))
    this.input.dispatchEvent(new KeyboardEvent("keyup"))
    // The theme writes its suggestion behind the text, where it stays when a long text is scrolled.
    this.input.classList.toggle("kb-search-long", this.input.scrollWidth > this.input.clientWidth)
    if (!this.input.value.trim()) this.show("")
  }

  /** @param {{ state: string, query?: string, pages?: number, typed?: string, corrected?: string }} message */
  hear({ state, query, pages = 0, typed = "", corrected = "" }) {
    if (document.hidden) return // another tab is searching
    if (state === "started") {
      if (this.wanted) this.channel.postMessage({ state: "wanted" })
      return
    }
    if (state === "failed") return this.fail()
    clearTimeout(this.timer)
    if (state === "ready" && this.failed) this.show("")
    if (state !== "found" || query !== this.input.value) return
    if (!pages) this.show("No page has these words.", "No page found. There is a link to all questions.", ...this.questions())
    else this.show(...this.correction(pages, typed, corrected))
  }

  fail() {
    clearTimeout(this.timer)
    this.wanted = false // the next try may work
    this.show("Search cannot be loaded right now.", "Search cannot be loaded. There is a link to all questions.", ...this.questions())
    this.failed = true
  }

  /**
   * @param {number} pages
   * @param {string} typed
   * @param {string} corrected
   * @returns {[string, string, ...Node[]]}
   */
  correction(pages, typed, corrected) {
    const count = pages === 1 ? "1 page found" : `${pages} pages found`
    if (!corrected) return ["", `${count}.`]
    const link = this.link(`?q=${encodeURIComponent(`"${typed}"`)}`, typed)
    link.addEventListener("click", (event) => {
      event.preventDefault()
      event.stopPropagation() // the theme closes search when a link in it is followed
      this.input.value = `"${typed}"`
      this.input.focus()
      this.changed()
    })
    const strong = element("strong", { textContent: corrected })
    return ["Showing results for ", `${count} for ${corrected}.`, strong, text(". Search instead for "), link, text(".")]
  }

  questions() {
    return [text(" "), this.link(new URL(QUESTION_LIST, site).href, "See all questions"), text(".")]
  }

  /**
   * A link that the theme's arrow keys reach. Its score keeps it behind every result when Enter is pressed.
   * @param {string} href
   * @param {string} name
   */
  link(href, name) {
    const inner = element("span", { textContent: name })
    inner.dataset.mdScore = "-1"
    const link = element("a", { href })
    link.append(inner)
    return link
  }

  /**
   * Shows a line above the results, and says something after a pause.
   * @param {string} line
   * @param {string} spoken
   * @param {Node[]} rest
   */
  show(line, spoken = "", ...rest) {
    this.failed = false
    this.note.replaceChildren(line, ...rest)
    this.note.hidden = !line
    clearTimeout(this.speaking)
    if (spoken) this.speaking = setTimeout(() => (this.status.textContent = spoken), PAUSE)
    else this.status.textContent = ""
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} properties
 */
const element = (tag, properties) => Object.assign(document.createElement(tag), properties)

/** @param {string} data */
const text = (data) => document.createTextNode(data)

const config = JSON.parse(document.getElementById("__config")?.textContent ?? "{}")
const input = document.querySelector("[data-md-component=search-query]")
const result = document.querySelector("[data-md-component=search-result]")
// A builder with a search of its own names another worker: then its search is left alone.
if (config.search?.endsWith(WORKER) && input instanceof HTMLInputElement && result instanceof HTMLElement && "BroadcastChannel" in window)
  new Box(input, result)
