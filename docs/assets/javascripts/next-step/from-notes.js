/** What the page for notes knows about the thank-you: offered here, and filled in only when the reader wants it. */

import { sentNotes } from "../notes/kept.js"
import { element } from "./view.js"
import { inDays } from "./words.js"

/** @typedef {import("./situation.js").Situation} Situation */

/**
 * The interviews whose notes were sent and that may be this one.
 * @param {Situation} s
 */
export const offers = ({ thanked, interview }) => (thanked ? [] : sentNotes().filter(({ date }) => !interview || !date || date === interview))

/**
 * @param {HTMLElement} place
 * @param {ReturnType<typeof offers>} list
 * @param {string} today
 */
export function paintOffers(place, list, today) {
  const lines = list.map(({ company, sent, count }, at) => {
    const what = count === 1 ? "your note" : `${count} notes`
    const button = Object.assign(element("button", "Use that"), { type: "button", className: "kb-button" })
    button.dataset.kbUse = String(at)
    return element("p", `You marked ${what}${company && ` to ${company}`} as sent, the last one on ${inDays(sent, today)}. `, button)
  })
  place.replaceChildren(...lines)
  place.hidden = !lines.length
}
