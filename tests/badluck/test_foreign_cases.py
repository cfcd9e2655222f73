"""Every address that names a case, or a thing of a case: for people of others it leads nowhere."""

import pytest
from django.test import Client

from tests.applications.factories import team
from tests.badluck.walking import addresses, of_a_case, values
from tests.workflows.ministry import Play
from workflows.inclusion import review
from workflows.inclusion.models import Audience
from workflows.inclusion.states import State

STATE = State.FORMAL_REVIEW
SECRET = "Zadzwonić do Rady, zanim ktoś zapyta."


@pytest.mark.parametrize(("room", "name", "keys"), of_a_case(), ids=lambda one: one if isinstance(one, str) else "")
def test_a_case_of_others_does_not_exist(play: Play, room: str, name: str, keys: tuple[str, ...]) -> None:
    stranger, nobody = Client(), Client()
    stranger.force_login(team().signatory)
    found = list(addresses(room, name, keys, values(play.case)))[:3]
    for address in found:
        for method in ("get", "post"):
            status = getattr(stranger, method)(address).status_code
            assert status in {403, 404, 405}, (address, method, status)
            answer = getattr(nobody, method)(address)
            assert answer.status_code in {302, 404, 405}, (address, method, answer.status_code)
            assert answer.status_code != 302 or answer["Location"].startswith("/konto/"), address


def test_no_address_of_the_case_shows_its_applicant_an_internal_remark(play: Play) -> None:
    remark = review.NewRemark("FR-INC-05", SECRET, "activityProof", Audience.INTERNAL)
    review.add_remark(play.case, play.actor("operator"), remark)
    client, known = play.browser("wnioskodawca"), values(play.case)
    for room, name, keys in of_a_case():
        for address in addresses(room, name, keys, known):
            answer = client.get(address)
            body = answer.getvalue()
            assert SECRET not in body.decode("utf-8", "replace"), address
            assert answer.status_code < 500, address
