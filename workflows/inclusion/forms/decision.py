"""The form of the draft of the result (art. 18a, 21b, 23): saved by itself while it is written, then sent."""

from datetime import date
from typing import Any, ClassVar, Final

from django import forms

from cases.forms import StepForm, text_field
from kernel import clock
from kernel.text import date_long
from register import queries as register
from workflows.inclusion.announcement import REVIEW_YEARS, years_later
from workflows.inclusion.decision_draft import draft_of, recommended_level
from workflows.inclusion.decision_materials import TO_FILL, skeleton
from workflows.inclusion.decision_writing import QUALITY, values_of
from workflows.inclusion.forms.fields import day_field, level_field, yes_no_field
from workflows.inclusion.models import DraftKind
from workflows.inclusion.states import State

SIMILAR_LIMIT: Final = 10
ONLY_EVALUATED: Final = ("level", "review_due", *QUALITY, "ic_conditions")
"""Parts of the draft that belong to the evaluation; before it only similarity can be found (art. 18a)."""


class DecisionDraftForm(StepForm):
    """One draft for each case: filled in from what the team, the council and the communities said."""

    template_name_step: ClassVar[str] = "inclusion/decision_draft.html"

    kind = yes_no_field("Rozstrzygnięcie", (), "Wybierz, czego dotyczy projekt.")
    justification = text_field(
        "Uzasadnienie",
        rows=18,
        help_text="Odnieś się do opinii ekspertów, rekomendacji i wyników konsultacji (art. 21b ust. 1). "
        "Treść dostanie wnioskodawca.",
    )
    level = level_field("Przypisany poziom PRK")
    review_due = day_field(
        "Termin przeglądu kwalifikacji",
        "Wpisz termin przeglądu.",
        help_text="Nie później niż 10 lat od obwieszczenia (art. 25 ust. 2 pkt 10).",
    )
    quality_internal = text_field("Zakres lub częstotliwość ewaluacji wewnętrznej", required=False, rows=2)
    quality_external = text_field(
        "Zakres lub częstotliwość raportów z zewnętrznego zapewniania jakości", required=False, rows=2
    )
    quality_activity = text_field("Zakres lub częstotliwość sprawozdań z działalności", required=False, rows=2)
    ic_conditions = text_field("Dodatkowe warunki dla instytucji certyfikujących", required=False, rows=3)
    similar = forms.CharField(label="Podobne kwalifikacje", required=False, max_length=500, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        self.evaluated = self.case.state == State.EVALUATION
        self.taken: dict[str, object] = {}
        kinds = [DraftKind.POSITIVE, DraftKind.NEGATIVE] if self.evaluated else [DraftKind.SIMILARITY]
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [(one.value, one.label) for one in kinds]
        self.recommended = recommended_level(self.case) if self.evaluated else None
        self.fields["level"].widget = forms.HiddenInput()
        for name in ("similar",) if self.evaluated else ONLY_EVALUATED:
            del self.fields[name]
        self._fill_in()
        if self.evaluated and self.is_bound and self.data.get("kind") == DraftKind.NEGATIVE:
            for name in ("level", "review_due"):
                self.fields[name].required = False

    def _fill_in(self) -> None:
        """The draft as it is; what was not written yet follows from the materials."""
        draft = draft_of(self.case)
        given = values_of(draft)
        given["similar"] = ", ".join(draft.similar) if draft else ""
        given["review_due"] = draft.review_due if draft else None
        if self.evaluated:
            given["level"] = self.recommended
            given["review_due"] = given["review_due"] or years_later(clock.today(), REVIEW_YEARS)
        else:
            given["kind"] = DraftKind.SIMILARITY
            self.fields[
                "justification"
            ].help_text = "Napisz, na czym polegają znaczne podobieństwa (art. 18a). Treść dostanie wnioskodawca."
        if not given["justification"]:
            given["justification"] = skeleton(self.case)
        for name, value in given.items():
            if name in self.fields:
                self.fields[name].initial = value

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        if self.evaluated:
            self._check_level(cleaned)
            self._check_review(cleaned.get("review_due"))
            cleaned["similar"] = []
        else:
            cleaned["similar"] = self._similar(str(cleaned.get("similar") or ""))
        self.taken = {name: cleaned[name] for name in self.fields if name in cleaned and name not in self.errors}
        text = str(cleaned.get("justification") or "")
        if TO_FILL in text:
            self.add_error("justification", f"Uzupełnij miejsca oznaczone „{TO_FILL}…]” albo usuń je.")
        return {**cleaned, **self._of_the_result(cleaned)}

    def _of_the_result(self, cleaned: dict[str, object]) -> dict[str, object]:
        """Level, review and additional requirements belong to a positive result only."""
        positive = cleaned.get("kind") == DraftKind.POSITIVE
        return {
            "level": cleaned.get("level") if positive else None,
            "review_due": cleaned.get("review_due") if positive else None,
            "quality": {key: cleaned.get(name) or "" for name, key in QUALITY.items()} if positive else {},
            "ic_conditions": (cleaned.get("ic_conditions") or "") if positive else "",
        }

    def _check_level(self, cleaned: dict[str, object]) -> None:
        """Art. 21b ust. 2 pkt 1: the level is not the minister's choice."""
        level = cleaned.get("level")
        if level is not None and level != self.recommended and cleaned.get("kind") != DraftKind.NEGATIVE:
            self.add_error(
                "level",
                f"Zespół ekspertów zarekomendował poziom {self.recommended}. Przypisz go (art. 21b ust. 2 pkt 1).",
            )

    def _check_review(self, day: object) -> None:
        latest = years_later(clock.today(), REVIEW_YEARS)
        if not isinstance(day, date):
            return  # the field has said it already
        if day <= clock.today():
            self.add_error("review_due", "Termin przeglądu musi przypadać po dniu dzisiejszym.")
        elif day > latest:
            self.add_error(
                "review_due",
                f"Termin przeglądu nie może być późniejszy niż {date_long(latest)} (10 lat, art. 25 ust. 2 pkt 10).",
            )

    def _similar(self, text: str) -> list[str]:
        codes = list(dict.fromkeys(code.strip() for code in text.replace(";", ",").split(",") if code.strip()))
        if not codes:
            self.add_error("similar", "Wskaż co najmniej jedną podobną kwalifikację (art. 18a).")
        if len(codes) > SIMILAR_LIMIT:
            self.add_error("similar", f"Wskaż najwyżej {SIMILAR_LIMIT} kwalifikacji.")
        found = set(register.functioning().filter(zrk_code__in=codes).values_list("zrk_code", flat=True))
        unknown = [code for code in codes if code not in found]
        if unknown:
            self.add_error(
                "similar", f"Nie funkcjonuje w ZSK: {', '.join(unknown)}. Wskaż kwalifikacje funkcjonujące (art. 18a)."
            )
        return codes

    def worth_keeping(self) -> tuple[dict[str, object], list[str]]:
        """What can be saved of a form that is still being written, and labels of what cannot.

        An empty field is no mistake yet. `similar` is chosen by buttons, never saved from here.
        """
        self.is_valid()
        empty = {name for name, bare in self.errors.as_data().items() if all(one.code == "required" for one in bare)}
        values = {name: value for name, value in self.taken.items() if name != "similar"}
        values |= {name: "" for name in empty if name in {"kind", "justification"} and name in self.fields}
        return values, [str(self.fields[name].label) for name in self.errors if self._is_wrong(name, empty)]

    def _is_wrong(self, name: str, empty: set[str]) -> bool:
        unfinished = name == "justification" and name in self.taken
        return name in self.fields and name not in empty and name != "similar" and not unfinished

    def context(self) -> dict[str, Any]:  # a template's context
        from workflows.inclusion.decision_page import page_context  # the page shows this form

        return page_context(self)
