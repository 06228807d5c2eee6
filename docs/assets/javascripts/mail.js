/** An e-mail as a link and as a file, without DOM. Neither names a sender; a recipient only where one is given. */

// Some mail programs cut or refuse links that are longer.
const LONGEST_LINK = 1600
// Base64 of so many bytes and what stands around it is less than the 75 characters of an encoded word.
const WORD_BYTES = 39
const BASE64_LINE = 76

const encoder = new TextEncoder()
const decoder = new TextDecoder("utf-8", { ignoreBOM: true })

/**
 * A mailto link; null when it would be too long.
 * @param {string} subject
 * @param {string} body
 * @param {string} [to]  One address.
 */
export function mailto(subject, body, to = "") {
  // Nothing encodes to less than itself, and a pasted book need not be encoded to know.
  if (subject.length + body.length > LONGEST_LINK) return null
  const link = `mailto:${encoded(to).replace("%40", "@")}?subject=${encoded(subject)}&body=${encoded(withCrlf(body))}`
  return link.length > LONGEST_LINK ? null : link
}

/**
 * A message file that mail programs open as a draft (X-Unsent).
 * @param {string} subject
 * @param {string} body
 * @param {string} [to]  One address; what is no plain one is left out.
 */
export function eml(subject, body, to = "") {
  return [
    "X-Unsent: 1",
    ...(/^[!-~]+$/.test(to) ? [`To: ${to}`] : []),
    `Subject: ${header(subject)}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    ...(base64(encoder.encode(withCrlf(body))).match(new RegExp(`.{1,${BASE64_LINE}}`, "g")) ?? []),
    "",
  ].join("\r\n")
}

/**
 * A subject as RFC 2047 has it: plain when it is short and ASCII, else encoded words on folded lines.
 * @param {string} subject
 */
function header(subject) {
  if (/^[ -~]{0,60}$/.test(subject) && !subject.includes("=?")) return subject
  return chunks(subject)
    .map((chunk) => `=?utf-8?B?${base64(encoder.encode(chunk))}?=`)
    .join("\r\n ")
}

/**
 * Cuts a text into pieces of a few bytes, never inside a character.
 * @param {string} text
 */
function chunks(text) {
  const found = [""]
  let bytes = 0
  for (const character of text) {
    const size = encoder.encode(character).length
    if (bytes + size > WORD_BYTES) {
      found.push("")
      bytes = 0
    }
    found[found.length - 1] += character
    bytes += size
  }
  return found
}

/** @param {string} text */
const withCrlf = (text) => text.replace(/\r\n?|\n/g, "\r\n")

/**
 * Half a character (an emoji cut in two) would throw; the decoder replaces it.
 * @param {string} text
 */
const encoded = (text) => encodeURIComponent(decoder.decode(encoder.encode(text)))

/** @param {Uint8Array} bytes */
function base64(bytes) {
  let binary = ""
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}
