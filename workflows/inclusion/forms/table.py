"""The expert's compliance table: every outcome against the PRK descriptors (law 3.1.6)."""

from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField

from applications.queries import final_description
from cases.forms import StepForm, TextField, text_field
from register.outcomes import Outcome, OutcomeKind, OutcomeSet
from register.vocabularies import prk_descriptors
from workflows.inclusion.forms.fields import level_field
from workflows.inclusion.models import LEVELS, ComplianceTable

COMPONENTS = (
    ("W", "Wiedza (zna i rozumie)"),
    ("U", "Umiejętności (potrafi)"),
    ("K", "Kompetencje społeczne (jest gotów)"),
)
LETTER = {OutcomeKind.KNOWLEDGE: "W", OutcomeKind.SKILL: "U", OutcomeKind.COMPETENCE: "K"}
COMMENT_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Row:
    """One outcome with its two fields, as the template draws it."""

    number: str
    outcome: Outcome
    code: BoundField
    comment: BoundField


@dataclass(frozen=True, slots=True)
class LevelText:
    """Descriptors of a level, at hand beside the table."""

    level: int
    parts: tuple[tuple[str, tuple[str, ...]], ...]


class ComplianceTableForm(StepForm):
    """One descriptor for each outcome, a comment where needed, and the level that follows."""

    template_name_step: ClassVar[str] = "inclusion/compliance_table.html"

    level = level_field("Poziom PRK, który wynika z Twojej tabeli")
    comment = text_field("Uwagi do całej tabeli", required=False, rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        self.sets: tuple[OutcomeSet, ...] = final_description(self.case).learning_outcomes.sets
        saved = ComplianceTable.objects.filter(
            member__case_id=self.case.pk, member__person_id=self.actor.person_id or 0, member__left_on=None
        ).first()
        if saved is not None:
            self.fields["level"].initial, self.fields["comment"].initial = saved.level, saved.comment
        for one in self.sets:
            for number, outcome in enumerate(one.outcomes, start=1):
                self._add(f"{one.no}.{number}", outcome, saved.rows.get(outcome.id, {}) if saved else {})

    def _add(self, number: str, outcome: Outcome, row: dict[str, Any]) -> None:  # a row of the stored JSON
        codes = row.get("codes") or [""]
        self.fields[f"code_{outcome.id}"] = forms.ChoiceField(
            label=f"Składnik opisu poziomu PRK, efekt {number}",
            choices=_choices(LETTER.get(outcome.kind) if outcome.kind else None),
            initial=codes[0],
            error_messages={"required": f"Efekt {number}: wybierz składnik opisu poziomu PRK."},
        )
        self.fields[f"note_{outcome.id}"] = TextField(
            label=f"Uwaga, efekt {number}", required=False, max_length=COMMENT_LIMIT, initial=row.get("comment", "")
        )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        rows = {
            outcome.id: {"codes": [cleaned.get(f"code_{outcome.id}")], "comment": cleaned.get(f"note_{outcome.id}")}
            for one in self.sets
            for outcome in one.outcomes
        }
        return {**cleaned, "rows": rows}

    def groups(self) -> list[tuple[OutcomeSet, list[Row]]]:
        """The rows by sets of outcomes."""
        return [
            (
                one,
                [
                    Row(f"{one.no}.{number}", outcome, self[f"code_{outcome.id}"], self[f"note_{outcome.id}"])
                    for number, outcome in enumerate(one.outcomes, start=1)
                ],
            )
            for one in self.sets
        ]

    def context(self) -> dict[str, Any]:  # a template's context
        proposed = final_description(self.case).proposed_pqf_level
        return {"groups": self.groups(), "levels": level_texts(), "proposed_level": proposed}


@cache
def _choices(first: str | None) -> list[tuple[str, object]]:
    """Codes by component; the component that the outcome names comes first."""
    ordered = sorted(COMPONENTS, key=lambda pair: pair[0] != first)
    return [
        ("", "– wybierz –"),
        *(
            (words, [(f"P{level}U_{letter}", f"P{level}U_{letter}, poziom {level}") for level in LEVELS])
            for letter, words in ordered
        ),
    ]


@cache
def level_texts() -> tuple[LevelText, ...]:
    """The universal descriptors of all levels, as the Act has them."""
    return tuple(
        LevelText(level, tuple((code, texts) for code, texts in prk_descriptors(level).items())) for level in LEVELS
    )
