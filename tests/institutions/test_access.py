"""Who may open which address: every address has a rule, and the rule is kept."""

import json
from http import HTTPStatus

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from django.views import View

from auth.enums import Role
from institutions.access import Rule, rule, rule_of
from institutions.actor import Actor
from institutions.permissions import addresses
from kernel.read_only import WroteWhileReading

REVIEWER = Actor(person_id=1, name="Halina Wzorcowa", roles=frozenset({Role.REVIEWER}))
WRITER = Actor(person_id=2, name="Celina Próbna", roles=frozenset({Role.WRITER}))


@rule(Role.REVIEWER, basis="art. 18 ust. 1")
def reviewers_only(request: HttpRequest) -> HttpResponse:
    return HttpResponse("praca")


@rule(Role.REVIEWER, hidden=True)
def unseen(request: HttpRequest) -> HttpResponse:
    return HttpResponse("praca")


@rule("public")
class Shown(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse("strona")


def ask(view: object, actor: Actor | None, method: str = "GET") -> HttpResponse:
    request = RequestFactory().generic(method, "/sprawy/?strona=2")
    request.session = {}  # type: ignore[assignment]  # where a form is kept
    request.actor = actor  # type: ignore[attr-defined]  # as the middleware does
    return view(request)  # type: ignore[operator,no-any-return]  # a view


@pytest.mark.parametrize("address", addresses(), ids=lambda address: address.url)
def test_every_address_declares_its_rule(address: object) -> None:
    assert getattr(address, "rule", None) is not None


def test_permissions_are_printed_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("permissions", "--json")

    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["accounts:sign_out"] == {
        "url": "/konto/wyloguj/",
        "name": "accounts:sign_out",
        "methods": ["POST"],
        "rule": "public",
        "roles": [role.value for role in Role if role is not Role.SYSTEM],
        "basis": "wylogowanie",
    }


@pytest.mark.django_db
def test_holders_of_the_role_come_in_and_others_do_not() -> None:
    assert ask(reviewers_only, REVIEWER).content == b"praca"
    with pytest.raises(PermissionDenied):
        ask(reviewers_only, WRITER)
    with pytest.raises(Http404):
        ask(unseen, WRITER)


def test_without_a_sign_in_the_way_leads_there_and_back() -> None:
    assert ask(reviewers_only, None).headers["Location"] == "/konto/zaloguj/?next=/sprawy/%3Fstrona%3D2"


@pytest.mark.django_db
def test_other_methods_are_not_answered() -> None:
    assert ask(reviewers_only, REVIEWER, "POST").status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert ask(Shown.as_view(), None, "DELETE").status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert ask(Shown.as_view(), None).content == b"strona"


def test_a_class_declares_the_methods_that_it_defines() -> None:
    assert rule_of(Shown.as_view()) == Rule("public", ("GET",))


def test_a_mixture_of_words_and_roles_is_no_rule() -> None:
    with pytest.raises(TypeError):
        rule("public", Role.REVIEWER)
    with pytest.raises(TypeError):
        rule()


@pytest.mark.django_db
def test_a_view_that_answers_get_cannot_write() -> None:
    @rule("public")
    def writes(request: HttpRequest) -> HttpResponse:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM accounts_person")
        return HttpResponse()

    with pytest.raises(WroteWhileReading, match="DELETE FROM accounts_person"):
        ask(writes, None)
