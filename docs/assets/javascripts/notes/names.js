/** Names in a note: somebody else's, or the right one with a slip. Without DOM. */

import { distance, slips } from "./distance.js"
import { fold, sentences, words } from "./words.js"

// A name this short is looked for only where a name must stand: a slip in it makes another word of it.
const SHORTEST = 4

/**
 * The words of a name without titles: "Dr. Felix Osei" is Felix, Osei.
 * @param {string} name
 * @param {string[]} titles
 */
export const nameWords = (name, titles) => words(name).filter((word) => !titles.includes(fold(word)) && /\p{L}/u.test(word))

/**
 * How somebody is called in a sentence: the first name, or the title with the last.
 * @param {string} name
 * @param {string[]} titles
 */
export function callName(name, titles) {
  const [first, ...rest] = words(name)
  const own = nameWords(name, titles)
  if (first && titles.includes(fold(first)) && own.length) return `${name.trim().split(/\s+/)[0]} ${own.at(-1)}`
  return rest.length ? (own[0] ?? first) : name.trim()
}

/** @param {string} word */
const isCapital = (word) => word !== word.toLowerCase() || !/\p{Ll}|\p{Lu}/u.test(word)

/**
 * The words of a text that may be names: with a capital letter, and not only because a sentence starts there.
 * @param {string} text
 */
export function capitals(text) {
  return sentences(text).flatMap((sentence) => words(sentence).slice(1).filter((word) => isCapital(word)))
}

/**
 * A word of the text that is another person's name and nobody else's.
 * @param {{ greeting: string, body: string }} note
 * @param {string[]} other  The words of the other name.
 * @param {Set<string>} own  Folded words that belong here: the person, the writer, the company.
 * @param {string[]} common  Names that are ordinary words, too.
 */
export function foreignName({ greeting, body }, other, own, common) {
  const theirs = other.filter((word) => !own.has(fold(word)))
  const inGreeting = words(greeting)
  const found = theirs.find((word) => inGreeting.includes(word))
  if (found) return found
  const inBody = words(body)
  const middle = new Set(capitals(body))
  return theirs.find((word) => {
    if (!common.includes(fold(word))) return inBody.includes(word) || (unspaced(word) && body.includes(word))
    const at = inBody.indexOf(word)
    return middle.has(word) && at > 0 && other.includes(inBody[at - 1])
  })
}

/** A name in a script without spaces stands inside a longer run of letters. @param {string} word */
const unspaced = (word) => word.length > 1 && /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]+$/u.test(word)

/**
 * A name that is almost the right one: what was written, what was meant, and whether it is only a question.
 * @param {string[]} candidates  Words that may be meant as the name.
 * @param {string[]} right
 * @param {{ known: Set<string>, shortest?: number }} options  known: words that are right as they are, folded
 */
export function slip(candidates, right, { known, shortest = SHORTEST }) {
  for (const what of candidates) {
    if (right.includes(what) || right.some((name) => what === `${name}'s` || what === `${name}’s`)) continue
    for (const meant of right) {
      const [a, b] = [fold(what), fold(meant)]
      // Accents matter, capitals do not: McNeil and Mcneil are for the eye.
      if (a === b && what.toLowerCase() !== meant.toLowerCase()) return { what, meant, asked: false }
      if (a === b || known.has(a) || Math.min([...a].length, [...b].length) < shortest) continue
      if (distance(a, b, slips(b)) <= slips(b)) return { what, meant, asked: [...b].length <= SHORTEST }
    }
  }
  return null
}
