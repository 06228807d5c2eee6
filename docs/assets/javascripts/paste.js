/** A box for a pasted e-mail: marks every phrase in it that is known, and says what each tells. Nothing leaves the page. */

import { marks } from "./phrases.js"

// Typing is answered when it rests; what is pasted arrives at once and is answered as soon.
const QUIET = 300

/**
 * @typedef {{ id: string, conduct: boolean, title: string, tells: string, reading: string, href: string, phrases: string[] }} Reading
 */

class Paste extends HTMLElement {
  #timer = 0
  /** @type {Reading[]} */
  #readings = []

  connectedCallback() {
    if (this.#readings.length) return
    this.#readings = JSON.parse(this.dataset.kbPaste ?? "[]")
    this.#box().addEventListener("input", () => {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => this.#read(), QUIET)
    })
    this.#part("clear").addEventListener("click", () => {
      clearTimeout(this.#timer)
      this.#box().value = ""
      this.#read()
      this.#box().focus()
    })
    if (this.#box().value) this.#read()
  }

  disconnectedCallback() {
    clearTimeout(this.#timer)
  }

  #read() {
    const text = this.#box().value
    const found = marks(text, this.#readings)
    const known = this.#inOrder(found.map(({ id }) => id))
    this.#part("found").hidden = !known.length
    this.#part("readings").replaceChildren(...known.map((reading) => item(reading)))
    this.#part("marked").replaceChildren(...marked(text, found, known))
    this.#part("status").textContent = sentence(text, known.length)
  }

  /**
   * Each reading once, as they come in the text; bad treatment before all others.
   * @param {string[]} ids
   */
  #inOrder(ids) {
    const known = [...new Set(ids)].flatMap((id) => this.#readings.find((reading) => reading.id === id) ?? [])
    return known.sort((a, b) => Number(b.conduct) - Number(a.conduct))
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-kb-${name}]`))
  }

  #box() {
    return /** @type {HTMLTextAreaElement} */ (this.#part("text"))
  }
}

/**
 * @param {string} text
 * @param {number} count
 */
function sentence(text, count) {
  if (!text.trim()) return ""
  if (!count) return "We know none of these sentences. That tells you nothing."
  return count === 1 ? "We know 1 thing they wrote." : `We know ${count} things they wrote.`
}

/** @param {Reading} reading */
function item({ title, tells, reading, href }) {
  const line = element("li")
  line.append(Object.assign(element("a", title), { href }), ` (${tells}). ${reading}`)
  return line
}

/**
 * The text with its known phrases marked, each with the number of its reading.
 * @param {string} text
 * @param {{ id: string, start: number, end: number }[]} found
 * @param {Reading[]} known
 */
function marked(text, found, known) {
  let at = 0
  const parts = found.flatMap(({ id, start, end }) => {
    const before = text.slice(at, start)
    at = end
    const number = known.findIndex((reading) => reading.id === id) + 1
    return [before, element("mark", text.slice(start, end)), element("sup", String(number))]
  })
  return [...parts, text.slice(at)]
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

customElements.define("kb-paste", Paste)
