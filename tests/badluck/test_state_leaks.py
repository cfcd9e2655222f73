"""Between opinion and result nothing that an applicant can get says which way it goes (art. 23 ust. 1)."""

import re

import pytest

from cases.filters import Filters
from cases.models import Case
from cases.queries import queue
from tests.badluck.walking import addresses, of_a_case, values
from tests.workflows.ministry import Play
from workflows.inclusion.states import State

STATE = State.RI_OPINION

WORDS = (
    r"Opiniuje Rada|Opinia ekspertów (?:pozytywna|negatywna)|ponownie rekomendują|przekazano rekomendację"
    r"|opinia pozytywna|opinia negatywna"
)
TELLING = re.compile(rf"{WORDS}|RI_OPINION|OPINION_(?:POSITIVE|NEGATIVE)|EXPERTS_RECONSIDER", re.IGNORECASE)
IN_LISTS = re.compile(WORDS, re.IGNORECASE)
"""There one code stands for all the states that look alike."""


def test_no_address_of_the_case_tells_the_applicant_where_it_stands(play: Play) -> None:
    client, known = play.browser("wnioskodawca"), values(play.case)
    for room, name, keys in of_a_case():
        for address in addresses(room, name, keys, known):
            body = client.get(address).getvalue().decode("utf-8", "replace")
            assert not TELLING.search(body), (address, TELLING.search(body))


@pytest.mark.parametrize("stage", [State.OPINION_POSITIVE, State.OPINION_NEGATIVE, State.RI_OPINION])
def test_no_list_and_no_file_of_it_does(play: Play, stage: State) -> None:
    client = play.browser("wnioskodawca")
    for place in ("", "moje/", "do-zalatwienia/", "zadania/"):
        for query in ({"etap": stage}, {"etap": stage, "plik": "csv"}):
            body = client.get(f"/sprawy/{place}", query, follow=True).getvalue().decode("utf-8", "replace")
            assert not IN_LISTS.search(body), (place, query)


def test_an_office_that_applies_is_an_outsider_in_the_lists_of_its_own_case(play: Play) -> None:
    minister = play.actor("minister")
    Case.objects.filter(pk=play.case.pk).update(applicant_id=minister.organisation_id)
    seen = {}
    for state in (State.OPINION_POSITIVE, State.OPINION_NEGATIVE, State.RI_OPINION, State.EXPERTS_RECONSIDER):
        found = queue(minister, Filters(stage=state))
        seen[state] = [row.case.pk for row in found.rows]
        assert found.found == len(found.rows)
    assert [state for state, cases in seen.items() if cases] == [State.OPINION_POSITIVE], "wherever it may stand"
    assert [stage.code for stage in queue(minister, Filters()).stages] == [State.OPINION_POSITIVE]
