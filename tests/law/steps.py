"""The vocabulary of the law's scenarios, in Polish. Importable from any pytest module:

    from tests.law.steps import *

It brings along every fixture that its steps need.
"""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
import time_machine
from pytest_bdd import given, parsers, then, when

from applications.queries import completeness, corrections, rests_of
from cases.enums import TermState
from cases.queries import is_only_informed, is_visible
from demo.seed.organisations import load_organisations
from documents.enums import Visibility
from documents.models import Delivery, Document
from documents.service import confirm_receipt
from institutions.queries import competent_ministry
from kernel.clock import today
from kernel.refusals import InvalidInput, Refusal
from register.models import Qualification
from tests.law.world import WARSAW, World
from workflows.inclusion import scenario
from workflows.inclusion.checklist import checklist_of
from workflows.inclusion.models import Verdict, inclusion_of
from workflows.inclusion.scenario.play import refresh

ACTOR = (
    "wnioskodawca|operator|minister|koordynator|ekspert|przewodniczący|rada|komisja|instytucja|pzzj|kontroler|system"
    "|kierownik|referent|dyrektor"
)
DAY = r"\d{4}-\d{2}-\d{2}"
START = datetime(2026, 1, 2, 10, 0, tzinfo=WARSAW)


def _day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.fixture(autouse=True)
def _database(db: None) -> None:
    """Steps ask for their fixtures late; the database must be there from the start of the scenario."""


@pytest.fixture
def world(db: None) -> Iterator[World]:
    """The demo's cast in an otherwise empty database, and a clock that only the scenario moves."""
    with time_machine.travel(START, tick=False) as clock:
        load_organisations()
        yield World(clock)


@pytest.fixture
def datatable() -> None:
    """A line without a table under it overrides nothing."""


def _overrides(datatable: list[list[str]] | None) -> dict[str, object]:
    return {row[0]: row[1] for row in datatable or []}


@given(parsers.re(rf'wniosek "(?P<kind>\w+)" złożony (?P<day>{DAY})'))
def application_filed(world: World, kind: str, day: str) -> None:
    world.bring(kind, "SUBMITTED", _day(day))


@given(parsers.re(rf'sprawa "(?P<kind>\w+)" w stanie "(?P<state>\w+)" od (?P<day>{DAY})'))
def case_in_state(world: World, kind: str, state: str, day: str) -> None:
    world.bring(kind, state, _day(day))


@given(parsers.re(rf'szkic "(?P<kind>\w+)" kompletny dnia (?P<day>{DAY})'))
def complete_draft(world: World, kind: str, day: str) -> None:
    world.draft(kind, _day(day))


@given(parsers.re(rf'szkic "(?P<kind>\w+)" bez pola "(?P<code>[\w.]+)" dnia (?P<day>{DAY})'))
def draft_without(world: World, kind: str, code: str, day: str) -> None:
    world.draft(kind, _day(day), without=code)


@when(parsers.re(r'w ocenie formalnej reguła "(?P<rule>[\w-]+)" dostaje „(?P<said>Tak|Nie|Nie dotyczy)”'))
def rule_marked(world: World, rule: str, said: str) -> None:
    verdicts = {"Tak": Verdict.YES, "Nie": Verdict.NO, "Nie dotyczy": Verdict.NOT_APPLICABLE}
    world.review(rule, verdicts[said])


@given(parsers.re(rf"(?:jest )?dzień (?P<day>{DAY})"))
@when(parsers.re(rf"(?:jest|nadchodzi) dzień (?P<day>{DAY})"))
def day_comes(world: World, day: str) -> None:
    world.on(_day(day))


@given(parsers.re(rf'(?P<word>{ACTOR}) wykonał krok "(?P<step>\w+)" dnia (?P<day>{DAY})'))
@when(parsers.re(rf'(?P<word>{ACTOR}) wykonuje krok "(?P<step>\w+)" dnia (?P<day>{DAY})'))
def step_taken_on(world: World, word: str, step: str, day: str, datatable: list[list[str]] | None) -> None:
    world.on(_day(day))
    world.take(word, step, _overrides(datatable))


@when(parsers.re(rf'(?P<word>{ACTOR}) wykonuje krok "(?P<step>\w+)"'))
def step_taken(world: World, word: str, step: str, datatable: list[list[str]] | None) -> None:
    world.take(word, step, _overrides(datatable))


@when(parsers.re(rf"wezwanie doręczono (?P<day>{DAY})"))
def call_delivered(world: World, day: str) -> None:
    world.on(_day(day))
    waiting = Delivery.objects.filter(
        document__case_id=world.case.pk, document__template="call_for_supplement", received_at=None
    ).order_by("-id")[:1]
    assert waiting, "żadne wezwanie nie czeka na odbiór"
    confirm_receipt(waiting[0].pk, scenario.actor_by("wnioskodawca", world.case))
    refresh(world.case)


@when(parsers.re(rf"mija dzień (?P<day>{DAY})"))
def day_passes(world: World, day: str) -> None:
    world.midnight_after(_day(day))


@then(parsers.re(r'stan sprawy to "(?P<state>\w+)"'))
def state_is(world: World, state: str) -> None:
    refresh(world.case)
    assert world.case.state == state


@then(parsers.re(rf'termin "(?P<code>\w+)" upływa (?P<day>{DAY})'))
def term_ends(world: World, code: str, day: str) -> None:
    term = world.term(code)
    assert term is not None, f"termin {code} nie zaczął biec"
    assert term.due == _day(day)


@then(parsers.re(r'termin "(?P<code>\w+)" (?P<runs>biegnie|nie biegnie)'))
def term_runs(world: World, code: str, runs: str) -> None:
    term = world.term(code)
    running = term is not None and term.state == TermState.RUNNING
    assert running == (runs == "biegnie"), term


@then(parsers.re(rf'krok "(?P<step>\w+)" jest (?P<word2>dostępny|niedostępny) dla (?P<word>{ACTOR})'))
def step_is_available(world: World, step: str, word2: str, word: str) -> None:
    offer = world.offer(step, word)
    assert offer.allowed == (word2 == "dostępny"), offer.refusal


@then(parsers.re(rf'krok "(?P<step>\w+)" jest odmówiony dla (?P<word>{ACTOR}) z powodem "(?P<code>\w+)"'))
def step_is_refused(world: World, step: str, word: str, code: str, datatable: list[list[str]] | None) -> None:
    refresh(world.case)
    state = world.case.state
    with pytest.raises(Refusal) as refused:
        scenario.attempt(world.case, step, word, **_overrides(datatable))
    assert refused.value.code == code, refused.value.sentence
    assert refused.value.sentence, "odmowa musi mieć zdanie"
    if isinstance(refused.value, InvalidInput):
        assert refused.value.errors
    refresh(world.case)
    assert world.case.state == state


@then(parsers.re(r'we wniosku brakuje pola "(?P<code>[\w.]+)"'))
def field_is_missing(world: World, code: str) -> None:
    assert code in {one.field for one in completeness(world.case)}


@then("we wniosku niczego nie brakuje")
def nothing_is_missing(world: World) -> None:
    assert [one.sentence for one in completeness(world.case)] == []


@then(parsers.re(r'do poprawy otwarte jest tylko pole "(?P<code>[\w.]+)"'))
def only_this_is_open(world: World, code: str) -> None:
    assert [one.target for one in corrections(world.case)] == [code]
    assert rests_of(world.case).are_same


@then("wniosek jest zamknięty do zmian")
def nothing_is_open(world: World) -> None:
    assert corrections(world.case) == []


@then(parsers.re(r'lista kontrolna nie ma oceny tylko przy "(?P<rules>[\w, -]+)"'))
def only_these_are_unmarked(world: World, rules: str) -> None:
    refresh(world.case)
    assert checklist_of(world.case).unmarked == rules.split(", ")


@then("właściwy dla sprawy jest minister, który kieruje jej działem w tym dniu")
def minister_of_the_division(world: World) -> None:
    refresh(world.case)
    assert world.case.division is not None
    assert world.case.competent == competent_ministry(world.case.division, today())


@then(parsers.re(r"opłata (?P<due>podlega|nie podlega) zwrotowi"))
def fee_is_refundable(world: World, due: str) -> None:
    assert inclusion_of(world.case).fee_refund_due == (due == "podlega")


@then(parsers.re(r'status kwalifikacji w rejestrze to "(?P<status>\w+)"'))
def register_status(world: World, status: str) -> None:
    entry = Qualification.objects.get(case_sign=world.case.sign)
    assert entry.status == status


@then("kwalifikacji nie ma w rejestrze")
def not_in_register(world: World) -> None:
    assert not Qualification.objects.filter(case_sign=world.case.sign).exists()


@then(parsers.re(r'powstaje dokument "(?P<template>\w+)"'))
def document_is_made(world: World, template: str) -> None:
    assert Document.objects.filter(case_id=world.case.pk, template=template).exists(), template


@then(parsers.re(r'na portalu (?P<there>jest|nie ma) dokument(?:u)? "(?P<template>\w+)"'))
def document_is_public(world: World, there: str, template: str) -> None:
    public = Document.objects.filter(case_id=world.case.pk, template=template, visibility=Visibility.PUBLIC)
    assert public.exists() == (there == "jest"), template


@then(parsers.re(r'wnioskodawca dostaje pismo "(?P<template>\w+)"'))
def applicant_gets_letter(world: World, template: str) -> None:
    assert Delivery.objects.filter(
        document__case_id=world.case.pk, document__template=template, organisation_id=world.case.applicant_id
    ).exists(), template


@then(parsers.re(rf"(?P<word>{ACTOR}) czyta wniosek (?P<what>i nic więcej|i pracę nad nim)"))
def reads_the_application(world: World, word: str, what: str) -> None:
    refresh(world.case)
    actor = scenario.actor_by(word, world.case)
    assert is_visible(actor, world.case)
    assert is_only_informed(actor, world.case) == (what == "i nic więcej")


__all__ = [name for name in globals() if not name.startswith("__") or name.startswith("__pytest_bdd")]
"""Everything, and also the fixtures in which pytest-bdd keeps the steps: `import *` must bring them along."""
