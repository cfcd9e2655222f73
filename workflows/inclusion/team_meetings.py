"""Documentation of the team's meetings (art. 21 ust. 7): rows that are never changed; a correction is a further row."""

from dataclasses import dataclass

from auth.models import Person
from cases.models import Case
from cases.procedure import Procedure
from cases.spec import Move
from kernel.text import date_long
from workflows.inclusion.models import TeamMeeting


@dataclass(frozen=True, slots=True)
class Meeting:
    """A row with the names of those who were there, and the row that replaces it (None: it stands)."""

    row: TeamMeeting
    present: tuple[str, ...]
    replaced: bool

    @property
    def words(self) -> str:
        who = ", ".join(self.present)
        return f"{date_long(self.row.held_on)} ({self.row.get_form_display()}), obecni: {who}. {self.row.notes}"


def document(case: Procedure, move: Move) -> None:
    """Keeps one meeting, or the correction of one."""
    corrected: TeamMeeting | None = move.data["corrects"]
    row = TeamMeeting.objects.create(
        case_id=case.pk,
        held_on=move.data["held_on"],
        form=move.data["form"],
        present=move.data["present"],
        notes=move.data["notes"],
        recorded_by_id=move.actor.person_id or 0,
        recorded_at=move.at,
        corrects=corrected,
    )
    move.facts |= {"meeting": row.pk, "corrects": corrected.pk if corrected else None}


def meetings_of(case: Case) -> list[Meeting]:
    """All rows in the order of the meetings, also those that were corrected."""
    rows = list(TeamMeeting.objects.filter(case_id=case.pk).select_related("recorded_by").order_by("held_on", "id"))
    people = Person.objects.in_bulk({person for row in rows for person in row.present})
    replaced = {row.corrects_id for row in rows}
    return [
        Meeting(row, tuple(people[one].get_full_name() for one in row.present if one in people), row.pk in replaced)
        for row in rows
    ]


def meetings_in_words(case: Case) -> str:
    """The meetings that stand, one in a line, for the documents of the case."""
    return "\n".join(one.words for one in meetings_of(case) if not one.replaced)
