/**
 * Past and coming days in their order, and the calendar entries for the coming ones; without DOM.
 *
 * @typedef {import("./situation.js").Situation} Situation
 * @typedef {import("./rules.js").Result} Result
 * @typedef {{ date: string, what: string[], when: "past" | "today" | "coming" }} Point
 */

import { addDays } from "../dates.js"
import { fill, untilWhen } from "./words.js"

/**
 * The days of a situation and its result; several things on one day are one point.
 * @param {Situation} s
 * @param {Result} result
 * @param {string} today
 * @param {Record<string, string>} people
 * @returns {Point[]}
 */
export function timeline(s, result, today, people) {
  /** @type {[string | null, string][]} */
  const days = [
    [s.interview, "Interview"],
    [s.thanked, "Your thank-you"],
    [s.wrote, "Their last message"],
    [s.asked ? s.askedLast : null, "You asked for news"],
    [result.promised, "The day they named"],
    [today, "Today"],
    ...coming(result, people).map(({ date, what }) => /** @type {[string, string]} */ ([date, what])),
    [s.deadline === "none" ? null : s.deadlineDate, "Your deadline elsewhere"],
  ]
  /** @type {Map<string, string[]>} */
  const points = new Map()
  for (const [date, what] of days) if (date) points.set(date, [...(points.get(date) ?? []), what])
  return [...points.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, what]) => ({ date, what, when: date < today ? "past" : date > today ? "coming" : "today" }))
}

/**
 * The day on which this result wants something from the reader next; empty when there is none.
 * @param {Result} result
 */
export const nextDay = ({ step, until, then }) => step?.date ?? until ?? then ?? ""

/**
 * What is on which coming day, by the name under which a calendar keeps it.
 * @param {Result} result
 * @param {Record<string, string>} people
 * @returns {{ name: string, date: string, what: string }[]}
 */
function coming({ stage, step, until, then, decide, stop }, people) {
  const days = [
    { name: step?.nudge ? "ask" : "do", date: step?.date, what: step ? `${step.nudge ? "Ask for news:" : "Write to"} ${people[step.to]}` : "" },
    { name: "decide", date: decide, what: "Decide alone, by noon" },
    { name: "ask", date: then, what: "You may ask for news" },
    { name: "look", date: stage === "on-hold" ? until : null, what: "Look once whether the job is open again" },
    { name: "stop", date: stop, what: "Stop writing" },
  ]
  return days.flatMap(({ date, ...day }) => (date ? [{ ...day, date }] : []))
}

/** What is worth an entry: what is done today needs none. */
const IN_CALENDAR = ["ask", "look", "stop"]

/**
 * The calendar entries: the day of the next question, the day to stop, and one for tomorrow that says there is nothing to do.
 * Other people may see a calendar, so the two say what they are about only when the reader wants them to.
 * @param {Result} result
 * @param {string} today
 * @param {{ calm: string, people: Record<string, string> }} words
 * @param {{ uid: (name: string) => string, open: boolean, name: string, now: Date }} options
 * @returns {import("../calendar.js").Reminder[]}
 */
export function reminders(result, today, { calm, people }, { uid, open, name, now }) {
  const days = coming(result, people).filter((day) => IN_CALENDAR.includes(day.name) && day.date >= today)
  const first = days[0]?.date
  const tomorrow = addDays(today, 1)
  const title = (first > tomorrow && fill(calm, { weekday: untilWhen(first, today) })) || ""
  return [
    ...(title ? [{ uid: uid("calm"), date: tomorrow, title, now }] : []),
    ...days.map((day) => ({
      uid: uid(day.name),
      date: day.date,
      title: open ? day.what : "Reminder",
      ...(open && name && { description: name }),
      now,
    })),
  ]
}
