/**
 * Loads the module of each component that stands on the page, and of no other; on published pages first the theme's script.
 * A component without its module stays what it is without script: complete HTML.
 */
/** @type {Record<string, string>} */
const MODULES = {
  "link[rel=manifest]": "./offline.js", // only published pages have it
  "[data-md-component=container]": "./landing.js", // every page
  "[data-md-component=search-query]": "./search/box.js",
  "kb-checklist": "./checklist.js",
  "kb-checklist-progress": "./checklist-progress.js",
  "kb-report": "./report.js",
  "kb-saved": "./saved.js",
  "kb-gallery": "./gallery.js",
  "kb-paste": "./paste.js",
  "kb-signals": "./signals.js",
  "kb-message": "./message.js",
  "kb-tabs": "./tabs.js",
  "kb-next-step": "./next-step/next-step.js",
  "kb-notes": "./notes/notes.js",
}

/** @type {Set<string>} */
const asked = new Set()

function load() {
  for (const [tag, path] of Object.entries(MODULES)) {
    if (asked.has(tag) || !document.querySelector(tag)) continue
    asked.add(tag)
    import(path).catch(() => {}) // the component stays as it is
  }
}

/** How long the page may take until it is painted; then the theme's script runs all the same. */
const PATIENCE = 1500

/**
 * Ends when the page has been painted; at once for a page in the background, which is not painted.
 * @returns {Promise<void>}
 */
function painted() {
  return new Promise((done) => {
    if (document.hidden) return done()
    requestAnimationFrame(() => setTimeout(done))
    setTimeout(done, PATIENCE)
  })
}

/**
 * Ends after a script has run, or could not be fetched: then with false.
 * @param {string} src
 * @returns {Promise<boolean>}
 */
function run(src) {
  return new Promise((done) => {
    // What follows is a task of its own, so that a touch in between is answered.
    const onload = () => setTimeout(done, 0, true)
    document.body.append(Object.assign(document.createElement("script"), { src, onload, onerror: () => done(false) }))
  })
}

const src = document.querySelector("script[data-kb-src]")?.getAttribute("data-kb-src") // only published pages have it
if (src) {
  // As the theme does when it starts. Before the page is painted it costs nothing; later, all of the page is styled anew.
  const { classList } = document.documentElement
  classList.replace("no-js", "js")
  classList.add("js-focus-visible")
  await painted()
  if (!(await run(src))) classList.replace("js", "no-js") // nothing that only the theme can do is shown
  document.dispatchEvent(new Event("DOMContentLoaded")) // the theme waits for it, and it has passed
}
// Instant navigation replaces the article without loading a page: look again whenever nodes are added.
new MutationObserver(load).observe(document.body, { childList: true, subtree: true })
load()
