/**
 * Keeps the site on the device for days without a network, and says so in one quiet line when a newer version is there.
 * Only published pages load this: they have the link to the manifest. Not on a developer's own machine, where the kept site
 * would hide what is being written, and not for readers who save data.
 */

const site = new URL("../../", import.meta.url)
const OWN_MACHINE = ["localhost", "127.0.0.1", "[::1]"]
const { serviceWorker } = navigator
// @ts-ignore: not every browser knows its connection
const savesData = navigator.connection?.saveData === true

async function start() {
  // What is kept for later must not slow down the page that is being opened.
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done))
  await new Promise((done) => ("requestIdleCallback" in window ? requestIdleCallback(done) : setTimeout(done)))
  const registration = await serviceWorker.register(new URL("sw.js", site), { scope: site.pathname, updateViaCache: "none" })
  let kept = serviceWorker.controller !== null
  serviceWorker.addEventListener("controllerchange", () => {
    if (kept) location.reload()
    kept = true // the first visit: this page is as new as can be
  })
  const watch = () => {
    const coming = registration.installing
    if (coming) coming.onstatechange = () => kept && coming.state === "installed" && offer(coming)
  }
  registration.addEventListener("updatefound", watch)
  watch() // an update may have begun before this page asked
  if (kept && registration.waiting) offer(registration.waiting)
}

/** @param {ServiceWorker} coming */
function offer(coming) {
  document.querySelector(".kb-update")?.remove()
  const line = Object.assign(document.createElement("p"), { className: "kb-update" })
  line.setAttribute("role", "status")
  document.body.append(line)
  line.append("There is a newer version of this site. ", button("Show it", () => coming.postMessage("take over")))
  line.append(" ", button("Later", () => line.remove()))
}

/**
 * @param {string} name
 * @param {() => void} action
 */
function button(name, action) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: name })
  made.addEventListener("click", action)
  return made
}

if (serviceWorker && !OWN_MACHINE.includes(location.hostname) && !savesData) start().catch(() => {}) // the site works without
