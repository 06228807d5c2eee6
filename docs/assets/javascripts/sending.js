/**
 * What the buttons of a message do. Each says in the message's status what happened.
 * @typedef {object} Sendable
 * @property {string} name
 * @property {string} text
 * @property {string} subject
 * @property {HTMLElement} body  Where the text is seen.
 * @property {string} [to]  The address it goes to.
 * @property {{ start: string, end: string, send: string }} [quietHours]
 * @property {(sentence: string) => void} say
 */

import { icsFile } from "./calendar.js"
import { copy, download } from "./copy.js"
import { eml } from "./mail.js"
import { printAlone } from "./print.js"
import { nextMorning } from "./quiet.js"
import { toHtml } from "./text.js"

/**
 * By the name of the control: `copy` is [data-kb-copy].
 * @type {Record<string, (message: Sendable) => void | Promise<void>>}
 */
export const ACTIONS = {
  async copy({ text, body, say }) {
    // Taken back first: a status that does not change is not read out again.
    say("")
    if (await copy({ text, html: toHtml(text) })) return say("Copied.")
    if (body instanceof HTMLTextAreaElement) body.select()
    else getSelection()?.selectAllChildren(body)
    say("This browser does not let a page copy. The text is selected now: press Ctrl+C, or Command+C on a Mac.")
  },

  async "copy-subject"({ subject, say }) {
    say("")
    say((await copy({ text: subject })) ? "Subject copied." : "This browser does not let a page copy. Select the subject and copy it.")
  },

  mailto({ say }) {
    say("Your mail app opens with this text. If none opens, copy the text instead.")
  },

  eml({ name, subject, text, to, say }) {
    download(`${name}.eml`, "message/rfc822", eml(subject, text, to))
    say(`Saved as ${name}.eml. Open it and send it from there.`)
  },

  print({ body }) {
    printAlone(/** @type {Element} */ (body.closest("kb-message")))
  },

  async share({ text, subject, say }) {
    try {
      await navigator.share(shared({ text, subject }))
      say("Shared.")
    } catch (error) {
      // Closing the device's own window is an answer, too.
      if (error instanceof DOMException && error.name === "AbortError") return
      say("This device did not share it. Copy the text instead.")
    }
  },

  morning({ quietHours, say }) {
    const now = new Date()
    const date = quietHours && nextMorning(now, quietHours)
    if (!date) return
    const reminder = { uid: `send-${date}@after-the-interview`, date, time: quietHours.send, title: "Reminder", now }
    download("reminder.ics", "text/calendar", icsFile(reminder))
    say("Saved as reminder.ics. Open it to put the reminder into your calendar.")
  },
}

/**
 * What the device's own "Share" gets.
 * @param {{ text: string, subject: string }} message
 */
export const shared = ({ text, subject }) => ({ text, ...(subject && { title: subject }) })
