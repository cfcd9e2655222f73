"""A person at a browser. Every page that they see is checked: barriers, sideways scroll, complaints, foreign hosts."""

import os
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Download, Locator, Page, Request, Response

from kernel.jobs import run_waiting
from tests.browser import RULES

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
TAKES_LONG = 60_000
"""Milliseconds that a page may need on a machine that does other work beside."""
SHOTS = os.environ.get("OBIEG_SHOTS", "")
"""A directory for pictures of every distinct page; none are taken when it is not named."""
CHANGING = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"|nonce="[^"]+"')

SHAPE = """() => {
  const kinds = [...document.querySelectorAll("body *")].map((one) => {
    const names = [...one.attributes].map((each) => each.name).filter((name) => !name.startsWith("data-"));
    const mute = !one.textContent.trim() && !one.childElementCount;
    const look = one.className.baseVal ?? one.className;
    return [one.tagName, look, one.getAttribute("role"), mute, ...names.sort()].join();
  });
  return [...new Set(kinds)].sort().join("\\n");
}"""
"""What elements a page has, each kind once: a page with an error, or with one more kind of part, has another shape."""

_seen: set[str] = set()
_searched: set[str] = set()
"""Shapes that were searched for barriers, on a wide screen."""
_seen_narrow: set[tuple[str, str]] = set()
"""Kinds of page whose narrow shape was searched for barriers: its address without numbers, its heading."""


class Visitor:
    """One browser of its own, signed in or not."""

    name = ""
    """Of the person of the demo; nobody's before the first sign-in."""
    was_cut_off = False
    """Whether this browser lost its connection: then it may complain about that."""

    def __init__(self, browser: Browser, site: str, *, script: bool = True) -> None:
        self.site = site
        self.script = script
        self.context = browser.new_context(viewport=WIDE, locale="pl-PL", java_script_enabled=script)
        self.context.set_default_timeout(TAKES_LONG)
        self.page = self.tab()

    def tab(self) -> Page:
        """Another tab of the same browser."""
        page = self.context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self._fail(f"błąd skryptu: {error}"))
        page.on("request", self._asked)
        page.on("response", self._answered)
        self.complaints: list[str] = []
        return page

    # --- what may not happen ----------------------------------------------------------------------

    def _hear(self, message: ConsoleMessage) -> None:
        refused = message.type == "error" and "status of 4" in message.text  # a refusal is said on its page
        broken = self.was_cut_off and "net::ERR_INTERNET_DISCONNECTED" in message.text
        if message.type in {"error", "warning"} and not refused and not broken:
            self._fail(f"konsola: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:", "about:", "blob:")):
            self._fail(f"obcy adres: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500:
            self._fail(f"odpowiedź {response.status}: {response.url}")

    def _fail(self, words: str) -> None:
        self.complaints.append(f"{words} (na {self.page.url})")

    # --- moving -----------------------------------------------------------------------------------

    def open(self, address: str) -> None:
        """Types an address: only where a person would have it from a letter or a bookmark."""
        self.page.goto(self.site + address)
        self.look()

    def again(self) -> None:
        """Reloads the page."""
        self.page.reload()
        self.look()

    def follow(self, name: str | re.Pattern[str], within: Locator | None = None, *, exact: bool = False) -> None:
        """Clicks a link."""
        self._go(self._found("link", name, within, exact=exact))

    def press(self, name: str | re.Pattern[str], within: Locator | None = None, *, exact: bool = False) -> None:
        """Clicks a button that sends something."""
        self._go(self._found("button", name, within, exact=exact))

    def _found(
        self, role: Literal["link", "button"], name: str | re.Pattern[str], within: Locator | None, *, exact: bool
    ) -> Locator:
        """What the page shows, else what lies in a closed disclosure."""
        root = within or self.page
        shown = root.get_by_role(role, name=name, exact=exact)
        return (
            shown.first if shown.count() else root.get_by_role(role, name=name, exact=exact, include_hidden=True).first
        )

    def _go(self, target: Locator) -> None:
        self._unfold(target)
        with self.page.expect_navigation(timeout=TAKES_LONG):
            target.click()
        run_waiting()
        self.look()

    def _unfold(self, target: Locator) -> None:
        """Opens the disclosures around the target, from the outermost in."""
        closed = target.locator("xpath=ancestor::details[not(@open)]")
        while not target.is_visible() and closed.count():
            closed.first.locator("> summary").click()

    def download(self, name: str | re.Pattern[str], *, exact: bool = False) -> bytes:
        """Clicks a link to a file. Returns its bytes."""
        link = self._found("link", name, None, exact=exact)
        self._unfold(link)
        with self.page.expect_download(timeout=TAKES_LONG) as waiting:
            link.click()
        got: Download = waiting.value
        return Path(got.path()).read_bytes()

    def sign_in(self) -> None:
        self.follow("Zaloguj się")
        self.press(self.name)

    def sign_in_again(self) -> None:
        """The session ended meanwhile: the next click leads to the door, and from there back."""
        self.page.reload()
        self.look()
        self.press(self.name)

    def lose_session(self) -> None:
        """The session ends while the page stays open."""
        self.context.clear_cookies(name="obieg_session")

    def lose_connection(self) -> None:
        self.was_cut_off = True
        self.context.set_offline(True)

    def find_connection(self) -> None:
        self.context.set_offline(False)

    def press_twice(self, name: str) -> None:
        """A double click, as impatient hands do it."""
        with self.page.expect_navigation(timeout=TAKES_LONG):
            self._found("button", name, None, exact=False).dblclick(no_wait_after=True)
        self.page.wait_for_load_state("networkidle")
        run_waiting()
        self.look()

    # --- typing -----------------------------------------------------------------------------------

    def fill(self, label: str, text: str, *, exact: bool = False) -> None:
        control = self.page.get_by_label(label, exact=exact).first
        self._unfold(control)
        control.fill(text)

    def choose(self, label: str, words: str | re.Pattern[str]) -> None:
        """Chooses from a list by the beginning of the words."""
        control = self.page.get_by_label(label).first
        self._unfold(control)
        option = control.locator("option").filter(has_text=words).first
        control.select_option(value=option.get_attribute("value"))

    def tick(self, words: str, *, within: Locator | None = None) -> None:
        """Ticks a box, or chooses a radio button, by its words."""
        control = (within or self.page).get_by_label(words, exact=False).first
        self._unfold(control)
        control.check()

    def attach(self, question: str, name: str, content: bytes) -> None:
        self.group(question).get_by_label("Wybierz plik").set_input_files(
            {"name": name, "mimeType": "application/pdf", "buffer": content}
        )

    # --- looking ----------------------------------------------------------------------------------

    def group(self, legend: str) -> Locator:
        """The group of controls below this question."""
        return self.page.get_by_role("group", name=legend)

    def region(self, title: str) -> Locator:
        return self.page.get_by_role("region", name=title)

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    @property
    def text(self) -> str:
        """Everything that the page says, with plain spaces."""
        return plain(self.page.locator("body").inner_text())

    def sees(self, *sentences: str) -> None:
        text = self.text
        for one in sentences:
            assert one in text, f"na stronie {self.page.url} nie ma „{one}”:\n{text}"

    def sees_not(self, *sentences: str) -> None:
        text = self.text
        for one in sentences:
            assert one not in text, f"na stronie {self.page.url} jest „{one}”:\n{text}"

    def look(self) -> None:
        """Checks the page in front of this person, at both widths; a page seen before is not checked again.

        Every page is measured. Barriers are searched for once in each shape, on a phone once in each kind of page.
        """
        if self.complaints:
            raise AssertionError("\n".join(self.complaints))
        mark = sha256(CHANGING.sub("", self.page.content()).encode()).hexdigest()
        if mark in _seen or not self.script:
            return
        _seen.add(mark)
        assert self.page.locator("h1").count() == 1, f"{self.page.url}: jeden nagłówek strony"
        for size in (NARROW, WIDE):
            self.page.set_viewport_size(size)
            self._measure(size["width"])
            if self._is_new_shape() if size is WIDE else self._is_new_kind():
                self._find_barriers(size["width"])
            self._picture(size["width"])
        # what axe leaves behind would be copied by htmx, which the policy for styles forbids
        self.page.evaluate("document.querySelectorAll('[style=\"\"]').forEach((one) => one.removeAttribute('style'))")

    def _is_new_shape(self) -> bool:
        shape = sha256(str(self.page.evaluate(SHAPE)).encode()).hexdigest()
        known = shape in _searched
        _searched.add(shape)
        return not known

    def _is_new_kind(self) -> bool:
        kind = (re.sub(r"\d+", "N", urlsplit(self.page.url).path), self.heading)
        known = kind in _seen_narrow
        _seen_narrow.add(kind)
        return not known

    def _measure(self, width: int) -> None:
        over = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"{self.page.url} przy {width} px przewija się w bok o {over} px"

    def _find_barriers(self, width: int) -> None:
        violations = Axe().run(self.page, options=RULES).response["violations"]
        found = [(one["id"], [node["html"] for node in one["nodes"]]) for one in violations]
        assert found == [], f"{self.page.url} przy {width} px: {found}"

    def _picture(self, width: int) -> None:
        if not SHOTS:
            return
        place = re.sub(r"\d+", "N", urlsplit(self.page.url).path).strip("/").replace("/", "-") or "start"
        title = re.sub(r"\W+", "-", plain(self.page.locator("h1").inner_text()))[:30]
        path = Path(SHOTS) / f"{place[:60]}--{title}-{width}.png"
        if not path.exists():
            self.page.screenshot(path=path, full_page=True)


def plain(text: str) -> str:
    """Hard spaces and line ends as single spaces."""
    return " ".join(text.replace("\u00a0", " ").split())


def as_person(browser: Browser, site: str, name: str) -> Visitor:
    """Comes to the home page and signs in through the chooser of the demo."""
    visitor = Visitor(browser, site)
    visitor.name = name
    visitor.open("/")
    visitor.sign_in()
    return visitor


Arrive = Callable[[str], Visitor]
