/**
 * Days as `2026-03-09`, without DOM. All arithmetic is on year, month and day: a time of day or a time zone
 * would move a date by one (`new Date("2026-03-09")` is midnight in Greenwich).
 */

const DAY = 86_400_000

/** The day it is for the reader. */
export function today(now = new Date()) {
  return written(new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())))
}

/**
 * Year, month and day; null for what is not a day, such as a half-typed year or February 30.
 * @param {string} ymd
 */
export function parts(ymd) {
  const match = /^([1-9]\d{3})-(\d{2})-(\d{2})$/.exec(ymd)
  if (!match) return null
  const [year, month, day] = match.slice(1).map(Number)
  return written(new Date(Date.UTC(year, month - 1, day))) === ymd ? { year, month, day } : null
}

/**
 * That many days later; earlier when the number is negative.
 * @param {string} ymd
 * @param {number} days
 */
export const addDays = (ymd, days) => written(new Date(midnight(ymd).getTime() + days * DAY))

/**
 * That many working days later, or earlier. Days of the weekend are numbered as in JavaScript: 0 is Sunday.
 * @param {string} ymd
 * @param {number} days
 * @param {number[]} weekend  At most six of the seven days.
 */
export function addWorkingDays(ymd, days, weekend = [6, 0]) {
  const step = Math.sign(days)
  let day = ymd
  for (let left = Math.abs(days); left > 0; ) {
    day = addDays(day, step)
    if (!weekend.includes(weekday(day))) left -= 1
  }
  return day
}

/**
 * The day of the week: 0 is Sunday.
 * @param {string} ymd
 */
export const weekday = (ymd) => midnight(ymd).getUTCDay()

/**
 * A day in words: "Monday, March 9, 2026".
 * @param {string} ymd
 * @param {string} locale
 */
export function format(ymd, locale = "en-US") {
  return midnight(ymd).toLocaleDateString(locale, { dateStyle: "full", timeZone: "UTC" })
}

/** @param {string} ymd */
function midnight(ymd) {
  const day = parts(ymd)
  if (!day) throw new RangeError(`not a day: ${ymd}`)
  return new Date(Date.UTC(day.year, day.month - 1, day.day))
}

/** @param {Date} date */
const written = (date) => date.toISOString().slice(0, 10)
