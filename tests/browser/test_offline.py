"""The copy on readers' devices: everything is there without a network, and never two versions at once."""

from __future__ import annotations

import re
import shutil
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.messages import message
from tests.browser.test_next_step import fill, open_tool, step
from tests.browser.test_notes import codes, part, row, visit_notes
from tests.browser.test_saved import lines, visit
from tests.conftest import POLICY, PREFIX, ROOT, differs, unknown
from tests.server import serving
from tools.publish import worker

LIST = "waiting/waiting-well/"
SCRIPT = "assets/javascripts/loader.js"
READY = """navigator.serviceWorker.ready.then(({ active }) => active.state === "activated" ||
  new Promise(done => active.addEventListener("statechange", () => done(active.state === "activated"))))"""
# How an install ends: the first one, or that of an update.
INSTALL = """async () => {
  const registration = await navigator.serviceWorker.register("/after/sw.js", { updateViaCache: "none" })
  const { installing } = registration.installing ? registration : await registration.update()
  return new Promise(done => installing.addEventListener("statechange", () => done(installing.state)))
}"""
KEPT = "async () => (await (await caches.open('kb:/after/')).keys()).length"


class Host:
    """A published site on a name that is not this machine's own, so that its service worker starts; it can be switched off."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.folder = folder
        self.address = f"http://after.localhost:{self.port}{PREFIX}"
        self._running = ExitStack()

    def start(self) -> None:
        self._running.enter_context(serving(self.folder, PREFIX, self.port))

    def stop(self) -> None:
        self._running.close()


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[Host]:
    """A copy of the site on a host of its own."""
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    host = Host(folder)
    host.start()
    yield host
    host.stop()


@pytest.fixture
def reader(browser: Browser, host: Host) -> Iterator[Page]:
    """A reader's first visit."""
    context = browser.new_context(base_url=host.address)
    refused: list[str] = []
    context.on("console", lambda message: refused.append(message.text) if POLICY in message.text else None)
    page = context.new_page()
    page.goto("")
    yield page
    context.close()
    assert unknown(refused) == []


def _spell(page: Page, note: str) -> None:
    """Writes a note and asks for its spelling."""
    visit_notes(page)
    part(row(page), "note").fill(note)
    part(page, "spelling").evaluate("element => { element.open = true }")
    part(page, "spell").click()
    expect(part(page, "spelt")).to_contain_text("1 word is marked", timeout=30_000)


@differs("Zensical has a search of its own")
def test_search_works_without_a_network_already_on_the_page_of_the_first_visit(reader: Page, host: Host) -> None:
    reader.evaluate("window.stays = true")
    assert reader.evaluate(READY)
    host.stop()
    assert reader.evaluate("stays"), "what is being read is not loaded anew"
    reader.get_by_role("textbox", name="Search").fill("silense")
    reader.locator(".md-search-result__link").first.click()
    expect(reader.locator("h1")).not_to_have_text("Where are you now?")
    reader.get_by_role("textbox", name="Search").fill("silense")
    expect(reader.locator(".md-search-result__link").first).to_be_visible()


def test_after_one_visit_every_page_is_there_without_a_network(reader: Page, host: Host) -> None:
    assert reader.evaluate(READY)
    host.stop()
    reader.clock.set_fixed_time("2001-01-01T12:00:00")  # a clock that was set back changes nothing
    reader.goto(LIST.rstrip("/"))  # as somebody may type it
    box = reader.locator("[data-kb-item]").first
    box.check()
    reader.reload()
    expect(box).to_be_checked()
    response = reader.goto("no/such/page/")
    assert response is not None and response.status == 404
    expect(reader.locator("h1")).to_have_text("This page is not here")
    assert reader.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky", "styled"


def test_every_tool_works_without_a_network(reader: Page, host: Host) -> None:
    assert reader.evaluate(READY)
    _spell(reader, "I am greatful.")  # a dictionary is kept from its first use on
    host.stop()
    _spell(reader, "Thank you, Dana. I am greatful for your time.")
    expect(codes(row(reader)).get_by_text("greatful")).to_be_visible()
    reader.clock.set_fixed_time("2025-12-04T12:00:00")
    open_tool(reader)
    fill(reader, interview="2025-11-25", thanked="2025-11-25", promise="date", promised="2025-12-04")
    expect(step(reader)).to_have_text("On Tuesday, December 9, write to the recruiter.")
    reader.goto("templates/")
    reader.get_by_label("What has happened?").fill("they are late")
    expect(reader.locator('[data-kb-text="check-in-after-their-date"]')).to_be_visible()
    expect(reader.locator('[data-kb-text="accept"]')).to_be_hidden()
    reader.goto("waiting/what-it-means/")
    reader.locator("kb-paste [data-kb-text]").fill("We will keep your resume on file.")
    expect(reader.locator("kb-paste mark")).to_have_count(1)
    reader.locator("kb-signals [data-kb-find]").fill("on hold")
    expect(reader.locator("tr[data-kb-signal]:visible")).to_have_count(1)
    reader.goto("thank-you/write-the-note/")
    text = message(reader, "thank-you-same-day")
    text.locator("[data-kb-copy]").click()
    expect(text.locator("[data-kb-status]")).to_contain_text(re.compile("copied", re.I))
    reader.goto("checklists/")
    expect(reader.locator("kb-checklist-progress").first).to_be_attached()
    reader.goto("tools/pocket/")
    expect(reader.locator("#paper-waiting")).to_be_visible()
    visit(reader)
    expect(lines(reader)).not_to_have_count(0)


@pytest.mark.parametrize(
    ("place", "saves", "kept"), [("after.localhost", False, True), ("after.localhost", True, False), ("127.0.0.1", False, False)]
)
def test_who_gets_the_copy(browser: Browser, host: Host, place: str, saves: bool, kept: bool) -> None:
    """Everybody but those who save data, and those who have the site on their own machine to change it."""
    page = browser.new_page(base_url=host.address.replace("after.localhost", place))
    page.add_init_script(f"""window.asked = false
      navigator.serviceWorker.register = () => {{ asked = true; return new Promise(() => {{}}) }}
      Object.defineProperty(navigator.connection, "saveData", {{ value: {str(saves).lower()} }})""")
    page.goto("")
    # Its own turn in the queue of idle callbacks comes after that of the script, which is a module: once run, always run.
    page.evaluate(f"""async () => {{
      await import("{PREFIX}assets/javascripts/offline.js")
      if (document.readyState !== "complete") await new Promise(done => addEventListener("load", done))
      for (let turn = 0; turn < 2; turn++) await new Promise(done => requestIdleCallback(done))
    }}""")
    assert page.evaluate("asked") == kept
    page.close()


def test_the_copy_stays_small(site: Path) -> None:
    # The limit is 1.5 MB. Links to a repository, which a published site has, come on top: about 100 kB.
    assert 500_000 < worker.size(site) < 1_400_000


def _publish_again(host: Host, text: str) -> None:
    """Puts a new version on the host: two pages, the style and the script of every page say `text`."""
    for path in (host.folder / "index.html", host.folder / LIST / "index.html"):
        path.write_text(re.sub(r"<h1[^>]*>.*?</h1>", f"<h1>{text}</h1>", path.read_text(encoding="utf-8")), encoding="utf-8")
    for path in [host.folder / SCRIPT, *host.folder.glob("assets/stylesheets/base.*.css")]:
        more = f"document.documentElement.dataset.version = '{text}'" if path.suffix == ".js" else f":root{{--version: {text}}}"
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{more}\n", encoding="utf-8")
    worker.run(host.folder)


def _versions(page: Page) -> list[str]:
    """What the page, its style and its script say. The first version says nothing in style and script."""
    return list(page.evaluate("""() => {
      const root = document.documentElement
      return [document.querySelector("h1").textContent, getComputedStyle(root).getPropertyValue("--version"), root.dataset.version]
    }"""))  # fmt: skip


@pytest.mark.parametrize("way", ["reload", "button"])
def test_an_update_is_offered_and_there_after_one_reload(reader: Page, host: Host, way: str) -> None:
    assert reader.evaluate(READY)
    files = reader.evaluate(KEPT)
    _publish_again(host, "New")
    reader.reload()
    assert "New" not in _versions(reader)  # one version at a time: the old one, whole
    expect(reader.locator(".kb-update")).to_contain_text("newer version")
    assert "New" not in _versions(reader)
    if way == "reload":
        reader.reload()
    else:
        reader.get_by_role("button", name="Show it").click()
    reader.wait_for_function("() => document.documentElement.dataset.version === 'New'")
    assert _versions(reader) == ["New"] * 3
    reader.goto(LIST)
    reader.wait_for_function("() => document.documentElement.dataset.version")
    assert _versions(reader) == ["New"] * 3
    reader.wait_for_function(f"async () => await ({KEPT})() === {files}")  # the old files are gone


def test_a_new_version_that_takes_its_time_shows_the_page_and_the_place_asked_for(reader: Page, host: Host) -> None:
    assert reader.evaluate(READY)
    _publish_again(host, "New")
    script = (host.folder / "sw.js").read_text(encoding="utf-8")
    slow = script.replace('data === "take over" && skipWaiting()', 'data === "take over" && setTimeout(skipWaiting, 700)')
    assert slow != script
    (host.folder / "sw.js").write_text(slow, encoding="utf-8")
    reader.reload()
    expect(reader.locator(".kb-update")).to_contain_text("newer version")
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url) if request.is_navigation_request() else None)
    reader.goto(f"{LIST}#when-to-stop")
    reader.wait_for_function("() => document.documentElement.dataset.version === 'New'")
    assert len(asked) == 2, "the version that ends is not asked again: the browser would wait for its end for minutes"
    expect(reader.locator("#when-to-stop")).to_be_in_viewport()


def test_an_update_that_began_before_the_page_is_offered(browser: Browser, host: Host) -> None:
    page = browser.new_page(base_url=host.address)
    page.add_init_script("""window.coming = Object.assign(new EventTarget(), { state: "installing" })
      const registration = Object.assign(new EventTarget(), { installing: coming })
      navigator.serviceWorker.register = async () => registration
      Object.defineProperty(navigator.serviceWorker, "controller", { value: {} })""")
    page.goto("")
    page.wait_for_function("() => coming.onstatechange")
    page.evaluate("""coming.state = "installed"; coming.onstatechange()""")
    expect(page.locator(".kb-update")).to_contain_text("newer version")
    page.close()


def test_a_new_version_that_arrives_damaged_changes_nothing(reader: Page, host: Host) -> None:
    assert reader.evaluate(READY)
    before = reader.locator("h1").text_content()
    _publish_again(host, "New")
    path = host.folder / LIST / "index.html"
    path.write_bytes(path.read_bytes()[:3000])  # after its checksum was taken
    assert reader.evaluate(INSTALL) == "redundant"
    reader.reload()
    assert reader.locator("h1").text_content() == before
    reader.goto(LIST)
    expect(reader.locator(".kb-answer")).to_be_visible()


def test_a_retired_worker_removes_itself_and_what_it_kept(reader: Page, host: Host) -> None:
    assert reader.evaluate(READY)
    shutil.copyfile(ROOT / "overrides/sw.js", host.folder / "sw.js")
    reader.reload()
    reader.wait_for_function("async () => !(await caches.keys()).length && !(await navigator.serviceWorker.getRegistration())")
    expect(reader.locator(".kb-answer")).to_be_visible()


LOSE = """async pattern => {
  const cache = await caches.open("kb:/after/")
  for (const key of await cache.keys()) if (key.url.match(pattern)) await cache.delete(key)
}"""
CUT = """async pattern => {
  const cache = await caches.open("kb:/after/")
  for (const key of await cache.keys()) if (key.url.match(pattern)) {
    const kept = await cache.match(key)
    const bytes = await kept.arrayBuffer()
    await cache.put(key, new Response(bytes.slice(0, bytes.byteLength / 2), { headers: kept.headers }))
  }
}"""


def test_what_is_lost_from_the_cache_comes_from_the_network(reader: Page, host: Host) -> None:
    assert reader.evaluate(READY)
    files = reader.evaluate(KEPT)
    reader.evaluate(LOSE, ".")
    reader.goto(LIST)
    expect(reader.locator(".kb-answer")).to_be_visible()
    assert 0 < reader.evaluate(KEPT) < files, "kept again as they are asked for"


@pytest.mark.parametrize("lost", ["waiting-well/index", SCRIPT], ids=["page", "script"])
def test_what_is_lost_is_not_made_up_from_another_version(reader: Page, host: Host, lost: str) -> None:
    assert reader.evaluate(READY)
    reader.evaluate(LOSE, lost)
    reader.context.new_cdp_session(reader).send("Network.clearBrowserCache")
    _publish_again(host, "New")
    reader.goto(LIST)
    reader.wait_for_function("() => document.documentElement.dataset.version === 'New'")
    assert _versions(reader) == ["New"] * 3


def test_what_is_cut_off_in_the_cache_is_as_good_as_lost(reader: Page, host: Host) -> None:
    assert reader.evaluate(READY)
    reader.evaluate(CUT, rf"waiting-well/index|{SCRIPT}|base\..*\.css")
    reader.goto(LIST)
    expect(reader.locator(".kb-help")).to_be_visible()  # the page's last words
    expect(reader.locator("kb-checklist [data-kb-progress]").first).to_contain_text("done")
    host.stop()
    reader.reload()  # by now it is whole again
    expect(reader.locator(".kb-help")).to_be_visible()


def test_a_full_disk_costs_only_the_offline_copy(browser: Browser, host: Host) -> None:
    context = browser.new_context(base_url=host.address)
    page = context.new_page()
    quota = {"origin": host.address.removesuffix(PREFIX), "quotaSize": 200_000}
    context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", quota)
    page.goto(LIST)
    assert page.evaluate(INSTALL) == "redundant"
    page.locator("[data-kb-item]").first.check()
    page.reload()
    expect(page.locator("[data-kb-item]").first).to_be_checked()
    context.close()
