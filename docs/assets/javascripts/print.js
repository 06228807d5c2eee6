/**
 * Prints one checklist or text, and nothing else of its page.
 * @param {Element} component
 */
export function printAlone(component) {
  component.classList.add("kb-alone")
  // On a phone, print() returns before anything is drawn.
  addEventListener("afterprint", () => component.classList.remove("kb-alone"), { once: true })
  print()
}
