/**
 * Keeps the whole site on the device, so that it is there without a network. The publish step fills in FILES and writes this file
 * over overrides/sw.js, whose address it takes.
 *
 * Every kept file is stored under its path and its checksum. A worker only ever answers with the files of its own list, so a page
 * is never put together from two versions, and an update fetches only what has changed.
 */

/** @type {Record<string, string>} path below the site: the beginning of the SHA-256 of its bytes */
const FILES = {}
/** @type {string[]} files of the list that are kept only once somebody has asked for them: large, and not for everybody */
const LATER = []

const scope = new URL(registration.scope)
const CACHE = `kb:${scope.pathname}`
/** How many files are fetched at a time: the page that is open needs the network, too. */
const AT_ONCE = 6

/** @param {string} path */
const key = (path) => new URL(`${path}?${FILES[path]}`, scope).href

addEventListener("install", (event) => event.waitUntil(keepAll()))
// From here on the page of a first visit has everything, too: its search, its tools, the links that it follows by script.
addEventListener("activate", (event) => event.waitUntil(dropOthers().then(() => clients.claim())))
addEventListener("fetch", (event) => {
  const { request } = event
  const path = pathOf(request)
  if (path !== null && (request.mode === "navigate" || path in FILES)) event.respondWith(answer(request, path))
})
// Somebody asked for the new version: all open pages of this site reload.
addEventListener("message", ({ data }) => data === "take over" && skipWaiting())

/**
 * Where a request leads, as a path below the site; null when it is no business of this worker.
 * @param {Request} request
 */
function pathOf({ method, url }) {
  const { origin, pathname } = new URL(url)
  if (method !== "GET" || origin !== scope.origin || !pathname.startsWith(scope.pathname)) return null
  const path = pathname.slice(scope.pathname.length)
  return path === "" || path.endsWith("/") ? `${path}index.html` : path
}

/** Fetches what is not here yet. All or nothing: after a failure the next try goes on from here. */
async function keepAll() {
  const cache = await caches.open(CACHE)
  const kept = new Set((await cache.keys()).map(({ url }) => url))
  const missing = Object.keys(FILES).filter((path) => !LATER.includes(path) && !kept.has(key(path)))
  while (missing.length) await Promise.all(missing.splice(0, AT_ONCE).map((path) => keep(cache, path)))
}

/**
 * @param {Cache} cache
 * @param {string} path
 */
async function keep(cache, path) {
  const fresh = await fetch(new URL(path.replace(/(^|\/)index\.html$/, "$1"), scope), { cache: "no-cache" })
  if (!(await store(cache, path, fresh))) throw new Error(`${path} is another version, or cut off`)
}

/**
 * A kept file; null when it is lost, or when its bytes are not those of the list any more, which is as good as lost.
 * @param {string} path
 */
async function whole(path) {
  const kept = await caches.match(key(path), { ignoreVary: true })
  const bytes = await kept?.arrayBuffer().catch(() => null)
  return kept && bytes && (await checksum(bytes)) === FILES[path] ? new Response(bytes, { headers: kept.headers }) : null
}

/**
 * Stores a file if its bytes are those of the list.
 * @param {Cache} cache
 * @param {string} path
 * @param {Response} response
 */
async function store(cache, path, response) {
  const bytes = await response.arrayBuffer()
  if ((await checksum(bytes)) !== FILES[path]) return false
  await cache.put(key(path), new Response(bytes, { headers: { "Content-Type": response.headers.get("Content-Type") ?? "" } }))
  return true
}

/** @param {ArrayBuffer} bytes */
async function checksum(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
  return [...digest.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}

/** Removes the files of earlier versions, when none of their pages is open any more. */
async function dropOthers() {
  const cache = await caches.open(CACHE)
  const ours = new Set(Object.keys(FILES).map(key))
  await Promise.all((await cache.keys()).filter(({ url }) => !ours.has(url)).map((request) => cache.delete(request)))
}

/**
 * @param {Request} request
 * @param {string} path
 */
async function answer(request, path) {
  const page = request.mode === "navigate"
  if (page && registration.waiting && (await clients.matchAll()).length < 2) {
    return again() // the only open page is being left
  }
  if (page && !(path in FILES) && `${path}/index.html` in FILES) return Response.redirect(new URL(`${path}/`, scope).href)
  const kept = path in FILES && (await whole(path))
  if (kept) return kept
  try {
    const fresh = await fetch(request)
    if (!(path in FILES)) return fresh
    // The browser has thrown it away. If the network has another version by now, this worker is of no more use.
    if (await store(await caches.open(CACHE), path, fresh.clone()).catch(() => true)) return fresh
    await registration.unregister()
    if (page) return again()
    // A part of the open page: what is there of the old version must not be mixed with it.
    for (const client of await clients.matchAll({ type: "window" })) client.navigate(client.url)
    return Response.error()
  } catch (error) {
    const lost = page && (await whole("404.html"))
    if (!lost) throw error
    return new Response(lost.body, { status: 404, headers: lost.headers })
  }
}

/**
 * An empty page that lets the waiting version take over, if one waits, and then asks for its address again. It waits for the
 * change: asked once more, a worker that is to end keeps the browser waiting for minutes. With the address changed in between,
 * a link to a part of a page leads there; a plain reload would show the top, and a Refresh header this empty page.
 */
const again = () => new Response(AGAIN, { headers: { "Content-Type": "text/html" } })
const AGAIN = `<!doctype html><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><script>
const { serviceWorker } = navigator
const { href } = location
const ask = () => { history.replaceState(null, "", "?again"); location.replace(href) }
serviceWorker.addEventListener("controllerchange", ask)
serviceWorker.getRegistration().then((found) => (found?.waiting ? found.waiting.postMessage("take over") : ask()))
</script>`
