/**
 * What is ticked in a checklist, without DOM. Ids of items that the list no longer has are kept: they may come back.
 * @typedef {{ done: Set<string>, skipped: Set<string> }} Ticks  skipped: "not for me"
 * @typedef {{ id: string, text: string }} Item
 */

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/
const MOST = 500

/**
 * The ticks of a stored value, whatever it holds.
 * @param {Record<string, unknown> | null} value
 * @returns {Ticks}
 */
export function ticks(value) {
  const skipped = new Set(ids(value?.skipped))
  return { done: new Set(ids(value?.done).filter((id) => !skipped.has(id))), skipped }
}

/**
 * What is stored of the ticks.
 * @param {Ticks} state
 */
export const storable = ({ done, skipped }) => ({ done: [...done].sort(), skipped: [...skipped].sort() })

/**
 * Whether a value from a file is what `storable` makes, and nothing else.
 * @param {Record<string, unknown>} value
 */
export function isStorable(value) {
  const { done, skipped, ...rest } = value
  const lists = [done, skipped]
  return Object.keys(rest).length === 0 && lists.every((list) => Array.isArray(list) && ids(list).length === list.length)
}

/**
 * The ticks with one item done or not.
 * @param {Ticks} state
 * @param {string} id
 * @param {boolean} on
 */
export const tick = (state, id, on) => ({ done: changed(state.done, id, on), skipped: changed(state.skipped, id, false) })

/**
 * The ticks with one item "not for me" or not.
 * @param {Ticks} state
 * @param {string} id
 * @param {boolean} on
 */
export const skip = (state, id, on) => ({ done: changed(state.done, id, false), skipped: changed(state.skipped, id, on) })

/**
 * How many are done of those that are for the reader.
 * @param {string[]} items
 * @param {Ticks} state
 */
export function count(items, { done, skipped }) {
  const mine = items.filter((id) => !skipped.has(id))
  return { done: mine.filter((id) => done.has(id)).length, of: mine.length }
}

/**
 * "4 of 9 done".
 * @param {string[]} items
 * @param {Ticks} state
 */
export function inWords(items, state) {
  const { done, of } = count(items, state)
  return of ? `${done} of ${of} done` : "All points set aside"
}

/**
 * The checklist as plain text.
 * @param {string} title
 * @param {Item[]} items
 * @param {Ticks} state
 */
export function asText(title, items, state) {
  const lines = items.map(({ id, text }) => {
    if (state.skipped.has(id)) return `[-] ${text} (not for me)`
    return `[${state.done.has(id) ? "x" : " "}] ${text}`
  })
  return [title, inWords(items.map(({ id }) => id), state), "", ...lines, ""].join("\n")
}

/** @param {unknown} list @returns {string[]} */
const ids = (list) => (Array.isArray(list) ? list.slice(0, MOST).filter((id) => typeof id === "string" && id.length <= 60 && ID.test(id)) : [])

/** @param {Set<string>} set @param {string} id @param {boolean} on */
function changed(set, id, on) {
  const next = new Set(set)
  if (on) next.add(id)
  else next.delete(id)
  return next
}
