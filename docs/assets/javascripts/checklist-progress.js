/** How much of a checklist is done, where the checklist itself does not stand. */

import { count, inWords, ticks } from "./checklist-state.js"
import { read, watch } from "./storage.js"

class ChecklistProgress extends HTMLElement {
  #unwatch = () => {}

  connectedCallback() {
    this.#unwatch = watch("checklist", this.#name, () => this.#paint())
    this.#paint()
  }

  disconnectedCallback() {
    this.#unwatch()
  }

  get #name() {
    return this.dataset.kbChecklist ?? ""
  }

  #paint() {
    const items = (this.dataset.kbItems ?? "").split(" ")
    const state = ticks(read("checklist", this.#name))
    const { done, of } = count(items, state)
    const [bar, words] = this.querySelectorAll("progress, [data-kb-progress]")
    Object.assign(bar, { max: of || 1, value: done })
    words.textContent = inWords(items, state)
  }
}

customElements.define("kb-checklist-progress", ChecklistProgress)
