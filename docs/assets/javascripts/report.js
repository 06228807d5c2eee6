/** A report about a page, for the clipboard: where it is, what is wrong. Nothing leaves the device. */

/** Fetched when a reader opens the form, which few do, and so before the click that may copy. */
const clipboard = () => import("./copy.js")

/**
 * @param {{ title: string, address: string, section: string, words: string }} found
 */
export function report({ title, address, section, words }) {
  return `Page: ${title}\nAddress: ${address}\nPart: ${section}\n\n${words.trim() || "(nothing written yet)"}\n`
}

/**
 * A heading's words without the theme's mark behind them.
 * @param {Element | null} heading
 */
function headingWords(heading) {
  return heading?.textContent?.replace(/\s*¶$/, "") ?? document.title
}

class Report extends HTMLElement {
  connectedCallback() {
    if (this.#sections().options.length > 1) return
    for (const heading of document.querySelectorAll("article h2[id]")) {
      this.#sections().add(new Option(headingWords(heading), heading.id))
    }
    this.addEventListener("toggle", () => clipboard().catch(() => {}), { capture: true, once: true })
    this.#part("copy").addEventListener("click", () => this.#copy())
  }

  async #copy() {
    const { selectedIndex, value, options } = this.#sections()
    const words = /** @type {HTMLTextAreaElement} */ (this.#part("words")).value
    const title = headingWords(document.querySelector("article h1"))
    const address = location.origin + location.pathname + (selectedIndex ? `#${value}` : "")
    const section = options[selectedIndex].text
    const text = report({ title, address, section, words })
    const done = await clipboard().then(({ copy }) => copy({ text }), () => false)
    this.#part("status").textContent = done
      ? "Copied. Paste it wherever you write to us."
      : "Copying is not allowed here. Select your words and press Ctrl+C."
  }

  /** @returns {HTMLSelectElement} */
  #sections() {
    return /** @type {HTMLSelectElement} */ (this.#part("section"))
  }

  /**
   * @param {string} name
   * @returns {HTMLElement}
   */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-kb-report-${name}]`))
  }
}

customElements.define("kb-report", Report)
