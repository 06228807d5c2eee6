/** <kb-tabs>: several texts, one at a time. Without it they stand one below the other, as they do in print. */

/** @type {Record<string, (at: number, count: number) => number>} */
const KEYS = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
}

class Tabs extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this)
    this.addEventListener("keydown", this)
    window.addEventListener("hashchange", this)
    /** @type {HTMLElement[]} */
    this.tabs = [...this.querySelectorAll("[role=tab]")]
    for (const tab of this.tabs) {
      this.panel(tab)?.setAttribute("role", "tabpanel")
      this.panel(tab)?.setAttribute("aria-labelledby", tab.id)
    }
    this.choose(this.tabs[0])
    this.followLink()
  }

  disconnectedCallback() {
    window.removeEventListener("hashchange", this)
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "hashchange") return this.followLink()
    const tab = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[role=tab]"))
    if (!tab) return
    if (event.type === "click") return this.choose(tab)
    const move = KEYS[/** @type {KeyboardEvent} */ (event).key]
    if (!move) return
    event.preventDefault()
    const next = this.tabs[move(this.tabs.indexOf(tab), this.tabs.length)]
    this.choose(next)
    next.focus()
  }

  /** A link to a text that is not shown shows it. */
  followLink() {
    const tab = this.tabs.find((tab) => `#${this.panel(tab)?.id}` === location.hash)
    if (!tab) return
    this.choose(tab)
    this.panel(tab)?.scrollIntoView()
  }

  /** @param {HTMLElement} chosen */
  choose(chosen) {
    for (const tab of this.tabs) {
      tab.setAttribute("aria-selected", `${tab === chosen}`)
      tab.tabIndex = tab === chosen ? 0 : -1
      this.panel(tab)?.toggleAttribute("data-kb-open", tab === chosen)
    }
  }

  /** @param {HTMLElement} tab */
  panel(tab) {
    return document.getElementById(tab.getAttribute("aria-controls") ?? "")
  }
}

customElements.define("kb-tabs", Tabs)
