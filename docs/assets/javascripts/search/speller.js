/** Corrects words that the index does not know. A word that it knows is never changed. */

/** Two letters that change places: a little likelier than any other slip. */
const SWAP = 0.9

/** A space that is missing: less likely than one wrong letter. */
const LEFT_OUT_SPACE = 1.5

/** How many readings of one misspelt word are looked for. */
const MOST = 5

/**
 * How many edits lead from one word to another (Damerau). Stops counting above `most`.
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before = /** @type {number[]} */ ([])
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + SWAP)
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > most) return most + 1
    before = last
    last = row
  }
  return last[b.length]
}

/**
 * The known words nearest to an unknown one, best first; two words when a space was left out.
 * @param {string} word
 * @param {Map<string, number>} known words, each with its importance
 * @returns {string[]}
 */
export function corrections(word, known) {
  if (word.length < 4 || /\d/.test(word)) return []
  const most = word.length < 7 ? 1 : 2
  const letters = lettersOf(word)
  /** @type {{ cost: number, importance: number, reading: string }[]} */
  const found = []
  for (const [candidate, importance] of known) {
    if (candidate.length < 3 || candidate === word || Math.abs(candidate.length - word.length) > most) continue
    // An edit changes at most two letters, so most words need no closer look.
    if (bits(letters ^ lettersOf(candidate)) > 2 * most) continue
    const edits = distance(word, candidate, most)
    if (edits <= most) found.push({ cost: edits + (startAlike(word, candidate) ? 0 : 0.5), importance, reading: candidate })
  }
  for (let at = 3; at <= word.length - 3; at++) {
    const [first, second] = [known.get(word.slice(0, at)), known.get(word.slice(at))]
    if (first === undefined || second === undefined) continue
    found.push({ cost: LEFT_OUT_SPACE, importance: Math.min(first, second), reading: `${word.slice(0, at)} ${word.slice(at)}` })
  }
  found.sort((a, b) => a.cost - b.cost || b.importance - a.importance)
  return found.filter(({ cost }) => cost < found[0].cost + 1).slice(0, MOST).map(({ reading }) => reading)
}

/** Which letters a word has, one bit each; others share theirs. */
function lettersOf(/** @type {string} */ word) {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

/** How many bits are set. */
function bits(/** @type {number} */ set) {
  let count = 0
  for (; set; set &= set - 1) count++
  return count
}

/**
 * People seldom miss the first letter, except that they swap it with the second.
 * @param {string} a
 * @param {string} b
 */
const startAlike = (a, b) => a[0] === b[0] || (a[0] === b[1] && a[1] === b[0])
