/** One person on the page: the fields, the note, and what is worth a second look in it. */

import { mailto } from "../mail.js"
import { element } from "../next-step/view.js"
import { firstGap } from "./begin.js"
import { callName } from "./names.js"
import { isAddress } from "./people.js"
import { LONGEST_NOTE } from "./state.js"
import { countWords } from "./words.js"

/** @typedef {import("./state.js").Person} Person @typedef {import("./findings.js").Finding} Finding */
/** @typedef {Record<string, { says: string, asks: string | null, suggest: string, href: string }>} Sentences */
/** @typedef {Record<string, { title: string, channel: string, subject: string | null, body: string }>} Texts */
/** @typedef {{ sentences: Sentences, texts: Texts, titles: string[] }} Content  What the page knows. */

const TYPED = /** @type {const} */ (["name", "talked", "role", "address", "care", "value", "note", "subject"])

export class Row {
  /** When it was last kept, as far as this tab knows. */
  t = 0
  changed = false
  from = ""
  place = 0
  found = 0

  /**
   * @param {HTMLElement} root
   * @param {string} id
   * @param {Content} content
   */
  constructor(root, id, content) {
    this.root = root
    this.id = id
    this.content = content
    root.dataset.kbRow = id
  }

  /** @param {string} name */
  part(name) {
    return /** @type {HTMLInputElement} */ (this.root.querySelector(`[data-kb-${name}]`))
  }

  /** @returns {Person} What the fields say. */
  get person() {
    const typed = Object.fromEntries(TYPED.map((name) => [name, this.part(name).value]))
    const sent = this.part("sent").checked ? this.part("sent-on").value : ""
    return /** @type {Person} */ ({ place: this.place, from: this.from, ...typed, sent })
  }

  get isBlank() {
    return TYPED.every((name) => !this.part(name).value.trim())
  }

  get calledBy() {
    return callName(this.part("name").value, this.content.titles)
  }

  /**
   * Writes a person into the fields, but never into the one in which the reader is.
   * @param {Person} person
   */
  show(person) {
    this.place = person.place
    this.from = person.from
    for (const name of TYPED) {
      const field = this.part(name)
      if (field !== document.activeElement && field.value !== person[name]) field.value = person[name]
    }
    const { activeElement } = document
    if (this.part("sent-on") !== activeElement) this.part("sent-on").value = person.sent
    if (this.part("sent") !== activeElement) this.part("sent").checked = person.sent !== ""
    if (person.from) /** @type {HTMLSelectElement} */ (/** @type {unknown} */ (this.part("start"))).value = person.from
    this.paint()
  }

  /** What follows from the fields at once, without looking at the words. */
  paint() {
    const name = this.part("name").value.trim()
    const { talked, care, value, note, sent } = this.person
    this.root.setAttribute("aria-label", name ? `Note to ${name}` : "A person without a name")
    this.part("label").textContent = name ? `Your note to ${this.calledBy}` : "The note"
    const noted = Object.entries({ "You put down": talked, "They care about": care, "You may add": value })
    const quoted = noted.flatMap(([words, text]) => (text.trim() ? [`${words}: “${text.trim()}”.`] : []))
    const prompt = [...quoted, `Write one true line about it that only ${this.calledBy || "this person"} would recognize.`].join(" ")
    this.part("prompt").hidden = !quoted.length
    if (this.part("prompt").textContent !== prompt) this.part("prompt").textContent = prompt
    this.part("begin").textContent = note.trim() ? "Start over from this text" : "Write it in"
    this.part("when").hidden = !this.part("sent").checked
    this.root.classList.toggle("kb-is-sent", sent !== "")
    this.#paintMail()
  }

  #paintMail() {
    const mail = (this.content.texts[this.from]?.channel ?? "email") === "email"
    this.root.querySelectorAll("[data-kb-mail]").forEach((part) => part.toggleAttribute("hidden", !mail))
    const link = /** @type {HTMLAnchorElement} */ (/** @type {unknown} */ (this.part("mailto")))
    const address = mail ? mailto(this.part("subject").value, this.part("note").value, this.to) : null
    if (address) link.href = address
    else link.removeAttribute("href")
    link.hidden = !address
    this.part("too-long").hidden = !mail || !!address
  }

  get to() {
    const address = this.part("address").value.trim()
    return isAddress(address) ? address : ""
  }

  /** @param {Finding[]} findings */
  showFindings(findings) {
    const count = countWords(this.part("note").value.slice(0, LONGEST_NOTE / 10))
    this.part("count").textContent = count === 1 ? "1 word" : count ? `${count} words` : "No words yet"
    const items = findings.map((finding) => this.#item(finding))
    const list = this.part("findings")
    const focused = list.contains(document.activeElement) && document.activeElement?.closest("li")?.dataset.kbCode
    if (list.innerHTML !== items.map((item) => item.outerHTML).join("")) list.replaceChildren(...items)
    if (focused && !list.contains(document.activeElement)) {
      /** @type {HTMLElement} */ (list.querySelector(`[data-kb-code="${focused}"] :is(a, button)`) ?? this.part("note")).focus()
    }
    this.found = findings.length
    const said = findings.length === 1 ? "1 thing worth a second look" : findings.length ? `${findings.length} things worth a second look` : ""
    if (this.part("found").textContent !== said) this.part("found").textContent = said
  }

  /** @param {Finding} finding */
  #item(finding) {
    const { says, asks, suggest, href } = this.content.sentences[finding.code]
    /** @type {Record<string, unknown>} */
    const values = { ...finding, name: this.calledBy || "this person", other: finding.other || "another person" }
    const fill = (/** @type {string} */ text) => text.replace(/\{(\w+)\}/g, (_, gap) => `${values[gap] ?? ""}`)
    const item = element("li", "", element("strong", fill((finding.asked && asks) || says)), ` ${fill(suggest)} `)
    item.dataset.kbCode = finding.code
    if (finding.code === "placeholder") item.append(goButton(), " ")
    item.append(Object.assign(element("a", "Why"), { href, ariaLabel: `Why: ${fill(says)}` }))
    return item
  }

  /** Goes to the first gap, so that the next key replaces it; without one, to the end of the note. */
  goToGap() {
    const note = /** @type {HTMLTextAreaElement} */ (/** @type {unknown} */ (this.part("note")))
    const gap = firstGap(note.value)
    note.focus()
    note.setSelectionRange(gap?.start ?? note.value.length, gap?.end ?? note.value.length)
  }

  /** As the buttons for copying and sending need it. @returns {import("../sending.js").Sendable} */
  get sendable() {
    return {
      name: ["note", ...(this.part("name").value.match(/[\p{L}\p{N}]+/gu) ?? [])].join("-").toLowerCase(),
      text: this.part("note").value,
      subject: this.part("subject").value,
      body: this.part("note"),
      to: this.to,
      say: (said) => (this.part("status").textContent = said && this.found ? `${said} ${this.part("found").textContent}.` : said),
    }
  }
}

function goButton() {
  const button = Object.assign(element("button", "Fill it in"), { type: "button", className: "kb-go" })
  button.dataset.kbGap = ""
  return button
}
