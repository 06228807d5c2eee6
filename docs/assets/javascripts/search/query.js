/** From what a reader typed to what is looked for: each word with its other spellings and its synonyms. */

import { corrections } from "./speller.js"
import { fold, isCommon, stem, WORD, wordsOf } from "./words.js"

// A longer query is cut: nobody types so much, but somebody pastes it.
const LONGEST = 300
const MOST_WORDS = 24

const SYNONYM = 0.75
const PART_OF_PHRASE = 0.5
const OTHER_SPELLING = 0.9

/**
 * @typedef {'own' | 'spelling' | 'part' | 'synonym'} Kind
 * @typedef {{ words: string[], weight: number, kind: Kind, prefix?: boolean }} Option words to find together
 * @typedef {{ typed: string, common: boolean, options: Option[] }} Group one word or phrase of the query
 * @typedef {{ groups: Group[], typed: string, corrected: string }} Query `corrected` is empty when no word was changed
 * @typedef {{ words: Map<string, number>, stems: Set<string>, synonyms: string[][][], starts: (start: string) => string }} Lexicon
 *   known words with their importance, their stems, groups of phrases of words, the best known word that starts like this
 * @typedef {{ word: string, unfinished: boolean, others: string[] }} Read a word as it was understood
 */

/**
 * @param {string} input
 * @param {Lexicon} lexicon
 * @returns {Query}
 */
export function parse(input, lexicon) {
  const text = input.slice(0, LONGEST)
  const verbatim = /^\s*"[^"]*"\s*$/.test(text) // the way to say "search exactly this"
  const typed = (text.match(WORD) ?? []).slice(0, MOST_WORDS)
  const open = /[\p{L}\p{N}]$/u.test(text)
  /** @type {string[]} */
  const shown = []
  const words = typed.flatMap((original, at) => {
    const word = fold(original)
    const unfinished = open && at === typed.length - 1 && !isCommon(word) && lexicon.starts(word) !== ""
    // What only synonyms have, a form of a known word and an unfinished word may be right: they stay, and other readings join.
    const stays = verbatim || unfinished || isKnown(word, lexicon)
    const readings = verbatim || isThere(word, lexicon) ? [] : corrections(word, lexicon.words)
    const [best = word, ...others] = stays ? [word, ...readings] : readings
    shown.push(best === word ? original : best)
    const parts = wordsOf(best)
    return parts.map((part) => ({ word: part, unfinished, others: parts.length > 1 ? [] : others }))
  })
  const corrected = shown.join(" ")
  return {
    groups: group(words, verbatim ? [] : lexicon.synonyms),
    typed: typed.join(" "),
    corrected: corrected === typed.join(" ") ? "" : corrected,
  }
}

/** Whether a word is one of the site's or of its synonyms, or a regular form of one. @type {(word: string, lexicon: Lexicon) => boolean} */
const isKnown = (word, { words, stems }) =>
  isCommon(word) || words.has(word) || (/.{3}(?:s|ed|ing)$/.test(word) && stems.has(stem(word)))

/** Whether some entry has the word in this form. @type {(word: string, lexicon: Lexicon) => boolean} */
const isThere = (word, { words }) => isCommon(word) || Boolean(words.get(word))

/**
 * @param {Read[]} words
 * @param {string[][][]} synonyms
 * @returns {Group[]}
 */
function group(words, synonyms) {
  const stems = words.map(({ word }) => stem(word))
  /** @type {Group[]} */
  const groups = []
  for (let at = 0; at < words.length; ) {
    const { length, others } = longest(stems, at, synonyms)
    const own = words.slice(at, at + length).map(({ word }) => word)
    const parts = length > 1 ? own.filter((word) => !isCommon(word)) : []
    groups.push({
      typed: own.join(" "),
      common: length === 1 && isCommon(own[0]),
      options: [
        { words: own, weight: 1, kind: "own", prefix: length === 1 && words[at].unfinished },
        ...words[at].others.map((word) => option([word], OTHER_SPELLING, "spelling")),
        ...parts.map((word) => option([word], PART_OF_PHRASE, "part")),
        ...others.map((phrase) => option(phrase, SYNONYM, "synonym")),
      ],
    })
    at += length
  }
  return groups
}

/**
 * @param {string[]} words
 * @param {number} weight
 * @param {Kind} kind
 * @returns {Option}
 */
const option = (words, weight, kind) => ({ words, weight, kind })

/**
 * How many words the longest synonym has that starts here, and the other members of its groups.
 * @param {string[]} stems
 * @param {number} at
 * @param {string[][][]} synonyms
 */
function longest(stems, at, synonyms) {
  let length = 1
  /** @type {Map<string, string[]>} */
  let others = new Map()
  for (const phrases of synonyms)
    for (const phrase of phrases) {
      if (phrase.length < length || !phrase.every((word, step) => stem(word) === stems[at + step])) continue
      if (phrase.length > length) others = new Map()
      length = phrase.length
      for (const other of phrases) others.set(other.map(stem).join(" "), other)
    }
  others.delete(stems.slice(at, at + length).join(" "))
  return { length, others: [...others.values()] }
}
