/** Spelling on the device: the dictionary is fetched from this site when a reader asks for it, and for nothing else. */

import { capitals } from "./names.js"
import { fold, words } from "./words.js"

/** @typedef {import("./findings.js").Finding} Finding */

const VENDOR = new URL("../vendor/", import.meta.url)
// More in one note is a note in another language.
const MOST = 8

/**
 * A speller that has read its dictionary. Throws when the dictionary cannot be fetched.
 * @param {"american" | "british"} english
 */
export async function createSpeller(english) {
  const worker = new Worker(new URL("./spelling-worker.js", import.meta.url), { type: "module" })
  const [aff, dic] = ["aff", "dic"].map((ending) => new URL(`english-${english}.${ending}.txt`, VENDOR).href)
  /** @type {Map<string, string[] | null>} What is known of a word: null for right, else what may be meant. */
  const seen = new Map()
  let asked = 0

  /** @param {string[]} list @param {{ aff: string, dic: string }} [files] @returns {Promise<{ word: string, meant: string[] }[]>} */
  const ask = (list, files) =>
    new Promise((resolve, reject) => {
      const id = (asked += 1)
      const hear = (/** @type {MessageEvent} */ { data }) => {
        if (data.id !== id) return
        worker.removeEventListener("message", hear)
        if (data.failed) reject(new Error("no dictionary"))
        else resolve(data.wrong)
      }
      worker.addEventListener("message", hear)
      worker.addEventListener("error", reject, { once: true })
      worker.postMessage({ id, files, words: list, british: english === "british" })
    })

  try {
    await ask([], { aff, dic })
  } catch (error) {
    worker.terminate()
    throw error
  }
  return { check, end: () => worker.terminate() }

  /**
   * What is misspelt in each text. Words that the reader typed elsewhere, and whatever looks like a name, are right.
   * @param {string[]} texts
   * @param {string} typed
   * @param {string[]} right  Words that the dictionary lacks.
   * @returns {Promise<Finding[][]>}
   */
  async function check(texts, typed, right) {
    const known = new Set([...words(typed).map(fold), ...right])
    const wanted = texts.map((text) => toLookUp(text, known))
    const fresh = [...new Set(wanted.flat())].filter((word) => !seen.has(word))
    if (fresh.length) {
      const wrong = new Map((await ask(fresh)).map(({ word, meant }) => [word, meant]))
      fresh.forEach((word) => seen.set(word, wrong.get(word) ?? null))
    }
    return wanted.map((list) => list.filter((word) => seen.get(word)).slice(0, MOST).map((word) => finding(word, seen.get(word) ?? [])))
  }
}

/** @param {string} word @param {string[]} meant @returns {Finding} */
const finding = (word, meant) => ({ code: "spelling", what: word, meant: meant.join(", "), asked: !meant.length })

/**
 * The words of a text that a dictionary can judge, each once.
 * @param {string} text
 * @param {Set<string>} known
 */
export function toLookUp(text, known) {
  const plain = text.replace(/\S*(?:@|:\/\/|www\.)\S*|\[[^\]]*\]/g, " ")
  const names = new Set(capitals(plain).flatMap((word) => word.split("-")))
  const parts = words(plain).flatMap((word) => (known.has(fold(word)) ? [] : word.split("-")))
  const judged = parts.map((word) => word.replaceAll("’", "'").replace(/'s$/, "").normalize("NFD").replace(/\p{M}/gu, ""))
  return [...new Set(judged)].filter((word) => {
    const isWord = /^[a-z]+(?:'[a-z]+)?$/i.test(word) && word.length > 1
    return isWord && !known.has(fold(word)) && !names.has(word) && !/^[A-Z]{2}/.test(word)
  })
}
