/**
 * Loads the module of each component that stands on the page, and of no other.
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

// Instant navigation replaces the article without loading a page: look again whenever nodes are added.
new MutationObserver(load).observe(document.body, { childList: true, subtree: true })
load()
