/** Reads the index that the site builder itself writes, which `make serve` uses: no answers, no synonyms, HTML in its texts. */

const ENTITIES = /** @type {Record<string, string>} */ ({ lt: "<", gt: ">", quot: '"', amp: "&" })

/** @param {string} html */
const plain = (html) =>
  html
    .replace(/<\/(?:p|li|h\d|td|th|dt|dd|summary|div)>|<br>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#(\d+)|(\w+));/g, (whole, code, name) => (code ? String.fromCodePoint(Number(code)) : (ENTITIES[name] ?? whole)))

/**
 * @param {{ location: string, title: string, text: string }[]} docs
 * @returns {import("./engine.js").Index}
 */
export function fromStock(docs) {
  /** @type {Map<string, import("./engine.js").Page>} */
  const pages = new Map()
  for (const { location, title, text } of docs) {
    const [at, id] = location.split("#")
    const page = pages.get(at)
    if (page && id) page.parts.push({ id, title: plain(title), text: plain(text) })
    else pages.set(at, { at, title: plain(title), answer: "", text: plain(text), parts: [] })
  }
  return { pages: [...pages.values()], synonyms: [] }
}
