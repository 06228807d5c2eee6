/**
 * How many slips lie between two words: a letter left out, added, changed, or swapped with its neighbor.
 * @param {string} a
 * @param {string} b
 * @param {number} most  What is further apart counts as one more than this.
 */
export function distance(a, b, most) {
  const [x, y] = [[...a], [...b]]
  if (Math.abs(x.length - y.length) > most) return most + 1
  let [before, last] = [/** @type {number[]} */ ([]), Array.from({ length: y.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= x.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= y.length; j += 1) {
      const same = x[i - 1] === y[j - 1]
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
      if (i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1]) cost = Math.min(cost, before[j - 2] + 1)
      row.push(cost)
    }
    if (Math.min(...row) > most) return most + 1
    ;[before, last] = [last, row]
  }
  return Math.min(last[y.length], most + 1)
}

/**
 * How many slips a word of that length may have and still be the same word.
 * @param {string} word
 */
export const slips = (word) => ([...word].length >= 7 ? 2 : 1)
