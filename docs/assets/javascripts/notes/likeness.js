/** How alike two notes are in the writer's own words, without DOM. */

import { fold, sentences, words } from "./words.js"

// Fewer own groups of three words say nothing about likeness.
const FEWEST = 4

/**
 * The groups of three words that the writer added to the text the note started from.
 * @param {string} body
 * @param {string} start  That text, with its gaps in brackets; empty when there was none.
 */
export function ownGroups(body, start) {
  const found = words(body).map(fold)
  const taken = given(found, start.split(/\[[^\]]*\]/).map((piece) => words(piece).map(fold)))
  /** @type {string[][]} */
  const runs = [[]]
  found.forEach((word, at) => (taken.has(at) ? runs.push([]) : runs[runs.length - 1].push(word)))
  return new Set(runs.flatMap((run) => [...groups(run)]))
}

/**
 * Which words of a note come from the text it started from: its pieces in their order, and groups of three anywhere.
 * @param {string[]} found
 * @param {string[][]} pieces
 */
function given(found, pieces) {
  /** @type {Set<number>} */
  const taken = new Set()
  const take = (/** @type {number} */ at, /** @type {number} */ count) => Array.from({ length: count }, (_, more) => taken.add(at + more))
  let from = 0
  for (const piece of pieces.filter(({ length }) => length)) {
    const at = found.findIndex((_, start) => start >= from && piece.every((word, more) => found[start + more] === word))
    if (at < 0) continue
    take(at, piece.length)
    from = at + piece.length
  }
  const known = new Set(pieces.flatMap((piece) => [...groups(piece)]))
  if (known.size) found.forEach((_, at) => known.has(found.slice(at, at + 3).join(" ")) && take(at, 3))
  return taken
}

/** @param {string[]} run */
function groups(run) {
  return new Set(run.slice(2).map((_, at) => run.slice(at, at + 3).join(" ")))
}

/**
 * Which share of the smaller note returns in the other one.
 * @param {Set<string>} a
 * @param {Set<string>} b
 */
export function containment(a, b) {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  if (small.size < FEWEST) return 0
  return [...small].filter((group) => large.has(group)).length / small.size
}

/**
 * The sentence of a note of which most returns in the other one.
 * @param {string} body
 * @param {Set<string>} other
 */
export function sharedSentence(body, other) {
  const rated = sentences(body).map((sentence) => {
    const own = [...groups(words(sentence).map(fold))]
    return { sentence, shared: own.filter((group) => other.has(group)).length }
  })
  return rated.reduce((best, one) => (one.shared > best.shared ? one : best), { sentence: "", shared: 0 }).sentence
}

/**
 * The first words of a note that are the writer's own, or nothing when the text it started from opens like that.
 * @param {string} body
 * @param {string} start
 * @param {number} count
 */
export function opening(body, start, count) {
  const first = words(sentences(body)[0] ?? "").slice(0, count)
  if (first.length < count) return ""
  const folded = first.map(fold).join(" ")
  const given = words(start.replace(/\[[^\]]*\]/g, " ")).map(fold).join(" ")
  return given.includes(folded) ? "" : folded
}
