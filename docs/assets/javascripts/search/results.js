/** Draws what the engine found in the form that the theme's search box shows: HTML strings, so everything is escaped here. */

import { fold, isCommon, stem, WORD, wordsOf } from "./words.js"

const MOST_PARTS = 5
const TEASER = 200

/**
 * @typedef {{ location: string, title: string, text: string, score: number, terms: Record<string, boolean> }} Item
 */

/** @param {string} text */
const escape = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

/**
 * @param {import("./engine.js").Found} found
 * @param {import("./engine.js").Entry[]} entries
 * @returns {{ items: Item[][] }}
 */
export function draw({ query, pages }, entries) {
  const wanted = wantedIn(query)
  return {
    items: pages.map((hits) => {
      const shown = hits.slice(0, MOST_PARTS)
      const items = shown.map((hit) => item(hit, query, wanted))
      // The theme needs the page itself among its parts: it draws the heading of the group from it.
      const page = /** @type {import("./engine.js").Entry} */ (entries.find((entry) => entry.page === hits[0].entry.page))
      if (!shown.some((hit) => hit.entry === page)) items.push(item({ entry: page, score: 0, found: [] }, query, wanted))
      return items
    }),
  }
}

/**
 * A test for the words to mark: those of the query, their spellings, and single words that mean the same.
 * @param {import("./query.js").Query} query
 */
function wantedIn({ groups }) {
  const options = groups.flatMap(({ options }) => options).filter(({ kind, words }) => kind === "own" || words.length === 1)
  const stems = new Set(options.flatMap(({ words }) => words).filter((word) => !isCommon(word)).map(stem))
  const starts = options.filter(({ prefix }) => prefix).flatMap(({ words }) => words)
  return (/** @type {string} */ word) => stems.has(stem(word)) || starts.some((start) => word.startsWith(start))
}

/**
 * @param {import("./engine.js").Hit} hit
 * @param {import("./query.js").Query} query
 * @param {(word: string) => boolean} wanted
 * @returns {Item}
 */
function item({ entry, score, found }, query, wanted) {
  const mark = (/** @type {string} */ text) => {
    let html = ""
    let at = 0
    for (const match of text.matchAll(WORD)) {
      if (!wanted(fold(match[0]))) continue
      html += `${escape(text.slice(at, match.index))}<mark>${escape(match[0])}</mark>`
      at = match.index + match[0].length
    }
    return html + escape(text.slice(at))
  }
  /** @type {Record<string, boolean>} */
  const terms = {}
  if (score) {
    const there = wordsOf(`${entry.title} ${entry.answer} ${entry.text}`).filter((word) => word.length > 2 && wanted(word))
    for (const word of [...new Set(there)].slice(0, 8)) terms[word] = true
    query.groups.forEach((group, at) => { if (!group.common && !found[at]) terms[group.typed] = false })
  }
  return { location: entry.at, title: mark(entry.title), text: mark(entry.answer || teaser(entry.text, wanted)), score, terms }
}

/**
 * The sentence with the most of the wanted words, and what follows it as far as there is room.
 * @param {string} text
 * @param {(word: string) => boolean} wanted
 */
function teaser(text, wanted) {
  const sentences = text.match(/[^\n]+?(?:[.!?](?=\s)|(?=\n)|$)/g) ?? []
  const counts = sentences.map((sentence) => new Set(wordsOf(sentence).filter(wanted).map(stem)).size)
  let at = Math.max(0, counts.indexOf(Math.max(...counts)))
  let shown = sentences[at]?.trim() ?? ""
  while (++at < sentences.length && shown.length + sentences[at].length < TEASER) shown += ` ${sentences[at].trim()}`
  return shown
}

/**
 * The end of the word that is being typed, for the theme's suggestion behind the text.
 * @param {string} input
 * @param {import("./query.js").Lexicon} lexicon
 * @returns {string[]}
 */
export function suggest(input, lexicon) {
  const last = input.match(/[\p{L}\p{N}]+$/u)?.[0] ?? ""
  const whole = lexicon.starts(last.toLowerCase())
  return whole.length > last.length ? [last + whole.slice(last.length)] : []
}
