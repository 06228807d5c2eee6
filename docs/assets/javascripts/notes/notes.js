/** <kb-notes>: a note to each person who interviewed, side by side, kept as the reader chose. */

import { today } from "../dates.js"
import { ACTIONS } from "../sending.js"
import { showStorageLine } from "../storage-line.js"
import { choosePlace, place, watchAll } from "../storage.js"
import { Undo } from "../undo.js"
import { KIND, interview, interviews, keep, newId } from "./kept.js"
import { Look } from "./look.js"
import { KEPT, paintInterviews, paintSwitch, progress } from "./overview.js"
import { readPeople } from "./people.js"
import { MOST_PEOPLE, Rows } from "./rows.js"
import { Sheets } from "./sheets.js"
import { NOBODY } from "./state.js"

// Typing is kept and looked at when it rests.
const REST = 300
const INTERVIEW = /** @type {const} */ (["company", "job", "date", "me"])
/** By the name of the button's data: `kbCopySubject` is copy-subject. */
const SENDING = Object.entries(ACTIONS).map(([name, act]) => ({ key: `kb-${name}`.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()), act }))

/** @typedef {import("./row.js").Row} Row */

class Notes extends HTMLElement {
  #leave = new AbortController()
  #timer = 0
  #t = 0
  #changed = false
  #writing = false
  #open = ""

  connectedCallback() {
    this.#leave = new AbortController()
    const { signal } = this.#leave
    if (!this.rows) this.#prepare()
    this.addEventListener("input", (event) => this.#input(event.target), { signal })
    this.addEventListener("change", () => this.#keep(), { signal })
    this.addEventListener("click", (event) => this.#click(event.target), { signal })
    addEventListener("pagehide", () => this.#keep(), { signal })
    this.sheets?.connect(signal)
    signal.addEventListener("abort", watchAll(() => this.#follow()))
    this.#show(interviews()[0]?.id ?? newId())
    showStorageLine()
  }

  disconnectedCallback() {
    clearTimeout(this.#timer)
    this.#leave.abort()
    this.#keep()
    this.undo?.end()
    this.look.end()
  }

  /** Once: what the page knows. */
  #prepare() {
    const [rules, sentences, texts] = [this.dataset.kbRules, this.dataset.kbSentences, this.dataset.kbTexts].map((text) => JSON.parse(text ?? "{}"))
    this.look = new Look(rules, texts)
    const template = /** @type {HTMLTemplateElement} */ (this.#part("template"))
    this.rows = new Rows(this.#part("rows"), template, { sentences, texts, titles: rules.words.titles })
    this.sheets = new Sheets(this.#part("sheets"), () => this.rows.filled.map((row) => row.person))
    this.undo = new Undo(this.#part("undo"), this.#part("add"), (text) => this.#say(text))
  }

  /** @param {EventTarget | null} target */
  #input(target) {
    if (!(target instanceof HTMLElement)) return
    const row = this.rows.of(target)
    if (row && "kbStart" in target.dataset) return
    if (row) {
      if ("kbSent" in target.dataset) row.part("sent-on").value = row.part("sent").checked ? today() : ""
      row.changed = true
      row.part("status").textContent = ""
      row.paint()
    } else if (INTERVIEW.some((name) => target === this.#part(name))) this.#changed = true
    else return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#settle(), REST)
  }

  /** @param {EventTarget | null} target */
  #click(target) {
    const control = target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest("button, a[data-kb-mailto]")) : null
    if (!control) return
    const { dataset } = control
    const row = this.rows.of(control)
    if (row) return this.#clickRow(row, dataset)
    if (dataset.kbPlace === "device" || dataset.kbPlace === "tab") this.#choose(dataset.kbPlace)
    if ("kbChange" in dataset) this.#choose(place(KIND) === "device" ? "tab" : "device")
    if (dataset.kbOpen) this.#show(dataset.kbOpen)
    if (dataset.kbShow) this.#turnTo(dataset.kbShow)
    if ("kbNew" in dataset) this.#show(newId())
    if ("kbDelete" in dataset) this.#forget(this.rows.id, "The interview and its notes are deleted.")
    if ("kbUndo" in dataset) this.undo?.run()
    if ("kbAdd" in dataset) this.#addOne()
    if ("kbAddPeople" in dataset) this.#addPasted()
    if ("kbSpell" in dataset) this.#spell()
    if ("kbPrint" in dataset) this.sheets?.print()
  }

  /** @param {Row} row @param {DOMStringMap} dataset */
  #clickRow(row, dataset) {
    if ("kbBegin" in dataset) this.#begin(row)
    if ("kbGap" in dataset) row.goToGap()
    if ("kbRemove" in dataset) this.#forget(row.id, `${row.part("name").value.trim() || "The person"} is removed.`)
    for (const { key, act } of SENDING) if (key in dataset) act(row.sendable)
  }

  /** Writes the chosen text in; what stood there comes back with "Undo". @param {Row} row */
  #begin(row) {
    const before = row.person
    const id = row.part("start").value
    const text = this.look.begun(id, row, this.rows.filled, this.#interview)
    const write = (/** @type {Partial<import("./state.js").Person>} */ change) => {
      row.show({ ...row.person, ...change })
      row.changed = true
      this.#settle()
    }
    write({ from: id, note: text.body, subject: text.subject })
    row.goToGap()
    const { from, note, subject } = before
    if (note.trim()) this.undo?.offer("The note starts over.", () => write({ from, note, subject }))
  }

  /** @param {string} id @param {string} done */
  #forget(id, done) {
    this.#keep()
    const here = this.rows.id
    const back = this.rows.forget(id)
    this.#show(id === here ? (interviews()[0]?.id ?? newId()) : here)
    this.undo?.offer(done, () => {
      back()
      this.#show(here)
    })
    // The button that had the focus is gone.
    this.#part("undo").focus()
  }

  #addOne() {
    const [row] = this.rows.add([NOBODY])
    if (!row) return this.#say(`${MOST_PEOPLE} people are the most here.`)
    this.#turnTo(row.id)
    row.part("name").focus()
  }

  #addPasted() {
    const field = /** @type {HTMLTextAreaElement} */ (this.#part("people"))
    const found = readPeople(field.value, this.#interview.me)
    const fresh = this.rows.unknown(found)
    if (!fresh.length) return this.#say(found.length ? "Everybody in this list is here already." : "No names are found in this. Write one person a line.")
    const added = this.rows.add(fresh.map((person) => ({ ...NOBODY, ...person })))
    const more = fresh.length > added.length ? ` ${MOST_PEOPLE} people are the most here.` : ""
    this.#say(`${added.length === 1 ? "1 person is" : `${added.length} people are`} added.${more}`)
    if (!added.length) return
    field.value = ""
    this.#part("paste").removeAttribute("open")
    this.#turnTo(added[0].id)
    this.#settle()
    added[0].part("talked").focus()
  }

  /** Shows another interview, or a new one. @param {string} id */
  #show(id) {
    if (this.rows.id) this.#keep()
    this.#t = -1
    this.rows.show(id)
    this.#load()
    this.#open = this.rows.all[0].id
    this.#settle()
  }

  /** What is stored of the interview and newer than what is here. */
  #load() {
    const stored = interview(this.rows.id)
    if (stored.t === this.#t || this.#changed) return
    this.#t = stored.t
    for (const name of INTERVIEW) {
      const field = /** @type {HTMLInputElement} */ (this.#part(name))
      if (field !== document.activeElement && field.value !== stored.value[name]) field.value = stored.value[name]
    }
  }

  /** Another tab, or the page of saved things, has changed something. */
  #follow() {
    if (this.#writing) return
    this.#load()
    this.rows.load()
    if (this.rows.all.length) this.#settle()
    else this.#show(interviews()[0]?.id ?? newId())
  }

  #keep() {
    this.#writing = true
    // The first person of an interview brings the interview itself.
    if (this.#changed || (this.rows.changed && this.#t <= 0)) this.#t = keep(this.rows.id, this.#interview)
    this.#changed = false
    this.rows.keep()
    this.#writing = false
  }

  /** Keeps what was typed, looks at it, and counts. */
  #settle() {
    this.#keep()
    const { filled, all, id } = this.rows
    this.look.at(all, this.#interview)
    const said = progress(filled)
    if (this.#part("progress").textContent !== said) this.#part("progress").textContent = said
    paintSwitch(this.#part("switch"), all, this.#open)
    const known = interviews()
    paintInterviews(this.#part("list"), known, id)
    this.#part("mine").hidden = known.length < 2
    this.#part("new").hidden = !known.length
    this.#part("delete").hidden = !known.some((one) => one.id === id)
    const chosen = place(KIND)
    this.#part("ask").hidden = chosen !== null
    this.#part("change").hidden = chosen === null
    this.#part("kept").textContent = KEPT[chosen ?? "tab"].kept
    this.#part("change").textContent = KEPT[chosen ?? "tab"].change
  }

  /** @returns {import("./state.js").Interview} */
  get #interview() {
    return /** @type {any} */ (Object.fromEntries(INTERVIEW.map((name) => [name, /** @type {HTMLInputElement} */ (this.#part(name)).value])))
  }

  async #spell() {
    const { value } = /** @type {HTMLSelectElement} */ (this.#part("english"))
    const status = this.#part("spelt")
    status.textContent = "Getting the dictionary …"
    status.textContent = await this.look.spell(value === "british" ? "british" : "american", () => this.look.at(this.rows.all, this.#interview))
  }

  /** On a phone, one note is shown at a time. @param {string} id */
  #turnTo(id) {
    this.#open = id
    paintSwitch(this.#part("switch"), this.rows.all, id)
  }

  /** @param {import("../storage.js").Place} where */
  #choose(where) {
    const asked = this.#part("ask").contains(document.activeElement)
    this.#keep()
    choosePlace(KIND, where)
    this.#settle()
    this.#say(where === "device" ? "Your notes are kept on this device." : "Your notes are forgotten when you close this tab.")
    // The question is gone, and the buttons with it.
    if (asked) this.#part("company").focus()
  }

  /** @param {string} text */
  #say(text) {
    this.#part("told").textContent = text
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-kb-${name}]`))
  }
}

customElements.define("kb-notes", Notes)
