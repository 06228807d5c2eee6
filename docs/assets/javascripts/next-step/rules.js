/**
 * From "where am I now?" to one dated step and a day to stop writing: a pure function of the situation, the day it is
 * for the reader, and the rules in snippets/timing.yml and snippets/next-step.yml.
 *
 * @typedef {import("./situation.js").Situation} Situation
 * @typedef {import("./case.js").Case} Case
 * @typedef {{ after_their_date: number, without_date: number, second: number, stop: number }} Pace
 * @typedef {object} Rules
 * @property {{ paces: Record<string, Pace>, thank_you: { days: number }, nudges_per_round: number, on_hold_weeks: number,
 *   next_step: { decide_before: number, silent_weeks: number, years: number } }} timing
 * @property {Record<string, string[]>} heard  What they said or did, by what follows from it.
 * @property {Record<string, string>} texts  The messages, by what they are for.
 * @property {Record<string, { kind: string, decided: boolean, message: string | null }>} signals
 *
 * @typedef {object} Result
 * @property {string} stage
 * @property {string} field  Only for a question: the answer that it is about.
 * @property {{ date: string, to: string, nudge: boolean } | null} step  The one thing to do.
 * @property {string | null} until  Nothing to do until this day.
 * @property {string | null} then  When the step of today is done: nothing to do until this day.
 * @property {string | null} stop  The day to stop writing.
 * @property {string | null} by  Until when a thank-you is on time.
 * @property {string | null} decide  When to decide alone, by noon.
 * @property {string | null} message  The text for it.
 * @property {string | null} promised  The day they named, "next week" as a day.
 * @property {string} rule  Which number of a pace was counted.
 * @property {string[]} help  What they did about which somebody can help.
 * @property {string[]} notes  What was not counted.
 */

import { addDays } from "../dates.js"
import { later as laterOf, settle } from "./case.js"
import { readClock } from "./clock.js"
import { findQuestion } from "./questions.js"
import { earlier, later } from "./workdays.js"

/** @type {Result} */
const NOTHING = {
  stage: "",
  field: "",
  step: null,
  until: null,
  then: null,
  stop: null,
  by: null,
  decide: null,
  message: null,
  promised: null,
  rule: "",
  help: [],
  notes: [],
}

/**
 * Exactly one result for every situation.
 * @param {Situation} situation
 * @param {string} today
 * @param {Rules} rules
 * @returns {Result}
 */
export function nextStep(situation, today, rules) {
  const question = findQuestion(situation, today, rules.timing)
  if (question) return { ...NOTHING, ...question }
  const c = settle(situation, rules)
  const clock = readClock(c, today, rules)
  const open = c.deadline !== "none" && (!c.deadlineDate || c.deadlineDate >= today)
  const notes = [...(clock.notes ?? []), ...(c.deadline === "none" || open ? [] : ["deadline-passed"])]
  const help = c.heard.filter((id) => rules.signals[id].kind === "conduct")
  // The first that applies.
  const found =
    decided(c, rules, help.length > 0) ??
    (help.length ? { stage: "conduct" } : null) ??
    (c.contact === "none" ? { stage: "no-contact" } : null) ??
    (c.said("written-offer") ? { stage: "written-offer" } : null) ??
    (open ? deadline(c, today, rules, clock) : null) ??
    (c.said("spoken-offer") ? spokenOffer(c, today, rules) : null) ??
    onHold(c, today, rules) ??
    answer(c, today, rules, clock) ??
    (c.contact === "portal" ? { stage: "portal-only" } : null) ??
    thanks(c, today, rules, clock) ??
    clock
  return { ...NOTHING, ...found, promised: c.promised || null, help, notes }
}

/** @typedef {Partial<Result> & { stage: string }} Found */

/** Only their own no decides; a label in a portal does not. @param {Case} c @param {Rules} rules @param {boolean} treatedBadly @returns {Found | null} */
function decided(c, { signals }, treatedBadly) {
  const no = c.heard.find((id) => signals[id].decided)
  const mayAnswer = !treatedBadly && c.contact !== "none" && c.contact !== "portal"
  return no ? { stage: "decided-no", message: mayAnswer ? signals[no].message : null } : null
}

/** @param {Case} c @param {string} today @param {Rules} rules @param {Found} clock @returns {Found} */
function deadline(c, today, { timing, texts }, clock) {
  const last = c.deadlineDate && earlier(c.deadlineDate, timing.next_step.decide_before, c)
  const message = texts[`deadline-${c.agency ? "agency" : c.deadline}`]
  return { ...atOnce(c, today, clock), stage: "deadline", decide: last && laterOf(last, today), message }
}

/** Good news and not yet a decision: nothing is decided before it is written, accepted, and its conditions are met. @param {Case} c @param {string} today @param {Rules} rules @returns {Found} */
function spokenOffer(c, today, { texts }) {
  const late = !c.agency && c.promised && c.promised < today
  return { ...atOnce(c, today), stage: "spoken-offer", message: texts[late ? "offer-late" : "offer"] }
}

/** @param {Case} c @param {string} today @param {Rules} rules @returns {Found | null} */
function onHold(c, today, { timing, signals }) {
  const hold = c.said("hold")
  if (!hold) return null
  const look = c.promised > c.start ? c.promised : addDays(c.start, timing.on_hold_weeks * 7)
  const message = c.contact === "portal" ? null : signals[hold].message
  return { stage: "on-hold", until: look > today ? look : null, message }
}

/** @param {Case} c @param {string} today @param {Rules} rules @param {Found} clock @returns {Found | null} */
function answer(c, today, { signals }, clock) {
  const asks = c.said("answer")
  return asks ? { ...atOnce(c, today, clock), stage: "answer", message: signals[asks].message } : null
}

/** A thank-you, while nothing else has happened and their time is still running. @param {Case} c @param {string} today @param {Rules} rules @param {Found} clock @returns {Found | null} */
function thanks(c, today, { timing, texts }, clock) {
  if (c.thanked || c.wrote > c.interview || clock.stage !== "wait") return null
  const by = later(c.interview, timing.thank_you.days, c)
  const to = ["recruiter", "inviter"].includes(c.to) ? "interviewer" : c.to
  const text = to === "interviewer" ? (today > by ? "thank-you-late" : "thank-you") : `thank-you-${to}`
  const now = atOnce(c, today, clock)
  return { ...now, step: { ...now.step, to }, stage: "thank-you", by, message: texts[text] }
}

/**
 * What is never asking for news: today, whatever the count and the day of the week. The days of the clock stay.
 * @param {Case} c
 * @param {string} today
 * @param {Partial<Result>} clock
 */
function atOnce(c, today, { step, stop } = {}) {
  const then = step && step.date > today ? step.date : null
  return { step: { date: today, to: c.to, nudge: false }, then, stop: stop && stop >= today ? stop : null }
}
