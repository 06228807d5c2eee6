/** A way back for ten seconds, instead of a question beforehand. */

const MS = 10_000

export class Undo {
  #timer = 0
  /** @type {(() => void) | null} */
  #back = null
  #done = ""

  /**
   * @param {HTMLElement} button  Shown while there is a way back.
   * @param {HTMLElement} next  Gets the focus that would be lost with the button.
   * @param {(text: string) => void} say
   */
  constructor(button, next, say) {
    this.button = button
    this.next = next
    this.say = say
  }

  /**
   * @param {string} done  What was done, in words: "Cleared."
   * @param {() => void} back  What brings everything back.
   */
  offer(done, back) {
    this.end()
    this.#done = done
    this.#back = back
    this.button.hidden = false
    this.say(`${done} You can undo this for 10 seconds.`)
    this.#timer = setTimeout(() => this.#timeOut(), MS)
  }

  /** Goes back. */
  run() {
    const back = this.#back
    this.end()
    back?.()
    this.say("Everything is as it was.")
  }

  /** Takes the way back away. */
  end() {
    clearTimeout(this.#timer)
    this.#back = null
    if (this.button === document.activeElement) this.next.focus()
    this.button.hidden = true
  }

  /** A reader who is on the button when the time is up may still press it. */
  #timeOut() {
    if (this.button === document.activeElement) {
      this.button.addEventListener("blur", () => this.#timeOut(), { once: true })
    } else if (this.#back) {
      this.end()
      this.say(this.#done)
    }
  }
}
