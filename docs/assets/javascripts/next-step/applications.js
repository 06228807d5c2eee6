/** The applications that are kept on this device, one entry each, and the list of them by the day that comes next. */

import { list, read, write } from "../storage.js"
import { isStorable, nameOf, situation } from "./situation.js"
import { element } from "./view.js"

export const KIND = "next-step"

/** @typedef {import("./situation.js").Situation} Situation @typedef {{ id: string, name: string, situation: Situation, t: number }} Application */

/** Under which a new application will be kept. */
export const newId = () => `a${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`

/**
 * Every application that can be read; the one that was changed last comes first.
 * @returns {Application[]}
 */
export function applications() {
  const ids = list().flatMap(({ kind, id, entry }) => (kind === KIND && entry ? [id] : []))
  return ids.flatMap((id) => application(id) ?? []).sort((a, b) => b.t - a.t)
}

/**
 * @param {string} id
 * @returns {Application | null}
 */
export function application(id) {
  const entry = read(KIND, id)
  return entry && { id, name: nameOf(entry), situation: situation(entry), t: entry.t }
}

/**
 * Keeps an application. A day that is not complete yet is kept as an empty one.
 * @param {string} id
 * @param {string} name
 * @param {Situation} answers
 */
export function keep(id, name, answers) {
  const days = Object.entries(answers).map(([field, value]) => [field, value === "?" ? "" : value])
  const value = { name, ...Object.fromEntries(days) }
  if (isStorable(value)) write(KIND, id, value)
}

/**
 * Writes the list; a reader who is in it stays on the same application.
 * @param {HTMLElement} place
 * @param {{ id: string, name: string, day: string, head: string }[]} rows
 * @param {string} current
 */
export function paintList(place, rows, current) {
  const focused = place.contains(document.activeElement) && document.activeElement instanceof HTMLElement ? document.activeElement.dataset.kbOpen : ""
  const sorted = [...rows].sort((a, b) => ((a.day || "9") < (b.day || "9") ? -1 : 1))
  place.replaceChildren(...sorted.map((row) => line(row, row.id === current)))
  if (focused) [...place.querySelectorAll("button")].find(({ dataset }) => dataset.kbOpen === focused)?.focus()
}

/** @param {{ id: string, name: string, head: string }} row @param {boolean} isCurrent */
function line({ id, name, head }, isCurrent) {
  const button = Object.assign(element("button", name || "Without a name"), { type: "button", className: "kb-button" })
  button.dataset.kbOpen = id
  if (isCurrent) button.setAttribute("aria-current", "true")
  return element("li", "", button, " ", element("span", head))
}
