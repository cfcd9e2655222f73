"""The roster beside a case: who knows its field, who may not sit in its team, who has how much to do already."""

from dataclasses import dataclass

from django.db.models import Count, Q

from auth.models import Person
from cases.models import Case
from institutions.models import ExpertEntry
from institutions.queries import expert_entries, experts
from kernel import clock
from kernel.text import plural
from workflows.inclusion.models import TeamMember
from workflows.inclusion.states import State
from workflows.inclusion.team_rules import barred

AT_WORK = (State.EXPERTS_WORKING, State.EXPERTS_RECONSIDER)


@dataclass(frozen=True, slots=True)
class Known:
    """An expert with what the roster says of them. `near`: of the sector or division of the case asked about."""

    person: Person
    entry: ExpertEntry | None
    works: int
    near: bool = False
    barred: str = ""

    @property
    def fields(self) -> str:
        """Sectors, divisions and knowledge of standards, in words."""
        if self.entry is None:
            return "bez wpisu w wykazie"
        named = [*(one.name for one in self.entry.sectors.all()), *(one.name for one in self.entry.divisions.all())]
        named += ["standardy opisu i PRK"] if self.entry.standards else []
        return ", ".join(dict.fromkeys(named)) or "bez dziedziny"

    @property
    def words(self) -> str:
        name = self.person.get_full_name()
        if self.barred:
            return f"{name} (nie może: {self.barred})"
        busy = f"; teraz w {self.works} {plural(self.works, 'zespole', 'zespołach', 'zespołach')}" if self.works else ""
        return f"{name} ({self.fields}{busy})"


def roster() -> list[Known]:
    """Everybody who may be appointed today, by name (four queries)."""
    entries = {one.person_id: one for one in expert_entries(clock.today())}
    works = _works()
    people = experts(clock.today()).order_by("sort_name", "id")
    return [Known(one, entries.get(one.pk), works.get(one.pk, 0)) for one in people]


def roster_for(case: Case) -> list[Known]:
    """The roster as it stands to this case."""
    found = roster()
    reasons = barred(case, (one.person.pk for one in found))
    return [
        Known(one.person, one.entry, one.works, _near(one.entry, case), reasons.get(one.person.pk, "")) for one in found
    ]


def _near(entry: ExpertEntry | None, case: Case) -> bool:
    if entry is None:
        return False
    sectors, divisions = {one.pk for one in entry.sectors.all()}, {one.pk for one in entry.divisions.all()}
    return case.sector_id in sectors or case.division_id in divisions


def _works() -> dict[int, int]:
    """Person id → teams at work in which they sit now."""
    seats = TeamMember.objects.filter(left_on=None, case__state__in=AT_WORK).values("person").order_by("person")
    return {row["person"]: row["works"] for row in seats.annotate(works=Count("id", filter=Q(left_on=None)))}
