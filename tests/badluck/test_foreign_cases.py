"""Every address that names a case, or a thing of a case: for people of others it leads nowhere."""

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoDbBlocker

from auth.models import Person
from kernel.jobs import run_waiting
from tests.applications.factories import team
from tests.badluck.walking import addresses, of_a_case, said, values
from tests.workflows.ministry import Play
from workflows.inclusion import review
from workflows.inclusion.models import Audience
from workflows.inclusion.scenario import formal
from workflows.inclusion.states import State

STATE = State.FORMAL_REVIEW
SECRET = "Zadzwonić do Rady, zanim ktoś zapyta."
MOST = 3
"""Addresses of one pattern that are tried: they differ in a name, not in the rule."""


@pytest.fixture(scope="module")
def stranger(prepared: int, django_db_blocker: DjangoDbBlocker) -> Iterator[Person]:
    """Somebody of another organisation; made once, in the transaction of the module."""
    with django_db_blocker.unblock():
        yield team().signatory


def tried(client: Client, address: str) -> Iterator[tuple[str, HttpResponse]]:
    yield "GET", client.get(address)
    yield "POST", client.post(address)


def test_a_case_of_others_does_not_exist(play: Play, stranger: Person) -> None:
    client, known, seen = Client(), values(play.case), 0
    client.force_login(stranger)
    for room, name, keys in of_a_case():
        for address in list(addresses(room, name, keys, known))[:MOST]:
            seen += 1
            for method, answer in tried(client, address):
                assert answer.status_code in {403, 404, 405}, (address, method, answer.status_code)
    assert seen > len(of_a_case())


def test_for_whoever_is_not_signed_in_it_leads_to_the_sign_in(play: Play) -> None:
    client, known = Client(), values(play.case)
    for room, name, keys in of_a_case():
        for address in list(addresses(room, name, keys, known))[:MOST]:
            for method, answer in tried(client, address):
                assert answer.status_code in {302, 404, 405}, (address, method, answer.status_code)
                assert answer.status_code != 302 or answer["Location"].startswith("/konto/"), address


def remark_internally(play: Play) -> None:
    remark = review.NewRemark("FR-INC-05", SECRET, "activityProof", Audience.INTERNAL)
    review.add_remark(play.case, play.actor("operator"), remark)


def unsaid(play: Play) -> int:
    """Fails when an address of the case tells its applicant the secret, in whatever kind of file. Returns how many."""
    client, known, seen = play.browser("wnioskodawca"), values(play.case), 0
    for room, name, keys in of_a_case():
        for address in addresses(room, name, keys, known):
            answer = client.get(address)
            assert "Zadzwonić do Rady" not in said(answer), address
            assert answer.status_code < 500, address
            seen += answer.status_code == 200
    return seen


def test_no_address_of_the_case_and_no_file_of_it_shows_its_applicant_an_internal_remark(play: Play) -> None:
    remark_internally(play)
    formal.mark(play.case, r03=formal.DEFECT)
    remark_internally(play)
    for step in ("call_for_supplement", "submit_corrected"):
        play.take(step)
    remark_internally(play)
    run_waiting()
    assert unsaid(play)
    client = play.browser("wnioskodawca")
    letters = (said(client.get(f"/dokumenty/{one.pk}/")) for one in play.letters("call_for_supplement"))
    assert any(formal.DEFECT.remark in letter for letter in letters), "what goes out is read, so files are read"
