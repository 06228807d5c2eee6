/** From text to the words that are compared: without case, accents and apostrophes; "e-mail" is "email". */

/** A word as it stands in a text. */
export const WORD = /e-mail\p{L}*|[\p{L}\p{N}]+(?:['’]\p{L}+)*/giu

/**
 * Remembers the results of a function of one word: a site has few different words and repeats them often.
 * @param {(word: string) => string} work
 */
function remembering(work) {
  /** @type {Map<string, string>} */
  const done = new Map()
  return (/** @type {string} */ word) => {
    let result = done.get(word)
    if (result === undefined) done.set(word, (result = work(word)))
    return result
  }
}

/** A word in the form in which it is compared. */
export const fold = remembering((word) =>
  word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/['’]s$|['’-]/g, ""),
)

/**
 * The words of a text, folded, in order.
 * @param {string} text
 * @returns {string[]}
 */
export const wordsOf = (text) => (text.match(WORD) ?? []).map(fold)

/** Words that a sentence needs and a search does not: they may match, they need not. */
const COMMON = new Set(
  ("a about after all also am an and any are as at be because been before being but by can could did do does doing done for from " +
    "get got had has have he her him his how i if im in into is it its ive just let me more much must my no not now of off on " +
    "one or our out really say she should so some still than that the their them then there these they theyre this to too up " +
    "us very was we were what when where which while who whom why will with would you your dont didnt doesnt cant isnt wont " +
    "havent hasnt arent wasnt id ill youre already ago anymore give gave given made make maybe ok okay permit permitted please possible " +
    "since take want yet").split(" "),
)

/**
 * Whether a word says little by itself. Numbers count as such.
 * @param {string} word
 */
export const isCommon = (word) => COMMON.has(word) || /^\d+$/.test(word)

/** Forms that no rule finds. */
const IRREGULAR = new Map(
  ("sent send,wrote write,written write,handwritten handwrite,forgot forget,forgotten forget,forgetting forget,told tell,said say," +
    "heard hear,met meet,chose choose,chosen choose,withdrew withdraw,withdrawn withdraw,took take,taken take,paid pay," +
    "misspelt misspell,spoke speak,spoken speak,thought think,felt feel,meant mean,kept keep,lost lose,found find")
    .split(",")
    .map((pair) => /** @type {[string, string]} */ (pair.split(" "))),
)

/** "Never answered", "didn't answer" and "no answer" say the same. */
const NEGATIONS = new Set(
  "no not never nobody without arent cant couldnt didnt doesnt dont hasnt havent isnt wasnt wont".split(" "),
)

/** Endings in the order in which they go: how many letters must stay, and whether a doubled letter then goes too. */
const ENDINGS = /** @type {[RegExp, number, boolean][]} */ ([
  [/ies$/, 2, false], [/(?<=s|x|ch|sh)es$|(?<!^new|[su])s$/, 3, false], [/(?<=[aeiouy].*[^e])(?:ed|ing)$/, 3, true],
  [/(?:ation|ment|ness)$/, 4, false], [/(?<=[st])ion$/, 4, false], [/(?:ful|ive|ly)$/, 4, false],
  [/(?:er|or|ee|ence)$/, 5, true], [/(?:al|ance)$/, 6, true], [/[eiy]$/, 3, false],
])

/** The stem of a folded word: "rejections" and "rejected" share one. */
export const stem = remembering((word) => {
  if (NEGATIONS.has(word)) return "not"
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  let rest = IRREGULAR.get(word) ?? word
  for (const [ending, stays, doubled] of ENDINGS) {
    const cut = rest.replace(ending, "")
    if (cut !== rest && cut.length >= stays) rest = doubled ? cut.replace(/([^aeiouylsz])\1$/, "$1") : cut
  }
  return rest
})
