"""The pages to be measured: who asks for them, their bars, and the same page with few and with many rows behind it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from django.db.models import QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Length

from bench.rows import Bars
from cases.models import DRAFT, Case
from kernel import clock
from register.models import Qualification, QualificationVersion

REVIEWER: Final = "halina-wzorcowa"
APPLICANT: Final = "celina-probna"
HEAD: Final = "bogdan-naglowek"
DIRECTOR: Final = "marzena-klauzula"
COMMON: Final = "owa"
"""Part of a word that most titles have."""

LIST: Final = Bars(ms=100, queries=12)
CASE_SEARCH: Final = Bars(ms=80, queries=12)
OVERSIGHT: Final = Bars(ms=100, queries=14)
CASE: Final = Bars(ms=120, queries=20)
REGISTER: Final = Bars(ms=80, queries=3)
MISSPELT: Final = Bars(ms=80, queries=8)
"""Searches that find nothing at first: what was meant, and what else there is, are asked for too."""
ENTRY: Final = Bars(ms=50, queries=5)


@dataclass(frozen=True, slots=True)
class Page:
    """An address as a person asks for it; `few` and `many` are the same page with fewer and with more rows behind."""

    title: str
    person: str
    address: str
    bars: Bars = field(default_factory=Bars)
    few: str = ""
    many: str = ""


def pages() -> Iterator[Page]:
    """Every page with a bar. Needs a seeded database."""
    yield from _lists()
    yield from _oversight()
    yield from _case_pages()
    yield from _register()


def _lists() -> Iterator[Page]:
    sizes = {"few": "/sprawy/?ile=20", "many": "/sprawy/?ile=100"}
    last = _last_page(Case.objects.exclude(state=DRAFT), 50)
    yield Page("list of cases", REVIEWER, "/sprawy/", LIST, **sizes)
    yield Page("list of cases, its last page", REVIEWER, f"/sprawy/?strona={last}", LIST)
    yield Page("list of cases, to do", REVIEWER, "/sprawy/do-zalatwienia/", LIST)
    yield Page("list of cases of an applicant", APPLICANT, "/sprawy/", LIST)
    sign = Case.objects.exclude(sign=None).order_by("id").values_list("sign", flat=True)[0]
    found = {"few": f"/sprawy/?q={sign}", "many": f"/sprawy/?q={COMMON}&ile=100"}
    yield Page("search in cases, many found", REVIEWER, f"/sprawy/?q={COMMON}", CASE_SEARCH, **found)
    yield Page("search in cases, one found", REVIEWER, f"/sprawy/?q={sign}", CASE_SEARCH)
    yield Page("search in cases, top bar", REVIEWER, f"/sprawy/szukaj/?q={COMMON}", CASE_SEARCH)


def _oversight() -> Iterator[Page]:
    """Both offices; a day in which hardly a stage ended, and the longest period."""
    today = clock.today()
    sizes = {"few": f"/nadzor/?od={today}&do={today}", "many": "/nadzor/?od=2021-01-01"}
    yield Page("oversight of the operator's cases", HEAD, "/nadzor/", OVERSIGHT, **sizes)
    yield Page("oversight of a ministry's cases", DIRECTOR, "/nadzor/", OVERSIGHT, **sizes)


def _case_pages() -> Iterator[Page]:
    """The page of the case in which most happened, and the shortest one of the same kind and state."""
    sent = Case.objects.exclude(state=DRAFT).filter(documents__isnull=False)  # copies have no documents
    full = sent.order_by("-version", "id")[0]
    alike = sent.filter(kind=full.kind, state=full.state).order_by("version", "id")[0]
    for title, tab in (("case page", ""), ("case page, its course", "przebieg/")):
        address = f"/sprawy/{full.pk}/{tab}"
        yield Page(title, REVIEWER, address, CASE, few=f"/sprawy/{alike.pk}/{tab}", many=address)


def _register() -> Iterator[Page]:
    last = _last_page(Qualification.objects.all(), 20)
    sizes = {"few": "/rejestr/?q=montowanie", "many": "/rejestr/?na-stronie=100"}
    yield Page("register search, everything", "", "/rejestr/", REGISTER, **sizes)
    yield Page("register search, two words", "", "/rejestr/?q=montowanie+stolarki", REGISTER)
    facets = "/rejestr/?q=studia&prk=6&status=funkcjonujaca&isced=06&od=2017-01-01"
    yield Page("register search, facets", "", facets, REGISTER)
    yield Page("register search, most of it found", "", "/rejestr/?q=studia", REGISTER)
    yield Page("register search, a misspelt word", "", "/rejestr/?q=montowaine+stolarki", MISSPELT)
    yield Page("register search, nothing found", "", "/rejestr/?q=zzzz&prk=3", MISSPELT)
    yield Page("register search, last page", "", f"/rejestr/?strona={last}", REGISTER)
    large, small = _entries()
    yield Page("register entry", "", f"/rejestr/{large}/", ENTRY, few=f"/rejestr/{small}/", many=f"/rejestr/{large}/")


def _entries() -> tuple[str, str]:
    """Codes of the fullest described entry and of the least of those described."""
    described = (
        QualificationVersion.objects.filter(snapshot__learning_outcomes__sets__0__isnull=False)
        .annotate(size=Length(KT("snapshot__learning_outcomes")))
        .values_list("qualification__zrk_code", flat=True)
    )
    return described.order_by("-size", "id")[0], described.order_by("size", "id")[0]


def _last_page(rows: QuerySet[Case] | QuerySet[Qualification], size: int) -> int:
    return max(1, -(-rows.count() // size))
