/** What each kind of stored thing is. A tool that stores a new kind adds it here, so that it can be listed and brought back. */

import { inWords, isStorable, ticks } from "./checklist-state.js"
import { isPerson, isStorable as isNote } from "./notes/state.js"
import { isStorable as isSituation, nameOf } from "./next-step/situation.js"

/**
 * @typedef {import("./storage.js").Entry} Entry
 * @typedef {{ title: string, href: string | null, items: string[] }} KnownChecklist
 * @typedef {{ checklists: Record<string, KnownChecklist> }} Known  What the page knows about the site's content.
 * @typedef {{ name: string, href: string | null, holds: string }} Words
 * @typedef {object} Kind
 * @property {(value: Record<string, unknown>) => boolean} isSound  Whether a value from a file is what the tool itself writes.
 * @property {(id: string, entry: Entry, known: Known) => Words} words
 */

/** @type {Record<string, Kind>} */
export const KINDS = {
  checklist: {
    isSound: isStorable,
    words(id, entry, { checklists }) {
      const list = Object.hasOwn(checklists, id) ? checklists[id] : null
      if (!list) return { name: `A checklist that is no longer here (${id})`, href: null, holds: "your ticks" }
      return { name: `Checklist “${list.title}”`, href: list.href, holds: inWords(list.items, ticks(entry)) }
    },
  },
  "next-step": {
    isSound: isSituation,
    words(id, entry) {
      const href = new URL("../../tools/next-step/", import.meta.url).pathname
      return { name: `What do I do next? “${nameOf(entry) || "without a name"}”`, href, holds: "your answers" }
    },
  },
  notes: {
    isSound: isNote,
    words(id, entry) {
      const href = new URL("../../tools/notes/", import.meta.url).pathname
      if (!isPerson(entry)) return { name: `Notes after the interview at “${entry.company || "no company yet"}”`, href, holds: "company, job, day and your name" }
      return { name: `Note to “${entry.name || "nobody yet"}”`, href, holds: entry.sent ? "sent, and what you put down" : "your draft, and what you put down" }
    },
  },
}

/**
 * A stored thing in words.
 * @param {{ kind: string, id: string, entry: Entry | null }} stored
 * @param {Known} known
 * @returns {Words}
 */
export function inPlainWords({ kind, id, entry }, known) {
  if (entry && Object.hasOwn(KINDS, kind)) return KINDS[kind].words(id, entry, known)
  return { name: `Something this page does not know (${kind}, ${id})`, href: null, holds: "" }
}
