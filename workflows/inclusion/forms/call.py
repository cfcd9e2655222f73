"""Forms of the call for supplement: its draft, its approval, its return, its sending."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django import forms
from django.urls import reverse

from cases.forms import StepForm, text_field
from cases.panels import step_address
from kernel import clock
from workflows.inclusion.calling import Point, call_of, in_order, words_of
from workflows.inclusion.models import CallStatus


class CallDraftForm(StepForm):
    """Art. 18 ust. 4: one point for each questioned item; words and order can be edited, the list cannot."""

    template_name_step: ClassVar[str] = "inclusion/call_draft.html"

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        self.points = in_order(self.case)
        call, words = call_of(self.case), words_of(self.case)
        self.fields["intro"] = text_field(
            "Zdanie wprowadzające", required=False, limit=2000, rows=2, help_text="Stanie w piśmie przed listą braków."
        )
        self.fields["intro"].initial = call.intro if call else ""
        for place, point in enumerate(self.points, 1):
            self._add(place, point, words.get(point.key, point.remark))

    def _add(self, place: int, point: Point, words: str) -> None:
        """The words of the point and its place; what a form does not send stays as it is."""
        name, order = f"remark_{place - 1}", f"order_{place - 1}"
        missing = f"Napisz, co trzeba poprawić w punkcie {place}."
        self.fields[name] = text_field(f"Treść punktu {place}", limit=4000, rows=3, missing=missing)
        self.fields[name].initial = words
        self.fields[order] = forms.IntegerField(
            label=f"Miejsce punktu {place} na liście",
            min_value=1,
            max_value=999,
            required=False,
            initial=place,
            error_messages={
                "invalid": "Wpisz numer miejsca, na przykład 1.",
                "min_value": "Wpisz numer miejsca od 1.",
                "max_value": "Wpisz numer miejsca do 999.",
            },
        )
        if self.is_bound and name not in self.data:
            self.fields[name].required = False

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        places = {point.key: self._place(cleaned, at) for at, point in enumerate(self.points)}
        words = {
            point.key: str(cleaned.get(f"remark_{at}") or self.fields[f"remark_{at}"].initial)
            for at, point in enumerate(self.points)
        }
        ordered = sorted(self.points, key=lambda point: places[point.key])
        return {**cleaned, "points": ordered, "words": words, "intro": cleaned.get("intro") or ""}

    def _place(self, cleaned: Mapping[str, object], at: int) -> tuple[int, bool]:
        """Where the point shall stand; of two with the same number the one that was given it comes first."""
        asked = cleaned.get(f"order_{at}")
        place = asked if isinstance(asked, int) else at + 1
        return place, place == at + 1

    def rows(self) -> Iterator[tuple[Point, forms.BoundField, forms.BoundField]]:
        """Each point with its words and its place."""
        for at, point in enumerate(self.points):
            yield point, self[f"remark_{at}"], self[f"order_{at}"]

    def context(self) -> dict[str, Any]:  # a template's context
        draft, words = call_of(self.case), words_of(self.case)
        return {
            "rows": list(self.rows()),
            "lines": [point.as_defect(words.get(point.key, "")) for point in self.points],
            "intro": draft.intro if draft else "",
            "today": clock.today(),
            "returned": draft.note if draft and draft.status == CallStatus.RETURNED else "",
            "checklist_href": step_address(self.case.pk, "mark_checklist"),
            "preview_href": reverse("inclusion:call_preview", args=[self.case.pk]),
        }


class CallForm(StepForm):
    """Nobody approves or sends a call unseen: the letter stands above the button."""

    template_name_step: ClassVar[str] = "inclusion/call.html"

    def context(self) -> dict[str, Any]:  # a template's context
        call = call_of(self.case)
        return {
            "lines": call.defects if call else [],
            "intro": call.intro if call else "",
            "today": clock.today(),
            "preview_href": reverse("inclusion:call_preview", args=[self.case.pk]) if call else "",
        }


class ReturnCallForm(CallForm):
    reason = text_field("Co poprawić w wezwaniu", limit=4000, missing="Napisz, co poprawić w wezwaniu.")
