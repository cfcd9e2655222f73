"""The form of the Stakeholder Council's opinion (art. 21a ust. 3)."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from cases.forms import StepForm, text_field
from cases.open_points import point, setting
from kernel import clock
from kernel.text import date_long
from workflows.inclusion import council_rules
from workflows.inclusion.council_rules import Vote
from workflows.inclusion.forms.fields import day_field, not_before, not_in_future, whole_number
from workflows.inclusion.models import LARGEST_COUNCIL, CouncilSitting, TeamOpinion

if TYPE_CHECKING:
    SittingChoice = forms.ModelChoiceField[CouncilSitting]
else:
    SittingChoice = forms.ModelChoiceField

NUMBERS = ("present", "votes_for", "votes_against", "abstained")


class SittingField(SittingChoice):
    """A sitting, by its day."""

    def label_from_instance(self, obj: CouncilSitting) -> str:
        return f"{date_long(obj.on)}{f', {obj.place}' if obj.place else ''}"


class CouncilOpinionForm(StepForm):
    """The opinion with its vote. Which way it goes is said by the step."""

    template_name_step: ClassVar[str] = "inclusion/council_opinion.html"

    sitting = SittingField(
        label="Posiedzenie",
        queryset=CouncilSitting.objects.none(),
        required=False,
        empty_label="poza posiedzeniem",
        help_text="Posiedzenia, w których porządku obrad jest ta sprawa.",
    )
    adopted_on = day_field("Dzień przyjęcia opinii", "Wpisz dzień, w którym Rada przyjęła opinię.")
    present = whole_number(
        "Obecni uprawnieni do głosowania", "Wpisz, ilu członków Rady było obecnych.", least=1, most=LARGEST_COUNCIL
    )
    votes_for = whole_number("Głosy za opinią", "Wpisz liczbę głosów za.", most=LARGEST_COUNCIL)
    votes_against = whole_number("Głosy przeciw", "Wpisz liczbę głosów przeciw; może być 0.", most=LARGEST_COUNCIL)
    abstained = whole_number("Wstrzymało się", "Wpisz, ile osób się wstrzymało; może być 0.", most=LARGEST_COUNCIL)
    text = text_field("Opinia z uzasadnieniem", rows=8)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        self.opinion = TeamOpinion.objects.filter(case_id=self.case.pk, second=False).first()
        today = clock.today()
        sittings = CouncilSitting.objects.filter(agenda__case_id=self.case.pk, on__lte=today).order_by("-on")
        field = self.fields["sitting"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = sittings
        field.empty_label = "poza posiedzeniem"
        last = sittings.first()
        field.initial = last.pk if last else None
        self.fields["adopted_on"].initial = last.on if last else today

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        day, sitting = cleaned.get("adopted_on"), cleaned.get("sitting")
        not_in_future(self, "adopted_on", day)
        if self.opinion is not None:
            not_before(self, "adopted_on", day, self.opinion.adopted_on, "opinii zespołu ekspertów")
        if isinstance(sitting, CouncilSitting) and day is not None and day != sitting.on:
            self.add_error("adopted_on", f"Wybrane posiedzenie było {date_long(sitting.on)}. Popraw dzień albo wybór.")
        numbers = {name: cleaned[name] for name in NUMBERS if isinstance(cleaned.get(name), int)}
        if len(numbers) == len(NUMBERS):
            wrong = Vote(**numbers).contradiction()  # type: ignore[arg-type]  # whole numbers, as just checked
            if wrong:
                self.add_error(*wrong)
        return {**cleaned, "not_voting": sorted(self._not_voting())}

    def _not_voting(self) -> dict[int, str]:
        return dict(council_rules.barred(self.case, (one.pk for one in council_rules.councillors())))

    def context(self) -> dict[str, Any]:  # a template's context
        people, reasons = council_rules.councillors(), self._not_voting()
        majority = point("COUNCIL_MAJORITY")
        return {
            "opinion": self.opinion,
            "not_voting": [(one, reasons[one.pk]) for one in people if one.pk in reasons],
            "majority": majority.show(setting("COUNCIL_MAJORITY")),
            "basis": council_rules.BASIS,
        }
