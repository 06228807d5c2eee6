/** Ticks that stay: paints and keeps a checklist's state, counts, copies, and clears with a way back. */

import { asText, count, inWords, skip, storable, tick, ticks } from "./checklist-state.js"
import { copy } from "./copy.js"
import { printAlone } from "./print.js"
import { connectReminder } from "./reminder.js"
import { showStorageLine } from "./storage-line.js"
import { read, remove, watch, write } from "./storage.js"
import { Undo } from "./undo.js"

class Checklist extends HTMLElement {
  #leave = new AbortController()
  /** @type {Undo | undefined} */
  #undo
  #used = false

  connectedCallback() {
    this.#leave = new AbortController()
    this.#undo = new Undo(this.#part("[data-kb-undo]"), this.#part("[data-kb-reset]"), (text) => this.#say(text))
    const { signal } = this.#leave
    this.addEventListener("change", (event) => this.#change(event.target), { signal })
    this.addEventListener("click", (event) => this.#click(event.target), { signal })
    // The count is announced only while the reader works here: not on load, not for a change in another tab.
    for (const type of ["pointerdown", "keydown", "focusin"]) this.addEventListener(type, () => this.#announce(true), { signal })
    this.querySelectorAll("details[data-kb-remind]").forEach((part) => connectReminder(part, signal, (text) => this.#say(text)))
    const unwatch = watch("checklist", this.#name, (value, elsewhere) => {
      if (elsewhere) this.#announce(false)
      if (value) this.#undo?.end()
      this.#paint()
    })
    signal.addEventListener("abort", unwatch)
    this.#keepEarlyTicks()
    this.#paint()
    showStorageLine()
  }

  disconnectedCallback() {
    this.#leave.abort()
    this.#undo?.end()
  }

  /** Boxes that the reader ticked while this script was on its way; not those that the browser restored. */
  #keepEarlyTicks() {
    const early = this.#used || !CSS.supports("selector(:user-valid)") ? [] : this.#items().filter(({ box }) => box.matches(":user-valid"))
    this.#used = true
    if (early.length) this.#keep(early.reduce((state, { id, box }) => tick(state, id, box.checked), this.#state))
  }

  /** @param {EventTarget | null} target */
  #change(target) {
    if (!(target instanceof HTMLInputElement) || !target.dataset.kbItem) return
    this.#keep(tick(this.#state, target.dataset.kbItem, target.checked))
  }

  /** @param {EventTarget | null} target */
  #click(target) {
    const button = target instanceof Element && target.closest("button")
    if (!button) return
    if (button.dataset.kbSkip) this.#keep(skip(this.#state, button.dataset.kbSkip, button.getAttribute("aria-pressed") === "false"))
    if ("kbExport" in button.dataset) this.#copy()
    if ("kbPrint" in button.dataset) printAlone(this)
    if ("kbReset" in button.dataset) this.#clear()
    if ("kbUndo" in button.dataset) this.#undo?.run()
  }

  get #name() {
    return this.dataset.kbChecklist ?? ""
  }

  get #state() {
    return ticks(read("checklist", this.#name))
  }

  /** @param {import("./checklist-state.js").Ticks} state */
  #keep(state) {
    this.#say("")
    write("checklist", this.#name, storable(state))
  }

  #paint() {
    const state = this.#state
    const items = this.#items()
    for (const { id, box, row } of items) {
      const skipped = state.skipped.has(id)
      box.checked = state.done.has(id)
      box.disabled = skipped
      row.classList.toggle("kb-skipped", skipped)
      row.querySelector("[data-kb-skip]")?.setAttribute("aria-pressed", String(skipped))
    }
    const ids = items.map(({ id }) => id)
    const { done, of } = count(ids, state)
    Object.assign(this.#part("progress"), { max: of || 1, value: done })
    const status = this.#part("[data-kb-progress]")
    if (status.textContent !== inWords(ids, state)) status.textContent = inWords(ids, state)
  }

  async #copy() {
    const text = asText(this.#part("[data-kb-title]").textContent ?? "", this.#items(), this.#state)
    this.#say((await copy({ text })) ? "The checklist is copied." : "Copying did not work here. Select the list and press Ctrl+C.")
  }

  #clear() {
    if (!read("checklist", this.#name)) return this.#say("Nothing is ticked.")
    this.#undo?.offer("Cleared.", remove("checklist", this.#name))
  }

  #items() {
    return [...this.querySelectorAll("li")].flatMap((row) => {
      const box = row.querySelector("input")
      const id = box?.dataset.kbItem
      return box && id ? [{ id, box, row, text: row.querySelector("label")?.textContent?.trim() ?? "" }] : []
    })
  }

  /** @param {string} text */
  #say(text) {
    this.#part("[data-kb-status]").textContent = text
  }

  /** @param {boolean} on */
  #announce(on) {
    this.#part("[data-kb-progress]").setAttribute("aria-live", on ? "polite" : "off")
  }

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector))
  }
}

customElements.define("kb-checklist", Checklist)
