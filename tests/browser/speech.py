"""What a screen reader would speak by itself."""

# New text in a status that is not switched off.
HEARD = """window.heard = []; new MutationObserver(records => {
  for (const { target } of records) {
    const region = (target instanceof Element ? target : target.parentElement)?.closest("[role=status]")
    if (region && region.getAttribute("aria-live") !== "off" && region.textContent.trim()) heard.push(region.textContent)
  }
}).observe(document, { subtree: true, childList: true, characterData: true })"""
