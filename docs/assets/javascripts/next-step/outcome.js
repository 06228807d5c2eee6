/**
 * Everything that is said about a situation on a day, without DOM.
 * @typedef {{ words: import("./words.js").Words, timing: any, signals: Record<string, any> }} Content  What the page knows.
 */

import { nextStep } from "./rules.js"
import { timeline } from "./timeline.js"
import { inWords } from "./words.js"

/**
 * @param {import("./situation.js").Situation} s
 * @param {string} today
 * @param {Content} content
 */
export function outcome(s, today, content) {
  const { words, timing, signals } = content
  const result = nextStep(s, today, { timing, signals, ...(/** @type {any} */ (words)) })
  const points = words.questions[result.stage] ? [] : timeline(s, result, today, words.people)
  return { s, today, result, view: inWords(result, s, today, content), points }
}
