/** Which entries have a word, and how much it says about each (BM25+ with a weight for each field). Pure. */

const SATURATION = 1.2
const LENGTH = 0.7
const FLOOR = 0.5

/**
 * @param {string[][][]} entries for each entry the words of each field
 * @param {(word: string) => string} stem
 * @param {number[]} boosts what a word counts in each field
 */
export function createPostings(entries, stem, boosts) {
  /** @type {Map<string, Map<number, number>[]>} for each form and field: how often in which entry */
  const forms = new Map()
  const lengths = boosts.map((_, field) => lengthsOf(entries.map((fields) => fields[field].map(stem))))
  const means = lengths.map((all) => all.reduce((sum, length) => sum + length, 0) / all.length)
  const note = (/** @type {string} */ form, /** @type {number} */ field, /** @type {number} */ id) => {
    let fields = forms.get(form)
    if (!fields) forms.set(form, (fields = boosts.map(() => new Map())))
    fields[field].set(id, (fields[field].get(id) ?? 0) + 1)
  }
  entries.forEach((fields, id) =>
    fields.forEach((words, field) => {
      for (const word of words) {
        note(word, field, id)
        const root = stem(word)
        if (root !== word) note(root, field, id)
      }
    }),
  )

  /** Adds to `scores` what a form says about the entries that have it. */
  function add(/** @type {Map<number, number>} */ scores, /** @type {string} */ form, weight = 1) {
    forms.get(form)?.forEach((found, field) => {
      const rarity = Math.log(1 + (entries.length - found.size + 0.5) / (found.size + 0.5))
      for (const [id, times] of found) {
        const long = 1 - LENGTH + (LENGTH * lengths[field][id]) / means[field]
        const value = FLOOR + (times * (SATURATION + 1)) / (times + SATURATION * long)
        scores.set(id, (scores.get(id) ?? 0) + weight * boosts[field] * rarity * value)
      }
    })
    return scores
  }

  /** The entries that have a word in any of its forms, each with a score; with `prefix` also words that start like it. */
  return (/** @type {string} */ word, prefix = false) => {
    const scores = add(new Map(), word)
    if (stem(word) !== word) add(scores, stem(word))
    if (prefix)
      for (const form of forms.keys())
        if (form !== word && form.startsWith(word)) add(scores, form, (0.6 * form.length) / (form.length + 0.3 * (form.length - word.length)))
    return scores
  }
}

/**
 * How much each text says: a rare word counts more than a frequent one, so a title about something else is a long title.
 * @param {string[][]} texts
 */
function lengthsOf(texts) {
  /** @type {Map<string, number>} in how many texts a word is */
  const spread = new Map()
  for (const words of texts) for (const word of new Set(words)) spread.set(word, (spread.get(word) ?? 0) + 1)
  const weight = (/** @type {string} */ word) => Math.log(1 + texts.length / (spread.get(word) ?? 1))
  return texts.map((words) => words.reduce((sum, word) => sum + weight(word), 0))
}
