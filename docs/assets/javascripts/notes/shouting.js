/** Capitals and emoji in a note, without DOM. Short words in capitals are most often abbreviations. */

import { fold, words } from "./words.js"

const LONGEST_ABBREVIATION = 5
// Signs that are letters rather than pictures are left out.
const PICTURE = /(?![©®™‼⁉ℹ↔])\p{Extended_Pictographic}/u

/**
 * The first loud place: an emoji, a long word in capitals, or two in a row.
 * @param {string} text
 * @param {string} known  What else was typed: words that stand there in capitals are written like that.
 */
export function loud(text, known) {
  const picture = PICTURE.exec(text)
  if (picture) return picture[0]
  const right = new Set(words(known).map(fold))
  const found = words(text)
  const isLoud = (/** @type {string} */ word) => [...word].length > 1 && /^\p{Lu}[\p{Lu}'’-]*$/u.test(word) && !right.has(fold(word))
  const at = found.findIndex((word, place) => {
    if (!isLoud(word)) return false
    if ([...word].length > LONGEST_ABBREVIATION) return true
    const next = found[place + 1] ?? ""
    return isLoud(next) && word.length + next.length > LONGEST_ABBREVIATION
  })
  return at < 0 ? "" : isLoud(found[at + 1] ?? "") ? `${found[at]} ${found[at + 1]}` : found[at]
}
