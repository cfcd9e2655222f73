"""Which minister is competent for a case on a day and why, and the term that the case has with this minister."""

from datetime import date
from typing import Any

from cases.clocks import sentences_of
from cases.deadlines import compute, compute_extended, current, terms_of
from cases.models import Case
from cases.procedure import procedure_for
from institutions.models import Division, MinistryDivision
from institutions.queries import competence_on, head_of
from kernel import clock
from kernel.text import date_figures


def by_division(case: Case) -> MinistryDivision | None:
    """The ministry that heads the division of the application today, with its basis."""
    return competence_on(case.division, clock.today()) if case.division else None


def another_by_division(case: Case) -> MinistryDivision | None:
    """The same, when it is another ministry than the one that has the case."""
    found = by_division(case)
    return found if found is not None and found.ministry_id != case.competent_id else None


def no_competence(division: Division | None, day: date) -> str:
    """Why no minister can be suggested."""
    if division is None:
        return "We wniosku nie wskazano działu administracji rządowej, więc nie wiadomo, który minister jest właściwy."
    return f"W dniu {date_figures(day)} żaden minister nie kieruje działem „{division.name}” według wykazu właściwości."


def competence_of(case: Case) -> dict[str, Any]:  # a template's context
    """What the list of competences says of the case: whose the division is, and whether it is who has the case."""
    found, today = by_division(case), clock.today()
    return {
        "found": found,
        "division": case.division,
        "is_ours": found is not None and found.ministry_id == case.competent_id,
        "head": head_of(found.ministry, today) if found else None,
        "why_none": "" if found else no_competence(case.division, today),
    }


def term_of(case: Case) -> dict[str, Any]:  # a template's context
    """The four months of art. 24: their beginning, last day and steps; and the same once extended."""
    rule = procedure_for(case.kind).terms["MIN"]
    term = current(terms_of(case), "MIN")
    if term is None:  # it begins with the receipt, where the setting says so
        computed = compute(rule, clock.today())
        return {"begun_on": clock.today(), "due": computed.due, "begins_now": True, "steps": sentences_of(computed)}
    later = compute_extended(rule, term.started_on)
    return {
        "begun_on": term.started_on,
        "due": term.due,
        "steps": sentences_of(term.computation),
        "later_due": later.due,
        "later_steps": sentences_of(later),
    }


def anew(case: Case, day: date) -> date:
    """The last day when the four months begin on this day with another minister."""
    return compute(procedure_for(case.kind).terms["MIN"], day).due


def divisions_on(day: date) -> list[MinistryDivision]:
    """Every division with the ministry that heads it on this day, by name."""
    rows = MinistryDivision.objects.on(day).select_related("division", "ministry")
    return list(rows.order_by("division__name", "id"))
