"""The world of a scenario: one case, a clock that travels, and the demo's cast as people."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import time_machine

from applications import samples
from applications.field import Field
from applications.fields import field as field_of
from applications.models import Application
from cases.deadlines import Term, current, terms_of
from cases.models import Case
from cases.procedure import specs
from cases.service import Offer, available_steps, run_due
from documents.models import Attachment
from kernel.clock import now
from workflows.inclusion import scenario
from workflows.inclusion.models import Verdict
from workflows.inclusion.rules import BY_CODE, fields_of
from workflows.inclusion.scenario import formal
from workflows.inclusion.scenario.play import refresh

WARSAW = ZoneInfo("Europe/Warsaw")
OFFICE_HOUR = time(10, 0)


@dataclass
class World:
    """One case and the clock. `case` is set by the scenario's first line."""

    clock: time_machine.Traveller
    found: list[Case] = field(default_factory=list)

    @property
    def case(self) -> Case:
        if not self.found:
            raise AssertionError("scenariusz nie ma jeszcze sprawy: zacznij od „Zakładając …”")
        return self.found[-1]

    def on(self, day: date, hour: time = OFFICE_HOUR) -> None:
        """Puts the clock on a day, at ten in the morning in Warsaw."""
        self.clock.move_to(datetime.combine(day, hour, WARSAW), tick=False)

    @contextmanager
    def travel(self, day: date) -> Iterator[None]:
        """The form in which the walking factory travels; the clock stays there."""
        self.on(day)
        yield

    def midnight_after(self, day: date) -> None:
        """The day has passed: the clock stands at 00:00 of the next one and everything due has run."""
        self.on(day + timedelta(days=1), time(0, 0))
        run_due()
        refresh(self.case)

    def bring(self, kind: str, state: str, day: date) -> None:
        self.found.append(scenario.bring_to(kind, state, day, self.travel))

    def draft(self, kind: str, day: date, *, without: str = "") -> None:
        """A complete application that nobody has sent, perhaps with one field left out."""
        self.on(day)
        case = scenario.start_application(kind)
        samples.fill(case, scenario.actor_by("wnioskodawca", case))
        if without:
            _leave_out(case, field_of(without))
        self.found.append(case)
        refresh(case)

    def take(self, word: str, step: str, overrides: dict[str, object]) -> None:
        refresh(self.case)
        scenario.take(self.case, step, word, **overrides)
        refresh(self.case)

    def term(self, code: str) -> Term | None:
        return current(terms_of(self.case), code)

    def offer(self, step: str, word: str) -> Offer:
        refresh(self.case)
        actor = scenario.actor_by(word, self.case)
        offers = {offer.spec.name: offer for offer in available_steps(self.case, actor)}
        if step not in offers:
            raise AssertionError(f"nie ma kroku {step}; są: {', '.join(sorted(offers))}")
        return offers[step]

    def review(self, rule: str, verdict: Verdict) -> None:
        """Marks the whole checklist "yes" but this rule; a "no" names the first field that the rule looks at."""
        refresh(self.case)
        fields = tuple(one.code for one in fields_of(BY_CODE[rule], self.case.kind))[:1]
        remark, named = ("Popraw to.", fields) if verdict is Verdict.NO else ("", ())
        formal.mark(self.case, **{f"r{rule[-2:]}": formal.RuleAnswer(verdict, remark, named)})
        refresh(self.case)

    def labels(self) -> dict[str, str]:
        from cases.procedure import procedure_for

        return {name: spec.label for name, spec in specs(procedure_for(self.case.kind)).items()}


def _leave_out(case: Case, one: Field) -> None:
    """Takes the answer out of a draft, as if nobody had given it."""
    if one.is_file:
        Attachment.objects.filter(case_id=case.pk, field=one.row).update(removed_at=now())
        return
    application = Application.objects.get(case_id=case.pk)
    place: dict[str, object] = application.description if one.path else application.content
    for step in one.path[:-1]:
        inner = place[step]
        assert isinstance(inner, dict)
        place = inner
    place.pop(one.path[-1] if one.path else one.code, None)
    application.save()
