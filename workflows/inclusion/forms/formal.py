"""Forms of art. 14–18: filing, checklist, call, forwarding, withdrawal, fee."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from applications import queries as applications
from applications.service import statements
from cases.forms import StepForm, text_field
from cases.models import Case
from kernel import clock
from kernel.text import nbsp
from workflows.inclusion.checklist import checklist_of
from workflows.inclusion.formal import paid_amount
from workflows.inclusion.models import Verdict, inclusion_of
from workflows.inclusion.rules import RULES, Rule, fields_of

WIRE = {Verdict.YES: "yes", Verdict.NO: "no", Verdict.NOT_APPLICABLE: "na"}
"""Verdicts as the radios of the look send them."""
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


@dataclass(frozen=True, slots=True)
class RuleAnswer:
    """What the reviewer said of one rule."""

    verdict: Verdict
    remark: str = ""
    fields: tuple[str, ...] = ()


class ChecklistForm(StepForm):
    """FR-INC-01…09: verdict, remark and the fields that the remark concerns, for each rule."""

    template_name_step: ClassVar[str] = "inclusion/checklist.html"

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        marks = checklist_of(self.case).marks
        for rule in RULES:
            self._add(rule, marks.get(rule.code))

    def _add(self, rule: Rule, mark: Any) -> None:  # a ChecklistMark or None
        verdicts = [Verdict.YES, Verdict.NO, *([Verdict.NOT_APPLICABLE] if rule.may_not_apply else [])]
        self.fields[_name(rule, "verdict")] = forms.ChoiceField(
            label=rule.question,
            choices=[(WIRE[v], v.label) for v in verdicts],
            widget=forms.RadioSelect,
            required=False,
            initial=WIRE[Verdict(mark.verdict)] if mark else None,
            help_text=rule.basis,
        )
        self.fields[_name(rule, "remark")] = text_field(
            f"Uwaga do wezwania ({rule.code})", required=False, limit=4000, rows=2
        )
        self.fields[_name(rule, "remark")].initial = mark.remark if mark else ""
        choices = [(one.code, one.label_for(self.case.kind)) for one in fields_of(rule, self.case.kind)]
        self.fields[_name(rule, "fields")] = forms.MultipleChoiceField(
            label=f"Czego dotyczy uwaga ({rule.code})",
            choices=choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            initial=mark.fields if mark else [],
        )

    def clean(self) -> dict[str, object]:
        cleaned = dict(super().clean())
        verdicts: dict[str, RuleAnswer] = {}
        for rule in RULES:
            verdict = cleaned.get(_name(rule, "verdict"))
            if not verdict:
                continue
            remark = str(cleaned.get(_name(rule, "remark")) or "").strip()
            chosen = cleaned.get(_name(rule, "fields")) or []
            fields = tuple(str(code) for code in chosen) if isinstance(chosen, list) else ()
            said = next(one for one, word in WIRE.items() if word == verdict)
            self._check(rule, said, remark, fields)
            no = said == Verdict.NO
            verdicts[rule.code] = RuleAnswer(said, remark if no else "", fields if no else ())
        if not verdicts:
            self.add_error(None, "Oceń co najmniej jedną pozycję listy kontrolnej.")
        return {**cleaned, "verdicts": verdicts}

    def _check(self, rule: Rule, verdict: Verdict, remark: str, fields: tuple[str, ...]) -> None:
        if verdict != Verdict.NO:
            return
        if not remark:
            self.add_error(_name(rule, "remark"), "Napisz, co trzeba poprawić.")
        if not fields and len(fields_of(rule, self.case.kind)) > 0 and rule.severity.name == "DEFECT":
            self.add_error(_name(rule, "fields"), "Wskaż, których pól dotyczy uwaga.")

    def rows(self) -> Iterator["RuleRow"]:
        """One row for each rule: the rule and its three bound fields."""
        for rule in RULES:
            verdict = self[_name(rule, "verdict")]
            yield RuleRow(
                rule, verdict, self[_name(rule, "remark")], self[_name(rule, "fields")], str(verdict.value() or "")
            )

    def context(self) -> dict[str, Any]:  # a template's context
        rows = list(self.rows())
        return {
            "rows": rows,
            "marked": sum(bool(row.chosen) for row in rows),
            "failed": sum(row.chosen == "no" for row in rows),
            "sections": applications.answers(self.case),
            "remarks": remarks_by_field(self.case),
            "facts": inclusion_of(self.case),
        }


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule of the checklist as the page shows it."""

    rule: Rule
    verdict: forms.BoundField
    remark: forms.BoundField
    fields: forms.BoundField
    chosen: str

    @property
    def is_open(self) -> bool:
        """Whether the place for the remark is shown open."""
        return self.chosen == "no" or bool(self.remark.errors or self.fields.errors)


def remarks_by_field(case: Case) -> dict[str, list[tuple[str, str]]]:
    """Field code → rule and remark of every defect that names it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for mark in checklist_of(case).defects:
        for code in mark.fields:
            found.setdefault(code, []).append((mark.rule, mark.remark))
    return found


def _name(rule: Rule, part: str) -> str:
    return f"{rule.code.replace('-', '_').lower()}_{part}"


def checklist_data(verdicts: Mapping[str, RuleAnswer]) -> dict[str, object]:
    """Form data that says these verdicts, by rule."""
    data: dict[str, object] = {}
    for rule in RULES:
        answer = verdicts.get(rule.code)
        if answer is None:
            continue
        data[_name(rule, "verdict")] = WIRE[answer.verdict]
        data[_name(rule, "remark")] = answer.remark
        data[_name(rule, "fields")] = list(answer.fields)
    return data


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
