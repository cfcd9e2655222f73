"""What a description still lacks: for a draft, a submission, an announcement, an entry.

One table of rules: path, for which purposes with which article, the sentence, the test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from register.outcomes import Outcome

if TYPE_CHECKING:
    from register.description import Description


class Purpose(StrEnum):
    """What the description is to be good for."""

    DRAFT = "DRAFT"
    SUBMISSION = "SUBMISSION"
    ANNOUNCEMENT = "ANNOUNCEMENT"
    ENTRY = "ENTRY"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is lacking: dotted path, what to do about it, and the article that asks for it."""

    path: str
    sentence: str
    basis: str


@dataclass(frozen=True, slots=True)
class _Rule:
    path: str
    sentence: str
    basis: dict[Purpose, str]
    given: Callable[[Description], object]


def _bases(*, draft: str = "", submission: str = "", announcement: str = "", entry: str = "") -> dict[Purpose, str]:
    articles = {
        Purpose.DRAFT: draft,
        Purpose.SUBMISSION: submission,
        Purpose.ANNOUNCEMENT: announcement,
        Purpose.ENTRY: entry,
    }
    return {purpose: article for purpose, article in articles.items() if article}


RULES: Final = (
    _Rule(
        "name",
        "Wpisz nazwę kwalifikacji.",
        _bases(
            draft="art. 15 ust. 1 pkt 2",
            submission="art. 15 ust. 1 pkt 2",
            announcement="art. 25 ust. 2 pkt 1",
            entry="art. 83 ust. 1 pkt 1 lit. a",
        ),
        lambda d: d.name,
    ),
    _Rule(
        "tasks",
        "Wpisz przykładowe działania i zadania osoby z tą kwalifikacją.",
        _bases(submission="art. 15 ust. 1 pkt 2", entry="art. 83 ust. 1 pkt 2 lit. a"),
        lambda d: d.tasks,
    ),
    _Rule(
        "target_groups",
        "Wpisz przykładowe grupy osób, dla których jest ta kwalifikacja.",
        _bases(submission="art. 15 ust. 1 pkt 2", entry="art. 83 ust. 1 pkt 2 lit. b"),
        lambda d: d.target_groups,
    ),
    _Rule(
        "uses",
        "Wpisz przykładowe możliwości wykorzystania kwalifikacji i dalszego rozwoju.",
        _bases(submission="art. 15 ust. 1 pkt 2", entry="art. 83 ust. 1 pkt 2 lit. c"),
        lambda d: d.uses,
    ),
    _Rule(
        "proposed_pqf_level",
        "Wybierz proponowany poziom Polskiej Ramy Kwalifikacji.",
        _bases(submission="art. 15 ust. 1 pkt 2"),
        lambda d: d.proposed_pqf_level,
    ),
    _Rule(
        "pqf_level",
        "Wskaż poziom Polskiej Ramy Kwalifikacji przypisany do kwalifikacji.",
        _bases(announcement="art. 25 ust. 2 pkt 2", entry="art. 83 ust. 1 pkt 1 lit. b"),
        lambda d: d.pqf_level,
    ),
    _Rule(
        "workload_hours",
        "Wpisz objętość kwalifikacji w godzinach.",
        _bases(submission="art. 15 ust. 1 pkt 2", entry="art. 83 ust. 1 pkt 2 lit. d"),
        lambda d: d.workload_hours,
    ),
    _Rule(
        "learning_outcomes.synthesis",
        "Napisz syntetyczną charakterystykę efektów uczenia się.",
        _bases(
            submission="art. 9 ust. 1 pkt 1 lit. a",
            announcement="art. 25 ust. 2 pkt 3",
            entry="art. 83 ust. 1 pkt 3",
        ),
        lambda d: d.learning_outcomes.synthesis,
    ),
    _Rule(
        "learning_outcomes.sets",
        "Dodaj co najmniej jeden zestaw efektów uczenia się.",
        _bases(
            submission="art. 9 ust. 1 pkt 1 lit. b",
            announcement="art. 25 ust. 2 pkt 3",
            entry="art. 83 ust. 1 pkt 3",
        ),
        lambda d: d.learning_outcomes.sets,
    ),
    *(
        _Rule(
            f"validation_requirements.{part}",
            sentence,
            _bases(
                submission="art. 15 ust. 1 pkt 4",
                announcement="art. 25 ust. 2 pkt 4",
                entry="art. 83 ust. 1 pkt 4 lit. b",
            ),
            given,
        )
        for part, sentence, given in (
            (
                "methods",
                "Opisz metody walidacji.",
                lambda d: d.validation_requirements.methods,
            ),
            (
                "staff",
                "Opisz wymagania wobec osób prowadzących walidację.",
                lambda d: d.validation_requirements.staff,
            ),
            (
                "conditions",
                "Opisz warunki organizacyjne i materialne walidacji.",
                lambda d: d.validation_requirements.conditions,
            ),
        )
    ),
    _Rule(
        "school_use",
        "Napisz, czy do kwalifikacji można przygotowywać w szkole, albo że nie można.",
        _bases(submission="art. 15 ust. 1 pkt 5 lit. a"),
        lambda d: d.school_use,
    ),
    _Rule(
        "entry_conditions",
        "Wpisz warunki przystąpienia do walidacji albo „brak”.",
        _bases(announcement="art. 25 ust. 2 pkt 5", entry="art. 83 ust. 1 pkt 4 lit. a"),
        lambda d: d.entry_conditions,
    ),
    _Rule(
        "other_award_conditions",
        "Wpisz inne warunki uzyskania kwalifikacji albo „brak”.",
        _bases(announcement="art. 25 ust. 2 pkt 6", entry="art. 83 ust. 1 pkt 1 lit. e"),
        lambda d: d.other_award_conditions,
    ),
    _Rule(
        "validity",
        "Wpisz okres ważności certyfikatu albo zaznacz, że jest bezterminowy.",
        _bases(
            submission="art. 15 ust. 1 pkt 5",
            announcement="art. 25 ust. 2 pkt 7",
            entry="art. 83 ust. 1 pkt 5 lit. b",
        ),
        lambda d: d.validity,
    ),
    _Rule(
        "isced_code",
        "Wybierz kod dziedziny kształcenia ISCED.",
        _bases(submission="art. 15 ust. 1 pkt 5", entry="art. 83 ust. 1 pkt 1 lit. d"),
        lambda d: d.isced_code,
    ),
    _Rule(
        "pkd_code",
        "Wybierz kod Polskiej Klasyfikacji Działalności.",
        _bases(submission="art. 15 ust. 1 pkt 5", entry="art. 83 ust. 1 pkt 5 lit. g"),
        lambda d: d.pkd_code,
    ),
    _Rule(
        "certificate_name",
        "Wpisz nazwę certyfikatu.",
        _bases(entry="art. 83 ust. 1 pkt 5 lit. b"),
        lambda d: d.certificate_name,
    ),
    _Rule(
        "review_due",
        "Wskaż termin przeglądu kwalifikacji, nie dłuższy niż 10 lat.",
        _bases(announcement="art. 25 ust. 2 pkt 10", entry="art. 83 ust. 1 pkt 5 lit. d"),
        lambda d: d.review_due,
    ),
)


def missing(description: Description, purpose: Purpose, *, sectoral: bool = False) -> list[Missing]:
    """What the description lacks for the purpose, in the order of the Act; empty when nothing.

    Articles are those of a free-market application (art. 15), for a sectoral one of art. 15b.
    """
    found = _lacking(description, purpose)
    if not sectoral:
        return found
    return [replace(one, basis=one.basis.replace("art. 15 ust.", "art. 15b ust.")) for one in found]


def _lacking(description: Description, purpose: Purpose) -> list[Missing]:
    found = [
        Missing(rule.path, rule.sentence, rule.basis[purpose])
        for rule in RULES
        if purpose in rule.basis and not rule.given(description)
    ]
    if purpose is Purpose.DRAFT:
        return found
    return [*found, *_inside(description, purpose)]


def _inside(description: Description, purpose: Purpose) -> Iterator[Missing]:
    """Gaps inside what was given: an outcome without criteria, a period without a length."""
    yield from _in_outcomes(description)
    yield from _in_references(description, purpose)
    yield from _in_validity(description, purpose)


def _in_outcomes(description: Description) -> Iterator[Missing]:
    for place, one in enumerate(description.learning_outcomes.sets):
        here = f"learning_outcomes.sets.{place}"
        if not one.title:
            yield Missing(f"{here}.title", f"Wpisz nazwę zestawu {one.no}.", "art. 9 ust. 1 pkt 1 lit. b")
        if not one.outcomes:
            yield Missing(
                f"{here}.outcomes",
                f"Dodaj co najmniej jeden efekt uczenia się do zestawu {one.no}.",
                "art. 9 ust. 1 pkt 1 lit. b",
            )
        for number, outcome in enumerate(one.outcomes, 1):
            yield from _in_outcome(outcome, f"{here}.outcomes.{number - 1}", f"{one.no}.{number}")


def _in_outcome(outcome: Outcome, path: str, number: str) -> Iterator[Missing]:
    if not outcome.text:
        yield Missing(f"{path}.text", f"Wpisz efekt uczenia się {number}.", "art. 9 ust. 1 pkt 1 lit. b")
    if not outcome.criteria:
        yield Missing(
            f"{path}.criteria",
            f"Dodaj co najmniej jedno kryterium weryfikacji do efektu {number}.",
            "art. 9 ust. 1 pkt 1 lit. c",
        )
    for place, criterion in enumerate(outcome.criteria, 1):
        if not criterion.text:
            yield Missing(
                f"{path}.criteria.{place - 1}.text",
                f"Wpisz kryterium {place} efektu {number} albo je usuń.",
                "art. 9 ust. 1 pkt 1 lit. c",
            )


def _in_references(description: Description, purpose: Purpose) -> Iterator[Missing]:
    path, references, basis = {
        Purpose.SUBMISSION: (
            "proposed_sqf_references",
            description.proposed_sqf_references,
            "art. 15 ust. 1 pkt 2",
        ),
        Purpose.ANNOUNCEMENT: (
            "sqf_references",
            description.sqf_references,
            "art. 25 ust. 2 pkt 2",
        ),
        Purpose.ENTRY: (
            "sqf_references",
            description.sqf_references,
            "art. 83 ust. 1 pkt 1 lit. c",
        ),
    }[purpose]
    for number, reference in enumerate(references):
        if not reference.framework or reference.level is None:
            yield Missing(
                f"{path}.{number}",
                "Wskaż Sektorową Ramę Kwalifikacji i jej poziom albo usuń odniesienie.",
                basis,
            )


def _in_validity(description: Description, purpose: Purpose) -> Iterator[Missing]:
    validity = description.validity
    if validity is None or validity.kind == "indefinite":
        return
    basis = next(rule.basis[purpose] for rule in RULES if rule.path == "validity")
    if not validity.period:
        yield Missing(
            "validity.period",
            "Wpisz okres ważności certyfikatu, na przykład „5 lat”.",
            basis,
        )
    if not validity.renewal:
        yield Missing(
            "validity.renewal",
            "Opisz warunki przedłużenia ważności albo napisz, że nie można jej przedłużyć.",
            basis,
        )
