"""Forms of art. 21 about the team: who sits in it, who is impartial, who takes a seat over."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from auth.models import Person
from cases.forms import StepForm, text_field
from institutions.queries import experts
from kernel import clock
from workflows.inclusion.forms.fields import CHOOSE, yes_no_field
from workflows.inclusion.models import SeatKind, TeamMember
from workflows.inclusion.team_roster import Known, roster_for
from workflows.inclusion.team_rules import LARGEST_TEAM, SMALLEST_TEAM, Seat, barred, composition_errors

if TYPE_CHECKING:
    PersonChoice = forms.ModelChoiceField[Person]
    MemberChoice = forms.ModelChoiceField[TeamMember]
else:
    PersonChoice = MemberChoice = forms.ModelChoiceField

KINDS = (
    (SeatKind.PRACTICE.value, "praktyk (pkt 1)"),
    (SeatKind.DESCRIPTIONS.value, "opis i PRK (pkt 2)"),
)
"""Short words for the two kinds of seats of art. 21 ust. 2, explained above the list."""


Choices = list[tuple[str, str | list[tuple[str, str]]]]


def grouped(known: Sequence[Known]) -> Choices:
    """Those who know the field of the case first, then the others, last those who may not sit here."""
    groups = (
        ("Znają sektor albo dział tej sprawy", [one for one in known if not one.barred and one.near]),
        ("Pozostali eksperci z wykazu", [one for one in known if not one.barred and not one.near]),
        ("Nie mogą zasiąść w tym zespole", [one for one in known if one.barred]),
    )
    return [
        CHOOSE,
        *((title, [(str(one.person.pk), one.words) for one in people]) for title, people in groups if people),
    ]


class AppointTeamForm(StepForm):
    """Up to seven rows: expert, for what they are appointed, and which of them takes the chair."""

    template_name_step: ClassVar[str] = "inclusion/appoint_team.html"

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        self.known = roster_for(self.case)
        self.roster = {str(one.person.pk): one.person for one in self.known}
        self.barred = {one.person.pk: one.barred for one in self.known if one.barred}
        people = grouped(self.known)
        for row in range(1, LARGEST_TEAM + 1):
            self._add(row, people)
        self.fields["chair"] = forms.ChoiceField(
            label="Przewodniczy",
            choices=[(str(row), f"ekspert {row}") for row in range(1, LARGEST_TEAM + 1)],
            widget=forms.RadioSelect,
            required=False,
        )

    def _add(self, row: int, people: Choices) -> None:
        self.fields[f"expert_{row}"] = forms.ChoiceField(
            label=f"Ekspert {row}",
            choices=people,
            required=row <= SMALLEST_TEAM,
            error_messages={"required": f"Wybierz eksperta {row}. Zespół ma co najmniej {SMALLEST_TEAM} osoby."},
        )
        self.fields[f"kind_{row}"] = forms.ChoiceField(
            label=f"Warunek, który spełnia ekspert {row}",
            choices=KINDS,
            required=row <= SMALLEST_TEAM,
            initial=SeatKind.DESCRIPTIONS if row == SMALLEST_TEAM else SeatKind.PRACTICE,
        )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        seats = list(self._seats(cleaned))
        if not self.errors:
            for sentence in composition_errors(seats):
                self.add_error(None, sentence)
        return {**cleaned, "seats": seats}

    def _seats(self, cleaned: dict[str, object]) -> Iterator[Seat]:
        for row in range(1, LARGEST_TEAM + 1):
            person = self.roster.get(str(cleaned.get(f"expert_{row}") or ""))
            if person is None:
                continue
            reason = self.barred.get(person.pk)
            if reason:
                self.add_error(f"expert_{row}", f"{person.get_full_name()} {reason}. Wybierz inną osobę.")
            kind = SeatKind(str(cleaned.get(f"kind_{row}") or SeatKind.PRACTICE))
            yield Seat(person, kind, chair=cleaned.get("chair") == str(row))

    def context(self) -> dict[str, Any]:  # a template's context
        rows = [
            {
                "number": row,
                "expert": self[f"expert_{row}"],
                "kind": self[f"kind_{row}"],
                "chair": list(self["chair"])[row - 1],
            }
            for row in range(1, LARGEST_TEAM + 1)
        ]
        return {"rows": rows[:SMALLEST_TEAM], "spare_rows": rows[SMALLEST_TEAM:], "known": self.known}


class ImpartialityForm(StepForm):
    """Art. 21 ust. 4–5: a statement, or the conflict of interests."""

    impartial = yes_no_field(
        "Oświadczenie",
        (
            (
                "yes",
                (
                    "Oświadczam, że nie brałam ani nie brałem udziału w przygotowaniu wniosku (art. 21 ust. 4) "
                    "i nie zachodzą wobec mnie przyczyny wyłączenia z art. 24 KPA."
                ),
            ),
            ("no", "Zachodzi konflikt interesów, opisuję go niżej."),
        ),
        "Wybierz jedno z oświadczeń.",
    )
    conflict = text_field(
        "Na czym polega konflikt interesów",
        required=False,
        limit=2000,
        rows=3,
        help_text="Wypełnij, jeśli zachodzi. Na przykład: pracowałam u wnioskodawcy do 2025 r.",
    )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        if cleaned.get("impartial") == "no" and not cleaned.get("conflict"):
            self.add_error("conflict", "Napisz, na czym polega konflikt interesów.")
        if cleaned.get("impartial") == "yes":
            cleaned["conflict"] = ""
        return cleaned


class _PersonField(PersonChoice):
    def label_from_instance(self, obj: Person) -> str:
        return obj.get_full_name()


class _MemberField(MemberChoice):
    def label_from_instance(self, obj: TeamMember) -> str:
        chair = ", przewodniczy" if obj.chair else ""
        conflict = ", zgłosił konflikt interesów" if obj.conflict else ""
        return f"{obj.person.get_full_name()}{chair}{conflict}"


class ReplaceExpertForm(StepForm):
    """The seat goes on with another person: its kind and its chair stay what they were."""

    leaving = _MemberField(
        label="Kto odchodzi",
        queryset=TeamMember.objects.none(),
        error_messages={"required": "Wskaż osobę, która odchodzi z zespołu."},
    )
    joining = _PersonField(
        label="Kto przejmuje miejsce",
        queryset=Person.objects.none(),
        error_messages={"required": "Wskaż eksperta, który przejmie miejsce."},
        help_text="Musi spełniać ten sam warunek z art. 21 ust. 2, za który powołano odchodzącą osobę.",
    )
    reason = text_field("Powód zmiany", limit=2000, rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        team = TeamMember.objects.filter(case_id=self.case.pk, left_on=None).select_related("person").order_by("id")
        roster = experts(clock.today()).exclude(pk__in=team.values("person")).order_by("sort_name", "id")
        leaving, joining = self.fields["leaving"], self.fields["joining"]
        assert isinstance(leaving, forms.ModelChoiceField)
        assert isinstance(joining, forms.ModelChoiceField)
        leaving.queryset, joining.queryset = team, roster
        conflicted = next((member for member in team if member.conflict), None)
        leaving.initial = conflicted.pk if conflicted else None

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        person = cleaned.get("joining")
        if isinstance(person, Person):
            reason = barred(self.case, [person.pk]).get(person.pk)
            if reason:
                self.add_error("joining", f"{person.get_full_name()} {reason}. Wybierz inną osobę.")
        return cleaned
