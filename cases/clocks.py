"""Terms of a case as its clock shows them: one value on the list, on the case and in the calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html

from cases import events
from cases.deadlines import Term, current, fold, regime_of
from cases.enums import TermState
from cases.models import Case
from cases.open_points import legal_calendar
from cases.procedure import TermRule, procedure_for
from cases.terms import Computation, Regime, parse_length
from kernel import clock as time, clock_words, text
from kernel.components import BY_ANALOGY, INTERNAL, STATUTORY, ClockState, ClockView, Gloss

EXTENDED = "przedłużony"


@dataclass(frozen=True, slots=True)
class TermView:
    """A term of a case: its code and round, its last day, and how it is drawn. `due` is empty before it starts."""

    code: str
    round: int
    view: ClockView
    due: date | None = None
    is_running: bool = False


def clock(case: Case) -> list[TermView]:
    """All terms of the case (one query): those that run by last day, those that wait, then those that are over."""
    terms, today = fold(events.read(case), procedure_for(case.kind)), time.today()
    running = sorted((t for t in terms if t.state == TermState.RUNNING), key=lambda term: (term.due, term.rule.code))
    over = [term for term in reversed(terms) if term.state != TermState.RUNNING]
    return [
        *(_shown(term, today) for term in running),
        *_waiting(case, terms),
        *(_shown(term, today) for term in over),
    ]


def is_free(day: date) -> bool:
    """Whether the day is off on the ruler of a clock."""
    return not legal_calendar().is_working_day(day)


def due_view(case: Case, started: date | None) -> ClockView:
    """The nearest term of a row of a list; `started` is the day from which it counts, where it is known."""
    if case.next_due is None:
        return ClockView(title="", state=ClockState.NOT_RUNNING, sentence="nie biegnie")
    rule = procedure_for(case.kind).terms.get(case.next_term)
    return clock_words.running(
        rule.label if rule else "",
        started=started or case.next_due,
        due=case.next_due,
        today=time.today(),
        is_free=is_free,
        with_ruler=False,
    )


def marks_of(rule: TermRule, term: Term | None = None) -> tuple[str, ...]:
    """„termin ustawowy”, „liczony w drodze analogii”, „przedłużony”."""
    marks = [STATUTORY if rule.statutory else INTERNAL]
    if regime_of(rule) is Regime.ANALOGY:
        marks.append(BY_ANALOGY)
    if term is not None and term.extended_on is not None:
        marks.append(EXTENDED)
    return tuple(marks)


def steps_of(term: Term) -> list[str]:
    """„Jak to obliczono”, each step with its title in bold."""
    return sentences_of(term.computation)


def sentences_of(computation: Computation) -> list[str]:
    """The same of a term that does not run, or not yet."""
    return [format_html("<b>{}:</b> {}", step.title, text.nbsp(step.text)) for step in computation.steps]


def _shown(term: Term, today: date) -> TermView:
    view = _running(term, today) if term.state == TermState.RUNNING else _ended(term)
    return TermView(term.rule.code, term.round, view, term.due, term.state == TermState.RUNNING)


def _running(term: Term, today: date) -> ClockView:
    return clock_words.running(
        _title(term),
        started=term.started_on,
        due=term.due,
        today=today,
        is_free=is_free,
        marks=marks_of(term.rule, term),
        gloss=Gloss(term.rule.basis),
        steps=steps_of(term),
    )


def _ended(term: Term) -> ClockView:
    marks, gloss, steps = marks_of(term.rule, term), Gloss(term.rule.basis), steps_of(term)
    ended = term.ended_on or term.due
    if term.state == TermState.MET:
        return clock_words.met(_title(term), done=ended, due=term.due, marks=marks, gloss=gloss, steps=steps)
    expired = term.state == TermState.EXPIRED
    return ClockView(
        title=_title(term),
        state=ClockState.OVER if expired else ClockState.NOT_RUNNING,
        sentence="termin upłynął" if expired else "nie biegnie",
        lead="ostatni dzień:" if expired else "sprawa zakończyła się",
        date_words=text.date_long(term.due if expired else ended),
        short_date=text.date_table(term.due if expired else ended),
        day=term.due if expired else ended,
        marks=marks,
        gloss=gloss,
        steps=steps,
    )


def _title(term: Term) -> str:
    return term.rule.label if term.round == 1 else f"{term.rule.label} ({term.round}. raz)"


def _waiting(case: Case, terms: Sequence[Term]) -> list[TermView]:
    """The term of the present turn, when what starts it has not happened yet."""
    procedure = procedure_for(case.kind)
    turn = procedure.turns.get(case.state)
    rule = procedure.terms.get(turn.term) if turn and turn.term else None
    if rule is None or current(terms, rule.code) is not None:
        return []
    view = clock_words.waiting(
        rule.label,
        starts=f"gdy nastąpi {rule.starts_from}",
        length=parse_length(rule.length).words,
        marks=marks_of(rule),
        gloss=Gloss(rule.basis),
    )
    return [TermView(rule.code, 1, view)]
