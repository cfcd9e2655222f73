"""The door for reads: search, the state on a day, similar names, counts. The register is open (art. 82 ust. 2)."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Count, Q, QuerySet

from kernel.text import clean
from register.canonical import sha256_of
from register.description import Description
from register.enums import Status
from register.models import Qualification, QualificationVersion, StatusChange
from register.projections import folded
from register.search import search
from register.search_query import TEXT_LIMIT, Order, SearchPage, SearchQuery

__all__ = [
    "Counts",
    "Order",
    "SearchPage",
    "SearchQuery",
    "State",
    "announced_in",
    "by_code",
    "counts",
    "functioning",
    "same_name",
    "search",
    "similar",
    "state_on",
    "status_history",
    "versions",
]

SIMILAR_FROM: Final = 0.4


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
