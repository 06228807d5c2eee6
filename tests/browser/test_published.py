"""The published site when things go wrong: files that are blocked, a planted script; and its copy in a folder."""

from __future__ import annotations

import gzip
import re
import zipfile
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.moving import go
from tests.conftest import POLICY, PREFIX, ROOT, differs, unknown
from tests.html import built_pages
from tools.publish import archive, styles
from tools.publish.html import read


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
    assert sum(POLICY in text for text in unknown(heard)) == 2
    page.close()


@pytest.mark.parametrize("kind", ["stylesheet", "image"])
def test_a_page_can_be_used_when_its_files_are_blocked(browser: Browser, base_url: str, kind: str) -> None:
    page = browser.new_page(base_url=base_url)
    page.route("**/*", lambda route: route.abort() if route.request.resource_type == kind else route.continue_())
    page.goto("thank-you/write-the-note/")
    expect(page.locator(".kb-answer")).to_be_visible()
    expect(page.locator("kb-message [data-kb-body]").first).to_be_visible()
    page.wait_for_function("() => Boolean(customElements.get('kb-message'))")  # until then nothing hides it
    page.locator("[data-kb-copy]").first.click()
    expect(page.locator("kb-message [data-kb-status]").first).not_to_be_empty()
    page.close()


# No frame is drawn before the test says so, and nobody runs out of patience.
FRAMES = """window.frames = []; window.requestAnimationFrame = draw => frames.push(draw)
const soon = setTimeout; window.setTimeout = (call, wait) => wait > 1000 ? 0 : soon(call, wait)"""
NOT_YET = "() => typeof document$ === 'undefined'"
STARTED = "() => typeof document$ !== 'undefined'"
GROUND = "getComputedStyle(document.documentElement).colorScheme"


def test_a_page_is_painted_before_the_themes_script_runs(page: Page) -> None:
    page.add_init_script(FRAMES)
    page.goto("thank-you/write-the-note/?h=interview")
    expect(page.locator("html")).to_have_class(re.compile(r"^js\b"))  # the page looks as it will stay
    assert page.evaluate(NOT_YET)
    page.evaluate("window.requestAnimationFrame = draw => setTimeout(draw); frames.splice(0).forEach(draw => draw())")
    page.wait_for_function(STARTED)
    expect(page.locator("article mark").first).to_be_attached()  # what the theme does once the document is there


def test_a_page_is_dark_from_the_first_moment_where_the_device_is(browser: Browser, base_url: str) -> None:
    """And a reader's own choice is stronger."""
    context = browser.new_context(base_url=base_url, color_scheme="dark")
    page = context.new_page()
    page.add_init_script(FRAMES)
    body = page.locator("body")
    page.goto("waiting/how-long/")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate(GROUND) == "dark"
    page.evaluate("""() => localStorage.setItem("/.__palette", JSON.stringify({
      index: 1, color: { media: "(prefers-color-scheme: light)", scheme: "default", primary: "custom", accent: "custom" } }))""")
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    assert page.evaluate(GROUND) == "normal"
    assert page.evaluate(NOT_YET)
    context.close()


def test_a_page_that_is_not_painted_is_ready_all_the_same(page: Page) -> None:
    page.add_init_script("window.requestAnimationFrame = () => 0")
    page.goto("thank-you/write-the-note/")
    page.wait_for_function(STARTED, polling=100)


def test_a_page_in_the_background_is_ready_when_it_is_opened(page: Page) -> None:
    page.add_init_script(FRAMES + "; Object.defineProperty(document, 'hidden', { value: true })")
    page.goto("thank-you/write-the-note/")
    page.wait_for_function(STARTED, polling=100)


SEARCH = ".md-header__button[for=__search]:visible, .md-search__form:visible"


def test_without_the_themes_script_nothing_is_shown_that_only_it_can_do(page: Page) -> None:
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto("thank-you/write-the-note/")
    expect(page.locator("html")).to_have_class(re.compile("no-js"))
    expect(page.locator(SEARCH)).to_have_count(0)
    expect(page.locator("kb-message [data-kb-copy]").first).to_be_visible()


NAMES = "() => [...document.styleSheets].map(sheet => sheet.href.split('/').pop()).sort()"


def test_a_sheet_is_applied_once(page: Page, context: BrowserContext) -> None:
    """When the theme starts, and when it puts another page, of another depth and with other sheets, in place of this one."""
    page.add_init_script("""document.addEventListener("DOMContentLoaded", () => {
      for (const sheet of document.styleSheets) sheet.first = true
    }, { once: true })""")
    page.goto("thank-you/write-the-note/")
    page.wait_for_function(STARTED)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("() => [...document.styleSheets].filter(sheet => !sheet.first).map(sheet => sheet.href)") == []
    assert len(page.evaluate(NAMES)) > 1
    assert page.locator("meta[name=color-scheme]").count() == 0
    other = context.new_page()
    for path in ("", "tools/next-step/"):
        go(page, page.locator(f"a[href='{urljoin(page.url, PREFIX)}{path}']:visible").first.click)
        other.goto(path)
        page.wait_for_function(f"names => String(({NAMES})()) === String(names)", arg=other.evaluate(NAMES))
        assert page.evaluate("() => [...document.styleSheets].find(sheet => sheet.href.includes('/base.')).first"), path


@differs("Zensical has scripts and an index of its own")
def test_a_first_visit_stays_light(browser: Browser, base_url: str, site: Path) -> None:
    """A page of advice without tools, in bytes as they are packed; the limits stand in docs/how-we-know/speed.md."""
    context = browser.new_context(base_url=base_url)
    asked: set[str] = set()
    context.on("request", lambda request: asked.add(request.url))
    context.new_page().goto("waiting/reading-silence/", wait_until="networkidle")
    context.close()
    names = {urlsplit(url).path.removeprefix(PREFIX) for url in asked if url.startswith(base_url)}
    packed = {name: _packed(site / (f"{name}index.html" if name.endswith("/") else name)) for name in names}
    own = {name: size for name, size in packed.items() if name.endswith(".js") and "/bundle." not in name}
    assert 4_000 < sum(own.values()) < 6_000, own
    assert 50_000 < sum(packed.values()) < 75_000, packed
    css = [ROOT / "docs" / name for name in re.findall(r"- (assets/stylesheets/[a-z-]+\.css)", read(ROOT / "mkdocs.yml"))]
    sheets = "".join(styles.minify(read(path)) for path in css if path.stem not in styles.MARKS)
    assert len(gzip.compress(sheets.encode())) < 3_000


def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes()))


# One page for each tool, and one for the theme's own controls on every page. Boxes can be ticked without a script.
TOOLS = (
    "tools/next-step/", "tools/notes/", "tools/saved/", "tools/pocket/", "templates/", "checklists/", "waiting/what-it-means/",
    "thank-you/one-note-each/", "no/such/page/",
)  # fmt: skip
# The theme hides one button by its opacity alone until a script shows it.
DEAD = "button:not([hidden]), [role=button], [role=tab], select, textarea, input:not([type=checkbox])"


def test_blocked_scripts_leave_text_and_no_dead_button(browser: Browser, base_url: str) -> None:
    page = browser.new_page(base_url=base_url)
    page.route("**/*.js", lambda route: route.abort())
    for path in TOOLS:
        page.goto(path)
        expect(page.locator(".kb-answer")).to_be_visible()
        dead = page.locator(DEAD).filter(visible=True)
        assert dead.evaluate_all("all => all.map(element => element.outerHTML.slice(0, 100))") == [], path
    page.goto("thank-you/write-the-note/")
    expect(page.locator("kb-message [data-kb-body]").first).to_be_visible()
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
        assert not soup.select("script, meta[http-equiv]"), path
        for element in soup.select("a[href], link[href], img[src]"):
            address, _, fragment = str(element.get("href", element.get("src"))).partition("#")
            if address.startswith(("http:", "https:", "mailto:", "javascript:")):
                continue
            assert not address.endswith("/"), f"a folder shows its files: {element}"
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
