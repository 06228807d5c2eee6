/** What stands around the notes: how many are sent, whose note is shown, which interviews there are, where it is kept. */

import { element } from "../next-step/view.js"

/**
 * "3 of 5 sent".
 * @param {import("./row.js").Row[]} filled
 */
export function progress(filled) {
  const sent = filled.filter(({ person }) => person.sent).length
  return filled.length ? `${sent} of ${filled.length} sent` : ""
}

/**
 * On a phone, one note is shown at a time: a button for each.
 * @param {HTMLElement} place
 * @param {import("./row.js").Row[]} rows
 * @param {string} open
 */
export function paintSwitch(place, rows, open) {
  const buttons = rows.map((row, at) => {
    const { name, sent } = row.person
    const made = button(`${name.trim() || `Person ${at + 1}`}${sent ? " ✓" : ""}`, "kbShow", row.id)
    made.setAttribute("aria-pressed", String(row.id === open))
    row.root.toggleAttribute("data-kb-open", row.id === open)
    return made
  })
  repaint(place, rows.length > 1 ? buttons : [], "kbShow")
}

/**
 * @param {HTMLElement} place
 * @param {ReturnType<typeof import("./kept.js").interviews>} all
 * @param {string} current
 */
export function paintInterviews(place, all, current) {
  const items = all.map(({ id, interview: { company, job } }) => {
    const made = button(company || job || "Without a company", "kbOpen", id)
    if (id === current) made.setAttribute("aria-current", "true")
    return element("li", "", made)
  })
  repaint(place, items, "kbOpen")
}

/** @type {Record<string, { kept: string, change: string }>} */
export const KEPT = {
  device: { kept: "It keeps them on this device until you delete them.", change: "Forget them when I close this tab instead" },
  tab: { kept: "It forgets them when you close this tab.", change: "Keep them on this device instead" },
}

/** @param {string} text @param {string} key @param {string} value */
function button(text, key, value) {
  const made = Object.assign(element("button", text), { type: "button", className: "kb-button" })
  made.dataset[key] = value
  return made
}

/**
 * Replaces buttons; the focus stays on the one that it was on.
 * @param {HTMLElement} place @param {HTMLElement[]} children @param {string} key
 */
function repaint(place, children, key) {
  const focused = place.contains(document.activeElement) && document.activeElement instanceof HTMLElement ? document.activeElement.dataset[key] : ""
  place.replaceChildren(...children)
  if (focused) [...place.querySelectorAll("button")].find(({ dataset }) => dataset[key] === focused)?.focus()
}
