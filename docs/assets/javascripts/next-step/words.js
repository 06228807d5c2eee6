/**
 * A result in words, without DOM. Every sentence comes from snippets/next-step.yml and snippets/signals.
 *
 * @typedef {import("./situation.js").Situation} Situation
 * @typedef {import("./rules.js").Result} Result
 * @typedef {{ means: string, signals: string[], do: string, now: string | null, also: string[], dont: string, why: string | null,
 *   links: Link[] }} Stage
 * @typedef {{ text: string, href: string }} Link
 * @typedef {{ title: string, kind: string, decided: boolean, message: string | null, reading: string, explanations: string[],
 *   do: string | null, ask: string | null, href: string | null, phrases: string[] }} Signal
 * @typedef {object} Words
 * @property {Record<string, string>} fields
 * @property {Record<string, string>} people
 * @property {string} stop
 * @property {string} stop_now
 * @property {string} calm
 * @property {Record<string, string>} questions
 * @property {Record<string, string>} notes
 * @property {Record<string, string>} rules
 * @property {Record<string, Stage>} stages
 *
 * @typedef {object} Reading  How one thing that they said or did is read; ordinary reasons come first.
 * @property {string} title
 * @property {string[]} reasons
 * @property {string} reading
 * @property {string} todo
 * @property {string} ask  Who can help.
 * @property {string | null} href
 *
 * @typedef {object} View
 * @property {string} head  The one step, or that there is none, or what must be put right first.
 * @property {string[]} also
 * @property {string[]} reasons
 * @property {string} means
 * @property {Reading[]} readings
 * @property {string} stop
 * @property {string} dont
 * @property {string} why
 * @property {Link[]} links
 */

import { addDays, weekday } from "../dates.js"

/** @type {View} */
const BLANK = { head: "", also: [], reasons: [], means: "", readings: [], stop: "", dont: "", why: "", links: [] }

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

/**
 * A day in words, with its year only when it is not this one: "Tuesday, December 9".
 * @param {string} day
 * @param {string} today
 */
export function inDays(day, today) {
  const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : "numeric"
  const [y, m, d] = day.split("-").map(Number)
  const options = /** @type {const} */ ({ weekday: "long", month: "long", day: "numeric", year, timeZone: "UTC" })
  return new Date(Date.UTC(y, m - 1, d)).toLocaleDateString("en-US", options)
}

/**
 * @param {Result} result
 * @param {Situation} s
 * @param {string} today
 * @param {{ words: Words, timing: any, signals: Record<string, Signal> }} content
 * @returns {View}
 */
export function inWords(result, s, today, { words, timing, signals }) {
  const question = words.questions[result.stage]
  if (question) return { ...BLANK, head: fill(question, { what: words.fields[result.field] }) ?? "" }
  const stage = words.stages[result.stage]
  const values = inside(result, s, today, words, timing)
  const say = (/** @type {string | null} */ text) => (text ? fill(text, values) : null) ?? ""
  const heard = s.heard.filter((id) => Object.hasOwn(signals, id)).map((id) => reading(signals[id]))
  return {
    head: say(stage.do) || say(stage.now),
    also: [...stage.also, ...result.notes.map((note) => words.notes[note])].map(say).filter(Boolean),
    reasons: stage.signals.flatMap((id) => signals[id].explanations),
    means: say(stage.means),
    readings: heard,
    stop: say(result.stop && result.stop > today ? words.stop : ["stopped", "long-silent"].includes(result.stage) ? words.stop_now : null),
    dont: stage.dont,
    why: say(result.rule ? words.rules[result.rule] : stage.why),
    links: [...(result.rule ? timing.paces[s.pace].sources : []), ...stage.links],
  }
}

/**
 * "until Tuesday" where that is clear, else the whole day.
 * @param {string} day
 * @param {string} today
 */
export const untilWhen = (day, today) => (day <= addDays(today, 6) ? WEEKDAYS[weekday(day)] : inDays(day, today))

/**
 * The text with its gaps filled; null when one of them has no value.
 * @param {string} text
 * @param {Record<string, string | null>} values
 */
export function fill(text, values) {
  const gaps = [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
  return gaps.every((gap) => values[gap]) ? text.replace(/\{(\w+)\}/g, (_, gap) => values[gap] ?? "") : null
}

/** @param {Result} result @param {Situation} s @param {string} today @param {Words} words @param {any} timing @returns {Record<string, string | null>} */
function inside(result, s, today, words, timing) {
  const { step, rule, by } = result
  const day = (/** @type {string | null} */ date) => date && inDays(date, today)
  const pace = timing.paces[s.pace]
  return {
    When: step && (step.date === today ? `Today, ${day(today)},` : `On ${day(step.date)},`),
    person: step && words.people[step.to],
    until: day(result.until),
    then: day(result.then),
    stop: day(result.stop),
    by: by && by > today ? day(by) : null,
    decide: day(result.decide),
    promised: day(result.promised),
    days: rule && (pace[rule] === 1 ? "1 working day" : `${pace[rule]} working days`),
    examples: pace.examples,
    silent_weeks: String(timing.next_step.silent_weeks),
    on_hold_weeks: String(timing.on_hold_weeks),
  }
}

/** @param {Signal} signal @returns {Reading} */
const reading = ({ title, explanations, reading, do: todo, ask, href }) => ({ title, reasons: explanations, reading, todo: todo ?? "", ask: ask ?? "", href })
