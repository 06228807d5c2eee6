/** Looks at all notes at once, because what is alike is alike in two; the dictionary's answer comes later. */

import { today } from "../dates.js"
import { begin } from "./begin.js"
import { createChecks } from "./findings.js"
import { createSpeller } from "./spelling.js"

/** @typedef {import("./state.js").Interview} Interview @typedef {import("./row.js").Row} Row */

export class Look {
  /** @type {Awaited<ReturnType<typeof createSpeller>> | null} */
  #speller = null
  #runs = 0

  /**
   * @param {import("./findings.js").Rules} rules
   * @param {import("./row.js").Texts} texts
   */
  constructor(rules, texts) {
    this.rules = rules
    this.texts = texts
    this.check = createChecks(rules)
  }

  /**
   * A text as it is written into a row.
   * @param {string} id @param {Row} row @param {Row[]} rows @param {Interview} interview
   */
  begun(id, row, rows, interview) {
    const others = rows.filter((other) => other !== row).map((other) => other.person.name)
    const { titles } = this.rules.words
    return begin(this.texts[id], { interview, name: row.person.name, others, titles, today: today() })
  }

  /**
   * Shows in each row what is worth a second look; returns how many words the dictionary lacks.
   * @param {Row[]} all
   * @param {Interview} interview
   */
  async at(all, interview) {
    const rows = all.filter((row) => !row.isBlank)
    all.filter((row) => row.isBlank).forEach((row) => row.showFindings([]))
    const run = (this.#runs += 1)
    const notes = rows.map((row) => {
      const start = Object.hasOwn(this.texts, row.from) ? this.begun(row.from, row, rows, interview).body : ""
      return { ...row.person, text: row.person.note, start }
    })
    const found = this.check(interview, notes)
    const misspelt = this.#speller && (await this.#speller.check(notes.map(({ text }) => this.#readable(text)), typed(interview, notes), this.rules.words["not-in-dictionary"]))
    // Somebody has typed on meanwhile: the next run shows it.
    if (run === this.#runs) rows.forEach((row, at) => row.showFindings([...found[at], ...(misspelt?.[at] ?? [])]))
    return misspelt?.flat().length ?? 0
  }

  /** A book is not looked up. @param {string} text */
  #readable(text) {
    return text.length > this.rules.limits.longest_read ? "" : text
  }

  /**
   * Gets a dictionary, looks again, and returns a sentence about it.
   * @param {"american" | "british"} english
   * @param {() => Promise<number>} again
   */
  async spell(english, again) {
    try {
      const speller = await createSpeller(english)
      this.end()
      this.#speller = speller
      const count = await again()
      const found = count === 1 ? "1 word is marked" : count ? `${count} words are marked` : "Every word is in the dictionary"
      return `${found}. The dictionary goes on looking while you write.`
    } catch {
      return "The dictionary could not be fetched. Your browser's own underlining still works."
    }
  }

  end() {
    this.#speller?.end()
    this.#speller = null
  }
}

/** Everything but the notes: what stands there is written as the reader wants it. @param {Interview} interview @param {import("./findings.js").Note[]} notes */
function typed({ company, job, me }, notes) {
  return [company, job, me, ...notes.flatMap(({ name, role, talked, care, value }) => [name, role, talked, care, value])].join(" ")
}
