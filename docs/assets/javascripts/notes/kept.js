/** The interviews and people that are kept: `notes:<interview>` and `notes:<interview>-<person>`. */

import { list, read, remove, write } from "../storage.js"
import { NOBODY, NO_INTERVIEW, restored, storable } from "./state.js"

export const KIND = "notes"

/** @typedef {import("./state.js").Interview} Interview @typedef {import("./state.js").Person} Person */

/** Letters and digits that nothing else here has: no dash, which parts an interview from its people. */
export const newId = () => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 7)}`

/** @param {string} id */
const interviewOf = (id) => id.split("-")[0]

/** @returns {{ id: string, t: number }[]} */
const all = () => list().flatMap(({ kind, id, entry }) => (kind === KIND && entry ? [{ id, t: entry.t }] : []))

/**
 * The interviews, the one that was worked on last first.
 * @returns {{ id: string, interview: Interview, t: number }[]}
 */
export function interviews() {
  /** @type {Map<string, number>} */
  const newest = new Map()
  for (const { id, t } of all()) newest.set(interviewOf(id), Math.max(t, newest.get(interviewOf(id)) ?? 0))
  return [...newest].map(([id, t]) => ({ id, t, interview: interview(id).value })).sort((a, b) => b.t - a.t)
}

/** @param {string} id */
export function interview(id) {
  const entry = read(KIND, id)
  return { t: entry?.t ?? 0, value: restored(NO_INTERVIEW, entry) }
}

/**
 * The people of an interview, in their order.
 * @param {string} id
 * @returns {{ id: string, person: Person, t: number }[]}
 */
export function people(id) {
  const own = all().filter((one) => one.id.startsWith(`${id}-`))
  return own.map((one) => ({ ...one, person: restored(NOBODY, read(KIND, one.id)) })).sort((a, b) => a.person.place - b.person.place || (a.id < b.id ? -1 : 1))
}

/**
 * Keeps an interview or a person; returns when, as far as the storage is concerned.
 * @param {string} id
 * @param {Interview | Person} value
 */
export function keep(id, value) {
  write(KIND, id, { ...storable(value) })
  return read(KIND, id)?.t ?? 0
}

/**
 * Forgets a person, or an interview with all its people. Returns what brings it back.
 * @param {string} id
 */
export function forget(id) {
  const ids = all().map((one) => one.id).filter((one) => one === id || one.startsWith(`${id}-`))
  const back = ids.map((one) => remove(KIND, one))
  return () => back.forEach((restore) => restore())
}

/**
 * What other tools may know: for each interview with a note that was sent, the day of the last one.
 * @returns {{ company: string, date: string, sent: string, count: number }[]}
 */
export function sentNotes() {
  return interviews().flatMap(({ id, interview: { company, date } }) => {
    const days = people(id).map(({ person }) => person.sent).filter(Boolean)
    return days.length ? [{ company, date, sent: days.sort()[days.length - 1], count: days.length }] : []
  })
}
