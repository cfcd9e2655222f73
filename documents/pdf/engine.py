"""WeasyPrint, the only module of the product that runs it. Imported lazily by `render`."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from pydyf import PDF
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from documents.pdf.failures import RenderingFailed, SilentPicture
from documents.pdf.fetcher import ClosedFetcher
from documents.pdf.identification import identify_as_accessible
from documents.pdf.structure import origins, repair

STYLE_SHEET = Path(__file__).with_name("letter.css")

_one_at_a_time = threading.Lock()


@lru_cache(maxsize=1)
def _fonts() -> FontConfiguration:
    """One per process: a new one for each letter would keep 0.25 MB for ever."""
    return FontConfiguration()


@lru_cache(maxsize=1)
def _style_sheet() -> CSS:
    return CSS(
        string=STYLE_SHEET.read_text(encoding="utf-8"),
        base_url="about:blank",
        url_fetcher=ClosedFetcher(),
        font_config=_fonts(),
    )


def write_pdf(html: str, name: str) -> bytes:
    """Returns the PDF of the page. Raises `RenderingFailed` with every complaint of the engine."""
    with _one_at_a_time, _complaints() as complaints, origins.recording() as recorded:

        def finish(_document: object, pdf: PDF) -> None:
            repair(pdf, recorded)
            identify_as_accessible(pdf)

        try:
            file = HTML(string=html, base_url="about:blank", url_fetcher=ClosedFetcher()).write_pdf(
                stylesheets=[_style_sheet()],
                font_config=_fonts(),
                finisher=finish,
                pdf_variant="pdf/a-2a",
                pdf_tags=True,
            )
        except (
            FatalURLFetchingError,
            SilentPicture,
        ) as refusal:  # the first is a BaseException and would end the worker
            raise RenderingFailed(name, [str(refusal)]) from None
    if complaints:
        raise RenderingFailed(name, complaints)
    return bytes(file)


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage()[:300])


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Collects what the engine warns of; it is a failure, so it goes no further as a log."""
    logger = logging.getLogger("weasyprint")
    collector = _Collector()
    logger.addHandler(collector)
    propagates, logger.propagate = logger.propagate, False
    try:
        yield collector.messages
    finally:
        logger.propagate = propagates
        logger.removeHandler(collector)
