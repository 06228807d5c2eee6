/**
 * The browser's two storages, as storage.js needs them: nothing throws, and only this site's own keys exist.
 * @typedef {import("./storage.js").Entry} Entry
 * @typedef {import("./storage.js").Place} Place
 */

const VERSION = 1

/** All sites of an origin share its storage (project pages do), so the site's path is part of every key. */
const SITE = `kb:${new URL("../../", import.meta.url).pathname}:`

/**
 * @param {string} kind
 * @param {string} id
 */
export const keyOf = (kind, id) => `${SITE}${VERSION}:${kind}:${id}`

/**
 * Kind and id of a key of this version, or null.
 * @param {string} key
 */
export function partsOf(key) {
  const match = /^1:([a-z-]+):(.+)$/s.exec(key.slice(SITE.length))
  return match && { kind: match[1], id: match[2] }
}

/**
 * Whether a key is this site's, of whatever version.
 * @param {string} key
 */
export const isOwn = (key) => key.startsWith(SITE)

/**
 * The storage itself, or null when the browser blocks it.
 * @param {Place | null} place
 */
export function area(place) {
  try {
    return place === "tab" ? sessionStorage : localStorage
  } catch {
    return null
  }
}

/**
 * This site's keys in a storage, of every version.
 * @param {Storage | null} storage
 */
export const ownKeys = (storage) => Object.keys(storage ?? {}).filter(isOwn)

/**
 * What stands under a key: an entry, null for nothing, or why it cannot be read.
 * @param {Storage | null} storage
 * @param {string} key
 * @returns {Entry | null | "broken" | "newer"}
 */
export function look(storage, key) {
  try {
    const text = storage?.getItem(key) ?? null
    return text === null ? null : judge(JSON.parse(text))
  } catch {
    return "broken"
  }
}

/**
 * A value of this version, or why it is none.
 * @param {any} value
 * @returns {Entry | "broken" | "newer"}
 */
export function judge(value) {
  if (!Number.isInteger(value?.v)) return "broken"
  if (value.v !== VERSION) return "newer"
  return Number.isFinite(value.t) ? value : "broken"
}

/**
 * Whether it could be stored; without storage or room it could not.
 * @param {Storage | null} storage
 * @param {string} key
 * @param {string} text
 */
export function put(storage, key, text) {
  try {
    storage?.setItem(key, text)
    return storage !== null
  } catch {
    return false
  }
}

/**
 * Removes a key and returns the text that stood under it, or null.
 * @param {Storage | null} storage
 * @param {string} key
 */
export function take(storage, key) {
  try {
    const text = storage?.getItem(key) ?? null
    storage?.removeItem(key)
    return text
  } catch {
    return null // Blocked since the page was opened.
  }
}
