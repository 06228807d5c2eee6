/**
 * Where somebody stands, as the form says it, without DOM. Days are `2026-03-09`; an empty text is "not said".
 *
 * @typedef {object} Situation
 * @property {string} interview  The newest round.
 * @property {"quick" | "usual" | "slow"} pace
 * @property {boolean} agency  An agency introduced them.
 * @property {"free" | "hr" | "portal" | "none"} contact  What they were told: nothing, only HR, only the portal, no contact.
 * @property {string} thanked  When the thank-you was sent.
 * @property {"none" | "date" | "week"} promise  By when they said they would answer; `week` is "next week".
 * @property {string} promised  The day they named.
 * @property {string} said  The day on which they said "next week".
 * @property {string} wrote  When they last wrote or called.
 * @property {number} asked  How often the reader asked for news since then.
 * @property {string} askedLast
 * @property {string[]} heard  What they said or did last: ids of snippets/signals.
 * @property {"none" | "offer" | "other"} deadline  A real deadline elsewhere.
 * @property {string} deadlineDate
 * @property {number[]} weekend  Days off at their end; 0 is Sunday.
 * @property {string} closedFrom  First day of a holiday or shutdown at their end.
 * @property {string} closedTo
 */

const MOST_HEARD = 20
const LONGEST = 100

/** @type {Readonly<Situation>} */
export const EMPTY = Object.freeze({
  interview: "",
  pace: "usual",
  agency: false,
  contact: "free",
  thanked: "",
  promise: "none",
  promised: "",
  said: "",
  wrote: "",
  asked: 0,
  askedLast: "",
  heard: [],
  deadline: "none",
  deadlineDate: "",
  weekend: [6, 0],
  closedFrom: "",
  closedTo: "",
})

const CHOICES = {
  pace: ["quick", "usual", "slow"],
  contact: ["free", "hr", "portal", "none"],
  promise: ["none", "date", "week"],
  deadline: ["none", "offer", "other"],
}

/** @type {Record<string, (value: unknown) => boolean>} What each part may be. */
const SOUND = {
  agency: (value) => typeof value === "boolean",
  asked: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 9,
  heard: (value) => isList(value, MOST_HEARD, (id) => /^[a-z0-9-]{1,60}$/.test(String(id))),
  weekend: (value) => isList(value, 7, (day) => Number.isInteger(day) && day >= 0 && day <= 6),
}

/** @param {string} name @param {unknown} value */
function isSound(name, value) {
  if (Object.hasOwn(SOUND, name)) return SOUND[name](value)
  if (Object.hasOwn(CHOICES, name)) return CHOICES[/** @type {keyof CHOICES} */ (name)].includes(String(value))
  return typeof value === "string" && value.length <= LONGEST
}

/** @param {unknown} value @param {number} most @param {(one: any) => boolean} fits */
const isList = (value, most, fits) =>
  Array.isArray(value) && value.length <= most && value.every(fits) && new Set(value).size === value.length

/**
 * A situation from whatever was stored: what is no sound answer counts as not given.
 * @param {Record<string, unknown> | null} value
 * @returns {Situation}
 */
export function situation(value) {
  const answers = Object.entries(EMPTY).map(([name, empty]) => {
    const given = value && Object.hasOwn(value, name) ? value[name] : empty
    return [name, isSound(name, given) ? given : empty]
  })
  return Object.fromEntries(answers)
}

/**
 * The name a reader gave to an application.
 * @param {Record<string, unknown> | null} value
 */
export const nameOf = (value) => (typeof value?.name === "string" ? value.name.slice(0, LONGEST) : "")

/**
 * Whether a value from a file is what this tool stores, and nothing else.
 * @param {Record<string, unknown>} value
 */
export function isStorable({ name, ...answers }) {
  const names = Object.keys(EMPTY)
  return (
    nameOf({ name }) === name &&
    Object.keys(answers).length === names.length &&
    names.every((answer) => Object.hasOwn(answers, answer) && isSound(answer, answers[answer]))
  )
}
