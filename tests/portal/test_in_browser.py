"""The public pages and the style guide in a real browser: no barrier, no sideways scroll, nothing lost without script.

They ask the database for nothing, so the server runs without one.
"""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, Page

from tests.browser import RULES

ADDRESSES = ["/", "/wzory/", "/dostepnosc/", "/nie-ma-mnie/"]


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = LiveServerThread("localhost", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    yield f"http://localhost:{server.port}"
    server.terminate()


def opened(browser: Browser, address: str, width: int = 1280, script: bool = True) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
    page = context.new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize(
    ("address", "width"), [*((address, 1280) for address in ADDRESSES), ("/", 390), ("/wzory/", 390)]
)
def test_a_page_has_no_barrier(browser: Browser, site: str, address: str, width: int) -> None:
    page = opened(browser, site + address, width)

    violations = Axe().run(page, options=RULES).response["violations"]

    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in violations] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_does_not_scroll_sideways(browser: Browser, site: str, address: str) -> None:
    page = opened(browser, site + address, 320)

    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_a_dialog_opens_on_its_safe_button_and_closes(browser: Browser, site: str) -> None:
    page = opened(browser, site + "/wzory/")
    page.get_by_role("button", name="Pozostaw bez rozpatrzenia").click()

    assert page.evaluate("document.activeElement.textContent") == "Wróć do sprawy"
    page.get_by_role("button", name="Wróć do sprawy").click()
    assert not page.get_by_role("dialog").is_visible()


def test_characters_are_counted_while_somebody_types(browser: Browser, site: str) -> None:
    page = opened(browser, site + "/wzory/")
    page.locator("#id_wzor-reasons").fill("a" * 1001)

    assert "Napisano 1001 z 1000 znaków" in page.locator("#id_wzor-reasons-licznik").inner_text()


def test_without_script_the_menu_and_the_pages_still_work(browser: Browser, site: str) -> None:
    page = opened(browser, site + "/", 390, script=False)
    page.get_by_text("Menu", exact=True).click()

    assert page.get_by_role("navigation", name="Menu główne (zwijane)").is_visible()


def test_the_keyboard_reaches_the_content_at_once(browser: Browser, site: str) -> None:
    page = opened(browser, site + "/")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.textContent") == "Przejdź do treści"


def test_nothing_is_asked_of_another_host_and_no_script_is_refused(browser: Browser, site: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(site + "/wzory/")

    assert {url for url in asked if not url.startswith((site, "data:"))} == set()
    assert complaints == []
