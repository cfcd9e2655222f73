"""The announcement (obwieszczenie) of the minister: its ten elements in the order of art. 25 ust. 2.

It carries no ISCED, PKD, workload, tasks or target groups; those reach the register by art. 84 ust. 1.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import computed_field

from documents.act import act
from documents.letters import LetterContent, OutcomesText, Shape

REVIEW_YEARS = 10
"""The review comes at the latest after ten years. Art. 25 ust. 2 pkt 10, art. 27 ust. 2."""


class SqfReference(Shape):
    """Level of a sectoral framework to which the PRK level refers."""

    framework: str
    level: str


class Condition(Shape):
    """A condition, or the statement that there is none; neither means that it is still missing."""

    text: str = ""
    none: bool = False


class ValidationText(Shape):
    """Framework requirements for validation (art. 9 ust. 1 pkt 2)."""

    methods: str = ""
    staff: str = ""
    conditions: str = ""


class ValidityText(Shape):
    """Validity of the certificate: indefinite, or a period with the conditions of renewal."""

    indefinite: bool = False
    period: str = ""
    renewal: str = ""


class QualityText(Shape):
    """Additional requirements, only if needed (art. 25 ust. 2 pkt 8 lit. a–c)."""

    internal_evaluation: str = ""
    external_reports: str = ""
    activity_reports: str = ""


class Announcement(LetterContent):
    """Everything that the minister announces; may be incomplete until it is issued."""

    kind: Literal["INC_FM", "INC_SEC"]
    minister_genitive: str = ""
    division_note: str = ""
    qualification: str = ""
    level: int | None = None
    sqf: tuple[SqfReference, ...] = ()
    outcomes: OutcomesText | None = None
    validation: ValidationText = ValidationText()
    entry_conditions: Condition = Condition()
    award_conditions: Condition = Condition()
    validity: ValidityText = ValidityText()
    quality: QualityText = QualityText()
    institution_conditions: str = ""
    announced_on: date
    review_on: date | None = None
    journal: str = ""
    """Year and item of Monitor Polski, known after publication: „M.P. z 2026 r. poz. 704”."""

    @computed_field  # type: ignore[prop-decorator]  # mypy does not support decorators on properties
    @property
    def act(self) -> str:
        """The Act with the journal reference in force on the day of the announcement."""
        return act(self.announced_on)

    @computed_field  # type: ignore[prop-decorator]  # mypy does not support decorators on properties
    @property
    def kind_word(self) -> str:
        """The kind of the qualification in the genitive, as the Act names it."""
        return "wolnorynkowej" if self.kind == "INC_FM" else "sektorowej"


@dataclass(frozen=True, slots=True)
class MissingItem:
    """An element that the announcement still lacks; `item` is its number in art. 25 ust. 2."""

    item: int
    sentence: str

    def __str__(self) -> str:
        return f"art. 25 ust. 2 pkt {self.item}: {self.sentence}"


def announcement_missing(data: Announcement) -> list[MissingItem]:
    """Returns what the announcement still lacks, in the order of art. 25 ust. 2; empty when complete.

    Items 8 and 9 are given „w razie potrzeby” and are never missing. The reference to a sectoral
    framework belongs to item 2 only where such a framework exists, which the caller knows.
    """
    checks = [
        (1, not data.qualification.strip(), "wpisz nazwę kwalifikacji"),
        (2, data.level not in range(1, 9), "podaj poziom PRK od 1 do 8"),
        *((3, True, sentence) for sentence in _outcomes_missing(data.outcomes)),
        (4, not data.validation.methods.strip(), "opisz metody walidacji"),
        (4, not data.validation.staff.strip(), "opisz wymagania dla osób przeprowadzających walidację"),
        (4, not data.validation.conditions.strip(), "opisz warunki organizacyjne i materialne walidacji"),
        (5, _unstated(data.entry_conditions), "wpisz warunki przystąpienia do walidacji albo zaznacz, że ich nie ma"),
        (6, _unstated(data.award_conditions), "wpisz inne warunki uzyskania kwalifikacji albo zaznacz, że ich nie ma"),
        *((7, True, sentence) for sentence in _validity_missing(data.validity)),
        *((10, True, sentence) for sentence in _review_missing(data)),
    ]
    return [MissingItem(item, sentence) for item, missing, sentence in checks if missing]


def _unstated(condition: Condition) -> bool:
    return not condition.none and not condition.text.strip()


def _outcomes_missing(outcomes: OutcomesText | None) -> list[str]:
    """Art. 9 ust. 1 pkt 1: a synthesis, sets, outcomes in each set, criteria for each outcome."""
    if outcomes is None:
        return ["opisz efekty uczenia się"]
    sentences = [] if outcomes.synthesis.strip() else ["wpisz syntetyczną charakterystykę efektów uczenia się"]
    if not outcomes.sets:
        sentences.append("dodaj co najmniej jeden zestaw efektów uczenia się")
    for number, outcome_set in enumerate(outcomes.sets, start=1):
        if not outcome_set.title.strip():
            sentences.append(f"nazwij zestaw {number}")
        if not outcome_set.outcomes:
            sentences.append(f"dodaj efekt uczenia się w zestawie {number}")
        for place, outcome in enumerate(outcome_set.outcomes, start=1):
            if not any(criterion.strip() for criterion in outcome.criteria):
                sentences.append(f"dodaj kryterium weryfikacji efektu {place} w zestawie {number}")
    return sentences


def _validity_missing(validity: ValidityText) -> list[str]:
    if validity.indefinite:
        return []
    if not validity.period.strip():
        return ["podaj okres ważności certyfikatu albo zaznacz, że jest bezterminowy"]
    return [] if validity.renewal.strip() else ["podaj warunki przedłużenia ważności certyfikatu"]


def _review_missing(data: Announcement) -> list[str]:
    if data.review_on is None:
        return ["podaj termin przeglądu kwalifikacji"]
    if data.review_on <= data.announced_on:
        return ["termin przeglądu musi przypadać po dniu obwieszczenia"]
    latest = years_later(data.announced_on, REVIEW_YEARS)
    return ["termin przeglądu nie może przypadać później niż po 10 latach"] if data.review_on > latest else []


def years_later(day: date, years: int) -> date:
    """The same day so many years later; 28 February where that year has no 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
