"""Forms of steps and of the common acts. A step's form knows its case and its actor."""

from functools import cache
from typing import Any, ClassVar

from django import forms
from django.utils.module_loading import import_string

from auth.enums import Role
from auth.models import Person
from cases import questions
from cases.models import Case
from institutions.actor import Actor
from institutions.models import Membership
from kernel import clock
from kernel.text import clean

TEXT_LIMIT = 20_000
NOT_CHOSEN = "– wybierz –"


class StepForm(forms.Form):
    """Base of every step's form. Texts are cleaned (NFC, no control characters).

    `template_name_step` is the template of its page, `context` what that template shows besides the form.
    """

    template_name_step: ClassVar[str] = "cases/step.html"

    def __init__(self, *args: object, case: Case, actor: Actor, **kwargs: object) -> None:
        self.case, self.actor = case, actor
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through untouched
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField) and field.empty_label:
                field.empty_label = NOT_CHOSEN

    def context(self) -> dict[str, Any]:  # Any: a template's context holds whatever it shows
        """What a template of its own shows besides the form."""
        return {}

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        return {name: clean(value) if isinstance(value, str) else value for name, value in cleaned.items()}


@cache
def form_class(path: str) -> type[StepForm]:
    """The form of a step, by its dotted path (kept as text in the spec, so that the law has no imports of screens)."""
    found = import_string(path)
    if not (isinstance(found, type) and issubclass(found, StepForm)):
        raise TypeError(f"{path} is not the form of a step")
    return found


class TextField(forms.CharField):
    """Text as it is kept: signs that nobody sees are gone before anything is checked, so none of them is an error."""

    default_error_messages = {
        "max_length": "Tekst może mieć najwyżej %(limit_value)d znaków, a ma %(show_value)d. Skróć go.",
    }

    def to_python(self, value: object) -> str | None:
        return super().to_python(clean(value) if isinstance(value, str) else value)


def text_field(
    label: str,
    *,
    required: bool = True,
    limit: int = TEXT_LIMIT,
    rows: int = 5,
    help_text: str = "",
    missing: str = "",
) -> TextField:
    """A longer text with its limit of characters; `missing` is what an empty one is told."""
    return TextField(
        label=label,
        required=required,
        max_length=limit,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing or f"Wpisz: {label.lower()}."},
    )


class NoteForm(StepForm):
    text = text_field("Treść notatki", limit=4000)


class ExclusionForm(StepForm):
    ground = text_field(
        "Przyczyna wyłączenia", limit=2000, help_text="Na przykład: małżonek jest pracownikiem wnioskodawcy."
    )


class QuestionForm(StepForm):
    text = text_field(
        "Pytanie do osoby, która prowadzi sprawę",
        limit=questions.QUESTION_LIMIT,
        help_text="Na przykład: czy dowód opłaty z banku internetowego wystarczy? Nie podawaj numerów PESEL.",
    )


class AnswerForm(StepForm):
    question = forms.TypedChoiceField(
        label="Na które pytanie odpowiadasz",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Wybierz pytanie, na które odpowiadasz."},
    )
    text = text_field("Odpowiedź", limit=questions.ANSWER_LIMIT)

    def __init__(self, *args: object, case: Case, actor: Actor, **kwargs: object) -> None:
        super().__init__(*args, case=case, actor=actor, **kwargs)
        waiting = questions.open_questions(case)
        field = self.fields["question"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(one.number, f"{one.number}. {one.text}") for one in waiting]
        if len(waiting) == 1:
            field.initial = waiting[0].number


class ColleagueField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic in the stubs only
    def label_from_instance(self, obj: Person) -> str:
        return obj.get_full_name()


class ColleagueForm(StepForm):
    """Names a person of the actor's office who may lead the case."""

    person = ColleagueField(
        label="Kto poprowadzi sprawę",
        queryset=Person.objects.none(),
        error_messages={
            "required": "Wskaż osobę, która poprowadzi sprawę.",
            "invalid_choice": "Ta osoba nie może poprowadzić tej sprawy: nie ma dziś takiej roli albo jest wyłączona.",
        },
    )

    def __init__(self, *args: object, case: Case, actor: Actor, **kwargs: object) -> None:
        super().__init__(*args, case=case, actor=actor, **kwargs)
        rows = Membership.objects.on(clock.today()).filter(
            organisation_id=actor.organisation_id or 0, role__in=[Role.REVIEWER, Role.OFFICER]
        )
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = (
            Person.objects.filter(pk__in=rows.values("person"), is_active=True)
            .exclude(pk__in=case.excluded)
            .order_by("sort_name", "id")
        )


class HandOverForm(ColleagueForm):
    reason = text_field("Powód", required=False, limit=2000, rows=3)


class BatchForm(StepForm):
    """Names the distribution to which an assignment belongs."""

    batch = forms.CharField(label="Przydział", max_length=36, widget=forms.HiddenInput)


class AssignForm(ColleagueForm, BatchForm):
    """One case of a distribution."""
