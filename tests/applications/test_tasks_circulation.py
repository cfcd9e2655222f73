"""Writer → checker → signatory: who may do what, what a change after the approval does, what waits for whom."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from applications import queries, service
from applications.checking import Standing, circulation
from applications.models import DraftEntry
from auth.models import Person
from cases.models import Case
from cases.queries import work_for
from cases.service import perform
from institutions.actor import Actor
from kernel.refusals import InvalidInput, NotYourStep, WrongState
from tests.applications.factories import FM, Team, application, draft, full_draft, lone_person, team
from tests.institutions.cast import person

pytestmark = pytest.mark.django_db


def standing(case: Case) -> Standing:
    return circulation(application(case), list(queries.history(case))).standing


def titles(people: Team, role: str) -> list[str]:
    return [item.title for item in work_for(people.actor(role))]


def at(case: Case, *path: str) -> str:
    return "/".join(["/wnioski", str(case.pk), *path, ""])


def signed_in(people: Team, role: str) -> Client:
    client = Client()
    client.force_login(getattr(people, role))
    return client


def test_a_draft_goes_from_hand_to_hand_and_waits_for_each_in_turn() -> None:
    people = team()
    case = full_draft(who=people)
    service.hand_over(case, people.actor(), text="Proszę spojrzeć na efekty.")
    assert standing(case) is Standing.WITH_CHECKER
    assert titles(people, "checker") == ["Sprawdź wniosek przed podpisem"]
    service.return_draft(case, people.actor("checker"), text="Rozwiń zadania.", item="nazwa")
    assert standing(case) is Standing.RETURNED
    assert titles(people, "checker") == []
    assert titles(people, "writer") == ["Popraw wniosek po sprawdzeniu"]
    service.hand_over(case, people.actor())
    service.approve_draft(case, people.actor("checker"))
    assert standing(case) is Standing.APPROVED
    assert titles(people, "writer") == []
    assert titles(people, "signatory") == ["Podpisz i złóż wniosek"]


def test_a_change_after_the_approval_voids_it_and_says_what_changed() -> None:
    people = team()
    case = full_draft(who=people)
    service.approve_draft(case, people.actor("checker"))
    service.save_item(case, "nazwa", {"tasks": "Całkiem inne zadania."}, actor=people.actor())
    found = circulation(application(case), list(queries.history(case)))
    assert (found.standing, found.changed) == (Standing.VOIDED, ("Nazwa i przeznaczenie",))
    for page in (at(case), at(case, "sprawdz"), at(case, "oswiadczenie")):
        html = signed_in(people, "signatory").get(page).content.decode()
        assert "Sprawdzenie już nie obowiązuje" in html
        assert "Nazwa i przeznaczenie" in html


def test_what_nobody_changed_stays_approved() -> None:
    people = team()
    case = full_draft(who=people)
    service.approve_draft(case, people.actor("checker"))
    tasks = queries.description(case).tasks
    service.save_item(case, "nazwa", {"tasks": tasks or ""}, actor=people.actor())
    assert standing(case) is Standing.APPROVED


def test_an_approval_ends_the_remarks_before_it() -> None:
    people = team()
    case = full_draft(who=people)
    service.return_draft(case, people.actor("checker"), text="Rozwiń zadania.", item="nazwa")
    service.approve_draft(case, people.actor("checker"))
    states = {task.item.code: task for section in queries.tasks(case) for task in section.tasks}
    assert states["nazwa"].remark == ""


def test_handing_over_twice_is_refused() -> None:
    people = team()
    case = draft(who=people)
    service.hand_over(case, people.actor())
    with pytest.raises(WrongState, match="już czeka"):
        service.hand_over(case, people.actor())


@pytest.mark.parametrize(
    ("role", "act"),
    [
        ("checker", service.hand_over),
        ("reader", service.hand_over),
        ("writer", service.approve_draft),
        ("reader", service.approve_draft),
    ],
)
def test_each_act_belongs_to_its_roles(role: str, act: Callable[[Case, Actor], DraftEntry]) -> None:
    people = team()
    case = draft(who=people)
    with pytest.raises(NotYourStep):
        act(case, people.actor(role))


def test_a_natural_person_has_none_of_it() -> None:
    actor = lone_person()
    case = service.open_draft(FM, actor)
    with pytest.raises(WrongState, match="Osoba fizyczna sama"):
        service.hand_over(case, actor)
    client = Client()
    client.force_login(Person.objects.get(pk=actor.person_id))
    html = client.get(at(case)).content.decode()
    assert "Sprawdzenie w organizacji" not in html
    assert client.get(at(case, "sprawdzenie")).status_code == 302


def test_the_checker_pins_remarks_to_parts_in_one_go() -> None:
    people = team()
    case = full_draft(who=people)
    service.hand_over(case, people.actor(), text="Proszę o sprawdzenie.")
    client = signed_in(people, "checker")
    html = client.get(at(case, "sprawdzenie")).content.decode()
    assert "Proszę o sprawdzenie." in html
    assert "Uwaga do tej części" in html
    answer = client.post(
        at(case, "sprawdzenie"),
        {"do": "return", "uwaga-nazwa": "Za długa.", "uwaga-walidacja": "Brak czasu.", "uwaga-calosc": "Dobra robota."},
    )
    assert answer.status_code == 302
    html = signed_in(people, "writer").get(at(case)).content.decode()
    for words in ("Za długa.", "Brak czasu.", "Dobra robota.", "Zwrócony do poprawy"):
        assert words in html


def test_returning_without_a_remark_keeps_the_page_and_says_why() -> None:
    people = team()
    case = full_draft(who=people)
    answer = signed_in(people, "checker").post(at(case, "sprawdzenie"), {"do": "return", "uwaga-nazwa": " "})
    assert answer.status_code == 422
    assert "Napisz, co trzeba poprawić." in answer.content.decode()
    assert not DraftEntry.objects.exists()


def test_approving_with_a_remark_typed_loses_nothing() -> None:
    people = team()
    case = full_draft(who=people)
    answer = signed_in(people, "checker").post(at(case, "sprawdzenie"), {"do": "approve", "uwaga-nazwa": "Popraw to."})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Popraw to." in html
    assert standing(case) is Standing.WRITING


def test_a_remark_to_an_unknown_part_is_refused() -> None:
    people = team()
    case = draft(who=people)
    with pytest.raises(InvalidInput, match="nie ma takiej części"):
        service.return_draft(case, people.actor("checker"), text="Uwaga", item="nie-ma")


def test_sending_closes_the_work_of_the_draft(submitted: tuple[Case, Team]) -> None:
    case, people = submitted
    assert titles(people, "signatory") == []
    assert standing(case) is Standing.WRITING


def test_the_signatory_sends_what_was_approved_and_the_history_goes_with_it() -> None:
    from institutions.enums import OrganisationKind
    from tests.institutions.cast import organisation

    organisation("operator", OrganisationKind.OPERATOR, name="Instytut Badań Edukacyjnych")
    people = team()
    case = full_draft(who=people)
    service.hand_over(case, people.actor())
    service.approve_draft(case, people.actor("checker"))
    perform(case, "submit", actor=people.actor("signatory"), data={"statement_0": "on", "statement_1": "on"})
    snapshot = queries.last_snapshot(case)
    assert snapshot is not None
    assert [one["act"] for one in snapshot.provenance] == ["HANDED_OVER", "APPROVED"]
    assert titles(people, "signatory") == []


def test_one_person_with_all_roles_may_do_everything() -> None:
    from auth.enums import Role
    from institutions.actor import actor_for
    from kernel import clock

    people = team()
    case = full_draft(who=people)
    both = person("wszystko", Role.WRITER, Role.CHECKER, Role.SIGNATORY, at=people.organisation)
    actor = actor_for(both, clock.today())
    service.hand_over(case, actor)
    service.approve_draft(case, actor)
    assert standing(case) is Standing.APPROVED


def test_advice_is_a_state_of_its_own_and_keeps_nothing_from_being_sent() -> None:
    people = team()
    case = full_draft(who=people)
    here = application(case)
    outcomes = here.description["learning_outcomes"]
    outcomes["sets"][0]["outcomes"][0]["criteria"][0]["text"] = "rozumie znaczenie przepisów"
    here.save()
    progress = queries.whole(case)
    states = {task.item.code: task for section in progress.sections for task in section.tasks}
    assert states["efekty"].state == "Gotowe, są wskazówki"
    assert "wysłania nie wstrzymują" in states["efekty"].note
    assert progress.is_ready


def test_what_the_checker_has_not_read_is_not_approved() -> None:
    people = team()
    case = full_draft(who=people)
    browser = signed_in(people, "checker")

    def read() -> str:
        page = browser.get(at(case, "sprawdzenie")).content.decode()
        found = re.search(r'name="revision" value="(\d+)"', page)
        assert found is not None
        return found[1]

    shown = read()
    service.save_item(case, "nazwa", {"tasks": "Zmienione, gdy sprawdzająca czytała."}, actor=people.actor())
    answer = browser.post(at(case, "sprawdzenie"), {"do": "approve", "revision": shown}, follow=True)
    assert "zmieniono, gdy go czytano" in answer.content.decode().replace("\u00a0", " ")
    assert standing(case) is Standing.WRITING

    browser.post(at(case, "sprawdzenie"), {"do": "approve", "revision": read()})
    assert standing(case) is Standing.APPROVED
