"""The vocabulary of remarks in the law's scenarios."""

import json

import pytest
from pytest_bdd import parsers, then, when

from applications import queries as applications
from applications.models import Application
from documents.models import Document
from kernel.refusals import InvalidInput
from tests.law.world import World
from workflows.inclusion import review, scenario
from workflows.inclusion.models import Audience, Verdict
from workflows.inclusion.rules import BY_CODE, fields_of
from workflows.inclusion.scenario import formal
from workflows.inclusion.scenario.play import refresh


def _remark(world: World, rule: str, target: str, text: str, audience: Audience = Audience.OUTGOING) -> None:
    reviewer = scenario.actor_by("operator", world.case)
    review.add_remark(world.case, reviewer, review.NewRemark(rule, text, target, audience))
    refresh(world.case)


def _first_outcome(world: World) -> str:
    outcomes = applications.final_description(world.case).learning_outcomes
    return f"learningOutcomes:{outcomes.sets[0].outcomes[0].id}"


@when("lista kontrolna jest zgodna")
def all_right(world: World) -> None:
    formal.mark(world.case)


@when(parsers.re(r'lista kontrolna jest zgodna poza regułą "(?P<rule>[\w-]+)", bez uwagi'))
def a_no_without_words(world: World, rule: str) -> None:
    formal.mark(world.case)
    review.give_verdict(world.case, scenario.actor_by("operator", world.case), rule, Verdict.NO)
    refresh(world.case)


@when(parsers.re(r'do "(?P<code>[\w.]+)" powstaje uwaga (?P<whom>do wezwania|wewnętrzna) "(?P<text>[^"]+)"'))
def field_remarked(world: World, code: str, whom: str, text: str) -> None:
    rule = next(one.code for one in BY_CODE.values() if code in {f.code for f in fields_of(one, world.case.kind)})
    _remark(world, rule, code, text, Audience.OUTGOING if whom == "do wezwania" else Audience.INTERNAL)


@when(parsers.re(r'do pierwszego efektu powstaje uwaga do wezwania "(?P<text>[^"]+)"'))
def outcome_remarked(world: World, text: str) -> None:
    _remark(world, "FR-INC-04", _first_outcome(world), text)


@then(parsers.re(r'pismo "(?P<template>\w+)" (?P<does>zawiera|nie zawiera) "(?P<text>[^"]+)"'))
def letter_says(world: World, template: str, does: str, text: str) -> None:
    letter = Document.objects.get(case_id=world.case.pk, template=template)
    assert (text in json.dumps(letter.data, ensure_ascii=False)) == (does == "zawiera")


def _open(world: World) -> list[str]:
    return sorted(Application.objects.get(case_id=world.case.pk).corrections)


@then(parsers.re(r'do poprawy jest otwarte tylko "(?P<codes>[^"]+)"'))
def only_open(world: World, codes: str) -> None:
    assert _open(world) == codes.split(", ")


@then("do poprawy jest otwarty tylko pierwszy efekt")
def only_outcome_open(world: World) -> None:
    assert _open(world) == [_first_outcome(world)]


@then(parsers.re(r'uwaga do wezwania przy regule "(?P<rule>[\w-]+)" jest odmówiona'))
def no_remark_for_a_call(world: World, rule: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        _remark(world, rule, "", "Popraw.")
    assert "audience" in refused.value.errors


@then(parsers.re(r'odpowiedź „Nie dotyczy” jest (?P<taken>odmówiona|przyjęta) przy regule "(?P<rule>[\w-]+)"'))
def not_applicable(world: World, taken: str, rule: str) -> None:
    reviewer = scenario.actor_by("operator", world.case)
    if taken == "przyjęta":
        mark = review.give_verdict(world.case, reviewer, rule, Verdict.NOT_APPLICABLE)
        assert mark.verdict == Verdict.NOT_APPLICABLE
        return
    with pytest.raises(InvalidInput):
        review.give_verdict(world.case, reviewer, rule, Verdict.NOT_APPLICABLE)


__all__ = [name for name in globals() if not name.startswith("__") or name.startswith("__pytest_bdd")]
"""Everything, and also the fixtures in which pytest-bdd keeps the steps: `import *` must bring them along."""
