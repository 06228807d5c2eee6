/** The people of the interview that is shown: making their rows, and keeping what is typed, each by itself. */

import { forget, keep, newId, people } from "./kept.js"
import { Row } from "./row.js"
import { NOBODY } from "./state.js"

export const MOST_PEOPLE = 50

/** @typedef {import("./state.js").Person} Person */

export class Rows {
  /** @type {Row[]} */
  all = []
  id = ""

  /**
   * @param {HTMLElement} place
   * @param {HTMLTemplateElement} template
   * @param {import("./row.js").Content} content
   */
  constructor(place, template, content) {
    this.place = place
    this.template = template
    this.content = content
  }

  /** Those in which something stands. */
  get filled() {
    return this.all.filter((row) => !row.isBlank)
  }

  /** @param {Element} target */
  of(target) {
    const root = target.closest("[data-kb-row]")
    return this.all.find((row) => row.root === root)
  }

  /** The people of an interview, or one empty row. @param {string} id */
  show(id) {
    this.id = id
    this.all = []
    this.place.replaceChildren()
    this.load()
    if (!this.all.length) this.#make(`${id}-${newId()}`).show({ ...NOBODY, place: 1 })
  }

  /** What is stored and newer than what is here. */
  load() {
    const kept = people(this.id)
    for (const { id, person, t } of kept) {
      const row = this.all.find((one) => one.id === id) ?? this.#make(id)
      if (row.t === t || row.changed) continue
      row.t = t
      row.show(person)
    }
    // Removed elsewhere: gone here, too, unless somebody is writing in it.
    for (const row of this.all) {
      const isKept = !row.t || row.changed || kept.some(({ id }) => id === row.id)
      if (!isKept && !row.root.contains(document.activeElement)) row.root.remove()
    }
    this.all = this.all.filter(({ root }) => root.isConnected)
  }

  /** Whether something is not kept yet. */
  get changed() {
    return this.all.some((row) => row.changed)
  }

  keep() {
    for (const row of this.all.filter(({ changed }) => changed)) {
      row.changed = false
      row.t = keep(row.id, row.person)
    }
  }

  /** Forgets a person, or all of them with their interview. Returns what brings them back. @param {string} id */
  forget(id) {
    for (const row of this.all) row.changed = false
    return forget(id)
  }

  /**
   * Adds people, up to the most that there may be. Whoever has a name goes into an empty row first.
   * @param {Person[]} list
   */
  add(list) {
    return list.flatMap((person) => {
      const empty = person.name ? this.all.find((row) => row.isBlank) : undefined
      if (!empty && this.all.length >= MOST_PEOPLE) return []
      const row = empty ?? this.#make(`${this.id}-${newId()}`)
      const places = this.all.filter((other) => other !== row).map((other) => other.place)
      row.show({ ...person, place: Math.max(0, ...places) + 1 })
      row.changed = person.name !== ""
      return [row]
    })
  }

  /**
   * Those of the list who are not here yet.
   * @param {import("./people.js").Person[]} list
   */
  unknown(list) {
    const known = new Set(this.all.flatMap(({ person }) => [person.name.toLowerCase(), person.address.toLowerCase()]).filter(Boolean))
    return list.filter(({ name, address }) => !known.has(name.toLowerCase()) && !known.has(address.toLowerCase()))
  }

  /** @param {string} id */
  #make(id) {
    const root = /** @type {HTMLElement} */ (this.template.content.firstElementChild?.cloneNode(true))
    const row = new Row(root, id, this.content)
    this.place.append(root)
    this.all.push(row)
    return row
  }
}
