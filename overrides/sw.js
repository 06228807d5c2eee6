/**
 * Takes away a service worker that a published site has left at this address, and what it kept.
 * Publishing puts tools/publish/service-worker.js in its place; `make serve` and a retired service worker leave it as it is.
 */
addEventListener("install", () => skipWaiting())
addEventListener("activate", (event) => event.waitUntil(retire()))

async function retire() {
  await caches.delete(`kb:${new URL(registration.scope).pathname}`)
  await registration.unregister()
  for (const client of await clients.matchAll({ type: "window" })) client.navigate(client.url)
}
