/** What must be put right before there can be any advice, without DOM. One sentence each, and never a guess. */

import { addDays, parts } from "../dates.js"

/** @typedef {import("./situation.js").Situation} Situation */

const DAYS_A_YEAR = 366
// Browsers hand over the year 26, and a year of five digits.
const HALF_TYPED_YEAR = /^(0\d{3}|\d{5,})-/

/**
 * The first thing that is missing or cannot be, or null. `field` is the answer that it is about.
 * @param {Situation} s
 * @param {string} today
 * @param {{ next_step: { years: number } }} timing
 * @returns {{ stage: string, field: keyof Situation } | null}
 */
export function findQuestion(s, today, timing) {
  if (!s.interview) return { stage: "interview-missing", field: "interview" }
  const days = given(s)
  const range = timing.next_step.years * DAYS_A_YEAR
  const far = (/** @type {string} */ day) => day < addDays(today, -range) || day > addDays(today, range)
  for (const [field, day] of days) if (!parts(day)) return { stage: HALF_TYPED_YEAR.test(day) ? "year" : "not-a-day", field }
  for (const [field, day] of days) if (far(day)) return { stage: "year", field }
  if (s.interview > today) return { stage: "interview-ahead", field: "interview" }
  const ahead = days.find(([field, day]) => PAST.includes(field) && day > today)
  if (ahead) return { stage: "still-to-come", field: ahead[0] }
  if (s.weekend.length > 6) return { stage: "no-working-day", field: "weekend" }
  if (s.closedFrom && s.closedTo && s.closedTo < s.closedFrom) return { stage: "closed-backwards", field: "closedTo" }
  if (s.thanked && s.thanked < s.interview) return { stage: "note-before-interview", field: "thanked" }
  // What was asked before an earlier answer or round belongs to that one, so only the present count is compared.
  const present = s.asked > 0 && s.askedLast >= s.interview && s.askedLast >= s.wrote
  if (present && s.askedLast < s.thanked) return { stage: "message-before-note", field: "askedLast" }
  return null
}

/** @type {(keyof Situation)[]} What can only have happened already. */
const PAST = ["thanked", "said", "wrote", "askedLast"]

/**
 * The days that were filled in and count.
 * @param {Situation} s
 * @returns {[keyof Situation, string][]}
 */
function given(s) {
  /** @type {[keyof Situation, string, boolean][]} */
  const days = [
    ["interview", s.interview, true],
    ["thanked", s.thanked, true],
    ["promised", s.promised, s.promise === "date"],
    ["said", s.said, s.promise === "week"],
    ["wrote", s.wrote, true],
    ["askedLast", s.askedLast, s.asked > 0],
    ["deadlineDate", s.deadlineDate, s.deadline !== "none"],
    ["closedFrom", s.closedFrom, true],
    ["closedTo", s.closedTo, true],
  ]
  return days.flatMap(([field, day, counts]) => (counts && day ? [[field, day]] : []))
}
