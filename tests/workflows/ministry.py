"""The minister's stage in tests: one case brought to a state once for a file, every test begins there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from auth.models import Person
from cases.models import Case, Event, WorkItem
from cases.service import Offer, available_steps
from demo.seed.organisations import load_organisations
from documents.models import Document
from institutions.actor import Actor, actor_for
from institutions.middleware import ORGANISATION_KEY
from kernel import clock
from kernel.refusals import GuardFailed, InvalidInput, Refusal
from workflows.inclusion import scenario
from workflows.inclusion.scenario.play import refresh

DAY = date(2026, 3, 2)


@contextmanager
def on(day: date) -> Iterator[None]:
    """Ten in the morning of this day in Warsaw."""
    with clock.travel(datetime.combine(day, time(10), clock.WARSAW)):
        yield


@dataclass
class Play:
    """One case and everybody around it."""

    case: Case

    def actor(self, word: str) -> Actor:
        refresh(self.case)
        return scenario.actor_by(word, self.case)

    def take(self, step: str, word: str = "", **data: Any) -> Event:  # form data
        """Takes the step with valid data, after whatever its guards require."""
        refresh(self.case)
        event = scenario.take(self.case, step, word, **data)
        refresh(self.case)
        return event

    def attempt(self, step: str, word: str = "", **data: Any) -> Event:  # form data
        """Takes the step with valid data and nothing prepared."""
        refresh(self.case)
        event = scenario.attempt(self.case, step, word, **data)
        refresh(self.case)
        return event

    def refused(self, step: str, word: str = "", **data: Any) -> Refusal:  # form data
        """The refusal that the attempt gets; fails when the step is taken."""
        with pytest.raises(Refusal) as caught:
            self.attempt(step, word, **data)
        return caught.value

    def errors(self, step: str, word: str = "", **data: Any) -> dict[str, list[str]]:  # form data
        """What the form of the step says of these data."""
        found = self.refused(step, word, **data)
        assert isinstance(found, InvalidInput), found
        return dict(found.errors)

    def guard(self, step: str, word: str = "", **data: Any) -> str:  # form data
        """The sentence of the guard that refuses the step."""
        found = self.refused(step, word, **data)
        assert isinstance(found, GuardFailed), found
        return found.sentence

    def offer(self, step: str, word: str) -> Offer:
        refresh(self.case)
        return next(one for one in available_steps(self.case, self.actor(word)) if one.spec.name == step)

    def letters(self, template: str) -> list[Document]:
        return list(Document.objects.filter(case_id=self.case.pk, template=template).order_by("id"))

    def waits(self) -> list[str]:
        """Steps that somebody's open work asks for."""
        rows = WorkItem.objects.filter(case_id=self.case.pk, closed_at=None).order_by("id")
        return sorted(rows.values_list("step", flat=True))

    def waits_for(self, person: Person) -> list[str]:
        rows = WorkItem.objects.filter(case_id=self.case.pk, closed_at=None, person=person).order_by("id")
        return sorted(rows.values_list("step", flat=True))

    def expert(self, place: int) -> Actor:
        """The expert on this place of the team, counted from 0 (0 takes the chair in scenarios)."""
        return actor_for(scenario.cast.team_of(self.case)[place].person, clock.today())

    def browser(self, word: str) -> Client:
        """Somebody's browser, signed in and acting for the right organisation."""
        actor = self.actor(word)
        client = Client()
        client.force_login(Person.objects.get(pk=actor.person_id or 0))
        session = client.session
        session[ORGANISATION_KEY] = actor.organisation_id
        session.save()
        return client

    def page(self, word: str, step: str = "") -> str:
        """The case page, or the page of a step, as this person gets it."""
        address = f"/sprawy/{self.case.pk}/" + (f"krok/{step}/" if step else "")
        answer = self.browser(word).get(address)
        assert answer.status_code == 200, (address, answer.status_code, answer.content.decode()[:2000])
        return answer.content.decode()


@pytest.fixture(scope="module")
def prepared(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[int]:
    """The id of a case in the state that the module names: `STATE`, `KIND`. Everything is undone after the module."""
    kind, state = getattr(request.module, "KIND", "INC_FM"), request.module.STATE
    with django_db_blocker.unblock(), transaction.atomic():
        with on(DAY):
            load_organisations()
            case = scenario.bring_to(kind, state, DAY, on)
        yield case.pk
        transaction.set_rollback(True)


@pytest.fixture
def play(prepared: int, db: None) -> Iterator[Play]:
    """The case, on the day after it reached its state."""
    with on(DAY + timedelta(days=1)):
        yield Play(Case.objects.get(pk=prepared))
