"""`python -m tests.badluck.stage COUNT`: so many submitted cases in the product of `OBIEG_DATA`, and who is signed in.

Prints what the tests need as JSON. Letters of the beginning count as made: they are not what is tested.
"""

import json
import shutil
import sys

import django

django.setup()  # the imports below need it
# ruff: noqa: E402 - see above

from django.conf import settings
from django.test import Client

from auth.models import Person
from cases.models import Case
from demo.seed.organisations import load_organisations
from institutions.actor import Actor
from institutions.middleware import ORGANISATION_KEY
from kernel import clock
from kernel.models import Job, JobState
from tests.workflows.ministry import on
from workflows.inclusion import scenario


def session_of(actor: Actor) -> str:
    """The key of a session in which this person acts for this organisation."""
    client = Client()
    client.force_login(Person.objects.get(pk=actor.person_id))
    session = client.session
    session[ORGANISATION_KEY] = actor.organisation_id
    session.save()
    return str(session.session_key)


def main(count: int) -> None:
    load_organisations()
    cases: list[Case] = [scenario.bring_to("INC_FM", "SUBMITTED", clock.today(), on) for _ in range(count)]
    Job.objects.update(state=JobState.DONE)
    shutil.rmtree(settings.DATA / "broker", ignore_errors=True)
    sessions = {word: session_of(scenario.actor_by(word, cases[0])) for word in ("operator", "wnioskodawca")}
    print(json.dumps({"cases": [case.pk for case in cases], "sessions": sessions}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
