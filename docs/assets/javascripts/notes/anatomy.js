/** The parts of a note: the greeting, what it says, and the close, without DOM. */

/** @typedef {{ greeting: string, body: string, close: string }} Parts */

const CLOSE_LINES = 4
const CLOSE_WORDS = 6
const NAME_WORDS = 4

/**
 * @param {string} text
 * @param {{ greetings: string[], closings: string[] }} known
 * @returns {Parts}
 */
export function parts(text, { greetings, closings }) {
  const lines = text.replace(/\r\n?/g, "\n").trim().split("\n")
  const greeting = greetingOf(lines[0] ?? "", greetings)
  lines[0] = (lines[0] ?? "").slice(greeting.length)
  const from = closeFrom(lines, closings)
  return { greeting: greeting.trim(), body: lines.slice(0, from).join("\n").trim(), close: lines.slice(from).join("\n").trim() }
}

/** @param {string} line @param {string[]} greetings */
function greetingOf(line, greetings) {
  const start = line.trimStart().toLowerCase()
  const named = greetings.some((word) => start.startsWith(word) && !/^[\p{L}\p{N}]/u.test(start.slice(word.length)))
  if (named) return /^[^,!:;，、！：]{0,80}[,!:;，、！：]?/u.exec(line)?.[0] ?? ""
  // A name alone on its line: "Dana,"
  return /^\s*\S+(?:\s+\S+){0,2}\s*[,，、:：]\s*$/u.test(line) ? line : ""
}

/** @param {string[]} lines @param {string[]} closings */
function closeFrom(lines, closings) {
  const full = lines.flatMap((line, at) => (line.trim() ? [at] : []))
  const last = full.slice(1).slice(-CLOSE_LINES)
  const close = last.find((at) => {
    const found = lines[at].toLowerCase().match(/[\p{L}]+/gu) ?? []
    return found.length <= CLOSE_WORDS && found.some((word) => closings.includes(word)) && !/[.!?]\s*$/.test(lines[at])
  })
  if (close !== undefined) return close
  // Nothing but the writer's name below an empty line.
  const end = last.at(-1)
  const short = end !== undefined && lines[end].trim().split(/\s+/).length <= NAME_WORDS && !/[.!?,]\s*$/.test(lines[end])
  return short ? end : lines.length
}
