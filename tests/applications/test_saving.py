"""Saving one item: two people in it, two windows of one person, a form that saves itself while somebody types."""

import json
import re
from html import unescape

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications import queries, service
from applications.conflicts import Reconciled, digest, digests_from, joined, reconciled
from auth.models import Person
from cases.models import Case
from institutions.middleware import TAKEN_COOKIE
from kernel.refusals import Stale
from tests.applications.factories import Team, application, draft, full_draft, team

TEXT = "Tekst, który był wcześniej."
SCRIPT = {"HX-Request": "true"}


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def address(case: Case, item: str = "nazwa") -> str:
    return reverse("applications:item", args=[case.pk, item])


def fields_of(page: str) -> dict[str, str]:
    """What a browser would post of the item's form: hidden fields, lines and texts."""
    form = page[page.index('id="pola"') : page.index("</form>", page.index('id="pola"'))]
    inputs = re.findall(r'<input[^>]*type="(?:hidden|text)"[^>]*>', form)
    found = {name[1]: value(one) for one in inputs if (name := re.search(r'name="([^"]*)"', one))}
    texts = re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', form, re.DOTALL)
    return found | {name: unescape(text).removeprefix("\n").removeprefix("\r\n") for name, text in texts}


def value(control: str) -> str:
    found = re.search(r'value="([^"]*)"', control)
    return unescape(found[1]) if found else ""


def opened(client: Client, case: Case, item: str = "nazwa") -> dict[str, str]:
    return fields_of(client.get(address(case, item)).content.decode())


def typed(client: Client, case: Case, form: dict[str, str], **texts: str) -> HttpResponse:
    """Somebody types, the script saves, and the form takes what the answer brings."""
    form |= texts
    answer = client.post(address(case), form, headers=SCRIPT)
    page = answer.content.decode()
    for name in ("revision", "widziane"):
        found = re.search(rf'<input type="hidden" name="{name}"[^>]*>', page)
        assert found
        form[name] = value(found[0])
    return answer  # type: ignore[return-value]  # the client adds to the view's answer


@pytest.fixture
def people(db: None) -> Team:
    return team()


@pytest.fixture
def case(people: Team) -> Case:
    found = draft(who=people)
    service.save_item(found, "nazwa", {"tasks": TEXT, "uses": TEXT}, actor=people.actor())
    return found


# --- the rule ---------------------------------------------------------------------------------------


def test_what_only_one_person_changed_is_taken_and_what_both_changed_is_a_conflict() -> None:
    seen = {code: digest("było") for code in ("mine", "theirs", "both", "alike")}
    mine = {"mine": "moje", "theirs": "było", "both": "moje", "alike": "to samo"}
    stored = {"mine": "było", "theirs": "cudze", "both": "cudze", "alike": "to samo"}
    assert reconciled(mine, stored, seen) == Reconciled(
        {"mine": "moje", "alike": "to samo"}, left=("theirs",), conflicts=("both",)
    )


def test_without_knowing_what_the_form_showed_every_difference_is_a_conflict() -> None:
    assert reconciled({"a": "x"}, {"a": "y"}, {}).conflicts == ("a",)


def test_everything_empty_is_alike() -> None:
    assert len({digest(empty) for empty in (None, "", [], {})}) == 1
    assert digest(False) != digest(None)


@pytest.mark.parametrize("text", ["", "{", "[1]", "null", '"x"'])
def test_what_carries_no_digests_has_seen_nothing(text: str) -> None:
    assert digests_from(text) == {}


def test_joined_texts_hold_every_line_of_both_and_the_shared_ones_once() -> None:
    assert joined("wspólny\nAla\nkoniec", "wspólny\nBo\nkoniec").splitlines() == ["wspólny", "Ala", "Bo", "koniec"]


# --- two people -------------------------------------------------------------------------------------


def test_two_people_in_different_fields_of_one_item_both_keep_their_text(people: Team, case: Case) -> None:
    ala, bo = client_of(people.writer), client_of(people.signatory)
    first, second = opened(ala, case), opened(bo, case)
    typed(ala, case, first, tasks="Zadania Ali")
    answer = typed(bo, case, second, uses="Zastosowania Bo")
    assert "Zapisano o" in answer.content.decode()
    assert "zmieniła w międzyczasie" in answer.content.decode()
    found = queries.description(case)
    assert (found.tasks, found.uses) == ("Zadania Ali", "Zastosowania Bo")


def test_a_form_that_shows_an_old_text_never_writes_it_over_a_new_one(people: Team, case: Case) -> None:
    ala, bo = client_of(people.writer), client_of(people.signatory)
    first, second = opened(ala, case), opened(bo, case)
    typed(ala, case, first, tasks="Zadania Ali")
    for words in ("Z", "Za", "Zastosowania Bo"):
        typed(bo, case, second, uses=words)
    found = queries.description(case)
    assert (found.tasks, found.uses) == ("Zadania Ali", "Zastosowania Bo")


def test_of_one_field_that_two_people_changed_neither_text_is_lost(people: Team, case: Case) -> None:
    ala, bo = client_of(people.writer), client_of(people.signatory)
    first, second = opened(ala, case), opened(bo, case)
    typed(ala, case, first, tasks="Zadania Ali")
    answer = typed(bo, case, second, tasks="Zadania Bo")
    assert 'data-state="conflict"' in answer.content.decode()
    assert "Porównaj oba teksty" in answer.content.decode()
    assert queries.description(case).tasks == "Zadania Ali"

    answer = bo.post(address(case), {**second, "do": "stay"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "<ins>Bo</ins>" in page
    assert "<del>Ali</del>" in page
    assert "Zadania Ali\nZadania Bo" in page
    assert "data-autosave" not in page


@pytest.mark.parametrize(
    ("choice", "stays"),
    [("mine", "Zadania Bo"), ("theirs", "Zadania Ali"), ("join", "Zadania Ali\nZadania Bo")],
)
def test_a_conflict_ends_with_the_text_that_was_chosen(people: Team, case: Case, choice: str, stays: str) -> None:
    form = in_conflict(people, case)
    bo = client_of(people.signatory)
    answer = bo.post(address(case), {**form, "wybor-tasks": choice})
    assert answer.status_code == 302
    assert queries.description(case).tasks == stays


def test_a_conflict_without_a_choice_stays_one(people: Team, case: Case) -> None:
    form = in_conflict(people, case)
    answer = client_of(people.signatory).post(address(case), form)
    assert answer.status_code == 409
    assert queries.description(case).tasks == "Zadania Ali"


def test_a_third_text_saved_during_the_choice_is_not_written_over(people: Team, case: Case) -> None:
    form = in_conflict(people, case)
    service.save_item(case, "nazwa", {"tasks": "Zadania trzecie"}, actor=people.actor())
    answer = client_of(people.signatory).post(address(case), {**form, "wybor-tasks": "mine"})
    assert answer.status_code == 409
    assert "trzecie" in answer.content.decode()
    assert queries.description(case).tasks == "Zadania trzecie"


def test_a_joined_text_beyond_the_limit_is_given_back(people: Team, case: Case) -> None:
    form = in_conflict(people, case)
    answer = client_of(people.signatory).post(
        address(case), {**form, "wybor-tasks": "join", "polaczone-tasks": "za długi " * 3_000}
    )
    assert answer.status_code == 422
    assert "za długi za długi" in answer.content.decode()


def test_what_else_the_other_person_changed_survives_the_choice(people: Team, case: Case) -> None:
    ala, bo = client_of(people.writer), client_of(people.signatory)
    first, second = opened(ala, case), opened(bo, case)
    typed(ala, case, first, tasks="Zadania Ali", uses="Zastosowania Ali")
    form = fields_of(bo.post(address(case), second | {"tasks": "Zadania Bo"}).content.decode())
    bo.post(address(case), {**form, "wybor-tasks": "mine"})
    found = queries.description(case)
    assert (found.tasks, found.uses) == ("Zadania Bo", "Zastosowania Ali")


def in_conflict(people: Team, case: Case) -> dict[str, str]:
    """The form of the page on which Bo chooses between her text and Ala's."""
    ala, bo = client_of(people.writer), client_of(people.signatory)
    first, second = opened(ala, case), opened(bo, case)
    typed(ala, case, first, tasks="Zadania Ali")
    return fields_of(bo.post(address(case), second | {"tasks": "Zadania Bo"}).content.decode())


def test_an_open_outcome_never_writes_what_it_showed_over_what_a_colleague_wrote_in_another_criterion(
    people: Team, case: Case
) -> None:
    top = service.add_part(case, people.actor(), text="Zestaw")
    outcome = service.add_part(case, people.actor(), top, "Bada ekspozycję")
    first, second = (service.add_part(case, people.actor(), outcome, text) for text in ("opisuje", "wskazuje"))
    texts = {outcome: "Bada ekspozycję", first: "opisuje", second: "wskazuje"}
    pane = {f"{kind}-{part}": text for part, text in texts.items() for kind in ("tekst", "widziane")}
    pane |= {"czesc": outcome, "tab": "otwarte1", "revision": str(application(case).items["efekty"]["revision"])}
    service.rename_parts(case, people.actor("signatory"), {first: "opisuje obiekt"})

    ala, at = client_of(people.writer), reverse("applications:outcomes", args=[case.pk])
    for words in ("wskazuje z", "wskazuje zagrożenia"):
        page = ala.post(at, pane | {f"tekst-{second}": words}, headers=SCRIPT).content.decode()
        assert "zmieniła w międzyczasie" in page
        pane["revision"] = value(re.search(r'<input[^>]*name="revision"[^>]*>', page)[0])  # type: ignore[index]  # it is there
        pane |= {
            f"widziane-{part}": value(found[0])
            for part in texts
            if (found := re.search(rf'<input[^>]*name="widziane-{part}"[^>]*>', page))
        }
    found = queries.description(case).learning_outcomes.sets[0].outcomes[0].criteria
    assert [one.text for one in found] == ["opisuje obiekt", "wskazuje zagrożenia"]


# --- one person ---------------------------------------------------------------------------------------


def test_the_same_draft_in_two_windows_says_so_and_keeps_both_texts(people: Team, case: Case) -> None:
    ala = client_of(people.writer)
    first, second = opened(ala, case), opened(ala, case)
    typed(ala, case, first, tasks="W pierwszym oknie")
    answer = typed(ala, case, second, tasks="W drugim oknie")
    assert "w innym oknie" in answer.content.decode()
    assert queries.description(case).tasks == "W pierwszym oknie"


def test_an_answer_that_got_lost_on_the_way_makes_no_conflict_with_oneself(people: Team, case: Case) -> None:
    ala = client_of(people.writer)
    form = opened(ala, case)
    ala.post(address(case), {**form, "tasks": "Zapisane, ale odpowiedź zginęła"}, headers=SCRIPT)
    answer = typed(ala, case, form, tasks=TEXT)
    assert 'data-state="saved"' in answer.content.decode()
    assert queries.description(case).tasks == TEXT


def test_a_form_that_claims_a_revision_of_the_future_breaks_nothing(people: Team, case: Case) -> None:
    ala = client_of(people.writer)
    form = opened(ala, case)
    assert typed(ala, case, form | {"revision": "99"}, tasks="Nowe").status_code == 200


def test_a_wrong_field_is_told_and_stays_as_it_was_seen(people: Team) -> None:
    case = draft(who=people)
    ala = client_of(people.writer)
    form = opened(ala, case, "objetosc")
    answer = ala.post(address(case, "objetosc"), form | {"workloadHours": "dużo"}, headers=SCRIPT)
    page = answer.content.decode()
    assert "wymagają poprawy" in page
    assert 'data-state="partly"' in page, "or the browser would forget what is saved nowhere else"
    assert json.loads(value(re.search(r'<input[^>]*name="widziane"[^>]*>', page)[0])) == json.loads(form["widziane"])  # type: ignore[index]  # it is there


def test_the_last_word_of_a_closed_page_that_is_wrong_is_not_called_taken(people: Team) -> None:
    case, ala = draft(who=people), client_of(people.writer)
    form = opened(ala, case, "objetosc") | {"odchodzi": "1", "tab": "0123456789abcdef"}
    ala.post(address(case, "objetosc"), form | {"workloadHours": "dużo"}, headers=SCRIPT)
    assert TAKEN_COOKIE not in ala.cookies
    ala.post(address(case, "objetosc"), form | {"workloadHours": "40"}, headers=SCRIPT)
    assert ala.cookies[TAKEN_COOKIE].value == "0123456789abcdef"


def test_a_second_form_does_not_count_as_the_streak_of_the_first(people: Team, case: Case) -> None:
    actor, other = people.actor(), people.actor("signatory")
    service.save_item(case, "nazwa", {"tasks": "a"}, actor=actor, revision=1, tab="pierwsza")
    service.save_item(case, "nazwa", {"tasks": "b"}, actor=other)
    with pytest.raises(Stale):
        service.save_item(case, "nazwa", {"tasks": "c"}, actor=actor, revision=2, tab="pierwsza")


def test_saving_an_empty_field_that_was_empty_writes_nothing(people: Team) -> None:
    case = draft(who=people)
    service.save_item(case, "nazwa", {"tasks": "", "uses": ""}, actor=people.actor())
    assert application(case).revision == 0


# --- speed --------------------------------------------------------------------------------------------


def test_saving_one_item_asks_the_database_no_more_than_ten_times(people: Team) -> None:
    case = full_draft(who=people)
    ala = client_of(people.writer)
    form = opened(ala, case)
    with CaptureQueriesContext(connection) as asked:
        typed(ala, case, form, tasks="Nowe zadania")
    assert len([one for one in asked if "SAVEPOINT" not in one["sql"]]) <= 10
