/** The worksheet on paper: one page for each person, with what was typed; blank ones when nothing was. */

/** @typedef {import("./state.js").Person} Person */

export class Sheets {
  /** Whether the reader asked for the worksheet: then blank pages are printed, too, and nothing else is. */
  #asked = false

  /**
   * @param {HTMLElement} place  Holds the blank pages.
   * @param {() => Person[]} people
   */
  constructor(place, people) {
    this.place = place
    this.people = people
    this.blank = [...place.children]
    this.place.hidden = true
  }

  /** @param {AbortSignal} signal */
  connect(signal) {
    addEventListener("beforeprint", () => this.#show(this.people()), { signal })
    addEventListener("afterprint", () => this.#hide(), { signal })
  }

  print() {
    this.#asked = true
    print()
  }

  /** @param {Person[]} people */
  #show(people) {
    this.place.toggleAttribute("data-kb-printing", this.#asked)
    this.place.hidden = !people.length && !this.#asked
    if (people.length) this.place.replaceChildren(...people.map((person) => this.#page(person)))
  }

  #hide() {
    this.#asked = false
    this.place.removeAttribute("data-kb-printing")
    this.place.hidden = true
    this.place.replaceChildren(...this.blank)
  }

  /** @param {Person} person */
  #page(person) {
    const page = /** @type {HTMLElement} */ (this.blank[0].cloneNode(true))
    const { name, role, address, talked, care, note, sent } = person
    const values = [name, [role, address].filter(Boolean).join(", "), talked, care, note, sent]
    page.querySelectorAll(".kb-blank").forEach((line, at) => values[at]?.trim() && write(line, values[at]))
    return page
  }
}

/** @param {Element} line @param {string} text */
function write(line, text) {
  line.querySelectorAll("span").forEach((rule) => rule.remove())
  const words = document.createElement("span")
  words.className = "kb-written"
  words.textContent = text
  line.append(words)
}
