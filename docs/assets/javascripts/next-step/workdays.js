/**
 * Counting only the days on which they work, without DOM.
 * @typedef {object} Off  Their days off.
 * @property {number[]} weekend  0 is Sunday.
 * @property {string} closedFrom  A holiday or shutdown; one of its two days is enough for a single day.
 * @property {string} closedTo
 */

import { addDays, weekday } from "../dates.js"

const MONDAY = 1

/**
 * That many working days later.
 * @param {string} day
 * @param {number} days
 * @param {Off} off
 */
export const later = (day, days, off) => walk(day, days, 1, off)

/**
 * That many working days earlier.
 * @param {string} day
 * @param {number} days
 * @param {Off} off
 */
export const earlier = (day, days, off) => walk(day, days, -1, off)

/**
 * The day itself, or the first working day after it.
 * @param {string} day
 * @param {Off} off
 */
export const firstWorking = (day, off) => later(addDays(day, -1), 1, off)

/**
 * "Next week" as a day: the last working day of the week after the one in which it was said.
 * @param {string} said
 * @param {number[]} weekend
 */
export function endOfNextWeek(said, weekend) {
  const first = firstDayOfWeek(weekend)
  const start = addDays(said, (first - weekday(said) + 7) % 7 || 7)
  return earlier(addDays(start, 7), 1, { weekend, closedFrom: "", closedTo: "" })
}

/**
 * The day after the longest stretch of days off; Monday where two are as long.
 * @param {number[]} weekend
 */
function firstDayOfWeek(weekend) {
  const stretch = (/** @type {number} */ day) => {
    let length = 0
    while (length < 7 && weekend.includes((day - length + 6) % 7)) length += 1
    return length
  }
  const days = [1, 2, 3, 4, 5, 6, 0].filter((day) => !weekend.includes(day))
  return days.reduce((best, day) => (stretch(day) > stretch(best) ? day : best), days[0] ?? MONDAY)
}

/** @param {string} day @param {number} days @param {1 | -1} step @param {Off} off */
function walk(day, days, step, { weekend, closedFrom, closedTo }) {
  const from = closedFrom || closedTo
  const to = closedTo || closedFrom
  let [at, moved, left] = [weekday(day), 0, days]
  while (left > 0) {
    moved += step
    at = (at + step + 7) % 7
    if (weekend.includes(at)) continue
    const date = from && addDays(day, moved)
    if (!date || date < from || date > to) left -= 1
  }
  return addDays(day, moved)
}
