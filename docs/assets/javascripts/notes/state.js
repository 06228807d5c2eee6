/**
 * What the reader typed about an interview and about each person, without DOM. Each is kept as an entry of its own, so that
 * two tabs which change different people never overwrite each other.
 *
 * @typedef {object} Interview
 * @property {string} company
 * @property {string} job
 * @property {string} date  `2026-03-09`, or nothing.
 * @property {string} me  The writer's name.
 *
 * @typedef {object} Person
 * @property {number} place  The order in which people were added.
 * @property {string} name
 * @property {string} role
 * @property {string} address
 * @property {string} talked
 * @property {string} care
 * @property {string} value
 * @property {string} subject
 * @property {string} note
 * @property {string} from  The text it started from, or nothing.
 * @property {string} sent  The day on which it was sent, or nothing.
 */

import { parts } from "../dates.js"

const LONGEST = 2_000
/** More than anybody writes; what is pasted beyond it is cut. */
export const LONGEST_NOTE = 200_000

/** @type {Readonly<Interview>} */
export const NO_INTERVIEW = Object.freeze({ company: "", job: "", date: "", me: "" })

/** @type {Readonly<Person>} */
export const NOBODY = Object.freeze({
  place: 0,
  name: "",
  role: "",
  address: "",
  talked: "",
  care: "",
  value: "",
  subject: "",
  note: "",
  from: "",
  sent: "",
})

/** @param {string} field @param {unknown} value */
function isSound(field, value) {
  if (field === "place") return Number.isSafeInteger(value) && Number(value) >= 0
  if (typeof value !== "string") return false
  if (field === "date" || field === "sent") return value === "" || parts(value) !== null
  if (field === "from") return /^[a-z0-9-]{0,60}$/.test(value)
  return value.length <= (field === "note" ? LONGEST_NOTE : LONGEST)
}

/**
 * An interview or person from whatever was stored: what is not sound counts as empty.
 * @template {Interview | Person} Shape
 * @param {Readonly<Shape>} empty
 * @param {Record<string, unknown> | null} value
 * @returns {Shape}
 */
export function restored(empty, value) {
  const fields = Object.entries(empty).map(([field, nothing]) => {
    const given = value && Object.hasOwn(value, field) ? value[field] : nothing
    return [field, isSound(field, given) ? given : nothing]
  })
  return Object.fromEntries(fields)
}

/**
 * As it may be kept: what is too long is cut, a day that is not complete is none.
 * @template {Interview | Person} Shape
 * @param {Shape} value
 * @returns {Shape}
 */
export function storable(value) {
  const fields = Object.entries(value).map(([field, one]) => {
    if (isSound(field, one)) return [field, one]
    return [field, typeof one === "string" && field !== "date" && field !== "sent" ? one.slice(0, field === "note" ? LONGEST_NOTE : LONGEST) : ""]
  })
  return Object.fromEntries(fields)
}

/**
 * Whether a value from a file is what this tool stores, and nothing else.
 * @param {Record<string, unknown>} value
 */
export const isStorable = (value) => [NO_INTERVIEW, NOBODY].some((empty) => isShape(empty, value))

/** @param {object} empty @param {Record<string, unknown>} value */
function isShape(empty, value) {
  const names = Object.keys(empty)
  return Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name) && isSound(name, value[name]))
}

/**
 * Whether a stored value is a person; if not, it is an interview.
 * @param {Record<string, unknown> | null} value
 */
export const isPerson = (value) => value !== null && Object.hasOwn(value, "note")
