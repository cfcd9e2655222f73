"""The door for reads: search, the state on a day, similar names, counts. The register is open (art. 82 ust. 2)."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Count, F, Q, QuerySet

from kernel.text import clean, fold
from register.canonical import sha256_of
from register.description import Description
from register.enums import QualificationKind, QualificationType, Status
from register.models import Qualification, QualificationVersion, StatusChange
from register.projections import folded

__all__ = [
    "Counts",
    "Order",
    "SearchPage",
    "SearchQuery",
    "State",
    "announced_in",
    "by_code",
    "counts",
    "counts_without",
    "functioning",
    "same_name",
    "search",
    "similar",
    "state_on",
    "status_history",
    "versions",
]

WORDS_LIMIT: Final = 12
TEXT_LIMIT: Final = 200
PAGE_SIZES: Final = (20, 50, 100)
SIMILAR_FROM: Final = 0.4


class Order(StrEnum):
    """Order of the results."""

    NAME = "nazwa"
    LEVEL = "poziom"
    NEWEST = "data"


_ORDERS: Final = {
    Order.NAME: ("sort_name", "id"),
    Order.LEVEL: (F("pqf_level").asc(nulls_last=True), "sort_name", "id"),
    Order.NEWEST: ("-included_on", "sort_name", "id"),
}


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is looked for. Empty tuples do not narrow; a page past the end means the last one."""

    text: str = ""
    kinds: tuple[QualificationKind, ...] = ()
    levels: tuple[int, ...] = ()
    statuses: tuple[Status, ...] = ()
    types: tuple[QualificationType, ...] = ()
    fields: tuple[str, ...] = ()
    order: Order = Order.NAME
    page: int = 1
    per_page: int = PAGE_SIZES[0]

    @property
    def words(self) -> tuple[str, ...]:
        """Folded words of the text, each once, the first twelve."""
        return tuple(dict.fromkeys(fold(clean(self.text))[:TEXT_LIMIT].split()))[:WORDS_LIMIT]

    @property
    def narrowed(self) -> bool:
        return any((self.kinds, self.levels, self.statuses, self.types, self.fields))


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of results, and how many there are in all."""

    entries: list[Qualification]
    total: int
    query: SearchQuery
    pages: int = field(default=1)

    @property
    def number(self) -> int:
        return self.query.page


@dataclass(frozen=True, slots=True)
class State:
    """What the register said on a day: the version in force and the status."""

    day: date
    version: QualificationVersion
    status: Status
    status_since: date

    @property
    def description(self) -> Description:
        return Description.model_validate(self.version.snapshot)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many entries the register has, in all and by status."""

    total: int
    functioning: int
    included: int
    archived: int


def search(query: SearchQuery) -> SearchPage:
    """Entries in whose folded name or applicant every word occurs. Two queries, whatever the size."""
    found = _matching(query)
    total = found.count()
    pages = max(1, -(-total // query.per_page))
    shown = replace(query, page=min(max(query.page, 1), pages))
    rows = _page_of(found, shown) if total else []
    return SearchPage(rows, total, shown, pages)


def _page_of(found: QuerySet[Qualification], query: SearchQuery) -> list[Qualification]:
    """The rows of one page. Places are found on the index alone, so that a page far down costs little more."""
    order = _ORDERS[query.order]
    first = (query.page - 1) * query.per_page
    places = found.order_by(*order).values("pk")[first : first + query.per_page]
    return list(Qualification.objects.filter(pk__in=places).order_by(*order))


def _matching(query: SearchQuery) -> QuerySet[Qualification]:
    return Qualification.objects.filter(_text_condition(query), *_conditions(query).values())


def _text_condition(query: SearchQuery) -> Q:
    condition = Q()
    for word in query.words:
        condition &= Q(search_text__contains=word)
    if len(query.words) == 1:
        condition |= Q(zrk_code=query.words[0])
    return condition


def _conditions(query: SearchQuery) -> dict[str, Q]:
    """Conditions of the filters in use, by the name of the filter."""
    columns = {
        "statuses": ("status__in", query.statuses),
        "types": ("type__in", query.types),
        "kinds": ("kind__in", query.kinds),
        "levels": ("pqf_level__in", query.levels),
        "fields": ("isced_broad__in", query.fields),
    }
    return {name: Q((lookup, values)) for name, (lookup, values) in columns.items() if values}


def counts_without(query: SearchQuery) -> dict[str, int]:
    """For each filter in use: how many entries there would be without it. One query."""
    conditions = _conditions(query)
    if not conditions:
        return {}
    rest = {
        name: Count("pk", filter=Q(*(other for key, other in conditions.items() if key != name)))
        if len(conditions) > 1
        else Count("pk")
        for name in conditions
    }
    return dict(Qualification.objects.filter(_text_condition(query)).aggregate(**rest))


def by_code(code: str) -> Qualification | None:
    """The entry with this identifier."""
    return Qualification.objects.select_related("ministry").filter(zrk_code=code).first()


def announced_in(year: int, item: int) -> Qualification | None:
    """The entry whose version in force names this item of Monitor Polski."""
    now = QualificationVersion.objects.filter(valid_until__isnull=True, announcement_year=year, announcement_item=item)
    row = now.select_related("qualification").order_by("id").first()
    return row.qualification if row else None


def first_altered() -> str:
    """Names the first version of an entry whose description no longer has the hash that was taken of it."""
    rows = QualificationVersion.objects.select_related("qualification").order_by("qualification_id", "number")
    for one in rows.iterator(chunk_size=200):
        if sha256_of(one.snapshot) != one.sha256:
            return f"wpis {one.qualification.zrk_code}, wersja {one.number}: opis nie zgadza się ze skrótem"
    return ""


def versions(qualification: Qualification) -> list[QualificationVersion]:
    """Every version, the newest first; without the texts."""
    return list(qualification.versions.defer("snapshot").order_by("-number"))


def status_history(qualification: Qualification) -> list[StatusChange]:
    """Every status with the day from which it holds, the newest first (art. 83 ust. 1 pkt 5 lit. a)."""
    return list(qualification.status_changes.order_by("-on", "-id"))


def state_on(qualification: Qualification, day: date) -> State | None:
    """What the register said on this day; None before the qualification was included. Two queries."""
    version = (
        qualification.versions.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day), valid_from__lte=day)
        .order_by("-number")
        .first()
    )
    change = qualification.status_changes.filter(on__lte=day).order_by("-on", "-id").first()
    if version is None or change is None:
        return None
    return State(day, version, Status(change.status), change.on)


def functioning() -> QuerySet[Qualification]:
    """Qualifications that can be obtained now (art. 61)."""
    return Qualification.objects.functioning().order_by("sort_name", "id")


def same_name(name: str) -> Qualification | None:
    """The entry that already has this name, diacritics and capitals aside."""
    return Qualification.objects.filter(folded_name=folded(name)).order_by("id").first()


def similar(name: str, limit: int = 5) -> list[Qualification]:
    """Entries whose names are most like this one, best first; for applicants and for misspelt searches."""
    wanted = folded(clean(name))[:TEXT_LIMIT]
    if not wanted:
        return []
    return list(
        Qualification.objects.filter(folded_name__trigram_word_similar=wanted)
        .annotate(likeness=TrigramWordSimilarity(wanted, "folded_name"))
        .filter(likeness__gte=SIMILAR_FROM)
        .order_by("-likeness", "sort_name", "id")[:limit]
    )


def counts() -> Counts:
    """How many entries there are. One query."""
    row = Qualification.objects.aggregate(
        total=Count("pk"),
        functioning=Count("pk", filter=Q(status=Status.FUNCTIONING)),
        included=Count("pk", filter=Q(status=Status.INCLUDED)),
        archived=Count("pk", filter=Q(status=Status.ARCHIVED)),
    )
    return Counts(**row)
