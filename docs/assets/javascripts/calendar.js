/**
 * Calendar files (RFC 5545) without DOM: one reminder is one event with an alarm.
 * @typedef {object} Reminder
 * @property {string} uid  Stable: importing the same reminder again replaces it.
 * @property {string} date  Year-month-day, `2026-03-09`.
 * @property {string} [time]  `08:00` on the reader's own clock; without it the reminder is for the whole day.
 * @property {string} title
 * @property {string} [description]
 * @property {Date} now  When the file is made.
 */

import { addDays } from "./dates.js"

const OCTETS = 75
const encoder = new TextEncoder()

/**
 * A calendar file with one event.
 * @param {Reminder} reminder
 */
export const icsFile = (reminder) => icsFiles([reminder])

/**
 * A calendar file with several events.
 * @param {Reminder[]} reminders
 */
export function icsFiles(reminders) {
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//After the Interview//Reminders//EN"]
  const lines = [...head, ...reminders.flatMap(event), "END:VCALENDAR"]
  return lines.map((line) => `${fold(line)}\r\n`).join("")
}

/** @param {Reminder} reminder */
function event({ uid, date, time, title, description, now }) {
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, "")}`,
    ...(time ? timed(date, time) : allDay(date)),
    `SUMMARY:${escaped(title)}`,
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(title)}`,
    // A reminder for the whole day rings at nine, not at midnight.
    `TRIGGER:${time ? "PT0S" : "PT9H"}`,
    "END:VALARM",
    "END:VEVENT",
  ]
}

/** @param {string} date */
const allDay = (date) => [`DTSTART;VALUE=DATE:${digits(date)}`, `DTEND;VALUE=DATE:${digits(addDays(date, 1))}`]

/**
 * Floating time: eight o'clock wherever the reader is.
 * @param {string} date
 * @param {string} time
 */
const timed = (date, time) => [`DTSTART:${digits(date)}T${digits(time)}00`, "DURATION:PT15M"]

/** @param {string} value */
const digits = (value) => value.replace(/\D/g, "")

/** @param {string} value */
const escaped = (value) =>
  value
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n?|\n/g, "\\n")
    .replace(/[\u0000-\u001f\u007f]/g, " ")

/**
 * A line of at most 75 octets, continued on further lines that start with a space; never cut inside a character.
 * @param {string} line
 */
function fold(line) {
  let folded = ""
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > OCTETS) {
      folded += "\r\n "
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}
