"""What the Stakeholder Council has before it: cases that wait for its opinion, its sittings, the opinions it gave."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery

from cases.models import Case, Event
from cases.rights import visible_to, worked_on
from institutions.actor import Actor
from kernel import clock
from workflows.inclusion.models import AgendaItem, CouncilSitting, CouncilVote, TeamOpinion
from workflows.inclusion.states import State

MOST_OPINIONS = 50
OBLIGATORY = "obowiązkowa (art. 21a ust. 1)"
ASKED_FOR = "na prośbę ministra (art. 21a ust. 2)"


@dataclass(frozen=True, slots=True)
class Matter:
    """A case that waits for the Council: since when, on what recommendation, on which agendas."""

    case: Case
    since: date | None
    opinion: TeamOpinion | None
    sittings: Sequence[CouncilSitting]

    @property
    def kind(self) -> str:
        """Whether the minister must ask the Council or may."""
        return OBLIGATORY if self.opinion is not None and self.opinion.positive else ASKED_FOR


def matters(actor: Actor) -> list[Matter]:
    """Cases that wait for the Council's opinion, the longest waiting first (three queries)."""
    rows = worked_on(actor).filter(state=State.RI_OPINION).select_related("applicant", "competent")
    return _matters(rows)


def matter_of(case: Case) -> Matter:
    """The same of one case."""
    return _matters(Case.objects.filter(pk=case.pk).select_related("applicant", "competent"))[0]


def _matters(rows: QuerySet[Case]) -> list[Matter]:
    sent = Event.objects.filter(case=OuterRef("pk"), verb="send_to_ri").order_by("-seq").values("recorded_at")
    items = AgendaItem.objects.select_related("sitting").order_by("sitting__on", "id")
    cases = rows.annotate(sent_at=Subquery(sent[:1])).prefetch_related(
        Prefetch("teamopinion_set", TeamOpinion.objects.filter(second=False).order_by("id")),
        Prefetch("council_agenda", items),
    )
    return [_matter(case) for case in cases.order_by("sent_at", "id")]


def _matter(case: Case) -> Matter:
    sent_at: datetime | None = getattr(case, "sent_at", None)
    return Matter(
        case=case,
        since=clock.day_of(sent_at) if sent_at else None,
        opinion=next(iter(case.teamopinion_set.all()), None),
        sittings=[item.sitting for item in case.council_agenda.all()],
    )


def sittings() -> QuerySet[CouncilSitting]:
    """All sittings, the latest first, with how many cases each has and how many opinions were adopted at it."""
    counted = {"cases": Count("agenda", distinct=True), "opinions": Count("votes", distinct=True)}
    return CouncilSitting.objects.annotate(**counted).order_by("-on")


def opinions_given() -> list[CouncilVote]:
    """The last opinions of the Council; the case is named by its sign and title, which the Council's records keep."""
    return list(CouncilVote.objects.select_related("case").order_by("-adopted_on", "-id")[:MOST_OPINIONS])


@dataclass(frozen=True, slots=True)
class Point:
    """A point of an agenda as its page shows it; `readable` while the Council sees the case."""

    item: AgendaItem
    vote: CouncilVote | None
    opinion: TeamOpinion | None
    readable: bool

    @property
    def waits(self) -> bool:
        return self.readable and self.vote is None and self.item.case.state == State.RI_OPINION

    @property
    def kind(self) -> str:
        return OBLIGATORY if self.opinion is not None and self.opinion.positive else ASKED_FOR


def points(sitting: CouncilSitting, actor: Actor) -> list[Point]:
    """The agenda in its order, with the opinions adopted so far (four queries)."""
    first = Prefetch("case__teamopinion_set", TeamOpinion.objects.filter(second=False).order_by("id"))
    items = list(sitting.agenda.select_related("case__council_vote").prefetch_related(first).order_by("place", "id"))
    seen = set(
        visible_to(actor).filter(pk__in=[item.case_id for item in items]).order_by().values_list("pk", flat=True)
    )
    return [
        Point(
            item,
            getattr(item.case, "council_vote", None),
            next(iter(item.case.teamopinion_set.all()), None),
            item.case_id in seen,
        )
        for item in items
    ]
