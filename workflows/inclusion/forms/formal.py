"""Forms of art. 14–18: filing, checklist, call, forwarding, withdrawal, fee."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from applications import queries as applications
from applications.service import statements
from cases.forms import StepForm, text_field
from kernel import clock
from kernel.text import nbsp
from workflows.inclusion.checklist import checklist_of
from workflows.inclusion.formal import paid_amount
from workflows.inclusion.models import Verdict
from workflows.inclusion.review_page import WORDS, review_context, verdict_name
from workflows.inclusion.rules import RULES, Rule, Severity

AMOUNT_LIMIT = Decimal("999999.99")


class SubmitForm(StepForm):
    """Art. 15 ust. 2 pkt 2, ust. 3–4: the literal statements, each with its clause, un-ticked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        self.statements = statements(self.case.kind, applications.content(self.case), has_activity_proof=self._proof())
        for number, one in enumerate(self.statements):
            self.fields[f"statement_{number}"] = forms.BooleanField(
                label=nbsp(f"{one.text} {one.clause}"),
                help_text=one.basis,
                error_messages={"required": "Potwierdź oświadczenie – bez niego nie można złożyć wniosku."},
            )

    def _proof(self) -> bool:
        return any(
            answer.field.code == "activityProof" and answer.files
            for section in applications.answers(self.case)
            for item in section.items
            for answer in item.answers
        )


class ChecklistForm(StepForm):
    """FR-INC-01…09: the verdicts of the whole list. Remarks are written on the page around it, one by one."""

    template_name_step: ClassVar[str] = "inclusion/review.html"

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        self.checklist = checklist_of(self.case)
        for rule in RULES:
            self.fields[verdict_name(rule)] = self._choice(rule)

    def _choice(self, rule: Rule) -> forms.ChoiceField:
        mark = self.checklist.marks.get(rule.code)
        return forms.ChoiceField(
            label=rule.question,
            choices=[(WORDS[one], one.label) for one in verdicts_of(rule)],
            widget=forms.RadioSelect,
            required=False,
            initial=WORDS[Verdict(mark.verdict)] if mark else None,
            help_text=rule.basis_for(self.case.kind),
            error_messages={"invalid_choice": "Wybierz jedną z podanych odpowiedzi."},
        )

    def clean(self) -> dict[str, object]:
        cleaned = dict(super().clean())
        verdicts = {rule.code: read_verdict(str(word)) for rule in RULES if (word := cleaned.get(verdict_name(rule)))}
        for rule in RULES:
            self._fits_the_remarks(rule, verdicts.get(rule.code))
        if not verdicts and not self.errors:
            self.add_error(None, "Oceń co najmniej jedną pozycję listy kontrolnej.")
        return {**cleaned, "verdicts": verdicts}

    def _fits_the_remarks(self, rule: Rule, verdict: Verdict | None) -> None:
        said = bool(self.checklist.remarks_of(rule.code))
        if verdict == Verdict.NO and rule.severity is Severity.DEFECT and not said:
            sentence = "Napisz, co trzeba poprawić: odpowiedź „Nie” potrzebuje uwagi do wezwania."
            self.add_error(verdict_name(rule), sentence)
        elif verdict not in {None, Verdict.NO} and said:
            sentence = "Do tej reguły jest uwaga do wezwania. Usuń ją albo odpowiedz „Nie”."
            self.add_error(verdict_name(rule), sentence)

    def context(self) -> dict[str, Any]:  # a template's context
        return review_context(self.case, self.actor, self)


def verdicts_of(rule: Rule) -> list[Verdict]:
    return [Verdict.YES, Verdict.NO, *([Verdict.NOT_APPLICABLE] if rule.may_not_apply else [])]


def read_verdict(word: str) -> Verdict:
    """The verdict that a radio sends as `word`. Raises LookupError for any other word."""
    found = next((verdict for verdict, sent in WORDS.items() if sent == word), None)
    if found is None:
        raise LookupError(word)
    return found


def checklist_data(verdicts: Mapping[str, Verdict]) -> dict[str, object]:
    """Form data that say these verdicts, by rule."""
    return {verdict_name(rule): WORDS[verdicts[rule.code]] for rule in RULES if rule.code in verdicts}


class JustificationForm(StepForm):
    justification = text_field("Uzasadnienie")


class WithdrawForm(StepForm):
    """The consequences are said first; the reason is the applicant's own matter."""

    reason = text_field("Powód wycofania", required=False, limit=4000, rows=3, help_text="Nie musisz podawać powodu.")
    confirm = forms.BooleanField(
        label="Wiem, że sprawa się skończy, a opłata nie zostanie zwrócona (art. 17 ust. 1).",
        error_messages={"required": "Potwierdź, że znasz skutki wycofania wniosku."},
    )


class _DayField(forms.DateField):
    def __init__(self, label: str, missing: str) -> None:
        super().__init__(
            label=label,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={"required": missing, "invalid": "Wpisz dzień w postaci RRRR-MM-DD."},
        )


def _not_in_future(form: StepForm, name: str, cleaned: Mapping[str, object]) -> None:
    day = cleaned.get(name)
    if isinstance(day, date) and day > clock.today():
        form.add_error(name, "Ten dzień jeszcze nie nadszedł. Wpisz dzień dzisiejszy albo wcześniejszy.")


class FeeSeenForm(StepForm):
    seen_on = _DayField("Dzień wpływu na rachunek", "Wpisz dzień, w którym opłata wpłynęła na rachunek.")
    amount = forms.DecimalField(
        label="Kwota w złotych",
        min_value=Decimal("0.01"),
        max_value=AMOUNT_LIMIT,
        decimal_places=2,
        max_digits=9,
        error_messages={
            "required": "Wpisz kwotę, która wpłynęła.",
            "invalid": "Wpisz kwotę, na przykład 2218,00.",
            "min_value": "Wpisz kwotę większą od 0.",
        },
        localize=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        self.fields["amount"].initial = paid_amount(self.case)  # type: ignore[arg-type]  # a Case reads like its procedure here
        self.fields["seen_on"].initial = clock.today()

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        _not_in_future(self, "seen_on", cleaned)
        return cleaned


class RefundForm(StepForm):
    refunded_on = _DayField("Dzień zwrotu", "Wpisz dzień, w którym opłata została zwrócona.")

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        _not_in_future(self, "refunded_on", cleaned)
        return cleaned
