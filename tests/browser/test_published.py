"""The published site when things go wrong: no network, an update, a broken cache, blocked files, a planted script."""

from __future__ import annotations

import re
import shutil
import socket
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, Route, expect

from tests.conftest import POLICY, PREFIX, ROOT
from tests.html import built_pages
from tests.server import serving
from tools.publish import archive, worker

LIST = "waiting/waiting-well/"
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
    page = context.new_page()
    page.goto("")
    yield page
    context.close()


def test_after_one_visit_everything_is_there_without_a_network(reader: Page, host: Host) -> None:
    assert reader.evaluate(READY)
    host.stop()
    reader.goto("waiting/reading-silence/")
    expect(reader.locator(".kb-answer")).to_be_visible()
    reader.goto(LIST.rstrip("/"))  # as somebody may type it
    box = reader.locator("[data-kb-item]").first
    box.check()
    reader.reload()
    expect(box).to_be_checked()
    reader.get_by_role("textbox", name="Search").fill("silense")
    expect(reader.locator(".md-search-result__link").first).to_be_visible()
    response = reader.goto("no/such/page/")
    assert response is not None and response.status == 404
    expect(reader.locator("h1")).to_have_text("This page is not here")
    assert reader.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky", "styled"


def _publish_again(host: Host, text: str) -> None:
    """Puts a new version on the host, in which every page says `text`."""
    for path in host.folder.rglob("*.html"):
        path.write_text(re.sub(r"<h1[^>]*>.*?</h1>", f"<h1>{text}</h1>", path.read_text(encoding="utf-8")), encoding="utf-8")
    worker.run(host.folder)


def test_an_update_is_offered_and_there_after_one_reload(reader: Page, host: Host) -> None:
    assert reader.evaluate(READY)
    files = reader.evaluate(KEPT)
    for text, accept in (("Second", reader.reload), ("Third", reader.get_by_role("button", name="Show it").click)):
        _publish_again(host, text)
        reader.reload()
        expect(reader.locator("h1")).not_to_have_text(text)  # one version at a time: the old one, whole
        expect(reader.locator(".kb-update")).to_contain_text("newer version")
        accept()
        expect(reader.locator("h1")).to_have_text(text)
        reader.goto(LIST)
        expect(reader.locator("h1")).to_have_text(text)
        reader.wait_for_function(f"async () => await ({KEPT})() === {files}")  # the old files are gone
        reader.goto("")


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


def test_what_is_lost_from_the_cache_comes_from_the_network(reader: Page, host: Host) -> None:
    assert reader.evaluate(READY)
    files = reader.evaluate(KEPT)
    reader.evaluate(
        "async () => { const c = await caches.open('kb:/after/'); for (const key of await c.keys()) await c.delete(key) }"
    )
    reader.goto(LIST)
    expect(reader.locator(".kb-answer")).to_be_visible()
    assert 0 < reader.evaluate(KEPT) < files, "kept again as they are asked for"
    # By now the host has another version: no page may be made of both.
    reader.context.new_cdp_session(reader).send("Network.clearBrowserCache")
    _publish_again(host, "New")
    reader.goto("waiting/reading-silence/")
    expect(reader.locator("h1")).to_have_text("New")


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


def test_every_script_of_ours_still_loads(page: Page, site: Path) -> None:
    """A step that shortens scripts must not break one: a component without its script stays silent."""
    folder = site / "assets" / "javascripts"
    theirs = ("vendor/", "lunr/", "workers/", "bundle.")
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*.js")]
    page.goto("all-questions/")
    broken = page.evaluate(
        """async ([folder, names]) => {
          const tried = names.map(name => import(folder + name).then(() => "", error => `${name}: ${error}`))
          return (await Promise.all(tried)).filter(text => text.includes("SyntaxError"))
        }""",
        [f"{PREFIX}assets/javascripts/", [name for name in names if not name.startswith(theirs)]],
    )
    assert broken == []


def test_a_planted_script_is_not_run(browser: Browser, base_url: str) -> None:
    page = browser.new_page(base_url=base_url)
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))

    def plant(route: Route) -> None:
        html = route.fetch().text()
        route.fulfill(
            body=html.replace("</article>", '<script>planted = 1</script><img src="x" onerror="planted = 2"></article>'),
            content_type="text/html",
        )

    page.route("**/reading-silence/", plant)
    page.goto("waiting/reading-silence/")
    expect(page.locator(".kb-answer")).to_be_visible()
    assert page.evaluate("typeof planted") == "undefined"
    assert sum(POLICY in text for text in heard) == 2
    page.close()


@pytest.mark.parametrize("kind", ["stylesheet", "image", "script"])
def test_a_page_can_be_read_when_its_files_are_blocked(browser: Browser, base_url: str, kind: str) -> None:
    page = browser.new_page(base_url=base_url)
    page.route("**/*", lambda route: route.abort() if route.request.resource_type == kind else route.continue_())
    page.goto("thank-you/write-the-note/")
    expect(page.locator(".kb-answer")).to_be_visible()
    expect(page.locator("kb-message [data-kb-body]").first).to_be_visible()
    copy = page.locator("[data-kb-copy]").first
    if kind != "script":
        page.wait_for_function("() => Boolean(customElements.get('kb-message'))")  # until then nothing hides it
    if kind == "script":
        expect(copy).to_be_hidden()  # a button that does nothing is worse than none
        assert page.locator("[data-kb-control]:visible").count() == 0
    else:
        copy.click()
        expect(page.locator("kb-message [data-kb-status]").first).not_to_be_empty()
    page.close()


def test_the_archive_works_from_a_folder(browser: Browser, site: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(site / archive.NAME) as packed:
        packed.extractall(tmp_path)
    folder = tmp_path / archive.FOLDER
    files = {path.resolve(): path for path in folder.rglob("*")}
    soups = {path: BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser") for path in files if path.suffix == ".html"}
    assert len(soups) == len(built_pages(site))
    ids = {path: {str(element["id"]) for element in soup.select("[id]")} for path, soup in soups.items()}
    for path, soup in soups.items():
        for element in soup.select("a[href], link[href], img[src]"):
            address, _, fragment = str(element.get("href") or element.get("src")).partition("#")
            if address.startswith(("http:", "https:", "mailto:", "javascript:")):
                continue
            target = (path.parent / address).resolve() if address else path
            assert target in files and target.is_file(), f"{path.relative_to(folder)}: {element}"
            assert not fragment or fragment in ids.get(target, ()), f"{path.relative_to(folder)}: {element}"
    page = browser.new_page()
    page.goto((folder / "index.html").as_uri())
    page.locator("article a[href]").first.click()
    expect(page.locator(".kb-answer")).to_be_visible()
    assert page.url.startswith("file:") and page.evaluate("document.scripts.length") == 0
    assert page.evaluate("getComputedStyle(document.querySelector('.kb-answer')).borderInlineStartStyle") == "solid"
    page.goto((folder / "thank-you/write-the-note/index.html").as_uri())
    expect(page.locator("kb-message [data-kb-body]").first).to_be_visible()
    assert page.locator("[data-kb-control]:visible, .md-search:visible, [data-md-component=palette]:visible").count() == 0
    page.close()
