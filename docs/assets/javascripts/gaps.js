/** The gaps of a message on the page: reading them, filling them, and opening the field of one. */

import { filled, shown } from "./text.js"

/** @typedef {import("./text.js").Part} Part */

/**
 * A text as it was rendered: words, gaps by name, line breaks, and empty lines between paragraphs.
 * @param {Element | null} element
 * @returns {Part[]}
 */
export function readParts(element) {
  if (!element) return []
  return [...element.childNodes].flatMap((node, index) => {
    if (!(node instanceof HTMLElement)) return [node.textContent ?? ""]
    if (node.dataset.kbGap) return [{ gap: node.dataset.kbGap }]
    if (node.localName === "br") return ["\n"]
    return index ? ["\n\n", ...readParts(node)] : readParts(node)
  })
}

/**
 * Writes what was typed into a gap, as text.
 * @param {HTMLElement} gap
 * @param {Map<string, string>} values
 */
export function paint(gap, values) {
  const name = gap.dataset.kbGap ?? ""
  gap.textContent = shown(name, values)
  gap.classList.toggle("kb-filled", filled(values.get(name)))
}

/**
 * Makes a gap a button that stays part of its sentence, so that the text can still be selected.
 * @param {HTMLElement} gap
 */
export function makeButton(gap) {
  gap.setAttribute("role", "button")
  gap.tabIndex = 0
}

/**
 * The fields of one message, by name. Where they do not stand beside the text (the style sheet decides),
 * one at a time opens in place: below the paragraph of its gap.
 */
export class Fields {
  /** @param {Element} message */
  constructor(message) {
    this.list = message.querySelector(".kb-fields")
    this.boxes = [...message.querySelectorAll(".kb-field")]
    /** @type {Map<string, HTMLInputElement | HTMLTextAreaElement>} */
    this.inputs = new Map()
    for (const box of this.boxes) {
      const input = /** @type {HTMLInputElement} */ (box.querySelector("[data-kb-field]"))
      this.inputs.set(input.dataset.kbField ?? "", input)
    }
  }

  /**
   * Goes to the field of a gap.
   * @param {HTMLElement} gap
   */
  open(gap) {
    const input = this.inputs.get(gap.dataset.kbGap ?? "")
    const box = input?.closest(".kb-field")
    if (!input || !box) return
    if (this.boxes.some((other) => other.parentElement !== this.list)) this.list?.prepend(...this.boxes)
    if (!box.getClientRects().length) gap.closest("p")?.after(box)
    input.focus()
    input.select()
  }

  /**
   * The next field without text after the given one, and from the start again.
   * @param {string} name
   */
  nextEmpty(name) {
    const names = [...this.inputs.keys()]
    const at = names.indexOf(name)
    return [...names.slice(at + 1), ...names.slice(0, at)].find((other) => !filled(this.inputs.get(other)?.value))
  }
}
