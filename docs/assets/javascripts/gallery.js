/**
 * The gallery of texts: leaves only the lines that fit the words, the recipient and the channel.
 * Without this script every line is there to read.
 */

/**
 * The words of a text without case and accents.
 * @param {string} text
 */
export const words = (text) =>
  text
    .normalize("NFD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/**
 * Whether every asked word is the beginning of one that is there.
 * @param {string[]} asked
 * @param {string[]} there
 */
export const fits = (asked, there) => asked.every((word) => there.some((other) => other.startsWith(word)))

class Gallery extends HTMLElement {
  connectedCallback() {
    this.addEventListener("input", this)
    this.addEventListener("click", this)
    this.filter()
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "input") this.filter()
    else if (event.target instanceof Element && event.target.closest("[data-kb-all]")) this.showAll()
  }

  /** @returns {NodeListOf<HTMLInputElement | HTMLSelectElement>} */
  get filters() {
    return this.querySelectorAll("[data-kb-filter]")
  }

  showAll() {
    for (const filter of this.filters) filter.value = ""
    this.filter()
    this.filters[0].focus()
  }

  filter() {
    const [typed, recipient, channel] = [...this.filters].map((filter) => filter.value)
    const asked = words(typed)
    let count = 0
    for (const group of this.groups()) {
      for (const { line, there } of group.lines) {
        const { kbRecipient, kbChannel } = line.dataset
        line.hidden = !(fits(asked, there) && [kbRecipient, ""].includes(recipient) && [kbChannel, ""].includes(channel))
      }
      const left = group.lines.filter(({ line }) => !line.hidden).length
      group.element.hidden = left === 0
      count += left
    }
    this.report(count, Boolean(asked.length || recipient || channel))
  }

  /**
   * @param {number} count
   * @param {boolean} filtered
   */
  report(count, filtered) {
    const text = count === 0 ? "No text fits." : count === 1 ? "1 text" : `${count} texts`
    const status = this.querySelector("[data-kb-count]")
    if (status && status.textContent !== text) status.textContent = text
    for (const [selector, hidden] of /** @type {const} */ ([["[data-kb-none]", count > 0], [".kb-jump", filtered]])) {
      this.querySelector(selector)?.toggleAttribute("hidden", hidden)
    }
  }

  /** The groups with their lines, each with the words by which it is found: read once, for every key after it. */
  groups() {
    this.found ??= [...this.querySelectorAll("[data-kb-group]")].map((element) => {
      const title = element.querySelector(".kb-label")?.textContent ?? ""
      const lines = [...element.querySelectorAll("[data-kb-text]")].map((line) => {
        return { line, there: words(`${title} ${line.textContent} ${line.dataset.kbWords}`) }
      })
      return { element, lines }
    })
    return this.found
  }
}

customElements.define("kb-gallery", Gallery)
