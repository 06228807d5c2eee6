/**
 * A page reached by a link begins at its top or at the place the link names.
 *
 * The theme writes down where a reader stands a moment after the last scroll. When a link has been followed in that moment, it writes
 * into the entry of the page to come, and shows that page there: in the middle of something, on every slow phone.
 */
let article = document.querySelector("article")
let followed = false

addEventListener("click", (event) => { followed = event.target instanceof Element && !!event.target.closest("a[href]") }, true)
addEventListener("popstate", () => { followed = false })

new MutationObserver(() => {
  const shown = document.querySelector("article")
  if (!shown || shown === article) return
  article = shown
  if (!followed || history.state === null) return
  history.replaceState(null, "")
  if (location.hash) land(location.hash)
  else scrollTo(0, 0)
}).observe(document.body, { childList: true, subtree: true })

/**
 * Goes there as a link does, so that the place is `:target`, and unseen by the theme, for which the page has been shown already.
 * @param {string} hash
 */
function land(hash) {
  const link = document.createElement("a")
  link.href = hash
  link.addEventListener("click", (event) => event.stopPropagation())
  link.click()
}
