/**
 * Words as people remember and type them, without DOM: finding an entry by a few words, and known phrases in a text.
 *
 * @typedef {{ word: string, start: number, end: number }} Token  A plain word and where it stands in the text.
 * @typedef {{ id: string, texts: readonly string[] }} Entry  Something to find by the words of its texts.
 * @typedef {{ id: string, phrases: readonly string[] }} Known  Something that phrases stand for.
 */

// A word may hold apostrophes of every kind and marks that nobody sees.
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\u00AD\u200B-\u200D\u2060]|['’‘ʼ´`′＇](?=[\p{L}\p{N}]))*/gu
const UNSEEN = /[\u00AD\u200B-\u200D\u2060\p{M}]/gu
const APOSTROPHE = /['’‘ʼ´`′＇]/gu

/** What stands behind an apostrophe. A few are typed without one so often that they count, too. */
const SHORT_FORMS = [
  [/^can'?t$|^cannot$/, "can not"],
  [/^won'?t$/, "will not"],
  [/n't$|(?<=^(?:do|does|did|is|was|were|has|have|had|could|would|should|are))nt$/, " not"],
  [/'ll$|(?<=^(?:you|they))ll$/, " will"],
  [/'re$|(?<=^(?:you|they))re$/, " are"],
  [/'ve$|(?<=^(?:you|we|they))ve$/, " have"],
  [/'d$/, " would"],
  [/'m$/, " am"],
  [/'s$/, ""],
]

/**
 * The words of a text in plain form: small letters, no accents, short forms written out, no endings such as -ing.
 * @param {string} text
 * @returns {Token[]}
 */
export function words(text) {
  return [...text.matchAll(WORD)].flatMap((match) => {
    const place = { start: match.index, end: match.index + match[0].length }
    return plain(match[0]).map((word) => ({ word, ...place }))
  })
}

/**
 * A text reduced to its plain words: two texts that a reader would call the same become the same.
 * @param {string} text
 */
export const normalise = (text) => words(text).map(({ word }) => word).join(" ")

/** @param {string} raw */
function plain(raw) {
  let word = raw.normalize("NFKD").replace(UNSEEN, "").replace(APOSTROPHE, "'").toLowerCase()
  for (const [short, long] of SHORT_FORMS) word = word.replace(short, /** @type {string} */ (long))
  return word.replaceAll("'", "").split(" ").map(stem)
}

/**
 * "hired", "hire" and "hiring" are one word here.
 * @param {string} word
 */
function stem(word) {
  const bare = word.replace(/(?<=\w{3})(?:ing|ed|es|e|(?<![suio])s)$/, "")
  return bare.replace(/(?<=\w{2})([^aeiouls])\1$/, "$1")
}

/**
 * The ids of the entries that fit what somebody remembers, in the order of the entries. Words may stand in any order;
 * a word that no entry has counts as a slip of the finger, or not at all.
 * @param {string} query
 * @param {readonly Entry[]} entries
 * @returns {string[]}
 */
export function find(query, entries) {
  const { bags, weights } = indexed(entries)
  const asked = [...new Set(words(query).map(({ word }) => word))].map((word) => alike(word, weights)).filter((found) => found.length)
  if (!asked.length) return []
  const scores = bags.map((bag) => {
    const best = asked.map((found) => Math.max(0, ...found.filter((word) => bag.has(word)).map((word) => weights.get(word) ?? 0)))
    return best.reduce((total, weight) => total + weight, 0)
  })
  const enough = Math.max(...scores) * 0.8
  return entries.filter((_, at) => scores[at] >= enough).map(({ id }) => id)
}

/** @type {WeakMap<readonly Entry[], { bags: Set<string>[], weights: Map<string, number> }>} */
const indexes = new WeakMap()

// Words that people put around what they remember. They count a little, so that "when could you start" is itself.
const SMALL = new Set(
  normalise(
    `a am an and are as at be been but by can could did do does for from had has have he her him his how i if in is it me my
     no not of on or our said say says she so some than that the their them then there they this to told up us was we were
     what when which who will with would you your`,
  ).split(" "),
)

/**
 * The words of each entry, and how much each word tells: the rarer, the more.
 * @param {readonly Entry[]} entries
 */
function indexed(entries) {
  let index = indexes.get(entries)
  if (!index) {
    const bags = entries.map(({ texts }) => new Set(words(texts.join(" ")).map(({ word }) => word)))
    /** @type {Map<string, number>} */
    const weights = new Map()
    for (const bag of bags) for (const word of bag) weights.set(word, (weights.get(word) ?? 0) + 1)
    for (const [word, count] of weights) weights.set(word, Math.log(1 + bags.length / count) * (SMALL.has(word) ? 0.1 : 1))
    index = { bags, weights }
    indexes.set(entries, index)
  }
  return index
}

/**
 * The known words that a typed word stands for: itself, else what it begins, else what it misses by a letter or two.
 * @param {string} word
 * @param {Map<string, number>} known
 */
function alike(word, known) {
  const all = [...known.keys()]
  const longer = word.length >= 3 ? all.filter((other) => other.startsWith(word)) : []
  if (known.has(word) || longer.length) return known.has(word) ? [word, ...longer] : longer
  const slips = word.length < 4 ? 0 : word.length < 7 ? 1 : 2
  return slips ? all.filter((other) => distance(word, other, slips) <= slips) : []
}

/**
 * How many letters are wrong, missing, too many or swapped; more than `most` is `most + 1`.
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1
  /** @type {number[]} */
  let before = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1)
    }
    ;[before, row] = [row, next]
  }
  return row[b.length]
}

/**
 * Where known phrases stand in a text: the longest first, none over another, in the order of the text.
 * @param {string} text
 * @param {readonly Known[]} entries
 * @returns {{ id: string, start: number, end: number }[]}
 */
export function marks(text, entries) {
  const tokens = words(text)
  /** @type {Map<string, { id: string, form: string[] }[]>} */
  const starts = new Map()
  for (const { id, phrases } of entries) {
    for (const phrase of phrases) {
      const form = normalise(phrase).split(" ")
      starts.set(form[0], [...(starts.get(form[0]) ?? []), { id, form }])
    }
  }
  const hits = tokens.flatMap(({ word }, at) =>
    (starts.get(word) ?? [])
      .filter(({ form }) => form.every((part, step) => tokens[at + step]?.word === part))
      .map(({ id, form }) => ({ id, from: at, to: at + form.length - 1 })),
  )
  const length = (/** @type {{ from: number, to: number }} */ { from, to }) => tokens[to].end - tokens[from].start
  /** @type {Set<number>} */
  const taken = new Set()
  const kept = hits
    .sort((a, b) => length(b) - length(a) || a.from - b.from)
    .filter(({ from, to }) => {
      const places = Array.from({ length: to - from + 1 }, (_, step) => from + step)
      const free = places.every((place) => !taken.has(place))
      if (free) for (const place of places) taken.add(place)
      return free
    })
  return kept.sort((a, b) => a.from - b.from).map(({ id, from, to }) => ({ id, start: tokens[from].start, end: tokens[to].end }))
}
