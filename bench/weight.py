"""What a first visit to a public page transfers: the page as the product sends it, styles, scripts and typefaces.

Styles and scripts count compressed, as the production's static files are sent; the page itself as it is answered.
"""

import gzip
import re
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import Final

from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from bench.asking import fetch
from bench.pages import Page
from bench.rows import Bars, Row

BAR: Final = Bars(kilobytes=100, script_kilobytes=60)
ASSET: Final = re.compile(rf'(?:href|src)="{re.escape(settings.STATIC_URL)}([^"?#]+)')
IN_STYLE: Final = re.compile(r"url\(\"?([^)\"]+)\"?\)")


def rows(entry: str) -> Iterator[Row]:
    """The home page, the register's and an entry; `entry` is the address of a full one."""
    public = (
        Page("home page", "", "/"),
        Page("register search", "", "/rejestr/"),
        Page("register entry", "", entry),
        Page("public list of proceedings", "", "/postepowania/"),
        Page("declaration of accessibility", "", "/dostepnosc/"),
        Page("sign-in", "", "/konto/zaloguj/"),
    )
    for page in public:
        answer = fetch(Client(headers={"accept-encoding": "gzip"}), page.address)
        names = set(ASSET.findall(fetch(Client(), page.address).content.decode()))
        scripts = sum(size(name) for name in names if name.endswith(".js"))
        rest = sum(size(name) for name in names if not name.endswith(".js"))
        yield Row(
            title=f"bytes of a first visit: {page.title}",
            transferred=len(answer.content) + rest + scripts,
            script=scripts,
            bars=BAR,
        )


@cache
def size(name: str) -> int:
    """Bytes of a static file, with the typefaces that a stylesheet asks for."""
    found = finders.find(name)
    if found is None:
        raise FileNotFoundError(name)
    with open(found, "rb") as file:  # noqa: PTH123 - what finders give is a str
        content = file.read()
    if not name.endswith((".css", ".js", ".svg")):
        return len(content)
    inside = IN_STYLE.findall(content.decode()) if name.endswith(".css") else []
    fonts = sum(size(str(PurePosixPath(name).parent / one)) for one in inside if not one.startswith("data:"))
    return len(gzip.compress(content, 9, mtime=0)) + fonts
