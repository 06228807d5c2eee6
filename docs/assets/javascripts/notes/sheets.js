/** The worksheet on paper: one page for each person, with what was typed; blank ones when nothing was. */

/** @typedef {import("./state.js").Person} Person */

export class Sheets {
  /** @param {HTMLElement} place  Holds the blank pages. */
  constructor(place) {
    this.place = place
    this.blank = [...place.children]
    this.place.hidden = true
  }

  /**
   * @param {Person[]} people
   * @param {boolean} asked  Whether the reader asked for the worksheet: then blank pages are printed, too.
   */
  show(people, asked) {
    this.place.hidden = !people.length && !asked
    if (people.length) this.place.replaceChildren(...people.map((person) => this.#page(person)))
  }

  hide() {
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
