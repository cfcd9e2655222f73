"""The queue: what is seen is counted, what filters is shown, and the file holds exactly the rows found."""

import csv
from datetime import date
from io import StringIO
from urllib.parse import urlencode

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases import service
from cases.filters import DueBucket, Filters, View, near_day
from cases.models import Case, SavedView
from cases.queries import queue, visible_to, work_for
from institutions.actor import Actor
from tests.cases.office import Office

MOST_QUERIES = 12


def found(actor: Actor, **asked: object) -> list[str]:
    return [row.case.title for row in queue(actor, Filters(**asked)).rows]  # type: ignore[arg-type]  # the test's own words


@pytest.fixture
def reader(client: Client, office: Office) -> Client:
    client.force_login(office.people["halina-wzorcowa"])
    return client


def test_the_nearest_term_comes_first_and_cases_without_a_term_last(office: Office) -> None:
    with time_machine.travel("2026-11-12T10:00:00+01:00"):
        office.case("SUBMITTED", title="późniejsza")
    with time_machine.travel("2026-11-05T10:00:00+01:00"):
        office.case("SUBMITTED", title="wcześniejsza")
    office.case("WITHDRAWN", title="zakończona")

    assert found(office.reviewer) == ["wcześniejsza", "późniejsza", "zakończona"]
    assert found(office.reviewer, order="-due") == ["późniejsza", "wcześniejsza", "zakończona"]


def test_the_stages_add_up_to_everything_found(office: Office) -> None:
    for state in ("SUBMITTED", "SUBMITTED", "FORMAL_REVIEW", "AWAITING_SUPPLEMENT", "WITHDRAWN"):
        office.case(state)

    page = queue(office.reviewer, Filters())

    assert {stage.code: stage.count for stage in page.stages} == {
        "SUBMITTED": 2,
        "FORMAL_REVIEW": 1,
        "AWAITING_SUPPLEMENT": 1,
        "zakonczone": 1,
    }
    assert sum(stage.count for stage in page.stages) == page.found == page.visible == 5


def test_a_chosen_stage_does_not_change_the_counts_of_the_others(office: Office) -> None:
    office.case("SUBMITTED")
    office.case("FORMAL_REVIEW")

    page = queue(office.reviewer, Filters(stage="SUBMITTED"))

    assert (page.found, sum(stage.count for stage in page.stages)) == (1, 2)


def test_words_are_found_without_diacritics_in_sign_name_applicant_and_nip(office: Office) -> None:
    case = office.case("SUBMITTED", title="Układanie posadzek w Łodzi")
    office.case("SUBMITTED", title="Montaż okien")

    for asked in ("ukladanie lodzi", "POSADZEK", case.sign, "000-111-22-23 lodzi", "instalatorow ukladanie"):
        assert found(office.reviewer, text=asked) == ["Układanie posadzek w Łodzi"], asked
    assert found(office.reviewer, text="posadzek okien") == []


def test_a_draft_is_seen_by_its_organisation_alone(office: Office) -> None:
    office.case(title="szkic")

    assert found(office.signatory) == ["szkic"]
    for stranger in (office.reviewer, office.head, office.rival_signatory, office.officer):
        assert found(stranger) == []


def test_a_ministry_sees_a_case_from_its_forwarding_on(office: Office) -> None:
    office.case("FORMAL_REVIEW", title="w ocenie")
    office.case("FORWARDED", title="przekazana")

    assert found(office.officer) == ["przekazana"]


@time_machine.travel("2026-11-25T10:00:00+01:00")
def test_due_buckets_part_the_cases_without_rest(office: Office) -> None:
    today = date(2026, 11, 25)
    assert near_day(today) == date(2026, 11, 30)
    for day in ("2026-11-10", "2026-11-11", "2026-11-16", "2026-11-25"):
        with time_machine.travel(f"{day}T10:00:00+01:00"):
            office.case("SUBMITTED", title=day)
    office.case("WITHDRAWN", title="bez terminu")

    buckets = {bucket: found(office.reviewer, due=bucket.value) for bucket in DueBucket}

    assert buckets == {
        DueBucket.OVERDUE: ["2026-11-10"],
        DueBucket.TODAY: ["2026-11-11"],
        DueBucket.SOON: ["2026-11-16"],
        DueBucket.LATER: ["2026-11-25"],
        DueBucket.NONE: ["bez terminu"],
    }


def test_views_show_what_waits_for_the_office_and_what_a_person_leads(office: Office) -> None:
    office.case("SUBMITTED", title="czeka na urząd")
    office.case("AWAITING_SUPPLEMENT", title="czeka na wnioskodawcę")
    office.case("WITHDRAWN", title="zakończona")

    assert found(office.reviewer, view=View.TODO) == ["czeka na urząd"]
    assert found(office.reviewer, view=View.MINE) == ["czeka na wnioskodawcę"]
    assert found(office.second_reviewer, view=View.MINE) == []
    assert found(office.signatory, view=View.TODO) == ["czeka na wnioskodawcę"]


def test_work_waits_for_those_whose_role_takes_the_step(office: Office) -> None:
    office.case("SUBMITTED")

    assert [item.title for item in work_for(office.reviewer)] == ["Rozpocznij ocenę"]
    assert list(work_for(office.head)) == []
    assert list(work_for(office.signatory)) == []


def test_the_address_is_the_state_and_the_page_says_every_filter(reader: Client, office: Office) -> None:
    office.case("SUBMITTED", title="Układanie posadzek")
    office.case("FORMAL_REVIEW", title="Montaż okien")

    page = reader.get(reverse("cases:queue"), {"q": "posadzek", "etap": "SUBMITTED", "rodzaj": "INC_FM"})

    text = page.content.decode()
    assert "Układanie posadzek" in text
    assert "Montaż okien" not in text
    for chip in ("szukane słowa: „posadzek”", "etap: Nowy wniosek", "rodzaj sprawy: włączenie · wolnorynkowa"):
        assert chip in text
    assert "Widzisz <b>1 z 2</b>" in text


def test_without_filters_nothing_is_hidden(reader: Client, office: Office) -> None:
    for state in ("SUBMITTED", "WITHDRAWN", "FORWARDED"):
        office.case(state)

    text = reader.get(reverse("cases:queue")).content.decode()

    assert "Widzisz <b>3 z 3</b>" in text
    assert "Innych filtrów nie ma" in text


def test_junk_in_the_address_counts_as_not_asked_for(reader: Client, office: Office) -> None:
    office.case("SUBMITTED")
    query = {
        "etap": "NIC",
        "rodzaj": "X",
        "termin": "?",
        "dzial": "-1",
        "prowadzi": "9" * 30,
        "ile": "7",
        "strona": "abc",
    }

    assert "Widzisz <b>1 z 1</b>" in reader.get(reverse("cases:queue"), {**query, "strona": "x"}).content.decode()


def test_a_page_past_the_end_is_the_last_page(reader: Client, office: Office) -> None:
    for _ in range(21):
        office.case("SUBMITTED")

    text = reader.get(reverse("cases:queue"), {"ile": "20", "strona": "99981"}).content.decode()

    assert "21–21 z 21" in text


def test_the_file_holds_exactly_the_rows_found_and_says_what_was_asked(reader: Client, office: Office) -> None:
    office.case("SUBMITTED", title="=HYPERLINK()")
    for _ in range(3):
        office.case("SUBMITTED")
    office.case("FORMAL_REVIEW")

    answer = reader.get(reverse("cases:queue"), {"etap": "SUBMITTED", "plik": "csv"})
    rows = list(csv.reader(StringIO(b"".join(answer).decode("utf-8-sig")), delimiter=";"))

    assert rows[0] == ["Zapytanie", "Wszystkie sprawy; etap: SUBMITTED"]
    assert rows[1][0] == "Stan na"
    assert rows[2] == ["Liczba wierszy", "4"]
    data = rows[5:]
    assert len(data) == 4
    assert {row[0] for row in data} == set(Case.objects.filter(state="SUBMITTED").values_list("sign", flat=True))
    assert any(row[1] == "'=HYPERLINK()" for row in data)


def test_a_view_is_saved_under_a_name_once_and_deleted(reader: Client, office: Office) -> None:
    address = "do-zalatwienia/?" + urlencode({"etap": "SUBMITTED", "obce": "1"})

    answer = reader.post(reverse("cases:save_view"), {"name": "Nowe", "address": address})

    saved = SavedView.objects.get()
    assert saved.query == "do-zalatwienia/?etap=SUBMITTED"
    assert answer["Location"] == "/sprawy/do-zalatwienia/?etap=SUBMITTED"
    assert "Nowe" in reader.get(answer["Location"]).content.decode()
    again = reader.post(reverse("cases:save_view"), {"name": "Nowe", "address": address}, follow=True)
    assert "Masz już widok o tej nazwie." in again.content.decode()
    reader.post(reverse("cases:delete_view", kwargs={"pk": saved.pk}))
    assert not SavedView.objects.exists()


def test_nobody_deletes_a_view_of_another(client: Client, office: Office) -> None:
    saved = SavedView.objects.create(person=office.people["halina-wzorcowa"], name="Moje", query="?")
    client.force_login(office.people["olgierd-szkic"])

    client.post(reverse("cases:delete_view", kwargs={"pk": saved.pk}))

    assert SavedView.objects.filter(pk=saved.pk).exists()


@pytest.mark.parametrize("address", ["//zly.example/", "https://zly.example/", "../../konto/?q=1"])
def test_a_saved_address_never_leads_away(reader: Client, address: str) -> None:
    answer = reader.post(reverse("cases:save_view"), {"name": "Zły", "address": address})
    assert answer["Location"].startswith("/sprawy/?")


def test_the_search_of_the_top_bar_opens_the_only_case_at_once(reader: Client, office: Office) -> None:
    case = office.case("SUBMITTED", title="Układanie posadzek")
    office.case("SUBMITTED", title="Montaż okien")

    assert reader.get(reverse("cases:search"), {"q": case.sign})["Location"] == f"/sprawy/{case.pk}/"
    assert reader.get(reverse("cases:search"), {"q": "wzorcowa"})["Location"] == "/sprawy/?q=wzorcowa"
    assert reader.get(reverse("cases:search"), {"q": " "})["Location"] == "/sprawy/"


@pytest.mark.parametrize("name", ["halina-wzorcowa", "bogdan-makieta", "roman-referent"])
def test_the_list_asks_the_database_as_often_for_forty_cases_as_for_one(
    client: Client, office: Office, name: str
) -> None:
    client.force_login(office.people[name])
    office.case("FORWARDED")
    counts = []
    for more in (0, 40):
        for _ in range(more):
            office.case("FORWARDED")
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("cases:queue"), {"ile": "100"}).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1] <= MOST_QUERIES, [query["sql"][:160] for query in asked]


def test_whoever_may_do_something_sees_the_case_and_a_stranger_does_not(office: Office) -> None:
    for state in ("DRAFT", "SUBMITTED", "FORMAL_REVIEW", "AWAITING_SUPPLEMENT", "FORWARDED", "WITHDRAWN"):
        case = office.case(state)
        for name in office.people:
            actor = office.actor(name)
            sees = visible_to(actor).filter(pk=case.pk).exists()
            acts = any(offer.allowed for offer in service.available_steps(case, actor))
            assert sees or not acts, (state, name)
        assert not visible_to(office.rival_signatory).filter(pk=case.pk).exists()
