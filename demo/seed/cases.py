"""Plays the planned cases through the engine, each step on its own day, by the people of the cast."""

import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from multiprocessing import get_context

from django.db import connection, connections

from applications import samples as application_samples
from applications.fields import FIELDS
from auth.enums import Role
from cases.models import Case
from cases.service import describe, perform
from demo.seed.calendar import days_of, moments_of
from demo.seed.plans import DELIVER, FM, PLANS, Plan
from demo.seed.samples import Sample, referring, samples
from demo.seed.voices import speak
from documents.models import Delivery
from documents.service import deem_delivered, deemed_day
from institutions.actor import actor_for
from institutions.models import Division, Organisation, Sector
from institutions.queries import members, operator
from kernel import clock
from kernel.embedded.children import die_with_parent
from workflows.inclusion.scenario import actor_by, start_application, take
from workflows.inclusion.scenario.formal import deliver_call, supplement_due
from workflows.inclusion.scenario.play import refresh

__all__ = ["Progress", "hurry", "load_cases", "perform_play"]

Progress = Callable[[int, int], None]

MARKET = (
    "wzorcowa-szkola-instalatorow",
    "fundacja-przykladowych-umiejetnosci",
    "akademia-okna-testowa",
    "pracownia-druczek",
    "centrum-certyfikacji-wzorzec",
)
SECTORAL = {
    "informatyka": "izba-uslug-wzorcowych",
    "handel": "izba-uslug-wzorcowych",
    "turystyka": "zwiazek-pracodawcow-turystyki",
    "sport": "federacja-sportu-wzorcowego",
}
LEFT_EMPTY = ("justification.needs", "justification.similarities", "validationRequirements.methods", "fee.paidOn")
"""What a half-written draft still lacks."""


@dataclass(frozen=True, slots=True)
class Play:
    """A plan with its content and its moments."""

    number: int
    plan: Plan
    sample: Sample
    moments: Sequence[datetime]

    @property
    def begun(self) -> datetime:
        """When the draft was opened."""
        first = self.moments[0] if self.moments else clock.now() - timedelta(days=self.plan.age)
        return first - timedelta(days=4 + self.number % 9, hours=1)


def load_cases(progress: Progress, *, processes: int = 1) -> int:
    """Plays every plan, in the order in which the applications were sent. Returns how many.

    `progress` is told after each case how many of how many are done. With several processes each case still
    goes through the engine step by step; what one of them raises is raised here.
    """
    count = len(PLANS)
    if processes == 1:
        for done, play in enumerate(_plays(), start=1):
            perform_play(play)
            progress(done, count)
        return count
    _plays()  # read once, before the processes part
    connections.close_all()
    with get_context("fork").Pool(processes, initializer=_join_in) as pool:
        for done, _ in enumerate(pool.imap_unordered(_play_at, range(count)), start=1):
            progress(done, count)
    return count


def _join_in() -> None:
    """Prepares a helping process: it ends with the seed, also when that is killed."""
    die_with_parent(signal.SIGTERM)
    hurry()


def hurry() -> None:
    """From here on this connection does not wait for the disk: an interrupted seed is begun anew anyway."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO off")


def _play_at(place: int) -> None:
    play = _plays()[place]
    try:
        perform_play(play)
    except Exception as error:  # noqa: BLE001 - whatever it is must reach the parent, and not everything can be pickled
        raise RuntimeError(f"{play.plan.kind} {play.plan.state}: {type(error).__name__}: {error}") from None


@cache
def _plays() -> tuple[Play, ...]:
    """The plans with their content and moments, in the order of sending."""
    market = iter([sample for sample in samples() if sample.sector not in SECTORAL])
    sectoral = iter([sample for sample in samples() if sample.sector in SECTORAL])
    now, today = clock.now(), clock.today()
    plays = [
        Play(number, plan, next(market if plan.kind == FM else sectoral), moments_of(days_of(plan, today), now))
        for number, plan in enumerate(PLANS)
    ]
    return tuple(sorted(plays, key=lambda play: play.moments[0] if play.moments else play.begun))


def perform_play(play: Play) -> None:
    """Takes every step of the play on its own day. Raises RuntimeError when the case ends elsewhere than planned."""
    with clock.travel(play.begun):
        case = _draft(play)
    for place, (name, moment) in enumerate(zip(play.plan.way, play.moments, strict=True)):
        happened = _moment(case, name, moment)
        _deem(case, happened)
        with clock.travel(happened):
            refresh(case)
            if name == DELIVER:
                deliver_call(case)
            else:
                take(case, name, **play.plan.data.get(name, {}))
            if place == 0:
                _assign(case, play.number)
    _deem(case, clock.now())
    refresh(case)
    if case.state == "CONSULTATION":
        speak(case)
    if case.state != play.plan.state:
        raise RuntimeError(f"{case} is {case.state}, not {play.plan.state}")


def _deem(case: Case, until: datetime) -> None:
    """What the daily timer does with letters that nobody opened, on the day on which it does it."""
    waiting = Delivery.objects.filter(document__case_id=case.pk, received_at=None, deemed_on=None)
    for delivery in waiting.order_by("sent_at", "id"):
        last = deemed_day(delivery)
        if last is not None and last < clock.day_of(until):
            with clock.travel(clock.end_of(last) + timedelta(minutes=10)):
                deem_delivered(delivery)


def _moment(case: Case, name: str, planned: datetime) -> datetime:
    """The planned moment; the system acts on the first day after the last day of the term."""
    if name != "supplement_expired":
        return planned
    due = supplement_due(case)
    return clock.end_of(due) + timedelta(minutes=1)


def _draft(play: Play) -> Case:
    applicant = Organisation.objects.get(slug=_applicant(play))
    case = start_application(play.plan.kind, applicant)
    if play.plan.filled != "empty":
        _write(case, play)
    return case


def _applicant(play: Play) -> str:
    if play.plan.applicant:
        return play.plan.applicant
    return SECTORAL[play.sample.sector] if play.plan.kind != FM else MARKET[play.number % len(MARKET)]


def _write(case: Case, play: Play) -> None:
    sample = play.sample
    division = Division.objects.get(code=sample.division)
    sector = Sector.objects.filter(code=sample.sector).first()
    describe(case, title=sample.description.name, division=division, sector=sector)
    refresh(case)
    actor = actor_by("wnioskodawca", case)
    paid = play.moments[0].date() if play.moments else clock.today()
    overrides = _content(sample, sector) | {"applicant.representatives": _representatives(actor.name)}
    if play.plan.filled == "half":
        overrides |= dict.fromkeys(LEFT_EMPTY, "")
    application_samples.fill(case, actor, number=play.number, on=paid, overrides=overrides)
    describe(case, title=sample.description.name, division=division, sector=sector)


def _content(sample: Sample, sector: Sector | None) -> dict[str, object]:
    """The sample as values by field code."""
    framework = sector.framework if sector else ""
    description = referring(sample.description, framework) if framework else sample.description
    described = description.model_dump(mode="json")
    return {one.code: _at(described, one.path) for one in FIELDS if one.path} | {
        "sector": sample.sector,
        "justification.needs": sample.needs,
        "justification.similarities": sample.similarities,
        "justification.other": sample.other,
    }


def _at(described: object, path: Sequence[str]) -> object:
    for step in path:
        assert isinstance(described, dict)  # a path of the catalogue leads through mappings
        described = described[step]
    return described


def _representatives(name: str) -> list[dict[str, str]]:
    return [{"name": name, "position": "prezes zarządu"}]


def _assign(case: Case, number: int) -> None:
    """The reviewers of the operator share the applications among themselves."""
    today = clock.today()
    reviewers = list(members(operator(), Role.REVIEWER, today).order_by("id"))
    place = number % (len(reviewers) + 1)
    if place < len(reviewers):  # every fourth application waits for somebody to take it
        perform(case, "take_over", actor=actor_for(reviewers[place], today, operator().pk))
