/**
 * What the site remembers, on the reader's device only. Every tool reads and writes through this module.
 *
 * An entry is kept under `kb:<site path>:1:<kind>:<id>` as `{ v: 1, t: <milliseconds>, … }`. Nothing here throws:
 * when storage is blocked or full, or holds something unreadable, the page goes on with what it holds in memory,
 * and `trouble()` says so.
 *
 * @typedef {{ v: 1, t: number, [name: string]: unknown }} Entry  t: when it was last changed
 * @typedef {"device" | "tab"} Place  tab: forgotten when the reader closes the tab
 * @typedef {"blocked" | "full" | "newer" | "broken"} Trouble
 * @typedef {{ kind: string, id: string, place: Place, entry: Entry | null, why?: Trouble }} Listed  why: it cannot be read
 */

import { area, isOwn, keyOf, look, ownKeys, partsOf, put, take } from "./browser-storage.js"

/** The kind under which it is kept where the reader wants other kinds to be kept. */
const CHOICE = "keep"
/** Kinds that hold other people's names: until the reader has chosen, they are forgotten with the tab. */
const OF_OTHERS = ["notes"]

/** @type {Map<string, Entry>} The last good value of each key that was read or written here. */
const held = new Map()
/** @type {Map<string, Trouble>} Keys whose newest value is only held here, and why. */
const unsaved = new Map()
/** @type {Map<string, Trouble>} Keys whose stored value cannot be read, and why. */
const unread = new Map()
/** @type {Set<(key: string | null, elsewhere: boolean) => void>} */
const listeners = new Set()
let askedToPersist = false

/**
 * The newest value, or null when there is none.
 * @param {string} kind
 * @param {string} id
 * @returns {Entry | null}
 */
export function read(kind, id) {
  const key = keyOf(kind, id)
  const found = lookEverywhere(kind, key)
  const mine = held.get(key)
  unread.delete(key)
  if (typeof found === "string") {
    unread.set(key, found)
    return mine ?? null
  }
  if (mine && unsaved.has(key) && (!found || found.t <= mine.t)) return mine
  unsaved.delete(key)
  if (found) held.set(key, found)
  else held.delete(key)
  return found
}

/**
 * Keeps a value, stamped with the time; what it holds must survive JSON.
 * @param {string} kind  Small letters and dashes.
 * @param {string} id
 * @param {Record<string, unknown>} value
 */
export function write(kind, id, value) {
  // Later than what it replaces even when the device's clock was set back: the newest wins.
  const t = Math.max(Date.now(), (read(kind, id)?.t ?? 0) + 1)
  restore(kind, id, { ...value, v: 1, t })
  if (!unsaved.has(keyOf(kind, id)) && placeOf(kind) !== "tab") askToPersist()
}

/**
 * Keeps a value with the time it already has, as an import does.
 * @param {string} kind
 * @param {string} id
 * @param {Entry} entry
 */
export function restore(kind, id, entry) {
  const key = keyOf(kind, id)
  held.set(key, entry)
  unsaved.set(key, "full")
  save()
  notify(key, false)
}

/**
 * Forgets a value. What a newer version of the site stored stays, unless the reader asked for just that.
 * Returns what brings it back.
 * @param {string} kind
 * @param {string} id
 * @param {{ evenNewer?: boolean }} options
 */
export function remove(kind, id, { evenNewer = false } = {}) {
  const key = keyOf(kind, id)
  const storages = [area("device"), area("tab")].filter((storage) => evenNewer || look(storage, key) !== "newer")
  return forget([key], storages)
}

/** Forgets everything this site ever stored, of every version, and nothing else. Returns what brings it back. */
export function removeAll() {
  const storages = [area("device"), area("tab")]
  return forget([...new Set([...storages.flatMap(ownKeys), ...held.keys()])], storages)
}

/**
 * @param {string[]} keys
 * @param {(Storage | null)[]} storages
 */
function forget(keys, storages) {
  const gone = keys.map((key) => ({
    key,
    texts: storages.map((storage) => take(storage, key)),
    entry: held.get(key),
    why: unsaved.get(key),
  }))
  for (const known of [held, unsaved, unread]) keys.forEach((key) => known.delete(key))
  notify(null, false)
  return () => {
    for (const { key, texts, entry, why } of gone) {
      // Whatever was stored since then is newer and stays.
      texts.forEach((text, at) => text !== null && look(storages[at], key) === null && put(storages[at], key, text))
      if (entry && why && !held.has(key)) held.set(key, entry) && unsaved.set(key, why)
    }
    notify(null, false)
  }
}

/**
 * Everything that is stored, also what is only held in memory.
 * @returns {Listed[]}
 */
export function list() {
  const keys = new Set([...ownKeys(area("device")), ...ownKeys(area("tab")), ...unsaved.keys()])
  return [...keys].sort().flatMap((key) => {
    const { kind = CHOICE, id = "" } = partsOf(key) ?? {}
    return kind === CHOICE ? [] : [{ kind, id, entry: read(kind, id), place: placeOf(kind), why: unread.get(key) }]
  })
}

/**
 * Calls back after a change, in this tab or (elsewhere) in another one. Returns what ends it.
 * @param {string} kind
 * @param {string} id
 * @param {(value: Entry | null, elsewhere: boolean) => void} callback
 */
export function watch(kind, id, callback) {
  const own = keyOf(kind, id)
  return listen((key, elsewhere) => (key === null || key === own) && callback(read(kind, id), elsewhere))
}

/**
 * Calls back after a change of anything. Returns what ends it.
 * @param {() => void} callback
 */
export const watchAll = (callback) => listen(() => callback())

/**
 * Where the reader chose to keep a kind, or null before they chose. A tool that holds other people's names asks once.
 * @param {string} kind
 * @returns {Place | null}
 */
export function place(kind) {
  const chosen = kind === CHOICE ? null : read(CHOICE, kind)?.place
  return chosen === "device" || chosen === "tab" ? chosen : null
}

/** Where a kind is kept now. @param {string} kind @returns {Place} */
const placeOf = (kind) => place(kind) ?? (OF_OTHERS.includes(kind) ? "tab" : "device")

/**
 * Keeps a kind on the device, or only until the tab is closed; what there is of it moves.
 * @param {string} kind
 * @param {Place} where
 */
export function choosePlace(kind, where) {
  write(CHOICE, kind, { place: where })
  for (const listed of list()) {
    if (listed.kind === kind && listed.entry) restore(kind, listed.id, listed.entry)
  }
}

/**
 * What keeps this page from remembering, the gravest first; null when all is well.
 * @returns {Trouble | null}
 */
export function trouble() {
  const all = [...unsaved.values(), ...unread.values()]
  if (!area("device")) return "blocked"
  return /** @type {Trouble[]} */ (["full", "newer", "broken"]).find((one) => all.includes(one)) ?? null
}

/**
 * Where the kind is kept, and where it was before the reader chose otherwise.
 * @param {string} kind
 */
function areas(kind) {
  const here = placeOf(kind)
  return { chosen: area(here), other: area(here === "tab" ? "device" : "tab") }
}

/** @param {string} kind @param {string} key */
function lookEverywhere(kind, key) {
  const { chosen, other } = areas(kind)
  return look(chosen, key) ?? look(other, key)
}

/** Tries to store whatever is only held in memory: the new value, and earlier ones that found no room. */
function save() {
  for (const key of unsaved.keys()) {
    const kind = partsOf(key)?.kind ?? ""
    const { chosen, other } = areas(kind)
    const entry = held.get(key)
    const found = lookEverywhere(kind, key)
    // Another tab may have stored a newer value since this one found no room.
    const late = typeof found === "object" && found && entry && found.t > entry.t
    if (found === "newer" || !(late || put(chosen, key, JSON.stringify(entry)))) {
      unsaved.set(key, found === "newer" ? "newer" : "full")
    } else {
      take(other, key)
      unsaved.delete(key)
      unread.delete(key)
    }
  }
}

/** After the very first save on this device: a browser that agrees will not delete it by itself. */
function askToPersist() {
  if (!askedToPersist && list().length === 1) navigator.storage?.persist?.().catch(() => {})
  askedToPersist = true
}

/** @param {(key: string | null, elsewhere: boolean) => void} listener */
function listen(listener) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** @param {string | null} key @param {boolean} elsewhere */
function notify(key, elsewhere) {
  listeners.forEach((listener) => listener(key, elsewhere))
}

addEventListener("storage", ({ key }) => (key === null || isOwn(key)) && notify(key, true))
// A page that the browser kept whole and shows again has missed what other tabs changed.
addEventListener("pageshow", ({ persisted }) => persisted && notify(null, true))
