/** Reads the index while it arrives. */

/**
 * Takes the pages apart as they arrive, each on a line of its own: a slow line is slower than a slow phone.
 * @param {Response} answer
 * @param {ReturnType<typeof import("./engine.js").createReader>} reader
 */
export async function read(answer, reader) {
  if (!answer.ok || !answer.body) throw new Error(`search/index.json: ${answer.status}`)
  let synonyms = null
  for await (const line of linesOf(answer.body)) {
    if (line === "]}") return reader.finish(synonyms)
    if (synonyms) reader.take(JSON.parse(line.replace(/,$/, "")))
    else synonyms = JSON.parse(`${line}]}`).synonyms
  }
  throw new Error("search/index.json: its end is missing")
}

/** @param {ReadableStream<Uint8Array>} body */
async function* linesOf(body) {
  const [reader, decoder] = [body.getReader(), new TextDecoder()]
  let rest = ""
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + decoder.decode(part.value, { stream: true })).split("\n")
    rest = lines.pop() ?? ""
    yield* lines
  }
}
