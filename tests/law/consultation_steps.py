"""The vocabulary of the consultation in the law's scenarios."""

from pytest_bdd import parsers, then, when

from documents.models import Document
from kernel.refusals import GuardFailed
from tests.law.world import World
from workflows.inclusion import consultation_moderation as moderation, scenario
from workflows.inclusion.consultation_intake import Said, take_in
from workflows.inclusion.models import ConsultationRemark
from workflows.inclusion.models.consultation import Position
from workflows.inclusion.scenario.play import refresh


@when(parsers.re(r"ktokolwiek zgłasza uwagę „(?P<text>[^”]+)”"))
def anybody_remarks(world: World, text: str) -> None:
    take_in(world.case, Said(text=text))


@then("uwagi nie można już zgłosić")
def too_late(world: World) -> None:
    try:
        take_in(world.case, Said(text="Spóźniona."))
    except GuardFailed:
        return
    raise AssertionError("a late remark was taken")


@when(parsers.re(r"minister uwzględnia uwagę (?P<number>\d+) i zmienia „(?P<change>[^”]+)”"))
def remark_accepted(world: World, number: str, change: str) -> None:
    officer = scenario.actor_by("referent", world.case)
    moderation.show(world.case, officer, [int(number)])
    moderation.answer(world.case, officer, int(number), Position.ACCEPTED, change)
    refresh(world.case)


@then(parsers.re(r"pismo z wnioskami zawiera uwagę „(?P<text>[^”]+)” i zmianę „(?P<change>[^”]+)”"))
def letter_has(world: World, text: str, change: str) -> None:
    letter = Document.objects.filter(case_id=world.case.pk, template="consultation_conclusions").earliest("id")
    voices = letter.data["content"]["voices"]
    assert [(one["summary"], one["change"]) for one in voices] == [(text, change)]
    assert ConsultationRemark.objects.filter(case_id=world.case.pk).count() == 1
