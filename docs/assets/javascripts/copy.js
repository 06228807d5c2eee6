/** Putting text on the clipboard, and into a file on the reader's device. */

/**
 * Copies as plain text and as HTML, so that a mail program keeps the paragraphs. True when it worked.
 * @param {{ text: string, html?: string }} content
 */
export async function copy({ text, html }) {
  const ways = [
    () => navigator.clipboard.write([new ClipboardItem(blobs(text, html))]),
    () => navigator.clipboard.writeText(text),
    () => copySelection(text, html),
  ]
  for (const way of ways) {
    try {
      await way()
      return true
    } catch {
      // Not there, or not allowed: the next way.
    }
  }
  return false
}

/**
 * @param {string} text
 * @param {string} [html]
 */
function blobs(text, html) {
  const types = { "text/plain": text, ...(html && { "text/html": html }) }
  return Object.fromEntries(Object.entries(types).map(([type, value]) => [type, new Blob([value], { type })]))
}

/**
 * For pages that are not served over HTTPS and for old browsers: copies the selection of a field that nobody sees.
 * @param {string} text
 * @param {string} [html]
 */
function copySelection(text, html) {
  const before = document.activeElement
  const field = document.createElement("textarea")
  field.value = text
  field.readOnly = true // no keyboard pops up
  Object.assign(field.style, { insetBlockStart: "0", opacity: "0", position: "fixed" })
  field.addEventListener("copy", (event) => {
    event.preventDefault()
    event.clipboardData?.setData("text/plain", text)
    if (html) event.clipboardData?.setData("text/html", html)
  })
  document.body.append(field)
  field.select()
  const done = document.execCommand("copy")
  field.remove()
  if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  if (!done) throw new Error("the browser refused")
}

/**
 * Saves a file on the reader's device.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function download(name, type, text) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  // Some browsers read the file only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
