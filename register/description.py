"""A qualification's description: one structure from the first line of a draft to the register.

Every field may be empty; what is still lacking for a given purpose says `missing`.
The proposed level belongs to the application, the assigned one to the announcement.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Final, Literal, Self

from pydantic import Field, ValidationError

from kernel.refusals import InvalidInput
from register.completeness import Missing, Purpose, missing
from register.outcomes import (
    Criterion,
    LearningOutcomes,
    Outcome,
    OutcomeKind,
    OutcomeSet,
)
from register.texts import Code, Hours, Level, Name, Part, ShortName, Text

__all__ = [
    "NONE_STATED",
    "Criterion",
    "Description",
    "ExtraQualityRequirements",
    "Indefinite",
    "LearningOutcomes",
    "Limited",
    "Missing",
    "Outcome",
    "OutcomeKind",
    "OutcomeSet",
    "Purpose",
    "SqfReference",
    "ValidationRequirements",
    "Validity",
    "missing",
    "parse",
]

NONE_STATED: Final = "brak"
"""What an announcement says when there are no conditions (art. 25 ust. 2 pkt 5 i 6)."""


class SqfReference(Part):
    """A reference to a level of a sectoral framework (SRK); `framework` is its code in the vocabulary."""

    framework: Code = ""
    level: Level = None


class ValidationRequirements(Part):
    """Framework requirements on validation (art. 15 ust. 1 pkt 4 lit. b)."""

    methods: Text = ""
    staff: Text = ""
    conditions: Text = ""


class ExtraQualityRequirements(Part):
    """Additional requirements on scope or frequency, if needed (art. 25 ust. 2 pkt 8)."""

    internal_evaluation: Text = ""
    external_report: Text = ""
    activity_report: Text = ""


class Indefinite(Part):
    """The certificate is valid without end."""

    kind: Literal["indefinite"] = "indefinite"


class Limited(Part):
    """The certificate is valid for a period, written as people say it („5 lat”)."""

    kind: Literal["limited"] = "limited"
    period: ShortName = ""
    renewal: Text = ""


Validity = Annotated[Indefinite | Limited, Field(discriminator="kind")]


class Description(Part):
    """What a qualification is. Names of the fields: law.md 3.1.1 and 5.1."""

    name: Name = ""
    short_name: ShortName = ""
    tasks: Text = ""
    target_groups: Text = ""
    uses: Text = ""
    proposed_pqf_level: Level = None
    pqf_level: Level = None
    proposed_sqf_references: tuple[SqfReference, ...] = ()
    sqf_references: tuple[SqfReference, ...] = ()
    workload_hours: Hours = None
    learning_outcomes: LearningOutcomes = LearningOutcomes()
    validation_requirements: ValidationRequirements = ValidationRequirements()
    school_use: Text = ""
    entry_conditions: Text = ""
    other_award_conditions: Text = ""
    validity: Validity | None = None
    isced_code: Code = ""
    pkd_code: Code = ""
    extra_quality_requirements: ExtraQualityRequirements = ExtraQualityRequirements()
    ic_extra_conditions: Text = ""
    certificate_name: Name = ""
    review_due: date | None = None

    @property
    def level(self) -> int | None:
        """The assigned level, before assignment the proposed one."""
        return self.pqf_level if self.pqf_level is not None else self.proposed_pqf_level

    def assigned(
        self,
        *,
        pqf_level: int,
        sqf_references: tuple[SqfReference, ...] = (),
        review_due: date | None = None,
    ) -> Self:
        """The final description fixed by the minister (art. 21b ust. 2 pkt 1).

        Conditions that the application left empty are stated as none, as art. 25 ust. 2
        pkt 5 i 6 wants them named in the announcement.
        """
        return self.model_copy(
            update={
                "pqf_level": pqf_level,
                "sqf_references": sqf_references,
                "review_due": review_due or self.review_due,
                "entry_conditions": self.entry_conditions or NONE_STATED,
                "other_award_conditions": self.other_award_conditions or NONE_STATED,
            }
        )


def parse(data: Mapping[str, object]) -> Description:
    """The description in `data`. Raises InvalidInput with a Polish sentence for each dotted path."""
    try:
        return Description.model_validate(dict(data))
    except ValidationError as error:
        raise InvalidInput(_sentences(error)) from error


_SENTENCES: Final = {
    "int_parsing": "Wpisz liczbę całkowitą.",
    "int_from_float": "Wpisz liczbę całkowitą.",
    "int_type": "Wpisz liczbę całkowitą.",
    "string_type": "Wpisz tekst.",
    "extra_forbidden": "Opis kwalifikacji nie ma takiego pola.",
    "date_from_datetime_parsing": "Wpisz datę w postaci RRRR-MM-DD.",
    "date_parsing": "Wpisz datę w postaci RRRR-MM-DD.",
    "union_tag_invalid": "Wybierz, czy certyfikat jest bezterminowy, czy ważny przez pewien okres.",
    "union_tag_not_found": "Wybierz, czy certyfikat jest bezterminowy, czy ważny przez pewien okres.",
    "enum": "Wybierz wiedzę, umiejętność albo kompetencję społeczną.",
}


def _sentences(error: ValidationError) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in error.errors(include_url=False, include_input=False):
        path = ".".join(str(step) for step in one["loc"])
        reason = one.get("ctx", {}).get("error")
        sentence = str(reason) if isinstance(reason, ValueError) else _SENTENCES.get(one["type"], "Popraw to pole.")
        found.setdefault(path, []).append(sentence)
    return found
