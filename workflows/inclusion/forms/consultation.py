"""Forms of the consultation: its opening, a remark that came by letter, the conclusions."""

from datetime import timedelta
from typing import Any, ClassVar

from django import forms

from cases.forms import StepForm, TextField, text_field
from cases.open_points import number
from kernel import clock
from kernel.text import date_long
from workflows.inclusion import consultation_letter
from workflows.inclusion.consultation_parts import parts
from workflows.inclusion.forms.fields import day_field, not_before, not_in_future
from workflows.inclusion.forms.public_remark import PartField
from workflows.inclusion.models import Consultation

LONGEST_CONSULTATION = 366
"""Days. The Act sets no length; more than a year is a slip of the pen."""


class OpenConsultationForm(StepForm):
    """Art. 19 ust. 2: until when, and who is invited."""

    until = day_field("Opinie do dnia", "Wpisz ostatni dzień na opinie.")
    communities = text_field(
        "Zaproszone środowiska",
        limit=4000,
        help_text="Wymień organizacje, szkoły, pracodawców lub inne środowiska zainteresowane kwalifikacją.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        days = number("CONSULTATION_DAYS")
        self.fields["until"].initial = clock.today() + timedelta(days=days)
        self.fields[
            "until"
        ].help_text = f"Ustawa nie określa długości konsultacji. Proponujemy {days} dni; termin jest wewnętrzny."

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        not_before(self, "until", cleaned.get("until"), clock.today(), "otwarcia konsultacji")
        latest = clock.today() + timedelta(days=LONGEST_CONSULTATION)
        until = cleaned.get("until")
        if until is not None and until > latest:  # type: ignore[operator]  # a DateField gives a date
            self.add_error("until", f"Podaj dzień nie późniejszy niż {date_long(latest)}.")
        return cleaned


class ConsultationOpinionForm(StepForm):
    """A remark that came by letter or e-mail."""

    author = TextField(
        label="Kto wyraził opinię",
        max_length=200,
        help_text="Nazwa organizacji albo imię i nazwisko.",
        error_messages={"required": "Wpisz, kto wyraził opinię."},
    )
    is_person = forms.BooleanField(label="To osoba fizyczna, która pisze we własnym imieniu", required=False)
    name_public = forms.BooleanField(label="Ta osoba zgodziła się na pokazanie imienia i nazwiska", required=False)
    received_on = day_field("Dzień otrzymania", "Wpisz dzień, w którym opinia wpłynęła.")
    target = PartField(label="Czego dotyczy")
    text = text_field(
        "Treść opinii",
        help_text="Wpisz lub wklej opinię bez adresów i telefonów. Pokaże ją portal i trafi do zestawienia uwag.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        self.fields["received_on"].initial = clock.today()
        target = self.fields["target"]
        assert isinstance(target, forms.ChoiceField)
        target.choices = [(one.target, one.full[:120]) for one in parts(self.case).values()]

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        day = cleaned.get("received_on")
        not_in_future(self, "received_on", day)
        opened = Consultation.objects.filter(case_id=self.case.pk).first()
        if opened is not None:
            not_before(self, "received_on", day, opened.opened_on, "otwarcia konsultacji")
        return cleaned


class CloseConsultationForm(StepForm):
    """Art. 22 ust. 2 pkt 2: the conclusions that the applicant gets, with the table of remarks."""

    template_name_step: ClassVar[str] = "inclusion/close_consultation.html"

    conclusions = text_field(
        "Wnioski z konsultacji",
        rows=10,
        help_text="Początek napisaliśmy z zestawienia uwag. Popraw go i dopisz wnioski; treść dostanie wnioskodawca.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        self.fields["conclusions"].initial = consultation_letter.first_words(self.case)

    def context(self) -> dict[str, Any]:  # a template's context
        found = consultation_letter.answered(self.case)
        return {
            "consultation": Consultation.objects.filter(case_id=self.case.pk).first(),
            "number": len(found),
            "counted": consultation_letter.counts_in_words(found),
            "today": clock.today(),
        }
