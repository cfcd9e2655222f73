"""The form of art. 21 ust. 7: one meeting of the team, or the correction of one."""

from typing import Any, ClassVar

from django import forms

from cases.forms import StepForm, text_field
from kernel.text import date_figures
from workflows.inclusion.forms.fields import day_field, not_before, not_in_future
from workflows.inclusion.models import MeetingForm, TeamMeeting, TeamMember
from workflows.inclusion.team_meetings import meetings_of

NEW = ("", "to nowe spotkanie")


class TeamMeetingForm(StepForm):
    """When, how, who was there, and what was settled."""

    template_name_step: ClassVar[str] = "inclusion/meeting.html"

    held_on = day_field("Dzień spotkania", "Podaj dzień spotkania.")
    form = forms.ChoiceField(
        label="Forma",
        choices=MeetingForm.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Wybierz, w jakiej formie zespół się spotkał."},
    )
    present = forms.MultipleChoiceField(
        label="Kto był obecny",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Zaznacz, kto był obecny."},
    )
    notes = text_field("Przebieg i ustalenia", rows=6, help_text="Co omówiono i co ustalono, z wynikiem głosowania.")
    corrects = forms.ChoiceField(
        label="Czy poprawiasz wcześniejszy zapis",
        required=False,
        help_text="Zapisów nie zmieniamy: poprawka jest kolejnym zapisem, a poprzedni zostaje w aktach.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        present, corrects = self.fields["present"], self.fields["corrects"]
        assert isinstance(present, forms.MultipleChoiceField)
        assert isinstance(corrects, forms.ChoiceField)
        rows = TeamMember.objects.filter(case_id=self.case.pk).select_related("person").order_by("id")
        self.members = list(rows)  # also those who left: they may have been there
        present.choices = list({str(one.person_id): one.person.get_full_name() for one in rows}.items())
        self.standing = {str(one.row.pk): one.row for one in meetings_of(self.case) if not one.replaced}
        corrects.choices = [
            NEW,
            *((key, f"poprawiam zapis z {date_figures(row.held_on)}") for key, row in self.standing.items()),
        ]

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        day = cleaned.get("held_on")
        not_in_future(self, "held_on", day)
        not_before(self, "held_on", day, min(one.appointed_on for one in self.members), "powołania zespołu")
        found: TeamMeeting | None = self.standing.get(str(cleaned.get("corrects") or ""))
        people = cleaned.get("present")
        present = [int(one) for one in people] if isinstance(people, list) else []
        return {**cleaned, "present": present, "corrects": found}

    def context(self) -> dict[str, Any]:  # a template's context
        return {"meetings": meetings_of(self.case)}
