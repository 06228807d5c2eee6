/** Words, stems and sentences of a text in any script, without DOM. */

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu
// Scripts that put no spaces between words.
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Khmer}\p{sc=Lao}\p{sc=Myanmar}]/u
// Endings of English words, the longest first; what is left of a word has three letters or more.
const ENDINGS = ["ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "er", "es", "ed", "ly", "s", "e", "y"]
const LEAST = 3
// Points that end no sentence.
const SHORT = /\b(Mr|Mrs|Ms|Mx|Dr|Prof|St|No|vs|approx)\./g
const PLAIN = /^[a-z0-9]*$/
const MOST_WORDS = 5000
const POINT = "\uE000"
// A line that is as long as this goes on in the next one: the text was broken by a mail program.
const BROKEN = 60

/** @param {string} text @returns {string[]} */
export const words = (text) => text.match(WORD) ?? []

/**
 * How many words a reader would count.
 * @param {string} text
 */
export function countWords(text) {
  if (!UNSPACED.test(text) || !("Segmenter" in Intl)) return words(text).length
  const segments = new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)
  return [...segments].filter(({ isWordLike }) => isWordLike).length
}

/** Small letters without accents. */
export const fold = remembered((word) => {
  const small = word.toLowerCase()
  return PLAIN.test(small) ? small : small.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("’", "'")
})

/** What different forms of a word share: "moving" and "move". */
export const stem = remembered((word) => {
  const plain = fold(word).replace(/'s?$/, "")
  const ending = ENDINGS.find((end) => plain.endsWith(end) && plain.length - end.length >= LEAST) ?? ""
  return plain.slice(0, plain.length - ending.length).replace(/(.)\1$/, "$1")
})

/**
 * The same few hundred words come at every key.
 * @param {(word: string) => string} work
 */
function remembered(work) {
  /** @type {Map<string, string>} */
  const known = new Map()
  return (/** @type {string} */ word) => {
    const found = known.get(word) ?? work(word)
    if (known.size > MOST_WORDS) known.clear()
    known.set(word, found)
    return found
  }
}

/**
 * The sentences of a text, as they stand there.
 * @param {string} text
 * @returns {string[]}
 */
export function sentences(text) {
  const found = mended(text).replace(SHORT, `$1${POINT}`).match(/[^.!?…\n]+(?:[.!?…]+["'”’)\]]*(?=\s|$)|[.!?…]+|$|(?=\n))/gm) ?? []
  return glued(found).map((sentence) => sentence.replaceAll(POINT, ".").trim()).filter(Boolean)
}

/** With the lines put together that a mail program has broken. @param {string} text */
function mended(text) {
  const lines = text.split(/\r\n?|\n/)
  return lines.map((line, at) => line + (line.length >= BROKEN && lines[at + 1]?.trim() ? " " : "\n")).join("")
}

/** A point inside an address or a number ends nothing. @param {string[]} pieces */
function glued(pieces) {
  /** @type {string[]} */
  const whole = []
  for (const piece of pieces) {
    const last = whole.at(-1) ?? ""
    if (/[.!?…]$/.test(last) && /^[^\s"'”’)\]]/.test(piece)) whole[whole.length - 1] += piece
    else whole.push(piece)
  }
  return whole
}
