/**
 * The search worker, which the theme's search box talks to: 0 set up, 1 ready, 2 query, 3 result.
 * A classic worker, as the theme starts it. What the protocol has no word for goes over a channel to box.js.
 */

const SETUP = 0
const READY = 1
const QUERY = 2
const RESULT = 3

const site = new URL("../../../", self.location.href)
const channel = "BroadcastChannel" in self ? new BroadcastChannel(`kb-search ${site.pathname}`) : null
// All at once: a module that another one asks for would come a round trip later.
const MODULES = ["engine", "results", "arrival", "postings", "query", "speller", "words"]
const modules = () => Promise.all(MODULES.map((name) => import(`./${name}.js`)))

/** @type {{ location: string, title: string, text: string }[]} */
let stock = []
/** @type {Promise<(input: string) => object> | null} */
let searching = null
/** @type {string | null} the newest query that has no answer yet */
let waiting = null

/** Fetches and builds the index once; after a failure the next call tries again. */
function load() {
  searching ??= prepare().catch((error) => {
    searching = null
    throw error
  })
  return searching
}

async function prepare() {
  // The index first: a browser asks a host for six files at a time.
  const coming = stock.length ? null : fetch(new URL("search/index.json", site))
  const [answer, [{ createEngine, createReader }, { draw, suggest }, { read }]] = await Promise.all([coming, modules()])
  const engine = answer ? await read(answer, createReader()) : createEngine(await readStock())
  return (/** @type {string} */ input) => {
    const found = engine.search(input)
    const data = { ...draw(found, engine.entries), suggest: suggest(input, engine.lexicon) }
    postMessage({ type: RESULT, data })
    const { typed, corrected } = found.query
    return { pages: data.items.length, typed, corrected }
  }
}

/** Only `make serve` has an index of the site builder; a published one is empty. */
const readStock = async () => (await import("./stock.js")).fromStock(stock)

/** Loads the index without a query. */
function warm() {
  load().then(() => channel?.postMessage({ state: "ready" }), () => channel?.postMessage({ state: "failed" }))
}

/** Answers the newest query; those that came before it are skipped. */
async function answer() {
  try {
    const search = await load()
    if (waiting === null) return
    const query = waiting
    waiting = null
    channel?.postMessage({ state: "found", query, ...search(query) })
  } catch {
    postMessage({ type: RESULT, data: { items: [] } })
    channel?.postMessage({ state: "failed" })
  }
}

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) {
    stock = data.docs
    postMessage({ type: READY })
  } else if (type === QUERY && data.trim()) {
    waiting = data
    setTimeout(answer) // after the queries that are already in line
  } else if (type === QUERY) {
    waiting = null
    postMessage({ type: RESULT, data: { items: [] } })
  }
})
channel?.addEventListener("message", ({ data }) => {
  if (data.state === "wanted") warm()
})
channel?.postMessage({ state: "started" })
