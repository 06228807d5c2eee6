/**
 * What follows from a situation before any rule is applied, without DOM.
 * @typedef {import("./situation.js").Situation} Situation
 * @typedef {import("./rules.js").Rules} Rules
 *
 * @typedef {object} More
 * @property {string} promised  The day they named, "next week" as a day; empty when there is none.
 * @property {boolean} week  That day was "next week".
 * @property {string} start  Since when nothing has come from them: the newest round, or their last message.
 * @property {string} to  To whom everything goes.
 * @property {(what: string) => string | undefined} said  The first of what they said or did from which this follows.
 * @typedef {Situation & More} Case
 */

import { endOfNextWeek } from "./workdays.js"

/** @type {Record<Situation["pace"], string>} Who answers such questions where. */
const USUAL = { quick: "inviter", usual: "recruiter", slow: "coordinator" }

/**
 * @param {Situation} s
 * @param {Rules} rules
 * @returns {Case}
 */
export function settle(s, rules) {
  const heard = s.heard.filter((id) => Object.hasOwn(rules.signals, id))
  const said = (/** @type {string} */ what) => heard.find((id) => rules.heard[what].includes(id))
  const start = later(s.interview, s.wrote)
  const contact = s.contact === "free" && said("hr") ? "hr" : s.contact
  // The phrase alone counts as said in their last message.
  const week = s.promise === "week" ? s.said || start : s.promise === "none" && said("week") ? start : ""
  const promised = week ? endOfNextWeek(week, s.weekend) : s.promise === "date" ? s.promised : ""
  return { ...s, heard, said, start, contact, promised, week: week !== "", to: recipient({ ...s, contact }) }
}

/** An instruction comes before what is usual. @param {Situation} s */
function recipient({ agency, contact, pace }) {
  if (agency) return "agency"
  return contact === "free" ? USUAL[pace] : contact
}

/**
 * The later one of two days.
 * @param {string} a
 * @param {string} b
 */
export const later = (a, b) => (a > b ? a : b)
