"""How well the checks of the page for notes do: the share of planted faults found, of sound notes disturbed, and the time."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from playwright.sync_api import Page, sync_playwright

from macros import notes
from macros.content import Content, load
from macros.model import PLACEHOLDER
from tools import environment
from tools.search.workers import CHROMIUM_FLAGS, serving

NOTES = environment.ROOT / "tests" / "notes"
SCRIPTS = environment.ROOT / "docs" / "assets"
THROTTLE = 4

# Each case is an interview and its notes; the answer is what is found in the first of them.
RUN = """async ([scripts, given]) => {
  const { rules, texts, cases } = JSON.parse(given)
  const { createChecks } = await import(`${scripts}notes/findings.js`)
  const { begin } = await import(`${scripts}notes/begin.js`)
  const { createSpeller } = await import(`${scripts}notes/spelling.js`)
  const check = createChecks(rules)
  const speller = await createSpeller("american")
  const titles = rules.words.titles
  const found = []
  for (const { interview, notes } of cases) {
    for (const note of notes) {
      const others = notes.filter((other) => other !== note).map(({ name }) => name)
      const text = texts[note.from]
      note.start = text ? begin(text, { interview, name: note.name, others, titles, today: "2026-11-24" }).body : ""
    }
    const misspelt = await speller.check([notes[0].text], typedWords(interview, notes), rules.words["not-in-dictionary"])
    found.push([...check(interview, notes)[0], ...misspelt[0]])
  }
  speller.end()
  return JSON.stringify(found)

  function typedWords(interview, notes) {
    const fields = notes.flatMap(({ name, role, talked, care, value }) => [name, role, talked, care, value])
    return [...Object.values(interview), ...fields].join(" ")
  }
}"""

TIME = """async ([scripts, given]) => {
  const { rules, notes } = JSON.parse(given)
  const { createChecks } = await import(`${scripts}notes/findings.js`)
  const check = createChecks(rules)
  const interview = { company: "Northfield", job: "data analyst", date: "2026-11-24", me: "Sam Rivera" }
  const times = []
  for (let run = 0; run < 30; run += 1) {
    const start = performance.now()
    check(interview, notes)
    times.push(performance.now() - start)
  }
  return times
}"""


@dataclass(frozen=True)
class Judged:
    """A note that was looked at: what is planted in it, and what was found."""

    id: str
    writer: str
    planted: str
    found: tuple[str, ...]

    @property
    def right(self) -> bool:
        """The planted fault is found; in a sound note, nothing is."""
        return self.planted in self.found if self.planted else not self.found


def read_notes() -> list[dict[str, Any]]:
    """The sixty notes, sound ones first."""
    return [note for name in ("sound", "faulty") for note in yaml.safe_load((NOTES / f"{name}.yml").read_text(encoding="utf-8"))]


def case(note: dict[str, Any]) -> dict[str, Any]:
    """An interview and its notes, as the page holds them."""
    interview = {"company": note["company"], "job": note["job"], "date": "2026-11-24", "me": note["me"]}
    entries = [note, *note.get("beside", [])]
    return {"interview": interview, "notes": [_row(entry) for entry in entries]}


def _row(entry: dict[str, Any]) -> dict[str, Any]:
    kept = {key: entry.get(key, "") for key in ("name", "talked", "care", "role", "value")}
    return {**kept, "text": entry["note"], "from": entry.get("text", "")}


def message_case(content: Content, name: str) -> dict[str, Any]:
    """A message with examples in its gaps, as the note to the person whom it greets; others that it names are rows, too."""
    message = content.messages[name].value
    examples = {gap: content.fields[gap].value.example for gap in message.placeholders}
    people = [examples[gap] for gap in examples if gap.endswith(" name") and gap not in ("your name", "wrong name", "right name")]
    people += re.split(r", | and ", examples["other people"]) if "other people" in examples else []
    interview = {"company": "Northfield", "job": "data analyst", "date": "2026-11-24", "me": "Sam Rivera"}
    talked = examples.get("what we talked about", "")
    text = PLACEHOLDER.sub(lambda gap: examples[gap[1]], message.body)
    first = {**_row({"name": people[0] if people else "", "talked": talked, "note": text}), "from": name}
    return {"interview": interview, "notes": [first, *(_row({"name": other, "note": ""}) for other in people[1:])]}


def run(page: Page, scripts: str, content: Content, cases: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """What is found in the first note of each case, run where readers run it."""
    given = {"rules": notes.rules(content), "texts": every_text(content), "cases": cases}
    found: list[list[dict[str, Any]]] = json.loads(page.evaluate(RUN, [scripts, json.dumps(given)]))
    return found


def every_text(content: Content) -> dict[str, dict[str, str | None]]:
    """Subject and body of every message."""
    return {name: {"subject": piece.value.subject, "body": piece.value.body} for name, piece in content.messages.items()}


def judge(page: Page, scripts: str, content: Content) -> list[Judged]:
    """Every note with what was found in it."""
    given = read_notes()
    found = run(page, scripts, content, [case(note) for note in given])
    return [
        Judged(note["id"], note.get("writer", ""), note.get("code", ""), tuple(finding["code"] for finding in findings))
        for note, findings in zip(given, found, strict=True)
    ]


def measured(judged: Sequence[Judged], codes: Sequence[str]) -> dict[str, dict[str, int]]:
    """The figures of each check, as snippets/findings.yml holds them."""
    faulty, sound = [note for note in judged if note.planted], [note for note in judged if not note.planted]
    return {
        code: {
            "planted": sum(note.planted == code for note in faulty),
            "found": sum(note.planted == code in note.found for note in faulty),
            "wrong": sum(code in note.found for note in sound),
        }
        for code in codes
    }


def report() -> str:
    """The figures as lines of text."""
    content = load(environment.ROOT)
    with sync_playwright() as playwright, serving(SCRIPTS) as address:
        browser = playwright.chromium.launch(executable_path=environment.chromium(), args=CHROMIUM_FLAGS)
        page = browser.new_page()
        page.goto(address)
        scripts = f"{address}javascripts/"
        judged = judge(page, scripts, content)
        times = _times(page, scripts, content)
        browser.close()
    faulty, sound = [note for note in judged if note.planted], [note for note in judged if not note.planted]
    lines = ["notes: what the checks find"]
    lines += [f"  {code:17} {figures}" for code, figures in measured(judged, list(notes.findings(content).checks)).items()]
    lines.append(f"  planted faults found: {_share(faulty)} (at least 95 %)")
    disturbed = sum(not note.right for note in sound)
    lines.append(
        f"  sound notes with a false finding: {disturbed} of {len(sound)}, {100 * disturbed / len(sound):.1f} % (at most 5 %)"
    )
    for writer in dict.fromkeys(note.writer for note in sound):
        lines.append(f"    left alone, {writer}: {_share([note for note in sound if note.writer == writer])}")
    extra = sum(len(note.found) - 1 for note in faulty if note.right)
    lines.append(f"  further findings in the notes with a fault: {extra}")
    lines += [
        f"  wrong: {note.id}: planted {note.planted or 'nothing'}, found {', '.join(note.found) or 'nothing'}"
        for note in judged
        if not note.right
    ]
    middle = sorted(times)[len(times) // 2]
    lines.append(
        f"  five notes of 150 words, processor slowed down {THROTTLE} times: {middle:.1f} ms, first {times[0]:.1f} ms (under 30 ms)"
    )
    return "\n".join(lines)


def _times(page: Page, scripts: str, content: Content) -> list[float]:
    """Milliseconds of 30 runs over five notes of 150 words, with a slow processor."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
    text = " ".join(note["note"] for note in read_notes() if not note.get("code")).split()
    rows = [
        {**_row({"name": f"Dana Lee {letter}", "talked": "moving spreadsheets", "note": ""}), "start": "",
         "text": f"Dear Dana,\n\n{' '.join(text[at * 145 : at * 145 + 145])}\n\nBest,\nSam Rivera"}
        for at, letter in enumerate("ABCDE")
    ]  # fmt: skip
    times: list[float] = page.evaluate(TIME, [scripts, json.dumps({"rules": notes.rules(content), "notes": rows})])
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return times


def _share(judged: Sequence[Judged]) -> str:
    right = sum(note.right for note in judged)
    return f"{right} of {len(judged)}, {100 * right / len(judged):.1f} %"
