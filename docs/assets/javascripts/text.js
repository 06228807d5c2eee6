/**
 * A text with gaps, without DOM: words, and gaps by the name of their field.
 * @typedef {string | { gap: string }} Part
 * @typedef {Map<string, string>} Values  What was typed, by field name.
 */

/**
 * Whether something was typed; spaces alone leave a gap empty.
 * @param {string} [value]
 */
export const filled = (value) => /\S/.test(value ?? "")

/**
 * What stands in a gap: what was typed, or the gap's name in brackets.
 * @param {string} name
 * @param {Values} values
 */
export function shown(name, values) {
  const value = values.get(name)
  return value !== undefined && filled(value) ? value : `[${name}]`
}

/**
 * The whole text with its gaps filled.
 * @param {Part[]} parts
 * @param {Values} values
 */
export const fill = (parts, values) => parts.map((part) => (typeof part === "string" ? part : shown(part.gap, values))).join("")

/**
 * As one line: what a subject is.
 * @param {string} text
 */
export const oneLine = (text) => text.replace(/\s*[\r\n]+\s*/g, " ")

/**
 * The sentence about gaps that are left, as text and field names; nothing but text when there are none.
 * @param {string[]} names
 * @returns {Part[]}
 */
export function gapsLeft(names) {
  if (!names.length) return ["Every gap is filled."]
  const start = names.length === 1 ? "1 gap is still empty: " : `${names.length} gaps are still empty: `
  return [start, ...names.flatMap((name, index) => (index ? [", ", { gap: name }] : [{ gap: name }]))]
}

/**
 * As HTML: empty lines part paragraphs.
 * @param {string} text
 */
export function toHtml(text) {
  const paragraphs = escaped(text).split(/\n{2,}/)
  return paragraphs.map((paragraph) => `<p>${paragraph.replaceAll("\n", "<br>")}</p>`).join("")
}

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
