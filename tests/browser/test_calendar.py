"""Days and calendar files, without any page around them."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page


def call(page: Page, module: str, function: str, *arguments: Any) -> Any:
    """What a function of a module returns."""
    page.goto("assets/javascripts/dates.js")
    script = "async ([path, name, values]) => (await import(path))[name](...values)"
    return page.evaluate(script, [f"./{module}.js", function, list(arguments)])


@pytest.mark.parametrize(
    ("function", "arguments", "expected"),
    [
        ("addDays", ("2026-02-28", 1), "2026-03-01"),
        ("addDays", ("2024-02-28", 1), "2024-02-29"),
        ("addDays", ("2026-12-31", 1), "2027-01-01"),
        ("addDays", ("2026-03-01", -1), "2026-02-28"),
        ("addDays", ("2026-03-28", 365), "2027-03-28"),
        ("addWorkingDays", ("2026-03-06", 1), "2026-03-09"),
        ("addWorkingDays", ("2026-03-07", 1), "2026-03-09"),
        ("addWorkingDays", ("2026-03-09", 5), "2026-03-16"),
        ("addWorkingDays", ("2026-03-09", -1), "2026-03-06"),
        ("addWorkingDays", ("2026-03-07", 0), "2026-03-07"),
        ("addWorkingDays", ("2026-03-05", 1, [5, 6]), "2026-03-08"),
        ("parts", ("2026-03-09",), {"year": 2026, "month": 3, "day": 9}),
        ("parts", ("2026-02-30",), None),
        ("parts", ("0002-03-09",), None),
        ("parts", ("",), None),
        ("weekday", ("2026-03-09",), 1),
        ("format", ("2026-03-09",), "Monday, March 9, 2026"),
        ("format", ("2026-03-09", "de"), "Montag, 9. März 2026"),
    ],
)
def test_days(page: Page, function: str, arguments: tuple[Any, ...], expected: Any) -> None:
    assert call(page, "dates", function, *arguments) == expected


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        ("2026-03-09T20:59", None),
        ("2026-03-09T21:00", "2026-03-10"),
        ("2026-12-31T23:59", "2027-01-01"),
        ("2026-03-10T00:00", "2026-03-10"),
        ("2026-03-10T06:59", "2026-03-10"),
        ("2026-03-10T07:00", None),
    ],
)
def test_quiet_hours(page: Page, now: str, morning: str | None) -> None:
    page.goto("assets/javascripts/quiet.js")
    script = "async now => (await import('./quiet.js')).nextMorning(new Date(now), {start: '21:00', end: '07:00'})"
    assert page.evaluate(script, now) == morning


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York", "Europe/London"])
def test_days_are_the_readers_own(browser: Browser, base_url: str, zone: str) -> None:
    context = browser.new_context(base_url=base_url, timezone_id=zone)
    page = context.new_page()
    page.clock.install(time="2026-03-08T12:00:00Z")  # the day on which clocks change in New York
    local = page.evaluate("new Date().toLocaleDateString('sv')")
    assert call(page, "dates", "today") == local
    assert call(page, "dates", "addDays", "2026-03-08", 1) == "2026-03-09"
    assert call(page, "dates", "format", "2026-03-09") == "Monday, March 9, 2026"
    context.close()


def file(page: Page, *events: dict[str, str]) -> str:
    """A calendar file made at a fixed moment."""
    page.goto("assets/javascripts/dates.js")
    text = page.evaluate(
        """async events => (await import("./calendar.js")).icsFiles(
          events.map(event => ({now: new Date(Date.UTC(2026, 2, 9, 8, 5, 7, 9)), ...event})))""",
        list(events),
    )
    assert isinstance(text, str)
    return text


def unfolded(text: str) -> list[str]:
    """The lines of a calendar file, put together again. Asserts what RFC 5545 asks of every line."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


DAY = {"uid": "a@b", "date": "2026-12-31", "title": "Reminder"}


def test_a_reminder_for_a_day(page: Page) -> None:
    lines = unfolded(file(page, DAY))
    assert lines == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//After the Interview//Reminders//EN",
        "BEGIN:VEVENT", "UID:a@b", "DTSTAMP:20260309T080507Z", "DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101",
        "SUMMARY:Reminder", "TRANSP:TRANSPARENT",
        "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Reminder", "TRIGGER:PT9H", "END:VALARM",
        "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip


def test_a_reminder_for_an_hour(page: Page) -> None:
    lines = unfolded(file(page, DAY | {"time": "08:00"}))
    assert [line for line in lines if line.startswith(("DT", "DUR", "TRIG"))] == [
        "DTSTAMP:20260309T080507Z", "DTSTART:20261231T080000", "DURATION:PT15M", "TRIGGER:PT0S",
    ]  # fmt: skip


def test_several_reminders_in_one_file(page: Page) -> None:
    lines = unfolded(file(page, DAY, DAY | {"uid": "c@d"}))
    assert [line for line in lines if line.startswith("UID")] == ["UID:a@b", "UID:c@d"]
    assert lines.count("BEGIN:VCALENDAR") == 1


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("a; b, c\\d", "a\\; b\\, c\\\\d"),
        ("a\nb\r\nc", "a\\nb\\nc"),
        ("x" * 200, "x" * 200),
        ("李小龙👩‍🚀" * 20, "李小龙👩‍🚀" * 20),
        ("a\x07b", "a b"),
    ],
)
def test_text_in_a_reminder(page: Page, title: str, written: str) -> None:
    lines = unfolded(file(page, DAY | {"title": title, "description": title}))
    assert f"SUMMARY:{written}" in lines
    assert lines.count(f"DESCRIPTION:{written}") == 2
