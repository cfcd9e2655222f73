"""Similar qualifications while C2 is written: found by name, compared by outcomes, named in the text once."""

import pytest
from django.test import Client

from applications import queries, similar
from applications.contents import contents
from cases.models import Case
from tests.applications.factories import Team, full_draft, team
from tests.register.factories import entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> tuple[Case, Team, str]:
    people = team()
    case = full_draft(who=people, name="Montowanie okien dachowych")
    found = entry(name="Montowanie okien i drzwi")
    return case, people, found.zrk_code


def page(people: Team, address: str, role: str = "writer", status: int = 200) -> str:
    client = Client()
    client.force_login(getattr(people, role))
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode().replace("\u00a0", " ")


def test_the_page_finds_them_by_name_and_says_what_article_18a_does(here: tuple[Case, Team, str]) -> None:
    case, people, code = here
    html = page(people, f"/wnioski/{case.pk}/podobne/")
    assert "Montowanie okien i drzwi" in html
    assert code in html
    assert "art. 18a" in html
    assert "podobna nazwa" in html


def test_the_item_of_the_justification_leads_there(here: tuple[Case, Team, str]) -> None:
    case, people, _code = here
    html = page(people, f"/wnioski/{case.pk}/podobienstwa/")
    assert f"/wnioski/{case.pk}/podobne/" in html
    assert "art. 18a" in html


def test_linking_names_the_entry_in_the_text_once_and_keeps_what_stood_there(here: tuple[Case, Team, str]) -> None:
    case, people, code = here
    before = str(queries.content(case)[similar.FIELD])
    client = Client()
    client.force_login(people.writer)
    for _twice in range(2):
        assert client.post(f"/wnioski/{case.pk}/podobne/", {"code": code}).status_code == 302
    text = str(queries.content(case)[similar.FIELD])
    assert text.startswith(before.rstrip())
    assert text.count(code) == 1
    assert similar.similar(contents(case))[0].is_linked


def test_a_reader_cannot_link(here: tuple[Case, Team, str]) -> None:
    case, people, code = here
    client = Client()
    client.force_login(people.reader)
    client.post(f"/wnioski/{case.pk}/podobne/", {"code": code})
    assert code not in str(queries.content(case)[similar.FIELD])


def test_the_comparison_puts_outcomes_that_share_words_side_by_side(here: tuple[Case, Team, str]) -> None:
    case, people, code = here
    comparison = similar.compare(contents(case), code)
    assert comparison is not None
    assert comparison.description is not None
    html = page(people, f"/wnioski/{case.pk}/podobne/{code}/")
    assert "Efekty uczenia się obok siebie" in html
    assert "to pomoc w pisaniu, nie ocena podobieństwa" in html.lower()
    own = similar.compare(contents(case), code)
    assert own is not None
    assert len(own.pairs) == queries.description(case).learning_outcomes.outcomes_count


def test_outcomes_of_the_same_words_are_put_side_by_side(here: tuple[Case, Team, str]) -> None:
    case, _people, _code = here
    own = queries.description(case)
    twin = entry(name="Montowanie okien poddaszowych", learning_outcomes=own.learning_outcomes.model_dump(mode="json"))
    comparison = similar.compare(contents(case), twin.zrk_code)
    assert comparison is not None
    named = [pair for pair in comparison.pairs if pair.mine in pair.theirs]
    assert len(named) == own.learning_outcomes.outcomes_count
    assert comparison.only_theirs == []


def test_an_unknown_entry_does_not_exist(here: tuple[Case, Team, str]) -> None:
    case, people, _code = here
    page(people, f"/wnioski/{case.pk}/podobne/999999/", status=404)
