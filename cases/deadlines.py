"""Terms of a case, computed from its events. The rows of `Deadline` are only their projection."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from itertools import groupby
from typing import TypeVar

from cases.enums import TermEffect, TermState
from cases.models import Case, Deadline, Event
from cases.open_points import flag, inclusion_regime, legal_calendar
from cases.procedure import Procedure, TermRule, procedure_for
from cases.terms import Computation, Length, Regime, Wording, extended, last_day, parse_length
from kernel import clock

FOLDED = ("case_id", "seq", "terms", "target", "legal_day", "recorded_at")
"""What of an event the terms are computed from."""
Row = TypeVar("Row", Event, Deadline)


@dataclass(slots=True)
class Term:
    """One run of a term. `due` is the last day, Europe/Warsaw."""

    rule: TermRule
    round: int
    started_on: date
    computation: Computation
    state: TermState = TermState.RUNNING
    ended_on: date | None = None
    extended_on: date | None = None
    pauses: list[date] = field(default_factory=list)

    @property
    def due(self) -> date:
        return self.computation.due


def fold(events: Iterable[Event], procedure: type[Procedure]) -> list[Term]:
    """Every run of every term of a case, in the order in which they started."""
    runs: dict[str, list[Term]] = {}
    state = ""
    for event in events:
        for code, effect in event.terms.items():
            rule = procedure.terms.get(code)
            if rule is not None:
                _apply(runs.setdefault(code, []), rule, effect, event)
        state = event.target
        if state in procedure.terminal:
            _end_all(runs, event.legal_day)
    return sorted(
        (term for terms in runs.values() for term in terms), key=lambda term: (term.started_on, term.rule.code)
    )


def _apply(terms: list[Term], rule: TermRule, effect: str, event: Event) -> None:
    day = event.legal_day
    if effect == TermEffect.START:
        if terms and terms[-1].state == TermState.RUNNING:  # begun anew: the former run no longer counts
            terms[-1].state, terms[-1].ended_on = TermState.ENDED, day
        terms.append(Term(rule, len(terms) + 1, day, compute(rule, day, at=_time_of(event))))
        return
    if not terms:
        return
    term = terms[-1]
    if effect == TermEffect.MEET and term.state == TermState.RUNNING:
        term.state, term.ended_on = TermState.MET, day
    elif effect == TermEffect.RESUME:
        term.state, term.ended_on = TermState.RUNNING, None
        term.pauses.append(day)
    elif effect == TermEffect.EXTEND:
        term.computation, term.extended_on = compute_extended(rule, term.started_on), day
    elif effect == TermEffect.EXPIRE:
        term.state, term.ended_on = TermState.EXPIRED, day


def _time_of(event: Event) -> time | None:
    """The hour of the event, when it was recorded on its legal day."""
    recorded = clock.local(event.recorded_at)
    return recorded.time() if recorded.date() == event.legal_day else None


def compute(rule: TermRule, day: date, *, at: time | None = None) -> Computation:
    """The last day of a term of this rule that starts on this day, with the steps that name the term."""
    wording = Wording(purpose=rule.purpose, basis=f"{rule.basis} ustawy o ZSK", event=rule.starts_from, at=at)
    return last_day(day, rule.length, legal_calendar(), wording=wording, regime=regime_of(rule))


def compute_extended(rule: TermRule, day: date) -> Computation:
    """The last day of an extended term: the whole length counts from the same day (art. 24)."""
    base, whole = parse_length(rule.length), parse_length(rule.extended)
    by = Length(whole.number - base.number, whole.unit)
    wording = Wording(purpose=rule.purpose, basis=f"{rule.basis} ustawy o ZSK", event=rule.starts_from)
    return extended(
        day,
        base,
        by,
        legal_calendar(),
        wording=wording,
        regime=regime_of(rule),
        basis=f"{rule.basis} ustawy o ZSK",
        from_event=flag("EXTENSION_FROM_T0"),
    )


def regime_of(rule: TermRule) -> Regime:
    """By what right art. 57 KPA is used for this term."""
    return inclusion_regime() if rule.by_analogy else Regime.KPA


def _end_all(runs: Mapping[str, Sequence[Term]], day: date) -> None:
    for terms in runs.values():
        for term in terms:
            if term.state == TermState.RUNNING:
                term.state, term.ended_on = TermState.ENDED, day


def terms_of(case: Case) -> list[Term]:
    """All terms of the case, from its events (one query)."""
    events = Event.objects.filter(case_id=case.pk).order_by("seq").only(*FOLDED)
    return fold(events, procedure_for(case.kind))


def current(terms: Iterable[Term], code: str) -> Term | None:
    """The latest run of a term, or None when it never started."""
    return max((term for term in terms if term.rule.code == code), key=lambda term: term.round, default=None)


def rows(case_id: int, terms: Iterable[Term]) -> list[Deadline]:
    return [
        Deadline(
            case_id=case_id,
            code=term.rule.code,
            round=term.round,
            started_on=term.started_on,
            due=term.due,
            state=term.state,
            ended_on=term.ended_on,
        )
        for term in terms
    ]


def next_of(terms: Iterable[Term]) -> tuple[date | None, str]:
    """Day and code of the running term that ends first."""
    running = [(term.due, term.rule.code) for term in terms if term.state == TermState.RUNNING]
    return min(running, default=(None, ""))


def project(case: Case, terms: Sequence[Term]) -> None:
    """Writes the projection of the terms; sets, but does not save, the case's own columns."""
    Deadline.objects.bulk_create(
        rows(case.pk, terms),
        update_conflicts=True,
        unique_fields=["case", "code", "round"],
        update_fields=["started_on", "due", "state", "ended_on"],
    )
    case.next_due, case.next_term = next_of(terms)


@dataclass(frozen=True, slots=True)
class Difference:
    """A row of the projection that the events do not confirm."""

    case_id: int
    sign: str
    expected: str
    found: str


def differences(case: Case) -> list[Difference]:
    """Where the stored rows differ from what the events say; empty when they agree."""
    return _compared(case, terms_of(case), case.deadlines.order_by("id"))


def all_differences() -> Iterator[Difference]:
    """The differences of all cases, read in three passes whatever their number."""
    events = Event.objects.order_by("case_id", "seq").only(*FOLDED).iterator(chunk_size=5000)
    told = _by_case(events)
    stored = _by_case(Deadline.objects.order_by("case_id", "id").iterator(chunk_size=5000))
    for case in Case.objects.order_by("id").iterator(chunk_size=1000):
        yield from _compared(case, fold(told(case.pk), procedure_for(case.kind)), stored(case.pk))


def _by_case(rows: Iterable[Row]) -> Callable[[int], list[Row]]:
    """Returns a function that gives the rows of each case; cases must be asked for in the order of the rows."""
    groups = groupby(rows, key=lambda row: row.case_id)
    ahead: list[tuple[int, list[Row]]] = []

    def of(case_id: int) -> list[Row]:
        while not ahead or ahead[0][0] < case_id:
            following = next(groups, None)
            if following is None:
                return []
            ahead[:] = [(following[0], list(following[1]))]
        return ahead[0][1] if ahead[0][0] == case_id else []

    return of


def _compared(case: Case, terms: Sequence[Term], stored: Iterable[Deadline]) -> list[Difference]:
    expected = {_text(row) for row in rows(case.pk, terms)} | {f"next {next_of(terms)}"}
    found = {_text(row) for row in stored} | {f"next {(case.next_due, case.next_term)}"}
    if expected == found:
        return []
    return [Difference(case.pk, str(case), "; ".join(sorted(expected - found)), "; ".join(sorted(found - expected)))]


def _text(row: Deadline) -> str:
    return f"{row.code}/{row.round} {row.started_on}–{row.due} {row.state} {row.ended_on or ''}"
