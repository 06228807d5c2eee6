/** The text for a step: a copy of the message that the page holds ready, with the days it names filled in. */

/** Which answer fills which gap of a text. @type {Record<string, string>} */
const GAPS = { "interview date": "interview", "promised date": "promised", "decision date": "deadlineDate" }
/** What is the same in every application. */
const YOURS = ["your name", "your phone number"]

export class Letter {
  #shown = ""
  #filling = false
  /** @type {Map<string, string>} What the reader typed into a gap: that stays. */
  #typed = new Map()
  /** @type {Set<string>} What was typed for another application: texts share their gaps, and this must not go out. */
  #others = new Set()

  /**
   * @param {HTMLElement} slot
   * @param {HTMLTemplateElement[]} templates
   */
  constructor(slot, templates) {
    this.slot = slot
    this.templates = new Map(templates.map((template) => [template.dataset.kbText ?? "", template]))
    slot.addEventListener("input", ({ target }) => {
      const field = /** @type {HTMLInputElement} */ (target)
      if (field.dataset.kbField && !this.#filling) this.#typed.set(field.dataset.kbField, field.value)
    })
  }

  /**
   * Shows the message, or none.
   * @param {string | null} id
   * @param {Record<string, string>} days  By answer, in words.
   */
  show(id, days) {
    if ((id ?? "") !== this.#shown) {
      this.#shown = id ?? ""
      const copy = this.templates.get(this.#shown)?.content.cloneNode(true)
      // Filled before it enters the page, so that nothing is read out about it.
      if (copy) this.#fill(/** @type {DocumentFragment} */ (copy), days)
      this.slot.replaceChildren(...(copy ? [copy] : []))
    }
    this.#fill(this.slot, days)
    this.slot.hidden = !this.slot.childElementCount
  }

  /** Another application: what was typed belongs to the one before. */
  forget() {
    for (const gap of this.#typed.keys()) if (!YOURS.includes(gap)) this.#others.add(gap)
    this.#typed.clear()
  }

  /** @param {ParentNode} where @param {Record<string, string>} days */
  #fill(where, days) {
    this.#filling = true
    for (const element of where.querySelectorAll("[data-kb-field]")) {
      const field = /** @type {HTMLInputElement} */ (element)
      const gap = field.dataset.kbField ?? ""
      const value = this.#typed.get(gap) ?? days[GAPS[gap]] ?? (this.#others.has(gap) ? "" : field.value)
      if (field.value === value) continue
      field.value = value
      field.dispatchEvent(new InputEvent("input", { bubbles: true }))
    }
    this.#filling = false
  }
}
