/** The form: its answers as a situation and back. Questions that depend on another answer show only with it. */

import { find } from "../phrases.js"
import { EMPTY } from "./situation.js"

/** @typedef {import("./situation.js").Situation} Situation */

/** Which answer asks for which day. @type {Record<string, (s: Situation) => boolean>} */
const ASKED = {
  promised: (s) => s.promise === "date",
  said: (s) => s.promise === "week",
  askedLast: (s) => s.asked > 0,
  deadlineDate: (s) => s.deadline !== "none",
}

/**
 * What the form says now. A day that is not complete is "?", which is no day.
 * @param {Element} root
 * @returns {Situation}
 */
export function answers(root) {
  const read = Object.entries(EMPTY).map(([name, empty]) => {
    const controls = named(root, name)
    const checked = controls.filter((control) => control.checked).map((control) => control.value)
    if (typeof empty === "boolean") return [name, checked.length > 0]
    if (Array.isArray(empty)) return [name, name === "weekend" ? checked.map(Number) : checked]
    const [first] = controls
    const value = first.type === "radio" ? (checked[0] ?? empty) : first.validity.badInput ? "?" : first.value
    return [name, typeof empty === "number" ? Number(value) : value]
  })
  return Object.fromEntries(read)
}

/**
 * Writes a situation into the form, but never into the field in which the reader is.
 * @param {Element} root
 * @param {Situation} s
 */
export function show(root, s) {
  for (const [name, value] of Object.entries(s)) {
    const values = [value].flat().map(String)
    for (const control of named(root, name)) {
      if (control === document.activeElement) continue
      if (control.type === "checkbox") control.checked = typeof value === "boolean" ? value : values.includes(control.value)
      else if (control.type === "radio") control.checked = control.value === values[0]
      else if (control.value !== values[0] || control.validity.badInput) control.value = values[0]
    }
  }
  reveal(root, s)
}

/**
 * Shows the questions that the answers so far ask for.
 * @param {Element} root
 * @param {Situation} s
 */
export function reveal(root, s) {
  for (const [name, isAsked] of Object.entries(ASKED)) {
    root.querySelector(`[data-kb-ask="${name}"]`)?.toggleAttribute("hidden", !isAsked(s))
  }
}

/**
 * Leaves of what they may have said or done only what has the words in the field above it, and what is chosen.
 * @param {Element} root
 * @param {import("../phrases.js").Entry[]} entries
 */
export function narrow(root, entries) {
  const query = /** @type {HTMLInputElement} */ (root.querySelector("[data-kb-find]")).value.trim()
  const found = new Set(query ? find(query, entries) : entries.map(({ id }) => id))
  for (const row of root.querySelectorAll("[data-kb-heard]")) {
    const box = /** @type {HTMLInputElement} */ (row.querySelector("input"))
    row.toggleAttribute("hidden", !found.has(box.value) && !box.checked)
  }
}

/** @param {Element} root @param {string} name @returns {HTMLInputElement[]} */
const named = (root, name) => [...root.querySelectorAll(`[name="${name}"]`)].map((control) => /** @type {HTMLInputElement} */ (control))
