"""The expert's compliance table: every outcome against the PRK descriptors (law 3.1.6)."""

from functools import cache
from secrets import token_hex
from typing import Any, ClassVar

from django import forms
from django.urls import reverse

from applications.queries import final_description
from cases.forms import StepForm, text_field
from kernel.text import clean, plural
from register.description import Description
from register.outcomes import OutcomeSet
from register.vocabularies import prk_descriptors
from workflows.inclusion.forms.fields import level_field
from workflows.inclusion.models import LEVELS
from workflows.inclusion.table_draft import CODES, COMMENT_LIMIT, Rows, Writing, missing, seat_of, writing_of
from workflows.inclusion.table_levels import levels_of

NAMED_AT_MOST = 5
"""Missing outcomes that the error names; the page marks all of them."""


def codes_name(outcome: str) -> str:
    return f"code_{outcome}"


def note_name(outcome: str) -> str:
    return f"note_{outcome}"


class TableSetForm(forms.Form):
    """The outcomes of one set: components to tick, and a remark for each. Nothing is required while it is written."""

    def __init__(self, *args: Any, one: OutcomeSet, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        self.set = one
        for number, outcome in enumerate(one.outcomes, start=1):
            label = f"efekt {one.no}.{number}"
            self.fields[codes_name(outcome.id)] = forms.MultipleChoiceField(
                label=f"Składniki opisu poziomu PRK, {label}",
                choices=[(code, code) for code in CODES],
                required=False,
                error_messages={"invalid_choice": "Takiego składnika opisu nie ma. Wybierz z listy."},
            )
            self.fields[note_name(outcome.id)] = forms.CharField(
                label=f"Uwaga, {label}",
                required=False,
                max_length=COMMENT_LIMIT,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def rows(self) -> Rows:
        """What was given and is right; a wrong field leaves its outcome as it was."""
        return {
            outcome.id: {
                "codes": self.cleaned_data[codes_name(outcome.id)],
                "comment": clean(self.cleaned_data[note_name(outcome.id)]),
            }
            for outcome in self.set.outcomes
            if codes_name(outcome.id) in self.cleaned_data and note_name(outcome.id) in self.cleaned_data
        }


class TableEndForm(forms.Form):
    """The level and the remark to the whole table."""

    level = level_field("Poziom PRK, który wynika z Twojej tabeli", required=False)
    comment = text_field("Uwagi do całej tabeli", required=False, rows=4)


class ComplianceTableForm(StepForm):
    """Sends the table: what was saved so far, with what comes along (a whole table may come at once)."""

    template_name_step: ClassVar[str] = "inclusion/compliance_table.html"

    level = level_field("Poziom PRK, który wynika z Twojej tabeli")
    comment = text_field("Uwagi do całej tabeli", required=False, rows=4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        self.described: Description = final_description(self.case)
        self.sets = self.described.learning_outcomes.sets
        self.writing = writing_of(seat_of(self.case, self.actor))
        self.fields["level"].initial, self.fields["comment"].initial = self.writing.level, self.writing.comment

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        rows = self._rows()
        found = missing(self.sets, Writing(rows))
        if found:
            named = ", ".join(number for number, _ in found[:NAMED_AT_MOST])
            more = f" i {len(found) - NAMED_AT_MOST} dalszych" if len(found) > NAMED_AT_MOST else ""
            verb = plural(len(found), "efekt nie ma", "efekty nie mają", "efektów nie ma")
            self.add_error(None, f"{len(found)} {verb} składnika opisu poziomu PRK: {named}{more}. Uzupełnij tabelę.")
        return {**cleaned, "rows": rows}

    def _rows(self) -> Rows:
        """Saved rows of outcomes that there are, with those that the form carries instead."""
        rows: Rows = {}
        for one in self.sets:
            given = TableSetForm(self.data, one=one)
            given.is_valid()
            for outcome in one.outcomes:
                rows[outcome.id] = {
                    "codes": list(self.writing.codes(outcome.id)),
                    "comment": self.writing.note(outcome.id),
                }
                if codes_name(outcome.id) in self.data:
                    rows[outcome.id] = given.rows().get(outcome.id, rows[outcome.id])
        return rows

    def context(self) -> dict[str, Any]:  # a template's context
        writing, levels = self.writing, levels_of(self.writing)
        outcomes = [outcome for one in self.sets for outcome in one.outcomes]
        gaps = missing(self.sets, writing)
        proposed = self.described.proposed_pqf_level
        return {
            "key": f"{self.actor.person_id}/{self.case.pk}/tabela",
            "tab": token_hex(8),
            "writing": writing,
            "set_rows": set_rows(self.case.pk, self.sets, writing),
            "answered": writing.answered(outcomes),
            "outcomes_count": len(outcomes),
            "next_set": gaps[0][1].no if gaps else None,
            "next_number": gaps[0][0] if gaps else "",
            "levels": levels,
            "level_words": levels.sentence(writing.level, proposed),
            "level_numbers": LEVELS,
            "proposed_level": proposed,
        }


def set_rows(
    case_id: int, sets: tuple[OutcomeSet, ...], writing: Writing
) -> list[dict[str, Any]]:  # rows of a template
    """The sets with their addresses and how much of each is answered."""
    return [
        {
            "set": one,
            "href": reverse("inclusion:table_set", args=[case_id, one.no]),
            "answered": writing.answered(one.outcomes),
            "total": len(one.outcomes),
        }
        for one in sets
    ]


@cache
def level_texts() -> tuple[tuple[int, tuple[tuple[str, tuple[str, ...]], ...]], ...]:
    """The universal descriptors of all levels, as the Act has them: level → code → statements."""
    return tuple((level, tuple(prk_descriptors(level).items())) for level in LEVELS)


__all__ = ["ComplianceTableForm", "TableEndForm", "TableSetForm", "codes_name", "level_texts", "note_name", "set_rows"]
