"""What anybody sees of a consultation: the description by part with its remarks, positions once it has ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.models import Case
from cases.open_points import flag
from register.description import Description
from register.words import counted
from workflows.inclusion.consultation_parts import Part, parts_of, target_of
from workflows.inclusion.models import Consultation, ConsultationRemark
from workflows.inclusion.models.consultation import WHOLE, Moderation

PAGE = 20


@dataclass(frozen=True, slots=True)
class Spot:
    """A part on the page: where to comment on it (nowhere once closed) and how many remarks it has."""

    part: Part
    count: int
    comment_href: str
    remarks_href: str

    @property
    def count_words(self) -> str:
        return remarks_in_words(self.count)


@dataclass(frozen=True, slots=True)
class SetOnPage:
    spot: Spot
    title: str
    outcomes: Sequence[tuple[Spot, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Remarks:
    """One page of remarks, of all parts or of one."""

    chosen: str | None
    page: Page[ConsultationRemark]
    total: int
    parts: Mapping[str, Part]

    @property
    def total_words(self) -> str:
        return remarks_in_words(self.total)

    @property
    def rows(self) -> list[tuple[ConsultationRemark, Part | None]]:
        return [(one, self.parts.get(one.target)) for one in self.page]

    @property
    def options(self) -> list[tuple[str, str, bool]]:
        return [(one.target, one.full[:80], one.target == self.chosen) for one in self.parts.values()]


def remarks_in_words(number: int) -> str:
    """„3 uwagi”, “3 remarks”."""
    return counted(number, _("uwaga"), _("uwagi"), _("uwag"))


def shown_remarks(case: Case) -> QuerySet[ConsultationRemark]:
    return ConsultationRemark.objects.filter(case_id=case.pk, state=Moderation.SHOWN).order_by("number")


def counts_of(case: Case) -> dict[str, int]:
    """How many remarks the portal shows of each target."""
    rows = shown_remarks(case).order_by().values("target").annotate(many=Count("pk"))
    return {row["target"]: row["many"] for row in rows}


def results_are_public(consultation: Consultation | None) -> bool:
    """Whether positions and conclusions are shown: after the end, where the setting says so."""
    return consultation is not None and consultation.closed_on is not None and flag("PUBLISH_CONSULTATION_RESULTS")


class Spots:
    """Makes the places of one page."""

    def __init__(self, case: Case, description: Description, counts: Mapping[str, int], *, open_now: bool) -> None:
        self.known = parts_of(description)
        self._description, self._counts, self._open = description, counts, open_now
        self._form = reverse("inclusion:public_remark", args=[case.sign])
        self._page = reverse("inclusion:public_case", args=[case.sign])

    def spot(self, target: str) -> Spot:
        query = urlencode({"cel": target})
        return Spot(
            self.known[target],
            self._counts.get(target, 0),
            f"{self._form}?{query}" if self._open else "",
            f"{self._page}?{urlencode({'czesc': target})}#uwagi",
        )

    @property
    def whole(self) -> Spot:
        return self.spot(WHOLE)

    @property
    def sets(self) -> list[SetOnPage]:
        return [
            SetOnPage(
                self.spot(target_of(one.id)),
                one.title,
                [
                    (self.spot(target_of(outcome.id)), [criterion.text for criterion in outcome.criteria])
                    for outcome in one.outcomes
                ],
            )
            for one in self._description.learning_outcomes.sets
        ]


def remarks_page(
    case: Case, known: Mapping[str, Part], counts: Mapping[str, int], chosen: str | None, number: str | None
) -> Remarks:
    """The asked page; an unknown part shows all of them."""
    chosen = chosen if chosen in known else None
    rows = shown_remarks(case)
    if chosen is not None:
        rows = rows.filter(target=chosen)
    pages = Paginator(rows, PAGE)
    pages.count = counts.get(chosen, 0) if chosen is not None else sum(counts.values())  # counted already
    return Remarks(chosen, pages.get_page(number), sum(counts.values()), known)
