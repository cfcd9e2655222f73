"""What a step brings about, said before it is taken: the stage after it, the terms, the letters."""

from dataclasses import dataclass
from datetime import date

from cases import panels
from cases.deadlines import compute, compute_extended, current, terms_of
from cases.procedure import Procedure, TermRule
from cases.spec import Spec
from cases.terms import parse_length
from kernel import clock, text


@dataclass(frozen=True, slots=True)
class Effects:
    """Sentences for the page of a step."""

    stage: str
    terms: list[str]
    letters: list[panels.Letter]


def effects(case: Procedure, spec: Spec) -> Effects:
    """What happens when this step is taken today."""
    return Effects(_stage(case, spec), _terms(case, spec), panels.letters(spec.documents))


def _stage(case: Procedure, spec: Spec) -> str:
    if not spec.is_step:
        return "Etap sprawy się nie zmieni."
    after = [state for state in spec.targets if state != case.state] if len(spec.targets) == 1 else list(spec.targets)
    if not after or spec.targets == spec.sources:
        return "Etap sprawy się nie zmieni."
    words = [f"„{case.statuses[state].word}” – {case.statuses[state].legal}" for state in after]
    return f"Sprawa przejdzie na etap: {' albo '.join(words)}."


def _terms(case: Procedure, spec: Spec) -> list[str]:
    today = clock.today()
    said = [f"{rule.label}: zacznie biec, {_until(rule, today)}." for rule in _rules(case, spec.starts)]
    said += [f"{rule.label}: przestanie biec." for rule in _rules(case, spec.meets) if _runs(case, rule)]
    said += [f"{rule.label}: upłynął." for rule in _rules(case, spec.expires)]
    said += [f"{rule.label}: pobiegnie dalej, z tym samym ostatnim dniem." for rule in _rules(case, spec.resumes)]
    for rule in _rules(case, spec.extends):
        term = current(terms_of(case), rule.code)
        if term is not None:
            due = compute_extended(rule, term.started_on).due
            said.append(f"{rule.label}: nowy ostatni dzień to {text.date_weekday(due)}.")
    return said


def _rules(case: Procedure, codes: tuple[str, ...]) -> list[TermRule]:
    return [case.terms[code] for code in codes if code in case.terms]


def _until(rule: TermRule, today: date) -> str:
    return f"{parse_length(rule.length).words}, do dnia: {text.date_weekday(compute(rule, today).due)}"


def _runs(case: Procedure, rule: TermRule) -> bool:
    return bool(case.deadlines.filter(code=rule.code, state="RUNNING").exists())
