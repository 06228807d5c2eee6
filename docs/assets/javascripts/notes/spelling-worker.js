/** Looks words up beside the page, so that typing never waits for the dictionary. */

import nspell from "../vendor/nspell.js"
import { distance } from "./distance.js"

const MOST = 3
const FAR = 2
// Looking for what nspell does not think of costs more for a long word.
const LONGEST = 20

/** @type {ReturnType<typeof nspell>} */
let speller
/** @type {string[]} */
let known = []

addEventListener("message", async ({ data: { id, files, words, british } }) => {
  try {
    if (files) await load(files)
    postMessage({ id, wrong: words.filter((/** @type {string} */ word) => !isRight(word, british)).map(suggested) })
  } catch {
    postMessage({ id, failed: true })
  }
})

/** @param {{ aff: string, dic: string }} files */
async function load(files) {
  const [aff, dic] = await Promise.all([files.aff, files.dic].map(async (address) => {
    const answer = await fetch(address)
    if (!answer.ok) throw new Error(answer.statusText)
    return answer.text()
  }))
  speller = nspell({ aff, dic })
  known = dic.split("\n").slice(1).map((line) => line.split("/")[0])
}

/** British readers write organise and organize; the dictionary has the first. @param {string} word @param {boolean} british */
function isRight(word, british) {
  return speller.correct(word) || (british && /[iy]z/.test(word) && speller.correct(word.replace(/([iy])z/g, "$1s")))
}

/** @param {string} word */
function suggested(word) {
  const small = word.toLowerCase()
  const near = word.length > LONGEST ? [] : known.filter((one) => one[0] === small[0] && distance(small, one, FAR) <= FAR)
  const all = [...new Set([...near, ...speller.suggest(word)])]
  const rated = all.map((one) => ({ one, far: distance(small, one.toLowerCase(), FAR) })).filter(({ far }) => far <= FAR)
  return { word, meant: rated.sort((a, b) => a.far - b.far).slice(0, MOST).map(({ one }) => one) }
}
