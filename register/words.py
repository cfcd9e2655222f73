"""Words of the public pages that depend on the language or on a number."""

from django.utils.translation import get_language

from kernel.text import plural
from register.vocabularies import Entry


def counted(n: int, one: str, few: str, many: str) -> str:
    """„5 kwalifikacji”, “5 qualifications”: of forms already translated, the one that agrees with the number."""
    return f"{n:,}".replace(",", "\u00a0") + f" {plural(n, one, few, many)}"


def isced_name(entry: Entry) -> str:
    """The name of a field of education in the language of the page."""
    return entry.name_en if get_language() == "en" and entry.name_en else entry.name
