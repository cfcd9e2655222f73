"""The queue: cases by their nearest term, with the counts that go with them. No filter is hidden."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import BooleanField, Count, ExpressionWrapper, F, OrderBy, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat

from auth.enums import Role
from auth.models import Person
from cases.clocks import due_view
from cases.enums import TermState
from cases.filters import NOBODY, Filters, View
from cases.inbox import is_for, waiting_for_office
from cases.models import Case, Deadline, WorkItem
from cases.outward import alike, is_outsider, outward_word, status_for
from cases.rights import visible_to
from cases.statuses import CLOSED_STAGE, final_states, states_in_order, status_of, tag_of, word_for
from cases.timeline import is_official
from institutions.actor import Actor
from institutions.models import Division, Membership
from kernel import clock
from kernel.components import ClockView, StatusTag

_COLUMNS = {
    "due": (F("next_due"), "id"),
    "title": (F("sort_title"), "id"),
    "applicant": (F("applicant__sort_name"), "id"),
    "submitted": (F("submitted_at"), "id"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A case of the queue. `work` is what waits there: for this person when `is_mine`, else for `whose`."""

    case: Case
    due: ClockView
    status: StatusTag
    work: WorkItem | None
    is_mine: bool
    whose: str


@dataclass(frozen=True, slots=True)
class StageCount:
    """A stage of the cases found, whatever stage is chosen; the counts add up to all of them."""

    code: str
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a filter may take."""

    value: int
    label: str


@dataclass(frozen=True, slots=True)
class Queue:
    """One page of the queue and everything around it."""

    filters: Filters
    rows: Sequence[Row]
    page: "Page[Case]"
    stage_word: str
    found: int
    visible: int
    views: dict[View, int]
    stages: Sequence[StageCount]
    divisions: Sequence[Choice]
    owners: Sequence[Choice]


def queue(actor: Actor, filters: Filters, page: str | int = 1) -> Queue:
    """One page of the cases that this person may see and asked for (six queries, however many cases)."""
    today = clock.today()
    views = _counts(actor)
    stages = _stages(_asked(actor, filters.without_stage(), today), actor)
    asked = alike(filters.stage)[:1] if is_outsider(actor) and filters.stage in states_in_order() else (filters.stage,)
    found = sum(stage.count for stage in stages if not filters.stage or stage.code in asked)
    ordered = _ordered(_asked(actor, filters, today), filters.order)
    shown = _Counted(ordered, filters.size, found).get_page(page)
    divisions, owners = _choices(actor, today)
    return Queue(
        filters=filters,
        stage_word=_stage_word(filters.stage, actor),
        rows=_rows(_loaded(ordered[max(shown.start_index() - 1, 0) : shown.end_index()], filters.order), actor),
        page=shown,
        found=found,
        visible=views[View.ALL],
        views=views,
        stages=stages,
        divisions=divisions,
        owners=owners,
    )


def rows_to_export(actor: Actor, filters: Filters) -> list[Case]:
    """Every case that the filters find, in the order of the list."""
    return _loaded(_asked(actor, filters, clock.today()), filters.order)


def search(actor: Actor, filters: Filters) -> list[Case]:
    """The first two cases found: one alone is the answer, two are a list."""
    return list(_ordered(_asked(actor, filters, clock.today()), filters.order)[:2])


class _Counted(Paginator[Case]):
    """A paginator that knows the number of rows from the stages."""

    def __init__(self, rows: QuerySet[Case], size: int, found: int) -> None:
        super().__init__(rows, size)
        self.__dict__["count"] = found


def _asked(actor: Actor, filters: Filters, today: date) -> QuerySet[Case]:
    condition = filters.condition(today, outside=is_outsider(actor), own=actor.organisation_id)
    return visible_to(actor).filter(_view(actor, filters.view), condition)


def _view(actor: Actor, view: View) -> Q:
    match view:
        case View.ALL:
            return Q()
        case View.TODO:
            return Q(pk__in=waiting_for_office(actor).values("case_id"))
        case View.MINE:
            mine = WorkItem.objects.filter(person_id=actor.person_id or 0, closed_at=None).values("case_id")
            return Q(closed_on=None) & (
                Q(owner_id=actor.person_id or 0) | Q(officer_id=actor.person_id or 0) | Q(pk__in=mine)
            )


def _counts(actor: Actor) -> dict[View, int]:
    """How many cases each view holds, without filters."""
    found = visible_to(actor).aggregate(**{view.name: Count("pk", filter=_view(actor, view) or None) for view in View})
    return {view: found[view.name] for view in View}


def _stages(cases: QuerySet[Case], actor: Actor) -> list[StageCount]:
    outside = is_outsider(actor)
    counts = _counts_by_state(cases, actor, outside=outside)
    closed = sum(counts.pop(state, 0) for state in final_states())
    word = outward_word if outside else word_for
    stages = [StageCount(state, word(state), counts[state]) for state in states_in_order() if counts.get(state)]
    return [*stages, StageCount(CLOSED_STAGE, "Zakończone", closed)] if closed else stages


def _stage_word(stage: str, actor: Actor) -> str:
    """The chosen stage as this person's list of stages calls it."""
    if stage in {"", CLOSED_STAGE}:
        return "Zakończone" if stage else ""
    return outward_word(stage) if is_outsider(actor) else word_for(stage)


def _counts_by_state(cases: QuerySet[Case], actor: Actor, *, outside: bool) -> dict[str, int]:
    """Stages that this person cannot tell apart count under the first of them: for an office in its own cases only."""
    own = Q(applicant_id=actor.organisation_id or 0)
    told = cases.order_by().annotate(is_own=ExpressionWrapper(own, output_field=BooleanField()))
    found: Counter[str] = Counter()
    for state, is_own, count in told.values_list("state", "is_own").annotate(n=Count("pk")).order_by():
        found[alike(state)[0] if outside or is_own else state] += count
    return dict(found)


def _ordered(cases: QuerySet[Case], order: str) -> QuerySet[Case]:
    column, last = _COLUMNS[order.removeprefix("-")]
    backwards = order.startswith("-")
    first = OrderBy(column, descending=backwards, nulls_last=True)
    return cases.order_by(first, f"-{last}" if backwards else last)


def _loaded(cases: QuerySet[Case], order: str) -> list[Case]:
    """These cases with all that a row shows; cases of the pages before were passed over bare."""
    started = Deadline.objects.filter(case=OuterRef("pk"), code=OuterRef("next_term"), state=TermState.RUNNING)
    rows = (
        Case.objects.filter(pk__in=cases.values("pk"))
        .select_related("applicant", "competent", "division", "owner", "officer")
        .annotate(term_started=Subquery(started.order_by("-round").values("started_on")[:1]))
    )
    return list(_ordered(rows, order))


def _rows(cases: Sequence[Case], actor: Actor) -> list[Row]:
    waiting: dict[int, list[WorkItem]] = {}
    items = WorkItem.objects.filter(case__in=[case.pk for case in cases], closed_at=None)
    for item in items.select_related("organisation").order_by("due", "id"):
        waiting.setdefault(item.case_id, []).append(item)
    return [_row(case, waiting.get(case.pk, []), actor) for case in cases]


def _row(case: Case, items: Sequence[WorkItem], actor: Actor) -> Row:
    mine = next((item for item in items if is_for(actor, item)), None)
    told = status_for(case, actor)
    first = mine or (next(iter(items), None) if told == status_of(case) else None)
    return Row(
        case=case,
        due=due_view(case, getattr(case, "term_started", None)),
        status=tag_of(told),
        work=first,
        is_mine=mine is not None,
        whose=_whose(case, first),
    )


def _whose(case: Case, item: WorkItem | None) -> str:
    if item is None:
        return ""
    if item.organisation_id == case.applicant_id:
        return "wnioskodawca"
    if item.organisation is not None:
        return item.organisation.short_name or item.organisation.name
    return "eksperci" if item.person_id else ""


def _choices(actor: Actor, today: date) -> tuple[list[Choice], list[Choice]]:
    """The divisions of administration, and for offices the people who lead cases there (one query for both)."""
    divisions = Division.objects.order_by().values_list(Value("division"), "pk", "name")
    if not is_official(actor):
        return [Choice(pk, name) for _what, pk, name in divisions.order_by("name", "pk")], []
    colleagues = Membership.objects.on(today).filter(
        organisation_id=actor.organisation_id or 0, role__in=[Role.REVIEWER, Role.OFFICER]
    )
    people = (
        Person.objects.filter(pk__in=colleagues.values("person"))
        .order_by()
        .values_list(Value("owner"), "pk", Concat("family_name", Value(" "), "given_name"))
    )
    rows = sorted(divisions.union(people, all=True), key=lambda row: str(row[2]))
    return (
        [Choice(pk, name) for what, pk, name in rows if what == "division"],
        [Choice(NOBODY, "nikt jeszcze"), *(Choice(pk, name) for what, pk, name in rows if what == "owner")],
    )
