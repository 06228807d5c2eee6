/** What the site has stored on this device, in words: save it, bring it back, delete it. */

import { download } from "./copy.js"
import { today } from "./dates.js"
import { inPlainWords } from "./kinds.js"
import { showStorageLine } from "./storage-line.js"
import { list, remove, removeAll, restore, watchAll } from "./storage.js"
import { LARGEST, Refused, exportFile, plan, readFile } from "./transfer.js"
import { Undo } from "./undo.js"

const SITE = new URL("../../", import.meta.url).href

class Saved extends HTMLElement {
  #leave = new AbortController()
  /** @type {Undo | undefined} */
  #undo
  /** @type {import("./transfer.js").Stored[]} What a chosen file holds, until the reader decides. */
  #chosen = []

  connectedCallback() {
    this.#leave = new AbortController()
    this.#undo = new Undo(this.#part("undo"), this.#part("export"), (text) => this.#say(text))
    const { signal } = this.#leave
    this.addEventListener("click", (event) => this.#click(event.target), { signal })
    this.#file.addEventListener("change", () => this.#choose(), { signal })
    signal.addEventListener("abort", watchAll(() => this.#paint()))
    this.#paint()
    this.#paintPersisted()
    showStorageLine()
  }

  disconnectedCallback() {
    this.#leave.abort()
    this.#undo?.end()
  }

  /** @param {EventTarget | null} target */
  #click(target) {
    const { dataset = {} } = (target instanceof Element && target.closest("button")) || {}
    if ("kbExport" in dataset) this.#export()
    if ("kbDelete" in dataset) this.#delete("Deleted.", () => remove(dataset.kind ?? "", dataset.kbDelete ?? "", { evenNewer: true }))
    if ("kbDeleteAll" in dataset) this.#delete("Everything is deleted.", removeAll)
    if ("kbUndo" in dataset) this.#undo?.run()
    if ("kbImport" in dataset) this.#import()
    if ("kbCancel" in dataset) this.#close("Nothing was changed.")
  }

  #export() {
    const listed = list()
    if (!listed.length) return this.#say("There is nothing to save yet.")
    download(`after-the-interview-${today()}.json`, "application/json", exportFile(listed, SITE, new Date()))
    this.#say("The copy is saved as a file on this device.")
  }

  /**
   * @param {string} done
   * @param {() => () => void} remove
   */
  #delete(done, remove) {
    this.#undo?.offer(done, remove())
    // The button that had the focus may be gone from the list.
    this.#part("undo").focus()
  }

  async #choose() {
    const file = this.#file.files?.[0]
    if (!file) return
    try {
      // One byte more than allowed is enough to refuse it.
      this.#chosen = readFile(await file.slice(0, LARGEST + 1).text())
      this.#preview()
    } catch (error) {
      const reason = error instanceof Refused ? error.message : "This file cannot be read."
      this.#close(`${reason} Nothing was changed.`)
    }
  }

  #preview() {
    const steps = plan(this.#chosen, list())
    const lines = steps.map((step) => element("li", this.#sentence(step)))
    const changes = steps.filter(({ action }) => action === "add" || action === "replace").length
    if (!changes) return this.#close("Nothing in this file is newer than what is here. Nothing was changed.")
    this.#part("changes").replaceChildren(...lines)
    this.#part("preview").hidden = false
    this.#say(`This file would change ${changes === 1 ? "1 thing" : `${changes} things`}. Read the list before you decide.`)
  }

  /** @param {ReturnType<typeof plan>[number]} step */
  #sentence({ action, before, ...stored }) {
    const { name, holds } = inPlainWords(stored, this.#known)
    const was = before ? inPlainWords({ ...stored, entry: before }, this.#known).holds : ""
    return {
      add: `${name}: comes back with ${holds}.`,
      replace: `${name}: ${was} becomes ${holds}, because the file is newer.`,
      keep: `${name}: stays as it is${was && `, ${was}`}, because this device has something newer.`,
      same: `${name}: is the same here.`,
    }[action]
  }

  #import() {
    // Planned anew: another tab may have changed something since the preview.
    const steps = plan(this.#chosen, list()).filter(({ action }) => action === "add" || action === "replace")
    for (const { kind, id, entry } of steps) restore(kind, id, entry)
    this.#close(steps.length === 1 ? "1 thing came back." : `${steps.length} things came back.`)
  }

  /** @param {string} said */
  #close(said) {
    this.#file.value = ""
    if (this.#part("preview").contains(document.activeElement)) this.#file.focus()
    this.#part("preview").hidden = true
    this.#say(said)
  }

  #paint() {
    const listed = list()
    this.#part("list").replaceChildren(...listed.map((one) => this.#line(one)))
    this.#part("empty").hidden = listed.length > 0
  }

  /** @param {import("./storage.js").Listed} listed */
  #line(listed) {
    const { name, href, holds } = inPlainWords(listed, this.#known)
    const title = href ? Object.assign(element("a", name), { href }) : name
    const when = listed.entry && `changed on ${new Date(listed.entry.t).toLocaleDateString("en-US", { dateStyle: "long" })}`
    const until = listed.place === "tab" && "until you close this tab"
    const why = listed.why === "newer" ? "stored by a newer version of this site" : listed.why && "damaged, cannot be read"
    const button = Object.assign(element("button", "Delete"), { type: "button", className: "kb-button", ariaLabel: `Delete: ${name}` })
    Object.assign(button.dataset, { kind: listed.kind, kbDelete: listed.id })
    const line = element("li")
    line.append(element("span"), button)
    line.firstElementChild?.append(title, ...[holds, when, until, why].filter(Boolean).map((words, at) => (at ? `, ${words}` : `: ${words}`)))
    return line
  }

  async #paintPersisted() {
    const promised = await navigator.storage?.persisted?.().catch(() => false)
    this.#part("persisted").textContent = promised
      ? "Your browser has promised not to delete this by itself."
      : "Your browser may delete this by itself, for example when it runs out of room."
  }

  get #known() {
    return { checklists: JSON.parse(this.dataset.kbChecklists ?? "{}") }
  }

  get #file() {
    return /** @type {HTMLInputElement} */ (this.#part("file"))
  }

  /** @param {string} text */
  #say(text) {
    this.#part("status").textContent = text
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-kb-${name}]`))
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} [text]
 */
function element(name, text = "") {
  const made = document.createElement(name)
  made.textContent = text
  return made
}

customElements.define("kb-saved", Saved)
