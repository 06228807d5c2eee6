/**
 * What is worth a second look in notes to several people, without DOM. Words, patterns and sentences come from
 * snippets/findings.yml; nothing here keeps anybody from copying or sending.
 *
 * @typedef {object} Note
 * @property {string} text
 * @property {string} name
 * @property {string} role
 * @property {string} talked  What the two talked about.
 * @property {string} care  What this person cares about.
 * @property {string} value
 * @property {string} start  The text it started from, with its gaps in brackets; or nothing.
 *
 * @typedef {{ company: string, job: string, me: string }} Interview
 * @typedef {{ code: string, what?: string, other?: string, meant?: string, count?: number, asked?: boolean }} Finding
 *
 * @typedef {object} Rules
 * @property {{ most_words: number, fewest_words: number, alike: number, opening_words: number, longest_read: number }} limits
 * @property {Record<string, string[]>} words
 * @property {Record<string, { patterns: string[], unless: string[] }>} checks
 */

import { parts } from "./anatomy.js"
import { containment, opening, ownGroups, sharedSentence } from "./likeness.js"
import { capitals, foreignName, nameWords, slip } from "./names.js"
import { loud } from "./shouting.js"
import { countWords, fold, sentences, stem, words } from "./words.js"

/** Found in single sentences, by their patterns alone. */
const IN_SENTENCES = ["deadline", "nagging", "apology", "gift", "homework"]
const LONGEST_QUOTE = 160

/**
 * A function from an interview and its notes to what is worth a look in each, in the order of the checks.
 * @param {Rules} rules
 */
export function createChecks(rules) {
  const { limits, words: lists } = rules
  const compiled = Object.fromEntries(
    Object.entries(rules.checks).map(([code, { patterns, unless }]) => [code, { patterns: patterns.map(regExp), unless: unless.map(regExp) }]),
  )
  const order = Object.keys(rules.checks)
  const empty = new Set(lists["empty-words"])

  /** @param {Interview} interview @param {Note[]} notes @returns {Finding[][]} */
  return (interview, notes) => {
    const read = notes.map((note) => prepare(note, interview, rules))
    const all = read.map((note) => (note.blank ? [] : alone(note, interview)))
    read.forEach((note, at) => {
      if (note.blank || note.long) return
      all[at].push(...names(note, read.filter((_, other) => other !== at), interview))
      read.slice(at + 1).forEach((other, after) => other.blank || other.long || together(note, other, all[at], all[at + 1 + after]))
    })
    return all.map((found) => found.sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code)))
  }

  /** @param {Prepared} note @param {Interview} interview @returns {Finding[]} */
  function alone(note, interview) {
    /** @type {Finding[]} */
    const found = []
    if (note.count > limits.most_words || note.long) found.push({ code: "too-long", count: note.count })
    if (note.long) return found
    if (note.count < limits.fewest_words) found.push({ code: "too-short", count: note.count })
    const gap = first(compiled.placeholder.patterns, note.text)
    if (gap) found.push({ code: "placeholder", what: gap })
    if (note.greeting && first(compiled["group-address"].patterns, note.greeting)) found.push({ code: "group-address", what: trimmed(note.greeting) })
    for (const code of IN_SENTENCES) {
      const { patterns, unless } = compiled[code]
      const what = note.sentences.find((sentence) => first(patterns, sentence) && !first(unless, sentence))
      if (what) found.push({ code, what: shortened(what) })
    }
    if (!first(compiled["no-thanks"].patterns, note.text)) found.push({ code: "no-thanks" })
    const shout = first(compiled.shouting.patterns, note.text) || loud(note.text, `${interview.company} ${interview.job} ${note.typed}`)
    if (shout) found.push({ code: "shouting", what: shout })
    // An open gap is where the writer's own line goes.
    if (!gap && isGeneral(note, interview)) found.push({ code: "nothing-specific", what: shortened(note.talked) })
    return found
  }

  /**
   * Whether the note has nothing of what the writer noted about this person. Words of the interview are in every note.
   * @param {Prepared} note @param {Interview} interview
   */
  function isGeneral({ talked, care, text }, { company, job }) {
    const everywhere = new Set([...words(company), ...words(job)].map(stem))
    const content = (/** @type {string} */ noted) => words(noted).filter((word) => !empty.has(fold(word))).map(stem).filter((one) => !everywhere.has(one))
    const noted = new Set(content(talked))
    if (noted.size < 2) return false
    const said = new Set(words(text).map(stem))
    return ![...noted, ...content(care)].some((one) => said.has(one))
  }

  /** @param {Prepared} note @param {Prepared[]} others @param {Interview} interview @returns {Finding[]} */
  function names(note, others, { company, me, job }) {
    /** @type {Finding[]} */
    const found = []
    const own = new Set([...note.names, ...words(`${me} ${company} ${job} ${note.typed}`)].map(fold))
    for (const other of others) {
      const what = foreignName(note, other.names, own, lists["names-that-are-words"])
      if (!what) continue
      // Both in one greeting is a greeting to two.
      const two = words(note.greeting).includes(what) && words(note.greeting).some((word) => note.names.includes(word))
      found.push(two ? { code: "group-address", what: trimmed(note.greeting) } : { code: "other-name", what, other: other.name.trim() })
      break
    }
    const known = new Set([...own, ...others.flatMap((other) => other.names.map(fold)), ...lists["not-names"]])
    const middle = capitals(note.body)
    const greeted = words(note.greeting).filter((word) => !lists.greetings.includes(fold(word)) && !lists.titles.includes(fold(word)))
    const unknown = (/** @type {string[]} */ right) => new Set([...known].filter((word) => !right.some((name) => fold(name) === word)))
    const name = slip(greeted, note.names, { known: unknown(note.names), shortest: 2 }) ?? slip(middle, note.names, { known: unknown(note.names) })
    if (name) found.push({ code: "misspelt-name", ...name })
    else if (!found.length && !first(compiled["group-address"].patterns, note.greeting)) found.push(...stranger(note, greeted, new Set(lists["not-names"])))
    const firm = words(company).filter((word) => [...word].length > 3)
    const wrong = slip(middle, firm, { known: unknown(firm) })
    if (wrong) found.push({ code: "misspelt-company", ...wrong })
    return found
  }

  /** @param {Prepared} a @param {Prepared} b @param {Finding[]} ofA @param {Finding[]} ofB */
  function together(a, b, ofA, ofB) {
    if (containment(a.own, b.own) > limits.alike) {
      ofA.push({ code: "similar", other: b.name.trim(), what: shortened(sharedSentence(a.body, b.own)) })
      ofB.push({ code: "similar", other: a.name.trim(), what: shortened(sharedSentence(b.body, a.own)) })
    } else if (a.opening && a.opening === b.opening) {
      ofA.push({ code: "same-opening", other: b.name.trim(), what: shortened(a.sentences[0]) })
      ofB.push({ code: "same-opening", other: a.name.trim(), what: shortened(b.sentences[0]) })
    }
  }
}

/**
 * Somebody is greeted who has another name altogether: perhaps a short form of it, perhaps the note was for somebody else.
 * @param {Prepared} note @param {string[]} greeted @param {Set<string>} notNames @returns {Finding[]}
 */
function stranger({ names, greeting }, greeted, notNames) {
  const [what] = greeted.filter((word) => /^\p{Lu}/u.test(word) && !notNames.has(fold(word)))
  const isMeant = names.some((name) => fold(greeting).includes(fold(name)))
  return what && names.length && !isMeant ? [{ code: "misspelt-name", what, meant: names.join(" "), asked: true }] : []
}

/** @typedef {ReturnType<typeof prepare>} Prepared */

/**
 * What the checks need to know of a note, worked out once.
 * @param {Note} note @param {Interview} interview @param {Rules} rules
 */
function prepare(note, interview, { limits, words: lists }) {
  const text = note.text.trim()
  const long = text.length > limits.longest_read
  const { greeting, body } = long ? { greeting: "", body: "" } : parts(text, { greetings: lists.greetings, closings: lists.closings })
  return {
    ...note,
    text,
    long,
    // A text that nobody has touched yet is no note.
    blank: !text,
    count: long ? text.split(/\s+/).length : countWords(text),
    greeting,
    body,
    sentences: sentences(body),
    names: nameWords(note.name, lists.titles),
    typed: `${note.role} ${note.talked} ${note.care} ${note.value}`,
    own: ownGroups(body, note.start),
    opening: opening(body, note.start, limits.opening_words),
    me: interview.me,
  }
}

/** Without the flag u: with it they take five times as long, and none needs it. @param {string} pattern */
const regExp = (pattern) => new RegExp(pattern, "i")

/** @param {RegExp[]} patterns @param {string} text */
function first(patterns, text) {
  for (const pattern of patterns) {
    const match = pattern.exec(text)
    if (match) return match[0]
  }
  return ""
}

/** @param {string} greeting */
const trimmed = (greeting) => greeting.replace(/[\s,!:;]+$/, "")

/** @param {string} text */
function shortened(text) {
  const line = text.replace(/\s+/g, " ").trim()
  return line.length > LONGEST_QUOTE ? `${[...line].slice(0, LONGEST_QUOTE).join("")} …` : line
}
