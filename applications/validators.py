"""Checks of single values. Each takes a cleaned text and returns it as it is kept.

Errors are ValueError with a sentence that says what to type.
"""

import re
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from stdnum.exceptions import ValidationError as WrongNumber
from stdnum.pl import nip as nip_number, pesel as pesel_number

from register import vocabularies

_KRS = re.compile(r"\d{10}")
_FOREIGN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./-]{2,29}")
_DATE_FORMS = ("%Y-%m-%d", "%d.%m.%Y")


def nip(text: str) -> str:
    """Ten digits with a checksum; dashes and spaces are left out."""
    try:
        return str(nip_number.validate(text))
    except WrongNumber:
        raise ValueError("Wpisz 10 cyfr NIP, na przykład 0001234562. Sprawdź, czy żadna nie jest pomylona.") from None


def pesel(text: str) -> str:
    """Eleven digits with a checksum and a date that exists."""
    try:
        return str(pesel_number.validate(text))
    except WrongNumber:
        raise ValueError("Wpisz 11 cyfr numeru PESEL. Sprawdź, czy żadna nie jest pomylona.") from None


def foreign_tax_id(text: str) -> str:
    """A tax number of another country: letters and digits, 3 to 30 signs."""
    if not _FOREIGN.fullmatch(text):
        raise ValueError("Wpisz zagraniczny numer podatkowy: od 3 do 30 liter i cyfr.")
    return text


def krs(text: str) -> str:
    """Ten digits; the number has no checksum."""
    plain = text.replace(" ", "")
    if not _KRS.fullmatch(plain):
        raise ValueError("Wpisz 10 cyfr numeru KRS, razem z zerami na początku, na przykład 9900012345.")
    return plain


def email(text: str) -> str:
    """An e-mail address (what „adres elektroniczny” means the Act leaves open: setting FILER_ADDRESS)."""
    try:
        validate_email(text)
    except ValidationError:
        raise ValueError("Wpisz adres e-mail, na przykład jan@przyklad.pl.") from None
    return text


def isced(code: str) -> str:
    """A detailed field of ISCED-F 2013: four digits from the list."""
    entry = vocabularies.isced(code)
    if entry is None or len(entry.code) != 4:
        raise ValueError("Wybierz kod ISCED z listy: cztery cyfry, na przykład 0716.")
    return entry.code


def pkd(code: str) -> str:
    """A subclass of PKD 2025, kept with dots."""
    entry = vocabularies.pkd(code)
    if entry is None:
        raise ValueError("Wpisz kod podklasy PKD 2025, na przykład 95.29.Z.")
    return entry.code


def positive_hours(text: str) -> int:
    """A whole number of hours above zero."""
    number = whole_number(text, "Wpisz liczbę godzin cyframi, na przykład 120.")
    if not 0 < number <= 100_000:
        raise ValueError("Wpisz liczbę godzin większą od 0.")
    return number


def pqf_level(text: str) -> int:
    """A level of the framework: 1 to 8."""
    number = whole_number(text, "Wybierz poziom od 1 do 8.")
    if not 1 <= number <= 8:
        raise ValueError("Wybierz poziom od 1 do 8.")
    return number


def whole_number(text: str, sentence: str) -> int:
    plain = text.replace(" ", "").replace("\u00a0", "")
    if not (plain.isascii() and plain.isdigit() and len(plain) <= 9):
        raise ValueError(sentence)
    return int(plain)


def day(text: str) -> str:
    """A date typed as 12.11.2026 or 2026-11-12, kept as ISO."""
    return _date(text).isoformat()


def _date(text: str) -> date:
    for form in _DATE_FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 a calendar day has no time zone
        except ValueError:
            continue
    raise ValueError("Wpisz dzień, miesiąc i rok, na przykład 12.11.2026.")
