/**
 * The saved copy of what is stored: making it, reading it, and what it would change. Without DOM, and nothing in a
 * file is trusted: it is plain data of known kinds, or it is refused.
 * @typedef {import("./storage.js").Entry} Entry
 * @typedef {import("./storage.js").Listed} Listed
 * @typedef {{ kind: string, id: string, entry: Entry }} Stored
 * @typedef {"add" | "replace" | "keep" | "same"} Action
 */

import { KINDS } from "./kinds.js"

const TYPE = "after-the-interview"
const VERSION = 1
const LATEST = 8.64e15 // the last millisecond that a date can be

/** A file with more bytes is not read at all; everything that the site can store is far smaller. */
export const LARGEST = 5_000_000

/** Why a file is refused, in one sentence for the reader. */
export class Refused extends Error {}

/**
 * The text of the file.
 * @param {Listed[]} listed
 * @param {string} source  The address of the site.
 * @param {Date} now
 */
export function exportFile(listed, source, now) {
  const entries = listed.filter(({ kind, entry }) => entry && Object.hasOwn(KINDS, kind)).map(({ kind, id, entry }) => ({ kind, id, entry }))
  return `${JSON.stringify({ type: TYPE, version: VERSION, source, saved: now.toISOString(), entries }, null, 2)}\n`
}

/**
 * What a file holds. Throws Refused.
 * @param {string} text
 * @returns {Stored[]}
 */
export function readFile(text) {
  if (text.length > LARGEST) throw new Refused("This file is too large to be a saved copy from this site.")
  const file = parsed(text)
  if (file?.type !== TYPE) throw new Refused("This is not a saved copy from this site.")
  if (file.version !== VERSION) throw new Refused("This copy comes from another version of the site, which this page cannot read.")
  if (!Array.isArray(file.entries) || !file.entries.every(isSound)) throw damaged()
  /** @type {Stored[]} */
  const entries = file.entries
  if (new Set(entries.map(({ kind, id }) => `${kind}:${id}`)).size < entries.length) throw damaged()
  return entries
}

/**
 * What bringing a file back does to each thing in it: the one that was changed last wins.
 * @param {Stored[]} stored
 * @param {Listed[]} here
 * @returns {(Stored & { action: Action, before: Entry | null })[]}
 */
export function plan(stored, here) {
  return stored.map((one) => {
    const mine = here.find(({ kind, id }) => kind === one.kind && id === one.id)
    const before = mine?.entry ?? null
    return { ...one, before, action: action(one.entry, before, mine?.why === "newer") }
  })
}

/** @param {Entry} entry @param {Entry | null} before @param {boolean} untouchable @returns {Action} */
function action(entry, before, untouchable) {
  if (untouchable) return "keep"
  if (!before) return "add"
  if (JSON.stringify({ ...entry, t: 0 }) === JSON.stringify({ ...before, t: 0 })) return "same"
  return entry.t > before.t ? "replace" : "keep"
}

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text, (name, value) => {
      if (name === "__proto__") throw damaged()
      return value
    })
  } catch {
    throw damaged()
  }
}

const damaged = () => new Refused("This file is damaged, cut off, or holds something that this site never writes.")

/** @param {any} stored */
function isSound(stored) {
  const { kind, id, entry, ...more } = stored ?? {}
  const { v, t, ...value } = entry ?? {}
  return (
    Object.keys(more).length === 0 &&
    typeof kind === "string" &&
    Object.hasOwn(KINDS, kind) &&
    /^[a-z0-9-]{1,60}$/.test(id) &&
    typeof id === "string" &&
    v === 1 &&
    Number.isInteger(t) &&
    t >= 0 &&
    t <= LATEST &&
    KINDS[kind].isSound(value)
  )
}
