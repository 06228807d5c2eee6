/** The hours in which a message is written, but read better in the morning; without DOM. */

import { addDays, today } from "./dates.js"

/**
 * The day of the next morning; null outside the quiet hours.
 * @param {Date} now
 * @param {{ start: string, end: string }} hours  By the reader's clock, `21:00` to `07:00`.
 */
export function nextMorning(now, { start, end }) {
  const time = `${now.getHours()}`.padStart(2, "0") + ":" + `${now.getMinutes()}`.padStart(2, "0")
  if (time >= start) return addDays(today(now), 1)
  return time < end ? today(now) : null
}
