/** <kb-next-step>: where the reader stands, the one thing to do, and the day to stop, for each of their applications. */

import { icsFiles } from "../calendar.js"
import { copy, download } from "../copy.js"
import { today } from "../dates.js"
import { showStorageLine } from "../storage-line.js"
import { remove, watchAll } from "../storage.js"
import { Undo } from "../undo.js"
import { KIND, application, applications, keep, newId, paintList } from "./applications.js"
import { answers, narrow, reveal, show } from "./form.js"
import { offers, paintOffers } from "./from-notes.js"
import { Letter } from "./letter.js"
import { outcome } from "./outcome.js"
import { EMPTY } from "./situation.js"
import { nextDay, reminders } from "./timeline.js"
import { asText, paint } from "./view.js"
import { inDays } from "./words.js"

/** @typedef {import("./situation.js").Situation} Situation */

// The result is said when the answers rest, not at every key.
const REST = 500

class NextStep extends HTMLElement {
  #leave = new AbortController()
  #timer = 0
  #id = ""
  /** When the shown application was last changed, as far as this tab knows; nothing is newer while it writes. */
  #known = 0
  #changed = false

  connectedCallback() {
    this.#leave = new AbortController()
    const { signal } = this.#leave
    if (!this.content) this.#prepare()
    this.addEventListener("input", (event) => this.#input(event.target), { signal })
    this.addEventListener("change", () => this.#keep(), { signal })
    this.addEventListener("click", (event) => this.#click(event.target), { signal })
    addEventListener("pagehide", () => this.#keep(), { signal })
    // The day may have changed while nobody looked.
    document.addEventListener("visibilitychange", () => document.hidden || this.#paint(), { signal })
    signal.addEventListener("abort", watchAll(() => this.#follow()))
    this.#open(applications()[0]?.id ?? newId())
    showStorageLine()
  }

  disconnectedCallback() {
    clearTimeout(this.#timer)
    this.#leave.abort()
    this.#keep()
    this.undo?.end()
  }

  /** Once: what the page knows. */
  #prepare() {
    const [words, timing, signals] = [this.dataset.kbWords, this.dataset.kbTiming, this.dataset.kbSignals].map((text) => JSON.parse(text ?? "{}"))
    this.content = { words, timing, signals }
    this.entries = Object.entries(signals).map(([id, { title, phrases }]) => ({ id, texts: [title, ...phrases] }))
    this.letter = new Letter(this.#part("letter"), [...this.querySelectorAll("template")])
    this.undo = new Undo(this.#part("undo"), /** @type {HTMLElement} */ (this.querySelector("summary")), (text) => this.#say("told", text))
  }

  /** @param {EventTarget | null} target */
  #input(target) {
    if (!(target instanceof Element) || !target.closest("[data-kb-answers]")) return
    if (target.matches("[data-kb-find]")) return narrow(this, this.entries ?? [])
    this.#changed = true
    this.#announce(true)
    this.#say("done", "")
    reveal(this, answers(this))
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#keep()
      this.#paint()
    }, REST)
  }

  /** @param {EventTarget | null} target */
  #click(target) {
    const { dataset } = (target instanceof Element && target.closest("button")) || {}
    if (!dataset) return
    if (dataset.kbOpen) this.#open(dataset.kbOpen)
    if ("kbNew" in dataset) this.#open(newId())
    if ("kbDelete" in dataset) this.#delete()
    if ("kbUndo" in dataset) this.undo?.run()
    if ("kbExport" in dataset) this.#copy()
    if ("kbPrint" in dataset) print()
    if ("kbIcs" in dataset) this.#save()
    if (dataset.kbUse) this.#use(Number(dataset.kbUse))
  }

  /** @param {string} id */
  #open(id) {
    this.#keep()
    clearTimeout(this.#timer)
    this.#id = id
    this.letter?.forget()
    this.#load()
    Object.assign(this.#part("answers"), { open: this.#known === 0 })
    this.#paint()
  }

  /** Fills the form with what is kept. Nobody asked for it to be read out. */
  #load() {
    const stored = application(this.#id)
    this.#known = stored?.t ?? 0
    this.#announce(false)
    if (this.#name !== document.activeElement) this.#name.value = stored?.name ?? ""
    show(this, stored?.situation ?? EMPTY)
    narrow(this, this.entries ?? [])
  }

  /** Another tab, or the page of saved things, has changed something. */
  #follow() {
    if (this.#known === Infinity) return
    if ((application(this.#id)?.t ?? 0) > this.#known) this.#load()
    this.#paint()
  }

  #keep() {
    if (!this.#changed) return
    this.#changed = false
    this.#known = Infinity
    keep(this.#id, this.#name.value.trim(), answers(this))
    this.#known = application(this.#id)?.t ?? 0
  }

  #delete() {
    const id = this.#id
    this.#changed = false
    const back = remove(KIND, id)
    this.#open(applications()[0]?.id ?? newId())
    this.undo?.offer("The application is deleted.", () => {
      back()
      this.#open(id)
    })
    // The button that had the focus may be gone.
    this.#part("undo").focus()
  }

  /** Takes over what the notes say; what the reader has answered here stays. @param {number} at */
  #use(at) {
    const s = answers(this)
    const { company, date, sent } = offers(s)[at]
    show(this, { ...s, thanked: sent, interview: s.interview || date })
    this.#name.value ||= company.slice(0, this.#name.maxLength)
    this.#changed = true
    this.#keep()
    this.#paint()
    // The button that had the focus is gone.
    this.#field("thanked").focus()
  }

  /** @param {Situation} s */
  #outcome(s) {
    return outcome(s, today(), /** @type {import("./outcome.js").Content} */ (this.content))
  }

  #paint() {
    const { s, today, result, view, points } = this.#outcome(answers(this))
    this.#part("result").dataset.kbStage = result.stage
    paint(this, view, points, today)
    const days = Object.entries({ interview: s.interview, promised: result.promised, deadlineDate: s.deadlineDate })
    const inWords = days.flatMap(([name, date]) => (date && result.message ? [[name, inDays(date, today)]] : []))
    this.letter?.show(result.message, Object.fromEntries(inWords))
    this.#part("kept").hidden = points.length === 0
    this.#part("calendar").hidden = !this.#reminders().length
    paintOffers(this.#part("from-notes"), offers(s), today)
    this.#list()
  }

  #list() {
    const rows = applications().map(({ id, name, situation }) => {
      const { result, view } = this.#outcome(situation)
      return { id, name, day: nextDay(result), head: view.head }
    })
    this.#part("new").hidden = rows.length === 0
    this.#part("delete").hidden = !rows.some(({ id }) => id === this.#id)
    this.#part("mine").hidden = rows.length < 2
    paintList(this.#part("list"), rows, this.#id)
  }

  #reminders() {
    const { result, today } = this.#outcome(answers(this))
    const uid = (/** @type {string} */ name) => `next-step-${this.#id}-${name}@${location.host}`
    const { checked } = /** @type {HTMLInputElement} */ (this.#part("details"))
    return reminders(result, today, this.content?.words, { uid, open: checked, name: this.#name.value.trim(), now: new Date() })
  }

  #save() {
    download("reminder.ics", "text/calendar", icsFiles(this.#reminders()))
    this.#say("done", "Saved as reminder.ics. Open the file to put the days into your calendar.")
  }

  async #copy() {
    const { view, points, today } = this.#outcome(answers(this))
    const done = await copy({ text: asText(view, points, today, this.#name.value.trim()) })
    this.#say("done", done ? "Copied." : "Copying did not work here. Select the words above and press Ctrl+C.")
  }

  /** @param {boolean} on */
  #announce(on) {
    this.#part("step").setAttribute("aria-live", on ? "polite" : "off")
  }

  /** @param {"told" | "done"} place @param {string} text */
  #say(place, text) {
    this.#part(place).textContent = text
  }

  get #name() {
    return this.#field("name")
  }

  /** @param {string} name */
  #field(name) {
    return /** @type {HTMLInputElement} */ (this.querySelector(`[name="${name}"]`))
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-kb-${name}]`))
  }
}

customElements.define("kb-next-step", NextStep)
