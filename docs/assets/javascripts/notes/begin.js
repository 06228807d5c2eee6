/** A note begun from a text: what the interview says is filled in, what only the writer knows stays a gap. Without DOM. */

import { inDays } from "../next-step/words.js"
import { callName } from "./names.js"

const GAP = /\[([a-z][a-z ]*[a-z])\]/g

/**
 * @param {{ subject: string | null, body: string }} text
 * @param {object} given
 * @param {{ company: string, job: string, date: string, me: string }} given.interview
 * @param {string} given.name  The person it goes to.
 * @param {string[]} given.others  The other people's names.
 * @param {string[]} given.titles
 * @param {string} given.today
 */
export function begin(text, { interview, name, others, titles, today }) {
  const names = [...text.body.matchAll(GAP)].map((match) => match[1]).filter((gap) => gap.endsWith(" name") && gap !== "your name")
  const rest = listed(others.map((other) => callName(other, titles)).filter(Boolean))
  // "Dear" with a first name alone would be too close for some, the whole name is right for all.
  const called = /^\s*dear\b/i.test(text.body) ? name.trim() : callName(name, titles)
  /** @type {Record<string, string>} */
  const values = {
    "your name": interview.me.trim(),
    company: interview.company.trim(),
    "job title": interview.job.trim(),
    "interview date": interview.date ? inDays(interview.date, today) : "",
    "other people": rest,
    ...Object.fromEntries(names.map((gap) => [gap, gap === names[0] ? called : rest])),
  }
  const fill = (/** @type {string} */ words) => words.replace(GAP, (gap, field) => values[field] || gap)
  return { subject: fill(text.subject ?? ""), body: fill(text.body) }
}

/**
 * "Ana, Tom and Priya".
 * @param {string[]} names
 */
const listed = (names) => (names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`)

/**
 * Where the first gap stands, from its bracket to behind its bracket; null when none is left.
 * @param {string} text
 */
export function firstGap(text) {
  const match = new RegExp(GAP.source).exec(text)
  return match && { start: match.index, end: match.index + match[0].length }
}
