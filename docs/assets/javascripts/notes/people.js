/**
 * People from a pasted list: lines of an e-mail, a table, or a calendar invitation. Without DOM.
 * @typedef {{ name: string, address: string, role: string }} Person
 */

const ADDRESS = /<?(?:mailto:)?([^\s<>,;:"()[\]]+@[^\s<>,;:"()[\]]+\.[^\s<>,;:"()[\]]+)>?/gi
const SEPARATED = /\s*[,;|\t]\s*|\s+[-–—]\s+|\s*\(/
const EDGES = /^[\s,;|()–—-]+|[\s,;|()–—-]+$/g
const LONGEST_NAME = 8
const LONGEST_LINE = 4_000

/**
 * Everybody in the text once, in its order, without the reader.
 * @param {string} text
 * @param {string} [me]
 * @returns {Person[]}
 */
export function readPeople(text, me = "") {
  const all = /^(?:ATTENDEE|ORGANIZER)[;:]/m.test(text) ? fromInvitation(text) : text.split(/\r\n?|\n/).flatMap(fromLine)
  const seen = new Set([me.trim().toLowerCase()])
  return all.filter(({ name, address }) => {
    const isNew = name && ![name, address].some((key) => key && seen.has(key.toLowerCase()))
    seen.add(name.toLowerCase()).add(address.toLowerCase())
    return isNew
  })
}

/** RFC 5545: a line that starts with a space goes on with the one before. @param {string} text */
function fromInvitation(text) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n[ \t]/g, "").split("\n")
  return lines.flatMap((line) => {
    const match = /^(?:ATTENDEE|ORGANIZER)((?:;[^=;:]+=(?:"[^"]*"|[^";:])*)*):(.*)$/i.exec(line)
    if (!match || /;CUTYPE=(?:ROOM|RESOURCE|GROUP)/i.test(match[1])) return []
    const address = match[2].trim().replace(/^mailto:/i, "")
    const named = /;CN=("[^"]*"|[^;:]*)/i.exec(match[1])?.[1] ?? ""
    return [{ name: nameFrom(named) || fromAddress(address), address: isAddress(address) ? address : "", role: "" }]
  })
}

/** @param {string} line @returns {Person[]} */
function fromLine(line) {
  // Nobody's line is longer, and looking for an address takes the square of the length.
  const plain = line.slice(0, LONGEST_LINE).replace(/^\s*(?:[-*•·]|\d+[.)])\s+/, "").replace(/^\s*(?:to|cc|from|attendees|required|optional|participants):/i, "").trim()
  const found = [...plain.matchAll(ADDRESS)]
  if (found.length > 1) {
    const starts = [0, ...found.slice(0, -1).map((match) => match.index + match[0].length)]
    return found.map((match, at) => person(plain.slice(starts[at], match.index), match[1], at === found.length - 1 ? plain.slice(match.index + match[0].length) : ""))
  }
  if (found.length) return [person(plain.slice(0, found[0].index), found[0][1], plain.slice(found[0].index + found[0][0].length))]
  // Without an address a line may be anything: a name is short and has no end of a sentence.
  if (!/\p{L}/u.test(plain) || /[:.!?]$/.test(plain) || plain.split(/\s+/).length > 2 * LONGEST_NAME) return []
  return plain.includes(";") ? plain.split(";").flatMap(fromLine) : [person(plain, "", "")]
}

/** @param {string} before @param {string} address @param {string} after @returns {Person} */
function person(before, address, after) {
  const head = before.replace(EDGES, "")
  if (/^["'“]/.test(head)) return { name: nameFrom(head), address, role: after.replace(EDGES, "") }
  const [first, ...rest] = head.split(SEPARATED)
  const role = [...rest, after].map((part) => part.replace(EDGES, "")).filter(Boolean).join(", ")
  const name = nameFrom(first)
  return { name: name.split(/\s+/).length > LONGEST_NAME ? "" : name || fromAddress(address), address, role }
}

/** "Lee, Dana" in quotes is how some address books turn a name round. @param {string} text */
function nameFrom(text) {
  const plain = text.replace(/["“”]/g, "").replace(/^'(.*)'$/, "$1").trim()
  const turned = /^([^,]+),\s*([^,]+)$/.exec(plain)
  return (turned && turned[0] !== text ? `${turned[2]} ${turned[1]}` : plain).replace(/\s+/g, " ")
}

/** dana.lee@example.org is Dana Lee until somebody says otherwise. @param {string} address */
function fromAddress(address) {
  const parts = address.split("@")[0].split(/[._+-]+/).filter((part) => /^\p{L}/u.test(part))
  return parts.map((part) => part[0].toUpperCase() + part.slice(1)).join(" ")
}

/**
 * Whether mail can be addressed to it: one address, nothing that a mail program could read as more.
 * @param {string} text
 */
export const isAddress = (text) => /^[^\s<>,;:"()[\]@]+@[^\s<>,;:"()[\]@]+$/.test(text)
