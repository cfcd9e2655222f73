"""Conditions of the steps of art. 18 ust. 6–19 and 24."""

from datetime import date

from cases import events
from cases.deadlines import current, fold
from cases.enums import CaseKind
from cases.open_points import flag, word
from cases.procedure import Procedure
from institutions.actor import Actor
from kernel.refusals import GuardFailed
from kernel.text import date_long
from workflows.inclusion.record import record_of


def not_extended_before(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 24: once."""
    if record_of(case).extended:
        raise GuardFailed("Termin przedłużono już raz. Ustawa pozwala na to tylko raz (art. 24).", extended=True)


def minister_term_runs(case: Procedure, _actor: Actor, day: date) -> None:
    """Art. 24: before the last day passes."""
    term = current(fold(events.read(case), type(case)), "MIN")  # read once for a page, like everything of events
    if term is None:
        raise GuardFailed("Termin rozpatrzenia wniosku jeszcze nie biegnie.", term="MIN")
    if day > term.due:
        raise GuardFailed(f"Termin minął {date_long(term.due)} i nie można go już przedłużyć (art. 24).", due=term.due)


def councils_not_informed(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 19 ust. 3: once."""
    if record_of(case).councils_informed:
        raise GuardFailed("Rady dostały już wniosek do wiadomości.", informed=True)


def councils_are_informed_first(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 19 ust. 3: a condition of later steps only where the setting says so."""
    if flag("INFORM_COUNCILS_IS_GUARD") and not record_of(case).councils_informed:
        raise GuardFailed("Przekaż najpierw wniosek do wiadomości rad (art. 19 ust. 3).", informed=False)


def consultation_is_provided_for(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 19 ust. 2: obligatory for free-market qualifications; whether sectoral ones may have it is a setting."""
    if case.kind == CaseKind.INC_SEC and word("SEC_CONSULTATION") == "NEVER":
        raise GuardFailed("Wniosku o kwalifikację sektorową się nie konsultuje (art. 19 ust. 2).", kind=case.kind)
