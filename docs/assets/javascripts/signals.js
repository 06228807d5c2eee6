/** The table of what they said and did, with a field that leaves only the rows somebody remembers words of. */

import { find } from "./phrases.js"

// A screen reader hears the number of rows when the typing has stopped, not at every key.
const QUIET = 500

class Signals extends HTMLElement {
  #timer = 0
  /** @type {import("./phrases.js").Entry[]} */
  #entries = []

  connectedCallback() {
    if (this.#entries.length) return
    const phrases = JSON.parse(this.dataset.kbSignals ?? "{}")
    this.#entries = this.#rows().map((row) => {
      const id = row.dataset.kbSignal ?? ""
      return { id, texts: [row.cells[0].textContent ?? "", ...phrases[id]] }
    })
    this.#field().addEventListener("input", () => this.#show())
    // A browser that comes back to the page may have kept the words.
    if (this.#field().value) this.#show()
  }

  disconnectedCallback() {
    clearTimeout(this.#timer)
  }

  #show() {
    const query = this.#field().value.trim()
    const rows = this.#rows()
    const found = new Set(query ? find(query, this.#entries) : this.#entries.map(({ id }) => id))
    for (const row of rows) row.hidden = !found.has(row.dataset.kbSignal ?? "")
    for (const table of this.querySelectorAll("table")) {
      table.hidden = ![...table.tBodies[0].rows].some((row) => !row.hidden)
    }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#say(query ? sentence(found.size, rows.length) : ""), QUIET)
  }

  /** @param {string} text */
  #say(text) {
    const status = this.querySelector("[data-kb-status]")
    if (status) status.textContent = text
  }

  /** @returns {HTMLTableRowElement[]} */
  #rows() {
    return [...this.querySelectorAll("tr")].filter((row) => row.dataset.kbSignal)
  }

  #field() {
    return /** @type {HTMLInputElement} */ (this.querySelector("[data-kb-find]"))
  }
}

/**
 * @param {number} count
 * @param {number} all
 */
function sentence(count, all) {
  if (!count) return "Nothing here has these words. Try one of them alone, or empty the field to see all."
  return count === 1 ? `1 line of ${all}.` : `${count} lines of ${all}.`
}

customElements.define("kb-signals", Signals)
