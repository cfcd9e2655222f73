"""Forms of art. 18a, 21b and 23: the draft of the result, and its signature."""

from datetime import date
from typing import Any, ClassVar

from django import forms

from cases.forms import StepForm, TextField, text_field
from kernel import clock
from kernel.components import Fact
from kernel.text import date_long
from register import queries as register
from workflows.inclusion.announcement import REVIEW_YEARS, years_later
from workflows.inclusion.decision_draft import described, draft_of, recommended_level
from workflows.inclusion.forms.fields import day_field, level_field, yes_no_field
from workflows.inclusion.models import Consultation, CouncilVote, DecisionDraft, DraftKind, TeamOpinion
from workflows.inclusion.publication_text import announcement_from, lacking
from workflows.inclusion.states import State

SIMILAR_LIMIT = 10


class DecisionDraftForm(StepForm):
    """One draft for each case: filled in from what the team, the council and the communities said."""

    template_name_step: ClassVar[str] = "inclusion/decision_draft.html"

    kind = yes_no_field("Rozstrzygnięcie", (), "Wybierz, czego dotyczy projekt.")
    justification = text_field(
        "Uzasadnienie",
        rows=10,
        help_text="Odnieś się do opinii ekspertów, rekomendacji i wyników konsultacji (art. 21b ust. 1). "
        "Treść dostanie wnioskodawca.",
    )
    level = level_field("Przypisany poziom PRK")
    review_due = day_field("Termin przeglądu kwalifikacji", "Wpisz termin przeglądu.")
    quality_internal = text_field("Zakres lub częstotliwość ewaluacji wewnętrznej", required=False, rows=2)
    quality_external = text_field(
        "Zakres lub częstotliwość raportów z zewnętrznego zapewniania jakości", required=False, rows=2
    )
    quality_activity = text_field("Zakres lub częstotliwość sprawozdań z działalności", required=False, rows=2)
    ic_conditions = text_field("Dodatkowe warunki dla instytucji certyfikujących", required=False, rows=3)
    similar = TextField(
        label="Podobne kwalifikacje funkcjonujące w ZSK",
        required=False,
        max_length=400,
        help_text="Wpisz identyfikatory z rejestru, oddzielone przecinkiem, na przykład ZRK-000012.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        evaluated = self.case.state == State.EVALUATION
        kinds = [DraftKind.POSITIVE, DraftKind.NEGATIVE] if evaluated else [DraftKind.SIMILARITY]
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [(one.value, one.label) for one in kinds]
        self.recommended = recommended_level(self.case)
        self._offer_only(evaluated)
        self._fill_in()
        if evaluated and self.is_bound and self.data.get("kind") == DraftKind.NEGATIVE:
            for name in ("level", "review_due"):
                self.fields[name].required = False

    def _offer_only(self, evaluated: bool) -> None:
        """Before the evaluation only similarity can be found; after it only the evaluation counts."""
        left_out = (
            ("similar",)
            if evaluated
            else (
                "level",
                "review_due",
                "quality_internal",
                "quality_external",
                "quality_activity",
                "ic_conditions",
            )
        )
        for name in left_out:
            del self.fields[name]

    def _fill_in(self) -> None:
        """The draft as it is, or what follows from the recommendation."""
        draft = draft_of(self.case)
        given: dict[str, object] = {
            "level": self.recommended,
            "review_due": years_later(clock.today(), REVIEW_YEARS),
            "kind": None if "level" in self.fields else DraftKind.SIMILARITY,
        }
        if draft is not None:
            given = {
                "kind": draft.kind,
                "justification": draft.justification,
                "level": draft.level or given["level"],
                "review_due": draft.review_due or given["review_due"],
                "quality_internal": draft.quality.get("internal_evaluation", ""),
                "quality_external": draft.quality.get("external_report", ""),
                "quality_activity": draft.quality.get("activity_report", ""),
                "ic_conditions": draft.ic_conditions,
                "similar": ", ".join(draft.similar),
            }
        for name, value in given.items():
            if name in self.fields:
                self.fields[name].initial = value

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        positive = cleaned.get("kind") == DraftKind.POSITIVE
        if positive:
            self._check_level(cleaned.get("level"))
            self._check_review(cleaned.get("review_due"))
        similar = self._similar(str(cleaned.get("similar") or ""), required=cleaned.get("kind") == DraftKind.SIMILARITY)
        return {
            **cleaned,
            "level": cleaned.get("level") if positive else None,
            "review_due": cleaned.get("review_due") if positive else None,
            "quality": {
                "internal_evaluation": cleaned.get("quality_internal") or "",
                "external_report": cleaned.get("quality_external") or "",
                "activity_report": cleaned.get("quality_activity") or "",
            }
            if positive
            else {},
            "ic_conditions": (cleaned.get("ic_conditions") or "") if positive else "",
            "similar": similar,
        }

    def _check_level(self, level: object) -> None:
        """Art. 21b ust. 2 pkt 1: the level is not the minister's choice."""
        if level is not None and level != self.recommended:
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
            self.add_error("review_due", f"Termin przeglądu nie może być późniejszy niż {date_long(latest)} (10 lat).")

    def _similar(self, text: str, *, required: bool) -> list[str]:
        codes = list(dict.fromkeys(code.strip() for code in text.replace(";", ",").split(",") if code.strip()))
        if not required:
            return []
        if not codes:
            self.add_error("similar", "Wskaż co najmniej jedną podobną kwalifikację (art. 18a).")
        if len(codes) > SIMILAR_LIMIT:
            self.add_error("similar", f"Wskaż najwyżej {SIMILAR_LIMIT} kwalifikacji.")
        found = set(register.functioning().filter(zrk_code__in=codes).values_list("zrk_code", flat=True))
        unknown = [code for code in codes if code not in found]
        if unknown:
            self.add_error(
                "similar", f"Nie funkcjonuje w ZSK: {', '.join(unknown)}. Sprawdź identyfikator w rejestrze."
            )
        return codes

    def context(self) -> dict[str, Any]:  # a template's context
        draft = draft_of(self.case)
        evaluated = "level" in self.fields
        return {
            "draft": draft,
            "evaluated": evaluated,
            "recommended": self.recommended,
            "opinions": list(TeamOpinion.objects.filter(case_id=self.case.pk).order_by("second", "id")),
            "vote": CouncilVote.objects.filter(case_id=self.case.pk).first(),
            "consultation": Consultation.objects.filter(case_id=self.case.pk).first(),
            "candidates": []
            if evaluated
            else [one for one in register.similar(self.case.title) if one.can_be_obtained],
        }


class CountersignForm(StepForm):
    """The director sees the whole draft; the button is the countersignature."""

    template_name_step: ClassVar[str] = "inclusion/sign.html"

    def context(self) -> dict[str, Any]:  # a template's context
        draft = draft_of(self.case)
        if draft is None:
            return {}
        return {
            "draft": draft,
            "signatures": self._signatures(draft),
            "similar": list(register.functioning().filter(zrk_code__in=draft.similar)) if draft.similar else [],
            "missing": self._missing() if draft.kind == DraftKind.POSITIVE else [],
        }

    def _missing(self) -> list[str]:
        draft = draft_of(self.case)
        return lacking(announcement_from(self.case, described(self.case, draft), clock.today())) if draft else []

    def _signatures(self, draft: DecisionDraft) -> list[Fact]:
        """Who prepared and countersigned this very text."""
        prepared = draft.prepared_by.get_full_name() if draft.prepared_by else ""
        countersigned = draft.countersigned_by
        return [
            Fact("Przygotowanie", f"{prepared}, {date_long(clock.day_of(draft.prepared_at))}"),
            Fact("Kontrasygnata", countersigned.get_full_name() if countersigned else "jeszcze nie złożona"),
            Fact("Skrót treści (SHA-256)", draft.digest),
        ]


class SignForm(CountersignForm):
    """The minister sees the countersigned text with its digest, and signs that text."""

    confirm = forms.BooleanField(
        label="Podpisuję ten projekt.", error_messages={"required": "Zaznacz, że podpisujesz ten projekt."}
    )
