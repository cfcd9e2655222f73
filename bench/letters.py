"""The making of a PDF, as the worker does it, from letters that the seed issued."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from bench.asking import timed
from bench.rows import Bars, Row
from documents.models import Document
from documents.templates import render_stored

LETTERS: Final = (
    ("PDF of a refusal", "refusal_information"),
    ("PDF of an announcement", "announcement"),
    ("PDF of a call for a supplement", "call_for_supplement"),
)
BAR: Final = Bars(ms=1500)
RUNS: Final = 5


def rows() -> Iterator[Row]:
    for title, template in LETTERS:
        letter = Document.objects.filter(template=template).order_by("id").first()
        if letter is None:
            raise LookupError(f"the seed issued no letter {template}")
        made = render_stored(letter.template, letter.data)
        yield Row(
            title=title,
            timing=timed(partial(render_stored, letter.template, letter.data), RUNS, warm=1),
            transferred=len(made),
            bars=BAR,
        )
