/** The one visible line about storage trouble: the first `[data-kb-storage]` of the page. */

import { trouble, watchAll } from "./storage.js"

const SENTENCES = {
  blocked: "This browser does not let this site store anything. What you tick or type stays only until you close or reload this page.",
  full: "The browser has no room left for this site. Your last changes stay only until you close or reload this page.",
  newer: "A newer version of this site stored something here. It is left as it is, so your changes stay only until you close or reload this page.",
  broken: "What was stored here is damaged and cannot be read. It is left alone until you change something here.",
}

/** Says what is wrong, or nothing. Components call it when they have read what they need. */
export function showStorageLine() {
  const [line, ...others] = document.querySelectorAll("[data-kb-storage]")
  const found = trouble()
  const text = found ? SENTENCES[found] : ""
  if (line && line.textContent !== text) line.textContent = text
  others.forEach((other) => (other.textContent = ""))
}

// After whoever reads the change, because only reading shows whether it can be read.
watchAll(() => queueMicrotask(showStorageLine))
