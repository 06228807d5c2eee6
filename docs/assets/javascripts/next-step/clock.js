/**
 * When to ask for news, how often, and when to stop: the part of the rules that counts days. Nothing here is ever
 * before their date, on a day off or in the past, and no round has more questions than timing.yml allows.
 * @typedef {import("./case.js").Case} Case
 * @typedef {import("./rules.js").Rules} Rules
 * @typedef {import("./rules.js").Result} Result
 */

import { addDays } from "../dates.js"
import { later as laterOf } from "./case.js"
import { firstWorking, later } from "./workdays.js"

/**
 * @param {Case} c
 * @param {string} today
 * @param {Rules} rules
 * @returns {Pick<Result, "stage" | "notes"> & Partial<Result>}
 */
export function readClock(c, today, { timing, texts }) {
  const pace = timing.paces[c.pace]
  // Their date counts until they write again; what was asked before that belongs to an earlier count.
  const promised = c.promised >= c.start ? c.promised : ""
  const asked = c.askedLast && c.askedLast < c.start ? 0 : c.asked
  const facts = { "next-week": c.week, "count-again": asked < c.asked, "date-outdated": promised !== c.promised }
  const notes = Object.entries(facts).flatMap(([note, is]) => (is ? [note] : []))

  if (asked >= timing.nudges_per_round) {
    const stop = c.askedLast && later(c.askedLast, pace.stop, c)
    if (stop > today) return { stage: "last-wait", until: stop, stop, rule: "stop", notes }
    return { stage: "stopped", stop: stop || null, rule: "stop", notes }
  }
  if (asked && !c.askedLast) return { stage: "asked-when", field: "askedLast", notes }

  const last = laterOf(laterOf(c.start, promised), asked ? c.askedLast : "")
  if (today > addDays(last, timing.next_step.silent_weeks * 7)) return { stage: "long-silent", notes }

  const afterDate = promised && later(promised, pace.after_their_date, c)
  const first = afterDate || later(c.start, pace.without_date, c)
  const due = asked ? laterOf(afterDate, later(c.askedLast, pace.second, c)) : first
  const date = firstWorking(laterOf(due, today), c)
  const manager = asked && c.said("manager") && c.to === "recruiter" // never around an instruction
  return {
    stage: (date > today ? "wait" : "write") + (asked ? "-again" : ""),
    step: { date, to: manager ? "hiring-manager" : c.to, nudge: true },
    stop: later(date, pace.stop, c),
    message: texts[`${textFor(c, asked)}${c.agency ? "-agency" : manager ? "-manager" : ""}`],
    rule: asked ? "second" : promised ? "after_their_date" : "without_date",
    notes,
  }
}

/** @param {Case} c @param {number} asked */
function textFor(c, asked) {
  if (asked) return "ask-again"
  // A date that they have let pass may still be named in the question.
  return c.agency || c.promised < c.interview ? "ask" : "ask-dated"
}
