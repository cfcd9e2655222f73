"""Who leads a case: taken over, handed over, excluded, distributed by the head of unit with a way back."""

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import parse_qs, urlparse

import pytest
import time_machine
from django.test import Client

from auth.enums import Role
from auth.models import Person, Substitution
from cases import assigning, service, workload
from cases.filters import Filters, View
from cases.models import Case, Event
from cases.procedure import as_procedure, spec_of
from cases.queries import queue, timeline, work_for
from institutions.actor import Actor, actor_for
from institutions.models import Organisation
from institutions.service import add_member
from kernel import clock
from kernel.refusals import GuardFailed, InvalidInput, NotYourStep, Stale
from tests.cases.office import Office
from tests.institutions.cast import person

NOW = "2026-11-25T10:00:00+01:00"


@pytest.fixture(autouse=True)
def day() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as moment:
        yield moment


def led(office: Office, number: int = 1) -> list[Case]:
    """Cases that Halina leads."""
    return [office.case("FORMAL_REVIEW") for _one in range(number)]


def preview(office: Office, cases: list[Case], *names: str) -> list[assigning.Proposal]:
    people = [office.people[name].pk for name in names]
    return assigning.propose(office.head, [case.pk for case in cases], people)


def given(office: Office, cases: list[Case], *names: str) -> assigning.Result:
    return assigning.assign(office.head, [one.code for one in preview(office, cases, *names)])


def leader(case: Case) -> str:
    found = Case.objects.select_related("owner").get(pk=case.pk).owner
    return found.username if found else ""


def test_two_who_take_a_case_over_at_once_do_not_both_lead_it(office: Office) -> None:
    case = office.case("SUBMITTED")
    row = as_procedure(case)
    spec = spec_of(type(row), "take_over")
    assert spec is not None
    shown = service.token(row, spec)
    service.perform(case, "take_over", actor=office.reviewer, seen=shown)

    with pytest.raises(Stale, match="Halina Wzorcowa: przejęto sprawę"):
        service.perform(Case.objects.get(pk=case.pk), "take_over", actor=office.second_reviewer, seen=shown)

    assert leader(case) == "halina-wzorcowa"


def test_whoever_excludes_themselves_leaves_a_task_to_the_head_who_alone_learns_why(office: Office) -> None:
    (case,) = led(office)
    service.perform(case, "exclude_self", actor=office.reviewer, data={"ground": "Siostra pracuje u wnioskodawcy."})

    assert [item.title for item in work_for(office.head) if item.case_id == case.pk] == [
        "Wyznacz inną osobę do prowadzenia sprawy"
    ]
    assert not [item for item in work_for(office.second_reviewer) if item.code == "assign_another"]
    told = [str(entry.sentence) for actor in (office.signatory, office.head) for entry in timeline(case, actor)]
    assert not any("Siostra" in sentence for sentence in told)
    (waiting,) = workload.waiting_for_another(office.head)
    assert (waiting.person, waiting.ground) == ("Halina Wzorcowa", "Siostra pracuje u wnioskodawcy.")

    new = {"person": office.people["olgierd-szkic"].pk}
    service.perform(case, "hand_over", actor=office.head, data=new)

    assert leader(case) == "olgierd-szkic"
    assert not [item for item in work_for(office.head) if item.code == "assign_another"]
    assert workload.waiting_for_another(office.head) == []


def test_an_exclusion_of_somebody_who_does_not_lead_the_case_leaves_its_leader(office: Office) -> None:
    (case,) = led(office)
    service.perform(case, "exclude_self", actor=office.second_reviewer, data={"ground": "Brat jest ekspertem."})

    assert leader(case) == "halina-wzorcowa"
    assert not [item for item in work_for(office.head) if item.code == "assign_another"]


def test_a_case_is_not_handed_to_somebody_who_is_excluded_from_it(office: Office) -> None:
    (case,) = led(office)
    service.perform(case, "exclude_self", actor=office.reviewer, data={"ground": "Mąż jest prezesem wnioskodawcy."})
    with pytest.raises(InvalidInput, match="wyłączona"):
        service.perform(case, "hand_over", actor=office.head, data={"person": office.people["halina-wzorcowa"].pk})


def test_every_number_of_the_load_is_that_of_the_queue_behind_its_link(office: Office, client: Client) -> None:
    for day in ("2026-11-05", "2026-11-11", "2026-11-13", "2026-11-24"):
        with time_machine.travel(f"{day}T10:00:00+01:00"):
            office.case("FORMAL_REVIEW")
            office.case("SUBMITTED")
            office.case("FORWARDED")
            office.case("WITHDRAWN")
    client.force_login(office.people["kazimierz-probny"])

    lines = client.get("/sprawy/obciazenie/").context["lines"]

    counted = 0
    for line in lines:
        for number, href in (
            (line.load.cases, line.all_href),
            (line.load.overdue, line.overdue_href),
            (line.load.today, line.today_href),
            (line.load.soon, line.soon_href),
        ):
            asked = parse_qs(urlparse(href).query)
            assert client.get(href).context["found"].found == number, asked
            counted += number
    halina = next(line.load for line in lines if line.load.person == office.people["halina-wzorcowa"])
    assert (halina.cases, halina.overdue, halina.today, halina.soon) == (4, 1, 1, 1)
    assert counted > 10


def test_an_absence_is_told_beside_the_person_and_in_the_preview(office: Office) -> None:
    olgierd, halina = office.people["olgierd-szkic"], office.people["halina-wzorcowa"]
    Substitution.objects.create(
        person=olgierd, substitute=halina, valid_from=clock.today(), valid_to=clock.today() + timedelta(days=9)
    )
    absent = next(row for row in workload.loads(office.head) if row.person == olgierd)
    assert absent.absence is not None
    assert absent.absence.sentence == "nieobecność do 4.12.2026, zastępuje Halina Wzorcowa"

    (one,) = preview(office, led(office), "olgierd-szkic")
    assert one.warnings == ["nieobecność do 4.12.2026, zastępuje Halina Wzorcowa"]


def test_cases_go_to_whoever_has_the_fewest(office: Office) -> None:
    third = office.people["maria-trzecia"] = _another_reviewer(office, "maria-trzecia")
    office.case("SUBMITTED")
    cases = led(office, 4)

    result = given(office, cases, "olgierd-szkic", "maria-trzecia")

    assert len(result.done) == 4
    assert not result.refused
    assert Case.objects.filter(owner=third).count() == 2
    assert Case.objects.filter(owner=office.people["olgierd-szkic"]).count() == 2


def test_a_conflict_is_told_and_avoided_while_somebody_else_is_there(office: Office) -> None:
    add_member(office.people["olgierd-szkic"], Role.READER, from_day=date(2025, 1, 1), organisation=office.firm)
    office.people["maria-trzecia"] = _another_reviewer(office, "maria-trzecia")
    (case,) = led(office)

    (alone,) = preview(office, [case], "olgierd-szkic")
    (among,) = preview(office, [case], "olgierd-szkic", "maria-trzecia")

    assert "możliwy konflikt interesów" in alone.warnings[0]
    assert among.person == office.people["maria-trzecia"]


def test_whoever_is_excluded_gets_nothing_and_the_preview_says_so(office: Office) -> None:
    (case,) = led(office)
    service.perform(case, "exclude_self", actor=office.second_reviewer, data={"ground": "Brat jest ekspertem."})

    (one,) = preview(office, [case], "olgierd-szkic")

    assert not one.is_possible
    assert "wyłączone z tej sprawy" in one.warnings[0]
    assert given(office, [case], "olgierd-szkic").done == []


def test_a_preview_changes_nothing(office: Office) -> None:
    cases = led(office, 2)
    before = Event.objects.count()
    preview(office, cases, "olgierd-szkic")
    assert Event.objects.count() == before


def test_a_case_that_changed_since_the_preview_is_refused_and_the_others_are_assigned(office: Office) -> None:
    first, second = led(office, 2)
    codes = [one.code for one in preview(office, [first, second], "olgierd-szkic")]
    office.take(first, "forward")

    result = assigning.assign(office.head, codes)

    assert [case.pk for case in result.done] == [second.pk]
    (refused,) = result.refused
    assert refused.case.pk == first.pk
    assert "przekazano ministrowi" in refused.sentence


def test_a_distribution_is_undone_by_one_click(office: Office, client: Client) -> None:
    cases = [*led(office, 2), office.case("SUBMITTED")]
    given(office, cases, "olgierd-szkic")
    assert {leader(case) for case in cases} == {"olgierd-szkic"}
    client.force_login(office.people["kazimierz-probny"])
    batch = client.get("/sprawy/obciazenie/").context["batch"]
    assert batch.cases == 3

    page = client.post("/sprawy/obciazenie/cofnij/", {"batch": batch.code}, follow=True)

    assert "Cofnięto przydział: 3 sprawy." in page.content.decode()
    assert page.context["batch"] is None
    assert [leader(case) for case in cases] == ["halina-wzorcowa", "halina-wzorcowa", ""]
    assert [row.verb for row in Event.objects.filter(case=cases[0]).order_by("seq")][-2:] == ["assign", "undo_assign"]


def test_a_case_on_which_somebody_acted_since_is_not_given_back(office: Office) -> None:
    first, second = led(office, 2)
    batch = given(office, [first, second], "olgierd-szkic").batch
    service.perform(first, "note", actor=office.second_reviewer, data={"text": "Dzwoniłem."})

    result = assigning.undo(office.head, batch)

    assert [case.pk for case in result.done] == [second.pk]
    assert "Olgierd Szkic, 25.11.2026, 10:00" in result.refused[0].sentence
    assert leader(first) == "olgierd-szkic"


def test_a_distribution_is_undone_once_within_a_day_and_by_whoever_made_it(
    office: Office, day: time_machine.Traveller
) -> None:
    cases = led(office, 2)
    batch = given(office, cases, "olgierd-szkic").batch
    other = _another_head(office)
    assert assigning.undo(other, batch).done == []
    with pytest.raises(GuardFailed, match="cofa osoba, która go zrobiła"):
        service.perform(cases[0], "undo_assign", actor=other, data={"batch": batch})
    day.shift(timedelta(hours=24, minutes=1))
    assert assigning.last_batch(office.head) is None
    with pytest.raises(GuardFailed, match="24 godziny"):
        service.perform(cases[0], "undo_assign", actor=office.head, data={"batch": batch})
    day.shift(timedelta(hours=-1))
    assert len(assigning.undo(office.head, batch).done) == 2
    assert all("już cofnięto" in one.sentence for one in assigning.undo(office.head, batch).refused)


def test_distribution_belongs_to_heads(office: Office, client: Client) -> None:
    (case,) = led(office)
    new = {"person": office.people["olgierd-szkic"].pk, "batch": "x"}
    with pytest.raises(NotYourStep, match="kierownik komórki"):
        service.perform(case, "assign", actor=office.second_reviewer, data=new)
    client.force_login(office.people["halina-wzorcowa"])
    assert client.get("/sprawy/obciazenie/").status_code == 403
    assert "Obciążenie i przydział" not in client.get("/sprawy/").content.decode()


def test_the_page_shows_the_preview_and_assigns_it(office: Office, client: Client) -> None:
    cases = led(office, 2)
    halina, olgierd = office.people["halina-wzorcowa"], office.people["olgierd-szkic"]
    client.force_login(office.people["kazimierz-probny"])
    assert "Obciążenie i przydział" in client.get("/sprawy/").content.decode()
    assert client.get(f"/sprawy/obciazenie/rozdziel/?od={halina.pk}&podglad=1").context["lacking"] == (
        "Zaznacz co najmniej jedną sprawę."
    )

    asked = {"od": halina.pk, "podglad": 1, "komu": olgierd.pk, "sprawa": [case.pk for case in cases]}
    page = client.get("/sprawy/obciazenie/rozdziel/", asked)
    shown = page.content.decode()
    assert shown.count('name="plan"') == 2
    assert "Nic jeszcze nie zmieniono" in shown.replace("\u00a0", " ")

    plan = [one.code for one in page.context["plan"]]
    answer = client.post("/sprawy/obciazenie/rozdziel/", {"plan": plan}, follow=True)

    assert "Przydzielono 2 sprawy." in answer.content.decode()
    assert {leader(case) for case in cases} == {"olgierd-szkic"}


def test_a_ministry_distributes_among_its_officers(office: Office) -> None:
    case = office.case("FORWARDED")
    director = _member(office, "dorota-dyrektor", Role.DIRECTOR, office.ministry)
    officer = office.people["roman-referent"]
    assert [row.cases for row in workload.loads(director)] == [1, 0]

    plan = assigning.propose(director, [case.pk], [officer.pk])
    assigning.assign(director, [one.code for one in plan])

    stored = Case.objects.get(pk=case.pk)
    assert (stored.officer_id, stored.owner_id) == (officer.pk, office.people["halina-wzorcowa"].pk)
    assert queue(director, Filters(view=View.ALL, place="u-ministra", owner=officer.pk)).found == 1


def _member(office: Office, name: str, role: Role, at: Organisation) -> Actor:
    office.people[name] = person(name, role, at=at)
    return actor_for(office.people[name], clock.today())


def _another_reviewer(office: Office, name: str) -> Person:
    _member(office, name, Role.REVIEWER, office.operator)
    return office.people[name]


def _another_head(office: Office) -> Actor:
    return _member(office, "inny-kierownik", Role.HEAD_OF_UNIT, office.operator)
