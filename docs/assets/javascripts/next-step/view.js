/** Writes a result into its places on the page, as text only. What has nothing to say is hidden. */

import { inDays } from "./words.js"

/** @typedef {import("./words.js").View} View @typedef {import("./timeline.js").Point} Point */

/**
 * @param {Element} root
 * @param {View} view
 * @param {Point[]} points
 * @param {string} today
 */
export function paint(root, view, points, today) {
  const head = place(root, "step")
  if (head.textContent !== view.head) head.textContent = view.head
  fillList(root, "also", view.also.map((text) => element("p", text)))
  fillList(root, "reasons", ordinary("Ordinary reasons for silence:", view.reasons))
  write(root, "means", view.means)
  fillList(root, "readings", view.readings.map(card))
  place(root, "not-measured").hidden = view.readings.length < 2
  write(root, "stop", view.stop)
  write(root, "dont", view.dont)
  write(root, "why", view.why)
  fillList(root, "links", view.links.map((link) => element("li", "", anchor(link))))
  fillList(root, "days", points.map((point) => day(point, today)))
}

/**
 * The result as plain text, as it is copied.
 * @param {View} view
 * @param {Point[]} points
 * @param {string} today
 * @param {string} name
 */
export function asText(view, points, today, name) {
  const blocks = [
    name,
    [view.head, ...view.also].join(" "),
    list("Ordinary reasons", view.reasons),
    view.means,
    ...view.readings.map(({ title, reasons, reading, todo, ask }) => [`${title}: ${reading}`, ...reasons.map((one) => `- ${one}`), todo, ask].filter(Boolean).join("\n")),
    view.stop,
    view.dont,
    view.why,
    list("Days", points.map(({ date, what }) => `${inDays(date, today)}: ${what.join(", ")}`)),
  ]
  return `${blocks.filter(Boolean).join("\n\n")}\n`
}

/** @param {string} title @param {string[]} lines */
const list = (title, lines) => (lines.length ? [`${title}:`, ...lines.map((line) => `- ${line}`)].join("\n") : "")

/** @param {Point} point @param {string} today */
function day({ date, what, when }, today) {
  const line = element("li", "", element("strong", inDays(date, today)), `: ${what.join(", ")}`)
  line.className = `kb-${when}`
  if (when === "today") line.setAttribute("aria-current", "date")
  return line
}

/** Ordinary reasons come before the reading. @param {import("./words.js").Reading} reading */
function card({ title, reasons, reading, todo, ask, href }) {
  const name = element("p", "", href ? anchor({ text: title, href }) : element("strong", title))
  const lines = [
    ...ordinary("Ordinary reasons:", reasons),
    element("p", reading),
    ...(todo ? [labelled("Do:", todo)] : []),
    ...(ask ? [labelled("Who can help:", ask)] : []),
  ]
  return element("div", "", name, ...lines)
}

/** @param {string} label @param {string[]} reasons */
const ordinary = (label, reasons) =>
  reasons.length ? [element("p", label), element("ul", "", ...reasons.map((reason) => element("li", reason)))] : []

/** @param {string} label @param {string} text */
const labelled = (label, text) => element("p", "", element("strong", label), ` ${text}`)

/** @param {{ text: string, href: string }} link */
const anchor = ({ text, href }) => Object.assign(element("a", text), { href })

/** @param {Element} root @param {string} name @param {string} text */
function write(root, name, text) {
  place(root, name).textContent = text
  place(root, name).parentElement?.toggleAttribute("hidden", !text)
}

/** @param {Element} root @param {string} name @param {Element[]} children */
function fillList(root, name, children) {
  place(root, name).replaceChildren(...children)
  place(root, name).toggleAttribute("hidden", !children.length)
}

/** @param {Element} root @param {string} name */
const place = (root, name) => /** @type {HTMLElement} */ (root.querySelector(`[data-kb-${name}]`))

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} text
 * @param {...(Node | string)} children
 */
export function element(name, text, ...children) {
  const made = document.createElement(name)
  made.append(...(text ? [text] : []), ...children)
  return made
}
