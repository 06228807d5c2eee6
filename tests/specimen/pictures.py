"""Reference pictures: small PNGs of sixteen colors, and how much of a new picture differs from one."""

from __future__ import annotations

import struct
import zlib
from base64 import b64decode, b64encode
from typing import Any

from playwright.sync_api import Page

READ = """const read = async base64 => {
  const image = new Image()
  image.src = `data:image/png;base64,${base64}`
  await image.decode()
  const { width, height } = image
  const options = { willReadFrequently: true }
  const drawing = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d", options)
  drawing.drawImage(image, 0, 0)
  return { width, height, pixels: new Uint32Array(drawing.getImageData(0, 0, width, height).data.buffer) }
}
const far = (a, b) => Math.max(Math.abs((a & 255) - (b & 255)), Math.abs((a >> 8 & 255) - (b >> 8 & 255)),
  Math.abs((a >> 16 & 255) - (b >> 16 & 255)))
const nearestOf = palette => {
  const known = new Map()
  return color => {
    if (!known.has(color)) {
      const distances = palette.map(other => far(other, color))
      known.set(color, distances.indexOf(Math.min(...distances)))
    }
    return known.get(color)
  }
}
// Inside an area of one color, not at the soft edge of a letter.
const flat = (pixels, i, width) =>
  [-width - 2, -width + 2, -2, 2, width - 2, width + 2].every(step => pixels[i + step] === pixels[i])
"""
# A pixel differs when another color of the reference is nearest to it, or when an area has visibly another color.
DIFFERENT = (
    "async ([one, other]) => {"
    + READ
    + """
  const [a, b] = [await read(one), await read(other)]
  if (a.width !== b.width || a.height !== b.height) return `${a.width}x${a.height} instead of ${b.width}x${b.height}`
  const palette = [...new Set(b.pixels)].sort((one, other) => one - other)
  const nearest = nearestOf(palette)
  let count = 0, first = -1, last = -1
  for (let i = 0; i < a.pixels.length; i++) {
    const [now, then] = [a.pixels[i], b.pixels[i]]
    if (now === then) continue
    if (palette[nearest(now)] !== then || far(now, then) > 24 && flat(a.pixels, i, a.width)) {
      last = Math.floor(i / a.width)
      if (!count++) first = last
    }
  }
  return [count, first, last]
}"""
)
# The colors of areas and a few of the soft edges of letters, sixteen in all, and for each pixel the nearest; two pixels a byte.
REDUCED = (
    "async one => {"
    + READ
    + """
  const { width, height, pixels } = await read(one)
  const often = new Map()
  const areas = new Set()
  for (let i = 0; i < pixels.length; i++) {
    if (flat(pixels, i, width)) areas.add(pixels[i])
    often.set(pixels[i], (often.get(pixels[i]) ?? 0) + 1)
  }
  const palette = []
  const rank = ([color, count]) => count + (areas.has(color) ? pixels.length : 0)
  for (const [color] of [...often].sort((a, b) => rank(b) - rank(a))) {
    const apart = areas.has(color) ? 6 : 64
    if (palette.length < 16 && palette.every(other => far(other, color) > apart)) palette.push(color)
  }
  palette.sort((one, other) => one - other) // so that of two as near, the comparison takes the same
  const nearest = nearestOf(palette)
  const row = Math.ceil(width / 2)
  const bytes = new Uint8Array(row * height)
  for (let i = 0, x = 0, y = 0; i < pixels.length; i++) {
    const index = nearest(pixels[i])
    bytes[y * row + (x >> 1)] |= x % 2 ? index : index << 4
    if (++x === width) x = 0, y++
  }
  let text = ""
  for (let i = 0; i < bytes.length; i += 32768) text += String.fromCharCode(...bytes.subarray(i, i + 32768))
  const colors = palette.map(color => [color & 255, color >> 8 & 255, color >> 16 & 255])
  return { width, height, row, palette: colors, bytes: btoa(text) }
}"""
)


def photograph(page: Page) -> bytes:
    """The whole page as a PNG, encoded in a hurry."""
    session = page.context.new_cdp_session(page)
    size = session.send("Page.getLayoutMetrics")["cssContentSize"]
    clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
    options = {"format": "png", "captureBeyondViewport": True, "optimizeForSpeed": True, "clip": clip}
    picture = b64decode(session.send("Page.captureScreenshot", options)["data"])
    session.detach()
    return picture


def different(page: Page, new: bytes, reference: bytes) -> Any:
    """How many pixels differ, and between which rows; or a sentence when the sizes do."""
    return page.evaluate(DIFFERENT, [b64encode(new).decode(), b64encode(reference).decode()])


def reduced(page: Page, picture: bytes) -> bytes:
    """The picture as a PNG of sixteen colors."""
    found = page.evaluate(REDUCED, b64encode(picture).decode())
    packed, row = b64decode(found["bytes"]), found["row"]
    lines = b"".join(b"\0" + packed[start : start + row] for start in range(0, len(packed), row))
    header = struct.pack(">IIBBBBB", found["width"], found["height"], 4, 3, 0, 0, 0)
    palette = bytes(channel for color in found["palette"] for channel in color)
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
