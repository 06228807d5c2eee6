/** "Remind me" of a checklist's item: a calendar file for a day counted in working days. */

import { icsFile } from "./calendar.js"
import { download } from "./copy.js"
import { addWorkingDays, format, parts, today } from "./dates.js"

/**
 * Counts from today, or from the day that the reader gives.
 * @param {Element} part  The `[data-kb-remind]` of an item; the item itself has `data-kb-days`.
 * @param {AbortSignal} signal
 * @param {(text: string) => void} say
 */
export function connectReminder(part, signal, say) {
  const item = /** @type {HTMLElement} */ (part.closest("[data-kb-days]"))
  const [from, open] = /** @type {HTMLInputElement[]} */ ([...part.querySelectorAll("[data-kb-from], [data-kb-details]")])
  const button = /** @type {HTMLButtonElement} */ (part.querySelector("[data-kb-ics]"))
  const due = /** @type {HTMLElement} */ (part.querySelector("[data-kb-due]"))

  const day = () => addWorkingDays(parts(from.value) ? from.value : today(), Number(item.dataset.kbDays))
  const paint = () => {
    button.disabled = day() < today()
    due.textContent = format(day()) + (button.disabled ? ". That day has passed, so you need no reminder" : "")
  }
  const save = () => {
    download("reminder.ics", "text/calendar", reminderFile(item, day(), open.checked))
    say(`The reminder for ${format(day())} is saved. Open the file to put it into your calendar.`)
  }
  const show = () => {
    from.value ||= today()
    paint()
  }
  part.addEventListener("toggle", show, { signal })
  from.addEventListener("input", paint, { signal })
  button.addEventListener("click", save, { signal })
}

/**
 * @param {HTMLElement} item
 * @param {string} date
 * @param {boolean} open  Whether the entry may say what it is about: other people may see a calendar.
 */
function reminderFile(item, date, open) {
  const words = open && {
    title: item.querySelector("label")?.textContent?.trim() ?? "",
    description: `${item.closest("kb-checklist")?.querySelector("[data-kb-title]")?.textContent}\n${new URL(`#${item.id}`, location.href)}`,
  }
  return icsFile({ uid: `${item.id}@${location.host}`, date, now: new Date(), title: "Reminder", ...words })
}
