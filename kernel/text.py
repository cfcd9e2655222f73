"""Polish text: what may be stored, how it is found, put in order, inflected and printed. No Django here."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

HARD_SPACE: Final = "\u00a0"

# --- what may be stored -------------------------------------------------------------------------

_KEPT_CONTROLS: Final = frozenset("\n\t")
_KEPT_FORMATS: Final = frozenset("\u200c\u200d")  # joiners: some scripts and emoji are spelled with them
_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_ENDS: Final = re.compile("\r\n|[\r\u0085\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Cleaning:
    """A cleaned text and the names of what was taken out of it, each once, in order of appearance."""

    text: str
    removed: tuple[str, ...]


def nfc(text: str) -> str:
    """Returns the text with composed letters: one `ą`, however it was typed."""
    return unicodedata.normalize("NFC", text)


def cleaning(text: str) -> Cleaning:
    """Takes out control characters, bidi marks and other invisible signs, and says which.

    Line ends become `\\n`. Tabs and joiners stay. Lone surrogates and non-characters, which neither
    PostgreSQL nor a PDF takes, go too.
    """
    if text.isprintable():  # no sign of the categories asked below, as in nearly every line that is typed
        return Cleaning(nfc(text), ())
    unified = _LINE_ENDS.sub("\n", text)
    hidden = (sign for sign in dict.fromkeys(unified) if not sign.isprintable())
    unwanted = {sign: name for sign in hidden if (name := _unwanted(sign))}
    if unwanted:
        unified = unified.translate({ord(sign): None for sign in unwanted})
    return Cleaning(nfc(unified), tuple(dict.fromkeys(unwanted.values())))


def clean(text: str) -> str:
    """Returns the text in NFC without control characters, bidi marks and other invisible signs."""
    return cleaning(text).text


def _unwanted(sign: str) -> str:
    """Returns the Polish name of a sign that must not be stored, or nothing for one that may."""
    category = unicodedata.category(sign)
    code = f"U+{ord(sign):04X}"
    if sign in _BIDI:
        return f"znak kierunku pisma {code}"
    if category == "Cc" and sign not in _KEPT_CONTROLS:
        return f"znak sterujący {code}"
    if category == "Cf" and sign not in _KEPT_FORMATS:
        return f"znak niewidoczny {code}"
    if category == "Cs" or (category == "Cn" and _is_noncharacter(ord(sign))):
        return f"znak nieprawidłowy {code}"
    return ""


def _is_noncharacter(code: int) -> bool:
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


# --- finding and order --------------------------------------------------------------------------

# Small letters that Unicode does not decompose into a base letter and a mark.
_UNDECOMPOSED: Final = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe"})
_ALPHABET: Final = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
# One ASCII character for each letter, rising in the order of the Polish alphabet, all above the digits.
_RANK: Final = {letter: chr(ord("A") + place) for place, letter in enumerate(_ALPHABET)}
_LEVEL: Final = "\x01"  # below every character that a level can hold, so that a shorter word comes first


def fold(text: str) -> str:
    """Returns the form for searching: lower-case, without diacritics (NFKD, ł→l)."""
    lower = unicodedata.normalize("NFKD", text).casefold().translate(_UNDECOMPOSED)
    decomposed = unicodedata.normalize("NFKD", lower)  # folding case can bring new marks and composed signs
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def sort_key(text: str) -> str:
    """Returns a key whose byte order in UTF-8 (collation C.UTF-8) is Polish alphabetical order.

    Spaces come before digits, digits before letters, ąćęłńóśźż after their base letters; quotation
    marks do not count. Foreign diacritics and then case break a tie, small letters first.
    """
    composed = nfc(text)
    lower = composed.lower()
    return _LEVEL.join((_letters(lower), lower, composed.swapcase()))


def _letters(lower: str) -> str:
    ranked: list[str] = []
    for sign in lower:
        if sign in _RANK:
            ranked.append(_RANK[sign])
        elif sign.isalnum():
            ranked.extend(_RANK.get(base, base) for base in fold(sign))
        elif unicodedata.category(sign) not in {"Pi", "Pf", "Mn"} and sign not in "\"'„‚":
            ranked.append(" ")
    return " ".join("".join(ranked).split())


# --- inflection and hard spaces -----------------------------------------------------------------


def plural(n: int, one: str, few: str, many: str) -> str:
    """Returns the form that agrees with the number: 1 dzień, 2–4 dni, 5 dni, 12 dni, 22 dni."""
    count = abs(n)
    if count == 1:
        return one
    if count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14}:
        return few
    return many


_LONE_LETTER: Final = re.compile(r"(?<![^\s(\[„])([aiouwzAIOUWZ])[ \n]+(?=\S)")
_ABBREVIATION: Final = re.compile(
    r"(?<!\w)(art\.|ust\.|pkt|poz\.|lit\.|nr|str\.|§{1,2})[ \n]+(?=[\w„])",
    re.IGNORECASE,
)
_UNIT: Final = (
    r"zł|gr|%|‰|h|godz\.|godzin\w*|min|minut\w*|s|dni\w*|dzień|dnia|tydzień|tygodni\w*|miesiąc\w*|miesięc\w*|"
    r"rok\w*|lat\w*|r\.|mln|mld|tys\.|kB|MB|GB|km|m|cm|mm|kg|g|°C|"
    r"zestaw\w*|efekt\w*|kryteri\w*|znak\w*|brak\w*|stron\w*"
)
_BEFORE_UNIT: Final = re.compile(rf"(?<=\d)[ \n]+(?=(?:{_UNIT})(?!\w))")
_THOUSANDS: Final = re.compile(r"(?<![\d.,])(\d{1,3}) (?=\d{3}(?!\d))")


def nbsp(text: str) -> str:
    """Puts hard spaces where a line must not break.

    After the lone letters a i o u w z, after art. ust. pkt poz. lit. nr str. §, between a number
    and its unit, and between groups of thousands.
    """
    bound = _LONE_LETTER.sub(rf"\1{HARD_SPACE}", text)
    bound = _ABBREVIATION.sub(rf"\1{HARD_SPACE}", bound)
    bound = _THOUSANDS.sub(rf"\1{HARD_SPACE}", bound)
    return _BEFORE_UNIT.sub(HARD_SPACE, bound)


# --- dates, hours, amounts ----------------------------------------------------------------------

MONTHS_GENITIVE: Final = [
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia",
]
MONTHS_LOCATIVE: Final = [
    "styczniu",
    "lutym",
    "marcu",
    "kwietniu",
    "maju",
    "czerwcu",
    "lipcu",
    "sierpniu",
    "wrześniu",
    "październiku",
    "listopadzie",
    "grudniu",
]
WEEKDAYS: Final = [
    "poniedziałek",
    "wtorek",
    "środa",
    "czwartek",
    "piątek",
    "sobota",
    "niedziela",
]
WEEKDAYS_SHORT: Final = ["pon.", "wt.", "śr.", "czw.", "pt.", "sob.", "niedz."]
ON_WEEKDAYS: Final = (
    "w poniedziałek",
    "we wtorek",
    "w środę",
    "w czwartek",
    "w piątek",
    "w sobotę",
    "w niedzielę",
)


def date_long(day: date) -> str:
    """Returns „26 listopada 2026”."""
    return f"{day.day} {MONTHS_GENITIVE[day.month - 1]} {day.year}"


def date_figures(day: date) -> str:
    """Returns „2.12.2026”."""
    return f"{day.day}.{day.month:02}.{day.year}"


def date_table(day: date) -> str:
    """Returns „czw. 26.11.2026”."""
    return f"{WEEKDAYS_SHORT[day.weekday()]} {date_figures(day)}"


def date_weekday(day: date) -> str:
    """Returns „czwartek 26.11.2026”."""
    return f"{WEEKDAYS[day.weekday()]} {date_figures(day)}"


def date_on_weekday(day: date) -> str:
    """Returns „w czwartek 26.11.2026”, „we wtorek 24.11.2026”."""
    return f"{ON_WEEKDAYS[day.weekday()]} {date_figures(day)}"


def time_of_day(moment: time | datetime) -> str:
    """Returns „14:32”, „8:05”; the caller brings a moment to Warsaw first."""
    return f"{moment.hour}:{moment.minute:02}"


def money(amount: Decimal) -> str:
    """Returns an amount of złoty with hard spaces: „1 234,56 zł”, „2 218 zł”; a half grosz rounds away from zero."""
    rounded = amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
    figures = f"{abs(rounded):,.2f}".replace(",", HARD_SPACE).replace(".", ",").removesuffix(",00")
    sign = "−" if rounded < 0 else ""
    return f"{sign}{figures}{HARD_SPACE}zł"


def remaining(due: date, today: date) -> str:
    """Returns how far the last day of a term is.

    „został 1 dzień”, „zostały 3 dni”, „zostało 7 dni”, „dziś”, „3 dni po terminie”.
    """
    days = (due - today).days
    if days == 0:
        return "dziś"
    noun = plural(days, "dzień", "dni", "dni")
    if days < 0:
        return f"{-days} {noun} po terminie"
    return f"{plural(days, 'został', 'zostały', 'zostało')} {days} {noun}"
