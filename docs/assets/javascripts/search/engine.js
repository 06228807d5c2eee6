/** Finds the pages that answer a query. Pure: no DOM, no network. */

import { createPostings } from "./postings.js"
import { parse } from "./query.js"
import { isCommon, stem, wordsOf } from "./words.js"

/**
 * @typedef {{ id: string, title: string, text: string, also?: string }} Part
 * @typedef {{ at: string, title: string, answer: string, text: string, parts: Part[] }} Page
 * @typedef {{ pages: Page[], synonyms: string[][] }} Index
 * @typedef {{ page: number, at: string, title: string, also: string, parent: string, answer: string, text: string, rank: number }} Entry
 * @typedef {{ entry: Entry, score: number, found: boolean[] }} Hit `found` says for each group of the query whether it is there
 * @typedef {{ query: import("./query.js").Query, pages: Hit[][] }} Found hits by page, the best page and the best hit first
 */

const FIELDS = /** @type {const} */ (["title", "also", "parent", "answer", "text"])
const BOOST = { title: 4, also: 4, parent: 3, answer: 4, text: 1.3 }
/** What a word in a title counts against one in a text when a misspelt word could be either. */
const TITLE_WORD = 30
/** A phrase tells more than its words. */
const PHRASE = 2.6
/** What a second reading of the same word adds: a page is not better because it has all its synonyms. Nothing for a single word. */
const FURTHER = 0.4
/** Words such as "how" decide only between pages that are otherwise alike. */
const COMMON = 0.1
/** What the second-best place on a page adds. */
const SECOND = 0.4
/** How much a missing word takes away: below 1, because nobody knows which words a page uses. */
const COVERAGE = 0.75
/** Pages below this share of the best one are left out. */
const WORTH_SHOWING = 0.15
const MOST_PAGES = 30
/**
 * What is about the site comes after advice; a page for one kind of job, trouble or reader after one for all, unless the query
 * names it; a list or a tool after the page that explains what it holds.
 */
const BEHIND = /** @type {[RegExp, number][]} */ ([
  [/^(?:how-we-know|contributing)\//, 0.4], [/^$/, 0.5], [/^(?:by-situation|something-went-wrong)\//, 0.8],
  [/^(?:templates|checklists|tools|waiting\/for-people-who-hire)\//, 0.75],
])

/**
 * @param {Index} index
 */
export function createEngine({ pages, synonyms }) {
  const reader = createReader()
  pages.forEach(reader.take)
  return reader.finish(synonyms)
}

/** Makes an engine of pages as they come: most of the work is done while others are still on their way. */
export function createReader() {
  /** @type {Entry[]} */
  const entries = []
  /** @type {string[][][]} for each entry the words of each field */
  const tokens = []
  const postings = createPostings(stem, FIELDS.map((field) => BOOST[field]))
  let pages = 0
  return {
    take(/** @type {Page} */ page) {
      for (const entry of entriesOf(page, pages)) {
        const words = FIELDS.map((field) => wordsOf(entry[field]))
        postings.take(words)
        tokens.push(words)
        entries.push(entry)
      }
      pages++
    },
    finish: (/** @type {string[][]} */ synonyms) => engineOf(entries, tokens, postings.finish(), lexiconOf(tokens, synonyms)),
  }
}

/**
 * @param {Entry[]} entries
 * @param {string[][][]} tokens
 * @param {(word: string, prefix?: boolean) => Map<number, number>} find
 * @param {import("./query.js").Lexicon} lexicon
 */
function engineOf(entries, tokens, find, lexicon) {
  /** @type {Map<string, Map<number, number>>} */
  const remembered = new Map()

  /** The entries that have a word in any of its forms, each with a score. */
  function lookUp(/** @type {string} */ word, prefix = false) {
    let scores = prefix ? undefined : remembered.get(word)
    if (!scores) {
      scores = find(word, prefix)
      if (!prefix) remembered.set(word, scores)
    }
    return scores
  }

  /** @type {string[]} */
  const stems = []
  /** All stems of an entry in their order, for phrases; made when somebody looks for one, which few entries come to. */
  const running = (/** @type {number} */ id) =>
    (stems[id] ??= ` ${tokens[id].map((words) => words.map(stem).join(" ")).join(" . ")} `)

  /** The entries that have the words next to each other. */
  function lookUpPhrase(/** @type {string[]} */ words) {
    const [first, ...rest] = words.map((word) => lookUp(word))
    const phrase = ` ${words.map(stem).join(" ")} `
    /** @type {Map<number, number>} */
    const scores = new Map()
    for (const [id, score] of first) {
      if (!running(id).includes(phrase)) continue
      const sum = rest.reduce((total, other) => total + (other.get(id) ?? 0), score)
      scores.set(id, (sum * PHRASE) / words.length)
    }
    return scores
  }

  /** What a group of the query scores in each entry. */
  function score(/** @type {import("./query.js").Group} */ group, /** @type {boolean} */ alone) {
    /** @type {Map<number, number>} */
    const total = new Map()
    let own = 0
    for (const { words, weight, kind, prefix } of group.options) {
      const scores = words.length > 1 ? lookUpPhrase(words) : lookUp(words[0], prefix)
      const most = Math.max(0, ...scores.values())
      if (kind === "own") own = most
      // Other spellings get the same chance. A single word is meant as it stands: no synonym is above it.
      const scale = !own || kind === "own" ? 1 : kind === "spelling" ? own / most : alone ? Math.min(1, own / most) : 1
      // What no page says in the reader's words is looked for in the other words as if they were theirs.
      const counted = kind === "synonym" && !own ? 1 : weight * scale
      for (const [id, value] of scores) {
        const [less, more] = [total.get(id) ?? 0, value * counted].sort((a, b) => a - b)
        total.set(id, alone ? more : more + FURTHER * less)
      }
    }
    return total
  }

  /**
   * @param {string} input
   * @returns {Found}
   */
  function search(input) {
    const query = parse(input, lexicon)
    const telling = query.groups.filter((group) => !group.common)
    const counted = new Set(telling.length ? telling : query.groups)
    /** @type {Map<number, { score: number, share: number, found: boolean[] }>} */
    const sums = new Map()
    let whole = 0
    query.groups.forEach((group, at) => {
      const scores = score(group, telling.length === 1)
      if (!scores.size) return
      // A rare word that is missing weighs more than a frequent one.
      const share = counted.has(group) ? Math.log(1 + entries.length / scores.size) : 0
      whole += share
      for (const [id, value] of scores) {
        const sum = sums.get(id) ?? { score: 0, share: 0, found: [] }
        sum.score += value * (share ? 1 : COMMON)
        sum.share += share
        sum.found[at] = true
        sums.set(id, sum)
      }
    })
    /** @type {Map<number, Hit[]>} */
    const pages = new Map()
    for (const [id, sum] of sums) {
      if (!sum.share) continue
      const entry = entries[id]
      const hit = { entry, score: sum.score * (sum.share / whole) ** COVERAGE * entry.rank, found: sum.found }
      pages.set(entry.page, [...(pages.get(entry.page) ?? []), hit])
    }
    return { query, pages: ranked([...pages.values()]) }
  }

  return { search, lexicon, entries }
}

/**
 * @param {Hit[][]} pages
 */
function ranked(pages) {
  const value = (/** @type {Hit[]} */ [best, second]) => best.score + SECOND * (second?.score ?? 0)
  for (const hits of pages) hits.sort((a, b) => b.score - a.score)
  pages.sort((a, b) => value(b) - value(a))
  return pages.filter((hits) => value(hits) >= value(pages[0]) * WORTH_SHOWING).slice(0, MOST_PAGES)
}

/**
 * The entries of a page: itself, and each part that has an address of its own.
 * @param {Page} page
 * @param {number} number
 * @returns {Entry[]}
 */
function entriesOf(page, number) {
  const behind = BEHIND.find(([place]) => place.test(page.at))?.[1] ?? 1
  return [
    { page: number, at: page.at, title: page.title, also: "", parent: "", answer: page.answer, text: page.text, rank: behind },
    ...page.parts.map(({ id, title, also = "", text }) => {
      const rank = id.startsWith("signal-") ? 0.7 : 1
      return { page: number, at: `${page.at}#${id}`, title, also, parent: page.title, answer: "", text, rank: rank * behind }
    }),
  ]
}

/**
 * @param {string[][][]} tokens
 * @param {string[][]} groups
 * @returns {import("./query.js").Lexicon}
 */
function lexiconOf(tokens, groups) {
  /** @type {Map<string, number>} */
  const words = new Map()
  const add = (/** @type {string} */ word, /** @type {number} */ value) => words.set(word, (words.get(word) ?? 0) + value)
  for (const [title, also, , answer, text] of tokens) {
    for (const word of [...title, ...also]) add(word, TITLE_WORD)
    for (const word of [...answer, ...text]) add(word, 1)
  }
  const synonyms = groups.map((group) => group.map(wordsOf))
  for (const word of synonyms.flat(2)) add(word, 0)
  for (const word of words.keys()) if (isCommon(word)) words.set(word, 0)
  const stems = new Set([...words.keys()].filter((word) => !isCommon(word)).map(stem))
  const starts = (/** @type {string} */ start) => {
    let best = ""
    if (start.length < 2) return best
    for (const [word, value] of words) if (word.startsWith(start) && value >= (words.get(best) ?? 0)) best = word
    return best
  }
  return { words, stems, synonyms, starts }
}
