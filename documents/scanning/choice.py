"""Which scanner this installation uses: `CLAMD_URL` names it."""

from django.conf import settings

from documents.scanning.clamd import Clamd, answers
from documents.scanning.contract import Scanner
from documents.scanning.eicar import EicarOnly


def scanner() -> Scanner:
    """The scanner of this installation. In production there is always an address, or settings do not load."""
    return Clamd(settings.CLAMD_URL) if settings.CLAMD_URL else EicarOnly()


def only_eicar() -> bool:
    """Whether the stand-in is at work, which people must be told."""
    return not settings.CLAMD_URL


def scanner_answers(timeout: float) -> bool:
    """Whether the scanner is there; the stand-in always is. Raises OSError with the reason why clamd is not."""
    return answers(settings.CLAMD_URL, timeout) if settings.CLAMD_URL else True
