/**
 * <kb-message>: a text to copy whose gaps are filled while the reader types.
 * What is typed is kept in memory for every text of the visit. It is neither stored nor sent.
 */

import { Fields, makeButton, paint, readParts } from "./gaps.js"
import { mailto } from "./mail.js"
import { nextMorning } from "./quiet.js"
import { ACTIONS, shared } from "./sending.js"
import { fill, filled, gapsLeft, oneLine } from "./text.js"

/** @type {Map<string, string>} */
const values = new Map()

/** @type {Set<Message>} */
const onPage = new Set()

/**
 * Keeps what was typed into a field and shows it in every message that has a gap for it.
 * @param {HTMLElement} input
 */
function keep(input) {
  const name = input.dataset.kbField
  if (!name) return
  values.set(name, /** @type {HTMLInputElement} */ (input).value)
  for (const message of onPage) message.show(name)
}

class Message extends HTMLElement {
  connectedCallback() {
    // The same listener twice counts once, so coming back to the page is no special case.
    for (const type of ["click", "focusin", "input", "keydown"]) this.addEventListener(type, this)
    if (!this.fields) this.read()
    onPage.add(this)
    for (const [name, input] of this.fields.inputs) {
      if (input.value) keep(input) // the browser has filled it in
      else this.show(name)
    }
    this.showMail()
    this.showLateHour()
  }

  disconnectedCallback() {
    onPage.delete(this)
  }

  /** Once: what stands on the page. */
  read() {
    this.name = this.dataset.kbMessage ?? ""
    this.quietHours = this.dataset.kbQuiet && JSON.parse(this.dataset.kbQuiet)
    this.body = /** @type {HTMLElement} */ (this.querySelector("[data-kb-body]"))
    this.bodyParts = readParts(this.body)
    this.subjectParts = readParts(this.querySelector("[data-kb-subject]"))
    this.fields = new Fields(this)
    this.left = [...this.fields.inputs.keys()]
    /** @type {HTMLElement[]} */
    this.gaps = [...this.querySelectorAll("[data-kb-gap]")]
    this.gaps.forEach(makeButton)
    this.hide("share", !navigator.canShare?.(shared(this)))
  }

  get text() {
    return fill(this.bodyParts, values)
  }

  get subject() {
    return oneLine(fill(this.subjectParts, values))
  }

  /**
   * @param {string} name  `copy` is [data-kb-copy].
   * @returns {HTMLElement | null}
   */
  control(name) {
    return this.querySelector(`[data-kb-${name}]`)
  }

  /**
   * @param {string} name
   * @param {boolean} hidden
   */
  hide(name, hidden) {
    const control = this.control(name)
    if (control) control.hidden = hidden
  }

  /** @param {Event} event */
  handleEvent(event) {
    const target = /** @type {HTMLElement} */ (event.target)
    if (event.type === "input") keep(target)
    else if (event.type === "focusin") this.showLateHour()
    else if (event.type === "keydown") this.pressed(/** @type {KeyboardEvent} */ (event), target)
    else this.clicked(target)
  }

  /** @param {HTMLElement} target */
  clicked(target) {
    const gap = /** @type {HTMLElement | null} */ (target.closest("[data-kb-gap]"))
    if (gap) return this.fields.open(gap)
    if (target.dataset.kbGo) return this.openNamed(target.dataset.kbGo)
    for (const [name, act] of Object.entries(ACTIONS)) if (target.closest(`[data-kb-${name}]`)) act(this)
  }

  /**
   * @param {KeyboardEvent} event
   * @param {HTMLElement} target
   */
  pressed(event, target) {
    const { kbGap, kbField } = target.dataset
    if (kbGap && (event.key === "Enter" || event.key === " ")) this.fields.open(target)
    // Not while characters are composed: there, Enter chooses one. In a field of several lines it starts a line.
    else if (kbField && event.key === "Enter" && !event.isComposing && target.localName === "input") this.goOn(kbField)
    else return
    event.preventDefault()
  }

  /**
   * To the next empty field, and in the end to the button that copies.
   * @param {string} name
   */
  goOn(name) {
    const next = this.fields.nextEmpty(name)
    if (next) this.openNamed(next)
    else this.control("copy")?.focus()
  }

  /** @param {string} name */
  openNamed(name) {
    const gap = this.gaps.find(({ dataset }) => dataset.kbGap === name)
    if (gap) this.fields.open(gap)
  }

  /**
   * Shows what was typed into the field of that name, if this message has it.
   * @param {string} name
   */
  show(name) {
    const input = this.fields.inputs.get(name)
    if (!input) return
    const value = values.get(name) ?? ""
    if (input.value !== value) input.value = value
    for (const gap of this.gaps) if (gap.dataset.kbGap === name) paint(gap, values)
    this.showLeft()
    this.showMail()
  }

  showLeft() {
    const left = [...this.fields.inputs.keys()].filter((name) => !filled(values.get(name)))
    const status = this.control("left")
    if (!status || left.join() === this.left.join()) return
    this.left = left
    // Other texts of the page have the same gap; only the one in which the reader types speaks.
    status.setAttribute("aria-live", this.contains(document.activeElement) ? "polite" : "off")
    status.dataset.kbLeft = `${left.length}`
    status.replaceChildren(...gapsLeft(left).map((part) => (typeof part === "string" ? part : goButton(part.gap))))
  }

  showMail() {
    const link = /** @type {HTMLAnchorElement | null} */ (this.control("mailto"))
    if (!link) return
    const address = mailto(this.subject, this.text)
    if (address) link.href = address
    else link.removeAttribute("href")
    this.hide("mailto", !address)
    this.hide("account", !address)
    this.hide("too-long", !!address)
  }

  showLateHour() {
    this.hide("late", !this.quietHours || !nextMorning(new Date(), this.quietHours))
  }

  /**
   * Says what happened, and which gaps are left.
   * @param {string} what
   */
  say = (what) => {
    const status = this.control("status")
    if (status) status.textContent = what && this.left.length ? `${what} ${this.control("left")?.textContent}` : what
  }
}

/** @param {string} name */
function goButton(name) {
  const button = document.createElement("button")
  Object.assign(button, { type: "button", className: "kb-go", textContent: name })
  button.dataset.kbGo = name
  return button
}

customElements.define("kb-message", Message)
