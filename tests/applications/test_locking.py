"""A save and a submission at the same moment: neither waits for the other for ever, and what was sent stays."""

from threading import Thread

import pytest
from django.db import connection, transaction

from applications import service
from applications.models import Application
from cases.models import Case
from cases.service import perform
from institutions.actor import Actor
from institutions.enums import OrganisationKind
from kernel.refusals import WrongState
from tests.applications.factories import full_draft, team
from tests.institutions.cast import organisation

STATEMENTS = {"statement_0": "on", "statement_1": "on"}


@pytest.mark.django_db(transaction=True)
def test_a_save_that_waited_for_the_submission_is_refused() -> None:
    organisation("operator", OrganisationKind.OPERATOR, name="Instytut Badań Edukacyjnych")
    people = team()
    case = full_draft(who=people)
    name = Application.objects.get(case_id=case.pk).description["name"]
    refused: list[BaseException] = []

    with transaction.atomic():
        perform(case, "submit", actor=people.actor("signatory"), data=STATEMENTS)
        saving = Thread(target=_save, args=(case, people.actor(), refused))
        saving.start()
        saving.join(timeout=1)
        assert saving.is_alive()
    saving.join(timeout=30)

    assert [type(one) for one in refused] == [WrongState]
    assert Application.objects.get(case_id=case.pk).description["name"] == name


def _save(case: Case, actor: Actor, refused: list[BaseException]) -> None:
    try:
        service.save_item(Case.objects.get(pk=case.pk), "nazwa", {"name": "Nazwa zapisana za późno"}, actor=actor)
    except BaseException as error:  # noqa: BLE001 - a thread's failure must reach the test
        refused.append(error)
    finally:
        connection.close()
