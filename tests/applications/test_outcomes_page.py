"""The editor in front of a person: every operation is a button, focus and words follow, nothing typed is lost."""

import json
from time import process_time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from applications import queries, service
from applications.describing import outcomes_of
from cases.models import Case
from register.outcomes import LearningOutcomes
from tests.applications.descriptions import shape, sized
from tests.applications.factories import Team, application, draft, team
from tests.applications.test_outcomes import ids, tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Team:
    return team()


@pytest.fixture
def case(people: Team) -> Case:
    return written(people, tree())


def written(people: Team, outcomes: LearningOutcomes) -> Case:
    case = draft(who=people)
    row = application(case)
    row.description["learning_outcomes"] = outcomes.model_dump(mode="json")
    row.save()
    return case


@pytest.fixture
def writer(client: Client, people: Team) -> Client:
    client.force_login(people.writer)
    return client


def press(client: Client, case: Case, part: str, do: str, **typed: str) -> str:
    """Presses a button of the pane. Returns the page that follows."""
    data = {"czesc": part, "do": do, **typed}
    answer = client.post(reverse("applications:outcomes", args=[case.pk]), data, follow=True)
    return str(answer.content.decode())


def now(case: Case) -> LearningOutcomes:
    return outcomes_of(application(case))


def focused(page: str) -> list[str]:
    """What has the cursor: the tags that ask for it."""
    return [tag.split(">")[0] for tag in page.split("<")[1:] if "autofocus" in tag.split(">")[0]]


def test_a_new_criterion_stands_behind_the_one_at_the_cursor(writer: Client, case: Case) -> None:
    page = press(writer, case, "e1", "after:k1", **{"tekst-k1": "wymienia"})
    texts = [one.text for one in now(case).sets[0].outcomes[0].criteria]
    assert texts == ["wymienia", "", "b"]
    assert "Dodano kryterium 2 efektu 1.1" in page
    assert len(focused(page)) == 1
    assert now(case).sets[0].outcomes[0].criteria[1].id in focused(page)[0]


def test_several_lines_become_several_parts(writer: Client, case: Case) -> None:
    press(writer, case, "e1", "lines:e1", wiersze="wymienia\n\n wskazuje \nmierzy", za="k1")
    texts = [one.text for one in now(case).sets[0].outcomes[0].criteria]
    assert texts == ["a", "wymienia", "wskazuje", "mierzy", "b"]


def test_a_line_too_long_keeps_all_lines_on_the_page(writer: Client, case: Case) -> None:
    page = press(writer, case, "e1", "lines:e1", wiersze=f"wymienia\n{'x' * 1_001}")
    assert "może mieć najwyżej 1\u00a0000 znaków" in page
    assert f"wymienia\n{'x' * 1_001}" in page
    assert now(case) == tree()


def test_a_moved_part_says_where_it_is_and_keeps_the_cursor(writer: Client, case: Case) -> None:
    page = press(writer, case, "e1", "down:k1")
    assert ids(now(case)) == "z1 e1 k2 k1 e2 k3 z2 e3"
    assert "Teraz to kryterium 2 efektu 1.1 „a”." in page
    assert "down:k1" in focused(page)[0]
    assert "drzewo-e2" in focused(press(writer, case, "e1", "up:e2", skad="drzewo"))[0]


def test_a_part_is_moved_to_another_place_by_choice(writer: Client, case: Case) -> None:
    page = press(writer, case, "e1", "where:k1")
    assert "Dokąd przenieść kryterium 1 efektu 1.1?" in page
    assert '<option value="e3:">2.1 myśli</option>' in page
    press(writer, case, "e1", "place:k1", dokad="e3:")
    assert ids(now(case)) == "z1 e1 k2 e2 k3 z2 e3 k1"
    press(writer, case, "", "place:z2", dokad=":0")
    assert ids(now(case)) == "z2 e3 k1 z1 e1 k2 e2 k3"


@pytest.mark.parametrize("dokad", ["", "z1", "k2:0", "nie-ma:0", ":", "e3:x"])
def test_a_place_that_does_not_exist_changes_nothing(writer: Client, case: Case, dokad: str) -> None:
    page = press(writer, case, "e1", "place:k1", dokad=dokad)
    assert set(ids(now(case)).split()) == set(ids(tree()).split())
    if dokad != "e3:x":
        assert "już nie ma" in page
        assert now(case) == tree()


def test_a_copy_has_everything_and_ids_of_its_own(writer: Client, case: Case) -> None:
    page = press(writer, case, "z1", "copy:z1")
    assert [title for title, _outcomes in shape(now(case))] == ["Pierwszy", "Pierwszy", "Drugi"]
    assert shape(now(case))[0] == shape(now(case))[1]
    assert len(set(ids(now(case)).split())) == 14
    assert "Powielono" in page


def test_several_deletions_are_undone_one_after_another(writer: Client, case: Case) -> None:
    for part in ("k1", "e2", "z2"):
        press(writer, case, "", f"remove:{part}")
    page = press(writer, case, "", "undo")
    assert "Przywrócono zestaw 2." in page
    assert "Cofnij usunięcie: efekt 1.2" in page.replace("\u00a0", " ")
    press(writer, case, "", "undo")
    press(writer, case, "", "undo")
    assert now(case) == tree()


def test_after_a_deletion_the_neighbour_has_the_cursor(writer: Client, case: Case) -> None:
    assert "tekst-k2" in focused(press(writer, case, "e1", "remove:k1"))[0]
    assert 'id="dodaj"' in focused(press(writer, case, "e1", "remove:k2"))[0]


def test_an_autosave_answers_small_and_carries_what_was_seen(writer: Client, case: Case) -> None:
    address = reverse("applications:outcomes", args=[case.pk])
    data = {"czesc": "e1", "tab": "t", "revision": "0", "tekst-k1": "wymienia", "widziane-k1": "a"}
    page = writer.post(address, data, headers={"HX-Request": "true"}).content.decode()
    assert 'data-state="saved"' in page
    assert 'id="id_widziane-k1"' in page
    assert 'id="wersja" value="1"' in page


def test_two_people_in_one_outcome_lose_nothing(writer: Client, case: Case, people: Team) -> None:
    shown = {"czesc": "e1", "revision": "0", "tab": "t", "widziane-k1": "a", "widziane-k2": "b"}
    service.rename_parts(case, people.actor("signatory"), {"k1": "ich"}, seen={"k1": "a"})
    press(writer, case, "e1", "stay", **shown, **{"tekst-k1": "a", "tekst-k2": "moje"})
    assert [one.text for one in now(case).sets[0].outcomes[0].criteria] == ["ich", "moje"]
    address = reverse("applications:outcomes", args=[case.pk])
    refused = writer.post(address, shown | {"tekst-k1": "moje"}, headers={"HX-Request": "true"}).content.decode()
    assert 'data-state="conflict"' in refused
    page = writer.post(address, shown | {"tekst-k1": "moje", "do": "stay"}).content.decode()
    assert "który tekst zapisać?" in page
    assert ">\nmoje</textarea>" in page


def typed_by_two(case: Case, people: Team) -> dict[str, str]:
    """What the page sends back after both changed `k1`: nothing is chosen yet."""
    service.rename_parts(case, people.actor("signatory"), {"k1": "ich"}, seen={"k1": "a"})
    shown = {"czesc": "e1", "revision": "0", "tab": "t", "widziane-k1": "a", "do": "stay"}
    return shown | {"tekst-k1": "moje", "konflikt": "tekst-k1", "zapisane-tekst-k1": "ich"}


@pytest.mark.parametrize(("choice", "text"), [("mine", "moje"), ("theirs", "ich"), ("join", "ich i moje")])
def test_between_two_texts_there_are_three_choices(
    writer: Client, case: Case, people: Team, choice: str, text: str
) -> None:
    sent = typed_by_two(case, people)
    address = reverse("applications:outcomes", args=[case.pk])
    page = writer.post(address, sent)
    assert (page.status_code, now(case).sets[0].outcomes[0].criteria[0].text) == (409, "ich"), "no choice, no change"
    assert "<del>" in page.content.decode()
    chosen = {"wybor-tekst-k1": choice, "polaczone-tekst-k1": "ich i moje"}
    assert writer.post(address, sent | chosen).status_code == 302
    assert now(case).sets[0].outcomes[0].criteria[0].text == text


def test_a_choice_is_asked_for_again_when_the_other_text_changed_once_more(
    writer: Client, case: Case, people: Team
) -> None:
    sent = typed_by_two(case, people) | {"wybor-tekst-k1": "mine"}
    service.rename_parts(case, people.actor("signatory"), {"k1": "znowu ich"})
    answer = writer.post(reverse("applications:outcomes", args=[case.pk]), sent)
    assert answer.status_code == 409
    assert "znowu ich" in answer.content.decode()
    assert now(case).sets[0].outcomes[0].criteria[0].text == "znowu ich"


def test_a_set_has_its_level_and_its_hours(writer: Client, case: Case) -> None:
    page = press(writer, case, "z1", "stay", **{"poziom-z1": "4", "godziny-z1": "40"})
    assert (now(case).sets[0].pqf_level, now(case).sets[0].workload_hours) == (4, 40)
    opened = writer.get(reverse("applications:outcomes", args=[case.pk]), {"czesc": "z1"}).content.decode()
    assert 'value="40"' in opened
    page = press(writer, case, "z1", "stay", **{"tekst-z1": "Inna nazwa", "godziny-z1": "około 40"})
    assert "Wpisz liczbę godzin, na przykład 40." in page
    assert now(case).sets[0].title == "Pierwszy"


def autosave(client: Client, case: Case, **typed: str) -> tuple[int, str]:
    address = reverse("applications:outcomes", args=[case.pk])
    data = {"tab": "t", "revision": "0", **typed}
    answer = client.post(address, data, headers={"HX-Request": "true"})
    return answer.status_code, " ".join(answer.content.decode().split())


def test_what_is_wrong_is_left_out_of_an_autosave_and_told(writer: Client, case: Case) -> None:
    status, said = autosave(writer, case, czesc="z1", **{"tekst-z1": "Nowa nazwa", "godziny-z1": "dużo"})
    assert (status, now(case).sets[0].title) == (422, "Nowa nazwa")
    assert 'data-state="partly"' in said
    assert "Nakład pracy na zestaw" in said


def test_a_pane_is_saved_although_a_colleague_deleted_one_line(writer: Client, case: Case, people: Team) -> None:
    service.remove_part(case, people.actor("signatory"), "k1")
    shown = {"czesc": "e1", "widziane-k1": "a", "widziane-k2": "b", "tekst-k2": "moje"}
    status, said = autosave(writer, case, **shown, **{"tekst-k1": "a"})
    assert (status, now(case).sets[0].outcomes[0].criteria[0].text) == (200, "moje")
    assert "Inna osoba usunęła: „a”." in said
    status, said = autosave(writer, case, **shown, **{"tekst-k1": "pisane dalej"})
    assert (status, 'data-state="partly"' in said) == (422, True), "the browser must keep it"
    assert "„pisane dalej”" in said
    address = reverse("applications:outcomes", args=[case.pk])
    page = writer.post(address, shown | {"tekst-k1": "pisane dalej", "do": "stay"})
    assert (page.status_code, "pisane dalej" in page.content.decode()) == (409, True)


def test_text_of_a_part_that_somebody_deleted_is_shown_to_be_copied(writer: Client, case: Case, people: Team) -> None:
    service.remove_part(case, people.actor("signatory"), "e1")
    address = reverse("applications:outcomes", args=[case.pk])
    data = {"czesc": "e1", "tekst-k1": "długo pisane kryterium", "widziane-k1": "a"}
    answer = writer.post(address, data)
    assert answer.status_code == 409
    assert "długo pisane kryterium" in answer.content.decode()


def test_warnings_stand_at_their_part_and_are_counted(writer: Client, people: Team) -> None:
    outcomes = LearningOutcomes.model_validate(
        {
            "sets": [
                {
                    "title": "Naprawa",
                    "outcomes": [
                        {
                            "id": "e1",
                            "text": "Naprawia napęd oraz rozlicza części",
                            "criteria": [{"text": "zna budowę"}],
                        }
                    ],
                }
            ]
        }
    )
    case = written(people, outcomes)
    page = writer.get(reverse("applications:outcomes", args=[case.pk]), {"czesc": "e1"}).content.decode()
    assert "Dwa efekty w jednym zdaniu." in page
    assert "Kryterium, którego nie da się zaobserwować." in page
    assert "2 ostrzeżenia" in page


def test_hints_follow_the_proposed_level(writer: Client, case: Case) -> None:
    row = application(case)
    row.description["proposed_pqf_level"] = 4
    row.save()
    page = writer.get(reverse("applications:outcomes", args=[case.pk])).content.decode()
    words = " ".join(page.split())
    assert "Podpowiedzi dla poziomu 4 (proponowany)" in words
    assert all(f"Podpowiedzi dla poziomu {level}" in words for level in range(1, 9))
    assert "Potrafi:" in words


# --- pasting and files --------------------------------------------------------------------------


def load(client: Client, case: Case, **data: object) -> str:
    answer = client.post(reverse("applications:outcomes_load", args=[case.pk]), data, follow=True)
    return str(answer.content.decode())


def kept(page: str) -> str:
    """What the preview carries to the save."""
    from html import unescape

    start = page.index('name="odczytane"')
    return unescape(page[page.index(">", start) + 1 : page.index("</textarea>", start)])


PASTED = "Zestaw: Odbiór\nEfekt: Ocenia wykonanie\nKryterium: wskazuje usterki\nKryteria weryfikacji:"


def test_nothing_is_saved_before_the_preview_is_accepted(writer: Client, case: Case) -> None:
    page = load(writer, case, tekst=PASTED, do="read")
    assert "Podgląd: 1\u00a0zestaw, 1\u00a0efekt, 1\u00a0kryterium" in page
    assert "nagłówek, nie treść opisu" in page
    assert now(case) == tree()
    page = load(writer, case, odczytane=kept(page), gdzie="end", do="take")
    assert "Zapisano wczytaną treść" in page
    assert [one.title for one in now(case).sets] == ["Pierwszy", "Drugi", "Odbiór"]


@pytest.mark.parametrize(("where", "titles", "outcomes"), [("into:z2", 2, 4), ("replace", 1, 1), ("end", 3, 4)])
def test_what_was_read_goes_where_the_person_says_and_one_step_takes_it_back(
    writer: Client, case: Case, where: str, titles: int, outcomes: int
) -> None:
    page = load(writer, case, tekst=PASTED, do="read")
    load(writer, case, odczytane=kept(page), gdzie=where, do="take")
    assert (len(now(case).sets), now(case).outcomes_count) == (titles, outcomes)
    press(writer, case, "", "undo")
    assert now(case) == tree()


def test_what_was_written_after_a_take_over_comes_back_too(writer: Client, case: Case) -> None:
    page = load(writer, case, tekst=PASTED, do="read")
    load(writer, case, odczytane=kept(page), gdzie="replace", do="take")
    made = now(case).sets[0].id
    press(writer, case, made, "stay", **{f"tekst-{made}": "Odbiór robót"})
    press(writer, case, "", "undo")
    assert now(case) == tree()
    press(writer, case, "", "undo")
    assert now(case).sets[0].title == "Odbiór robót"


def test_the_offer_to_undo_a_reading_can_be_put_away_and_leaves_the_head_after_a_change(
    writer: Client, case: Case
) -> None:
    page = load(writer, case, odczytane=kept(load(writer, case, tekst=PASTED, do="read")), gdzie="end", do="take")
    assert "Cofnij wczytanie treści" in page
    assert "Cofnij wczytanie treści" not in press(writer, case, "z1", "stay", **{"tekst-z1": "Zmieniony"})
    assert "Ostatnia czynność, którą możesz cofnąć" in load(writer, case, do="read")
    page = load(writer, case, odczytane=kept(load(writer, case, tekst=PASTED, do="read")), gdzie="end", do="take")
    assert "Cofnij wczytanie treści" in page
    for _twice in range(2):
        page = press(writer, case, "", "forget")
    assert "Cofnij" not in page
    assert len(now(case).sets) == 4


def test_a_take_over_beyond_the_limit_saves_nothing(writer: Client, people: Team) -> None:
    case = written(people, sized(12, 60, 900))
    page = load(writer, case, tekst="Zestaw: a\nEfekt: Robi\n" + "Kryterium: wymienia\n" * 200, do="read")
    refused = load(writer, case, odczytane=kept(page), gdzie="end", do="take")
    assert "najwyżej 1\u00a0000 kryteriów weryfikacji, a ma 1\u00a0100" in refused
    assert now(case).criteria_count == 900


def test_five_thousand_pasted_criteria_stay_in_the_text_box(writer: Client, case: Case) -> None:
    text = "Zestaw: a\nEfekt: Robi\n" + "Kryterium: wymienia\n" * 5_000
    page = load(writer, case, tekst=text, do="read")
    assert "najwyżej 1\u00a0000 kryteriów weryfikacji, a ma 5\u00a0000" in page
    assert page.count("Kryterium: wymienia") == 5_000


def test_the_clipboards_markup_is_never_shown(writer: Client, case: Case) -> None:
    markup = "<ul><li>Dobiera<script>alert(1)</script><img src=x onerror=alert(2)></li></ul>"
    page = load(writer, case, tekst="Dobiera", markup=markup, do="read")
    assert "<script>alert" not in page
    assert "<img" not in page


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"sets": 1, "values": {}}', "[" * 100_000])
def test_a_damaged_preview_is_refused(writer: Client, case: Case, damaged: str) -> None:
    assert "Podgląd jest uszkodzony" in load(writer, case, odczytane=damaged, gdzie="end", do="take")
    assert now(case) == tree()


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_whole_description_goes_out_and_comes_back_by_one_save(
    writer: Client, case: Case, people: Team, ending: str
) -> None:
    service.save_item(case, "nazwa", {"name": "Naprawa rowerów", "uses": "Praca w serwisie"}, actor=people.actor())
    file = writer.get(reverse("applications:outcomes_file", args=[case.pk, ending])).content
    other = draft(who=people)
    page = load(writer, other, plik=SimpleUploadedFile(f"opis.{ending}", file), do="read")
    assert "Naprawa rowerów" in page
    load(writer, other, odczytane=kept(page), gdzie="end", pola="tak", do="take")
    assert queries.description(other).learning_outcomes == tree()
    assert queries.description(other).uses == "Praca w serwisie"
    assert Case.objects.get(pk=other.pk).title == "Naprawa rowerów"
    press(writer, other, "", "undo")
    assert queries.description(other).name == ""
    assert Case.objects.get(pk=other.pk).title == ""


def test_values_that_somebody_forged_are_checked_like_typed_ones(writer: Client, case: Case) -> None:
    forged = json.dumps({"sets": [], "values": {"iscedCode": "nie ma takiego", "reviewDue": "x"}})
    page = load(writer, case, odczytane=forged, pola="tak", do="take")
    assert "ISCED" in page
    assert queries.description(case).isced_code == ""


def test_a_file_that_is_no_document_is_refused_on_the_page(writer: Client, case: Case) -> None:
    page = load(writer, case, plik=SimpleUploadedFile("opis.docx", b"nic"), do="read")
    assert "nie jest dokumentem DOCX" in page


def test_the_template_is_a_workbook(writer: Client, case: Case) -> None:
    answer = writer.get(reverse("applications:outcomes_template", args=[case.pk]))
    assert answer.content.startswith(b"PK")
    assert "szablon-opisu-kwalifikacji.xlsx" in answer["Content-Disposition"]
    assert writer.get(reverse("applications:outcomes_file", args=[case.pk, "exe"])).status_code == 404


def test_strangers_find_nothing(client: Client, case: Case) -> None:
    client.force_login(team().writer)
    for name, arguments in (("outcomes_load", []), ("outcomes_file", ["docx"]), ("outcomes_template", [])):
        assert client.get(reverse(f"applications:{name}", args=[case.pk, *arguments])).status_code == 404


# --- speed --------------------------------------------------------------------------------------


def test_a_full_size_description_opens_and_saves_quickly(writer: Client, people: Team) -> None:
    outcomes = sized()
    case = written(people, outcomes)
    address, part = reverse("applications:outcomes", args=[case.pk]), outcomes.sets[5].outcomes[3]
    typed = {f"tekst-{one.id}": f"{one.text} x" for one in part.criteria}
    data = {"czesc": part.id, "tab": "t", **typed}
    writer.get(address)
    opened = min(_time(lambda: writer.get(address, {"czesc": part.id})) for _ in range(3))
    saved = min(_time(lambda: writer.post(address, data, headers={"HX-Request": "true"})) for _ in range(3))
    assert opened < 0.3
    assert saved < 0.12


def _time(do: object) -> float:
    began = process_time()
    assert callable(do)
    do()
    return process_time() - began
