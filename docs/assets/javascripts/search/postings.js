/** Which entries have a word, and how much it says about each (BM25+ with a weight for each field). Pure. */

const SATURATION = 1.2
const LENGTH = 0.7
const FLOOR = 0.5
/** What another form of the word counts. */
const OTHER_FORM = 0.8

/**
 * @typedef {{ at: number[], times: number[] }} Places where a form stands, in rising order, and how often it does
 */

/**
 * `take` takes the words of each field of the next entry; `finish` returns the function that looks up a word when all are taken.
 * @param {(word: string) => string} stem
 * @param {number[]} boosts what a word counts in each field
 */
export function createPostings(stem, boosts) {
  const width = boosts.length
  let taken = 0
  /** @type {Map<string, Places>} the places of each stem */
  const roots = new Map()
  /** @type {Map<string, { own: Places, root: Places }>} the places of each word and of its stem, the same when they are one */
  const words = new Map()

  function known(/** @type {string} */ word) {
    let found = words.get(word)
    if (!found) {
      let root = roots.get(stem(word))
      if (!root) roots.set(stem(word), (root = { at: [], times: [] }))
      words.set(word, (found = { own: word === stem(word) ? root : { at: [], times: [] }, root }))
    }
    return found
  }

  function take(/** @type {string[][]} */ fields) {
    fields.forEach((text, field) => {
      for (const word of text) {
        const { own, root } = known(word)
        note(root, taken * width + field)
        if (own !== root) note(own, taken * width + field)
      }
    })
    taken++
  }

  /** In how many entries a form is, for each field. */
  function spread(/** @type {Places} */ { at }) {
    const counts = boosts.map(() => 0)
    for (const place of at) counts[place % width]++
    return counts
  }

  function finish() {
    // How much each text says: a rare word counts more than a frequent one, so a title about something else is a long title.
    const lengths = new Float64Array(taken * width)
    for (const root of roots.values()) {
      const weights = spread(root).map((count) => Math.log(1 + taken / count))
      root.at.forEach((place, nth) => (lengths[place] += root.times[nth] * weights[place % width]))
    }
    const means = boosts.map(() => 0)
    lengths.forEach((length, place) => (means[place % width] += length / taken))

    /** Adds to `scores` what a form says about the entries that have it. */
    function add(/** @type {Map<number, number>} */ scores, /** @type {Places | undefined} */ places, weight = 1) {
      if (!places) return
      const rarity = spread(places).map((count) => Math.log(1 + (taken - count + 0.5) / (count + 0.5)))
      places.at.forEach((place, nth) => {
        const field = place % width
        const id = (place - field) / width
        const times = places.times[nth]
        const long = 1 - LENGTH + (LENGTH * lengths[place]) / means[field]
        const value = FLOOR + (times * (SATURATION + 1)) / (times + SATURATION * long)
        scores.set(id, (scores.get(id) ?? 0) + weight * boosts[field] * rarity[field] * value)
      })
    }

    /** The entries that have a word in any of its forms, each with a score; with `prefix` also words that start like it. */
    return (/** @type {string} */ word, prefix = false) => {
      /** @type {Map<number, number>} */
      const scores = new Map()
      const root = roots.get(stem(word))
      add(scores, root, word === stem(word) ? 1 : OTHER_FORM)
      if (word !== stem(word)) add(scores, words.get(word)?.own)
      if (prefix)
        for (const [form, { own }] of words)
          if (form !== word && own !== root && form.startsWith(word)) add(scores, own, 0.6 * ending(form.length, word.length))
      return scores
    }
  }

  return { take, finish }
}

/** Counts a form at a place, which is the last one or a new one. */
function note(/** @type {Places} */ { at, times }, /** @type {number} */ place) {
  const last = at.length - 1
  if (at[last] === place) times[last]++
  else {
    at.push(place)
    times.push(1)
  }
}

/** What a word counts of which only the start was typed: the less, the more is missing. */
const ending = (/** @type {number} */ whole, /** @type {number} */ typed) => whole / (whole + 0.3 * (whole - typed))
