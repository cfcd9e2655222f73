"""The world of a scenario: one case, a clock that travels, and the demo's cast as people."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import time_machine

from cases.deadlines import Term, current, terms_of
from cases.models import Case
from cases.procedure import specs
from cases.service import Offer, available_steps, run_due
from workflows.inclusion import scenario
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

    def labels(self) -> dict[str, str]:
        from cases.procedure import procedure_for

        return {name: spec.label for name, spec in specs(procedure_for(self.case.kind)).items()}
