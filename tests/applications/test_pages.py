"""The applicant's pages: what they show, keep and refuse, for whom, and with how many queries."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from applications import queries, service
from applications.statements import CLAUSE
from cases.models import Case
from tests.applications.factories import FM, SEC, Team, application, draft, full_draft, team
from tests.institutions.cast import person

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def signed_in(people: Team, role: str = "writer") -> Client:
    client = Client()
    client.force_login(getattr(people, role))
    return client


def at(case: Case, *path: str) -> str:
    return "/".join(["/wnioski", str(case.pk), *path, ""])


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def hidden(html: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', html)
    assert found, name
    return found[1]


# --- the list and the beginning -----------------------------------------------------------------


def test_the_list_explains_both_kinds_and_says_why_one_is_closed() -> None:
    html = page(signed_in(team()), "/wnioski/")
    assert "art. 14" in html
    assert "art. 15a" in html
    assert "sektorowa rada do spraw kompetencji" in html
    assert html.count("Zacznij wniosek") == 1


def test_a_draft_begins_with_one_button() -> None:
    people = team()
    client = signed_in(people)
    answer = client.post("/wnioski/nowy/", {"kind": FM})
    case = Case.objects.get()
    assert answer["Location"] == at(case)
    assert "Wniosek bez nazwy" in page(client, "/wnioski/")


def test_an_unknown_kind_begins_nothing() -> None:
    client = signed_in(team())
    client.post("/wnioski/nowy/", {"kind": "INC_PG"})
    assert "Wybierz, jaki wniosek chcesz zacząć" in page(client, "/wnioski/")
    assert not Case.objects.exists()


def test_a_draft_is_deleted_after_a_question() -> None:
    people = team()
    case = draft(who=people)
    client = signed_in(people)
    assert "Tego nie można cofnąć" in page(client, at(case, "usun"))
    client.post(at(case, "usun"))
    assert not Case.objects.exists()


# --- the task list ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [FM, SEC])
def test_the_task_list_shows_everything_before_anything_is_written(kind: str) -> None:
    people = team(kind)
    html = page(signed_in(people), at(draft(kind, people)))
    for words in ("A. Wnioskodawca", "Efekty uczenia się", "Nie rozpoczęto", "2\u00a0218\u00a0zł", "art. 17 ust. 1"):
        assert words in html
    assert "Wyślesz wniosek, gdy wszystkie części będą gotowe" in html


def test_the_task_list_of_a_full_draft_leads_to_sending() -> None:
    people = team()
    html = page(signed_in(people), at(full_draft(who=people)))
    assert "Sprawdź odpowiedzi i wyślij" in html
    assert html.count("Nie rozpoczęto") == 1  # the statement, made while sending


@pytest.mark.parametrize("address", ["", "nazwa", "efekty", "sprawdz", "oswiadczenie", "zlozono", "usun"])
def test_an_application_of_others_does_not_exist(address: str) -> None:
    case = full_draft()
    stranger = signed_in(team())
    parts = [address] if address else []
    assert stranger.get(at(case, *parts)).status_code == 404
    nobody = Client()
    nobody.force_login(person("bez-roli"))
    assert nobody.get(at(case, *parts)).status_code == 404


def test_without_signing_in_the_page_leads_to_the_door() -> None:
    assert Client().get(at(draft())).status_code == 302


def test_a_reader_reads_and_cannot_write() -> None:
    people = team()
    case = full_draft(who=people)
    client = signed_in(people, "reader")
    html = page(client, at(case, "nazwa"))
    assert "<textarea" not in html
    client.post(at(case, "nazwa"), {"name": "Zmieniona"})
    assert queries.description(case).name != "Zmieniona"


@pytest.mark.parametrize("address", [[], ["nazwa"], ["efekty"], ["sprawdz"], ["oswiadczenie"]])
def test_pages_ask_the_database_seldom(address: list[str]) -> None:
    people = team()
    case = full_draft(who=people)
    client = signed_in(people, "signatory")
    client.get(at(case, *address))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(at(case, *address))
    assert len(asked) <= 24, "\n".join(query["sql"][:150] for query in asked)


# --- an item ------------------------------------------------------------------------------------


def test_an_item_is_saved_and_leads_back_to_its_row() -> None:
    people = team()
    case = draft(who=people)
    client = signed_in(people)
    answer = client.post(at(case, "nazwa"), {"name": "Montowanie okien", "revision": "0"})
    assert answer["Location"] == f"{at(case)}#czesc-nazwa"
    assert queries.description(case).name == "Montowanie okien"
    assert "Zapisano część" in page(client, at(case))


def test_errors_keep_the_input_and_are_told_twice() -> None:
    people = team()
    case = draft(who=people)
    data = {"applicant-taxId-kind": "nip", "applicant-taxId-number": "1234567890", "applicant-name": "Nowa nazwa"}
    answer = signed_in(people).post(at(case, "wnioskodawca"), data)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Błąd: " in html
    assert html.count("Wpisz 10 cyfr NIP") == 2
    assert 'href="#id_applicant-taxId-number"' in html
    assert 'value="1234567890"' in html
    assert "Nowa nazwa" in html
    assert queries.content(case)["applicant.name"] != "Nowa nazwa"


def test_a_hundred_thousand_signs_stay_on_the_page() -> None:
    people = team()
    case = draft(who=people)
    answer = signed_in(people).post(at(case, "nazwa"), {"tasks": "ż" * 100_000})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Skróć go o 80\u00a0000" in html
    assert "ż" * 100_000 in html


def test_invisible_signs_are_told() -> None:
    people = team()
    client = signed_in(people)
    case = draft(who=people)
    client.post(at(case, "nazwa"), {"tasks": "Tekst\u202e ze śmieciem\x07"})
    assert "Usunęliśmy niewidoczne znaki" in page(client, at(case))


def test_a_conflict_shows_both_texts() -> None:
    people = team()
    case = draft(who=people)
    mine = signed_in(people)
    shown = hidden(page(mine, at(case, "przeslanki")), "revision")
    signed_in(people, "signatory").post(at(case, "przeslanki"), {"justification-other": "ICH TEKST", "revision": shown})
    answer = mine.post(at(case, "przeslanki"), {"justification-other": "MÓJ TEKST", "revision": shown, "tab": "a"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "ICH TEKST" in html
    assert "MÓJ TEKST" in html
    choice = {name: hidden(html, name) for name in ("revision", "konflikt", "zapisane-justification-other")}
    choice |= {"wybor-justification-other": "mine", "justification-other": "OBA TEKSTY", "tab": "a"}
    mine.post(at(case, "przeslanki"), choice)
    assert queries.content(case)["justification.other"] == "OBA TEKSTY"


def test_autosave_answers_with_the_time_and_the_new_revision() -> None:
    people = team()
    case = draft(who=people)
    answer = signed_in(people).post(
        at(case, "przeslanki"), {"justification-other": "Piszę", "revision": "0", "tab": "a"}, headers=HTMX
    )
    html = answer.content.decode()
    assert "Zapisano o" in html
    assert 'value="1"' in html
    assert "<html" not in html


def test_autosave_says_what_it_could_not_keep() -> None:
    people = team()
    case = draft(who=people)
    data = {"applicant-krs": "12", "applicant-name": "Nazwa w toku", "revision": "0"}
    html = signed_in(people).post(at(case, "wnioskodawca"), data, headers=HTMX).content.decode()
    assert "Numer KRS" in html
    assert queries.content(case)["applicant.name"] == "Nazwa w toku"


def test_people_are_added_row_by_row_without_script() -> None:
    people = team()
    case = draft(who=people)
    client = signed_in(people)
    row = {"applicant-representatives-0-name": "Anna Próbna", "applicant-representatives-0-position": "prezes"}
    client.post(at(case, "reprezentacja"), row | {"do": "stay"})
    html = page(client, at(case, "reprezentacja"))
    assert "Anna Próbna" in html
    assert "applicant-representatives-1-name" in html


def test_an_unanswered_question_can_be_answered_no() -> None:
    people = team()
    case = draft(who=people)
    signed_in(people).post(
        at(case, "wnioskodawca"), {"applicant-runsBusiness": "no", "applicant-runsBusiness-shown": "1"}
    )
    assert queries.content(case)["applicant.runsBusiness"] is False


def test_a_file_is_added_and_removed() -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from applications.samples import SAMPLE_PDF

    people = team()
    case = draft(who=people)
    client = signed_in(people)
    client.post(at(case, "oplata"), {"plik-feeProof": SimpleUploadedFile("dowod.pdf", SAMPLE_PDF), "do": "stay"})
    html = page(client, at(case, "oplata"))
    assert "dowod.pdf" in html
    number = re.search(r'value="(detach:\d+)"', html)
    assert number
    client.post(at(case, "oplata"), {"do": number[1]})
    assert "dowod.pdf" not in page(client, at(case, "oplata"))


def test_a_file_of_a_wrong_type_is_refused_and_the_text_is_kept() -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    people = team()
    case = draft(who=people)
    data = {
        "plik-feeProof": SimpleUploadedFile("dowod.pdf", b"\x7fELF\x02\x01\x01" + bytes(64)),
        "fee-paidOn": "12.11.2026",
    }
    answer = signed_in(people).post(at(case, "oplata"), data)
    assert answer.status_code == 422
    assert "Tego rodzaju pliku nie można dodać" in answer.content.decode()
    assert queries.content(case)["fee.paidOn"] == "2026-11-12"


def test_an_item_that_does_not_exist_is_not_found() -> None:
    people = team()
    case = draft(who=people)
    client = signed_in(people)
    assert client.get(at(case, "statut")).status_code == 404
    assert client.get(at(case, "nie-ma")).status_code == 404


# --- outcomes -----------------------------------------------------------------------------------


def test_outcomes_are_written_by_buttons_alone() -> None:
    people = team()
    case = draft(who=people)
    client = signed_in(people)
    for _level in ("set", "outcome", "criterion"):
        html = page(client, client.post(at(case, "efekty"), _next_post(client, case))["Location"].partition("#")[0])
        client.post(at(case, "efekty"), _texts(html, "Nazwa"))
    outcomes = queries.description(case).learning_outcomes
    assert outcomes.sets[0].title == "Nazwa"
    assert outcomes.sets[0].outcomes[0].criteria[0].text == "Nazwa"


def _next_post(client: Client, case: Case) -> dict[str, str]:
    """Adds a set, then an outcome in it, then a criterion of that."""
    outcomes = queries.description(case).learning_outcomes
    if not outcomes.sets:
        return {"do": "add:"}
    first = outcomes.sets[0]
    parent = first.outcomes[0].id if first.outcomes else first.id
    return {"czesc": parent, "do": f"add:{parent}"}


def _texts(html: str, text: str) -> dict[str, str]:
    return dict.fromkeys(re.findall(r'name="(tekst-[^"]+)"', html), text)


def test_a_button_of_the_editor_never_loses_what_was_typed() -> None:
    people = team()
    case = full_draft(who=people)
    outcome = queries.description(case).learning_outcomes.sets[0].outcomes[0]
    signed_in(people).post(
        at(case, "efekty"),
        {"czesc": outcome.id, f"tekst-{outcome.id}": "nowa treść", "do": f"down:{outcome.criteria[0].id}"},
    )
    changed = queries.description(case).learning_outcomes.sets[0].outcomes[0]
    assert changed.text == "nowa treść"
    assert changed.criteria[1].id == outcome.criteria[0].id


def test_a_deletion_can_be_taken_back() -> None:
    people = team()
    case = full_draft(who=people)
    client = signed_in(people)
    before = queries.description(case).learning_outcomes
    client.post(at(case, "efekty"), {"do": f"remove:{before.sets[0].id}"})
    assert "Cofnij usunięcie" in page(client, at(case, "efekty"))
    client.post(at(case, "efekty"), {"do": "undo"})
    assert queries.description(case).learning_outcomes == before


def test_a_too_long_criterion_is_told_beside_it_and_kept() -> None:
    people = team()
    case = full_draft(who=people)
    outcome = queries.description(case).learning_outcomes.sets[0].outcomes[0]
    data = {"czesc": outcome.id, f"tekst-{outcome.criteria[0].id}": "k" * 1_001, "do": "stay"}
    answer = signed_in(people).post(at(case, "efekty"), data)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert html.count("najwyżej 1\u00a0000 znaków") == 2
    assert "k" * 1_001 in html


def test_every_part_has_its_own_pane() -> None:
    people = team()
    case = full_draft(who=people)
    client = signed_in(people)
    outcomes = queries.description(case).learning_outcomes
    assert "Syntetyczna charakterystyka" in page(client, at(case, "efekty"))
    assert "Efekt 1.1" in page(client, f"{at(case, 'efekty')}?czesc={outcomes.sets[0].id}")
    assert "Kryterium 1 efektu 1.1" in page(client, f"{at(case, 'efekty')}?czesc={outcomes.sets[0].outcomes[0].id}")
    assert "Syntetyczna charakterystyka" in page(client, f"{at(case, 'efekty')}?czesc=usuniete")


# --- checking and sending -----------------------------------------------------------------------


def test_the_answers_can_be_changed_from_the_check_page() -> None:
    people = team()
    html = page(signed_in(people), at(full_draft(who=people), "sprawdz"))
    assert html.count(">Zmień<") >= 14
    assert "Przejdź do oświadczenia" in html


def test_what_is_missing_stands_on_the_check_page_with_a_way_to_it() -> None:
    people = team()
    case = draft(who=people)
    html = page(signed_in(people), at(case, "sprawdz"))
    assert f'href="{at(case, "nazwa")}"' in html
    assert "Przejdź do oświadczenia" not in html


def test_the_statement_is_literal_and_not_ticked() -> None:
    people = team()
    html = page(signed_in(people, "signatory"), at(full_draft(who=people), "oswiadczenie")).replace("\u00a0", " ")
    assert "są zgodne z prawdą." in html
    assert CLAUSE in html
    assert " checked" not in html


def test_a_writer_cannot_send() -> None:
    people = team()
    case = full_draft(who=people)
    html = page(signed_in(people), at(case, "oswiadczenie"))
    assert "podpisujący" in html
    signed_in(people).post(at(case, "oswiadczenie"), {"statement_0": "on", "statement_1": "on"})
    assert Case.objects.get(pk=case.pk).is_draft


def test_what_a_colleague_changed_after_the_statement_was_opened_is_not_signed_unread() -> None:
    people = team()
    case = full_draft(who=people)
    signatory = signed_in(people, "signatory")
    seen = hidden(page(signatory, at(case, "oswiadczenie")), "seen")
    service.save_item(case, "nazwa", {"name": "Zmieniona nazwa"}, actor=people.actor())
    posted = {"statement_0": "on", "statement_1": "on", "seen": seen}
    answer = signatory.post(at(case, "oswiadczenie"), posted, follow=True)
    assert "zmieniła się po otwarciu formularza" in answer.content.decode().replace("\u00a0", " ")
    assert Case.objects.get(pk=case.pk).is_draft


def test_a_statement_that_does_not_say_what_was_read_is_not_taken() -> None:
    people = team()
    case = full_draft(who=people)
    answer = signed_in(people, "signatory").post(at(case, "oswiadczenie"), {"statement_0": "on", "statement_1": "on"})
    assert answer.status_code == 302
    assert Case.objects.get(pk=case.pk).is_draft


def test_without_the_tick_nothing_is_sent() -> None:
    people = team()
    case = full_draft(who=people)
    signatory = signed_in(people, "signatory")
    seen = hidden(page(signatory, at(case, "oswiadczenie")), "seen")
    answer = signatory.post(at(case, "oswiadczenie"), {"seen": seen})
    assert answer.status_code == 422
    assert "Potwierdź oświadczenie" in answer.content.decode()
    assert Case.objects.get(pk=case.pk).is_draft


def test_after_sending_the_page_says_number_time_and_hash(submitted: tuple[Case, Team]) -> None:
    case, people = submitted
    html = page(signed_in(people), at(case, "zlozono"))
    snapshot = queries.last_snapshot(case)
    assert snapshot is not None
    for words in (
        case.sign or "",
        snapshot.sha256,
        "Urzędowe poświadczenie przedłożenia",
        "UPP (XML)",
        "Masz pytanie?",
        "kontakt@obieg.example",
        "9 grudnia"[2:],
    ):
        assert words in html
    assert signed_in(people).get(at(case))["Location"] == at(case, "zlozono")


def test_a_sent_application_is_read_only(submitted: tuple[Case, Team]) -> None:
    case, people = submitted
    html = page(signed_in(people), at(case, "nazwa"))
    assert "<textarea" not in html
    assert "Tylko do odczytu" in page(signed_in(people), at(case, "efekty"))


def test_a_correction_shows_remark_old_value_and_difference(submitted: tuple[Case, Team]) -> None:
    case, people = submitted
    service.open_for_correction(case, {"justification.other": "Napisz, kto popiera kwalifikację."})
    client = signed_in(people)
    assert "Odpowiedź na 0 z 1 uwagi" in page(client, at(case))
    html = page(client, at(case, "przeslanki"))
    assert "Napisz, kto popiera kwalifikację." in html
    client.post(at(case, "przeslanki"), {"justification-other": "Popiera nas Izba Próbna."})
    html = page(client, at(case, "przeslanki"))
    assert "<ins>" in html
    assert "<del>" in html
    assert "<textarea" not in page(client, at(case, "potrzeby"))
    assert client.post(at(case, "potrzeby"), {"justification-needs": "Inne"}).status_code in {302, 409}
    assert application(case).content["justification.needs"] != "Inne"


def test_the_case_page_shows_the_application_to_its_own_people(submitted: tuple[Case, Team]) -> None:
    case, people = submitted
    html = page(signed_in(people, "reader"), f"/sprawy/{case.pk}/wniosek/")
    snapshot = queries.last_snapshot(case)
    assert snapshot is not None
    assert snapshot.sha256 in html
    assert "Zgodność z rozpoznanymi potrzebami" in html
    assert CLAUSE in html


def test_twelve_sets_sixty_outcomes_and_four_hundred_criteria_are_still_one_pane_at_a_time() -> None:
    people = team()
    case = draft(who=people)
    row = application(case)
    row.description["learning_outcomes"] = {"sets": [_big_set(number) for number in range(12)]}
    row.save()
    client = signed_in(people)
    html = page(client, f"{at(case, 'efekty')}?czesc=z3e2")
    assert html.count("<textarea") <= 10
    assert html.count("Efekt numer") >= 60
    assert len(page(client, at(case, "efekty"))) < 120_000


def _big_set(number: int) -> dict[str, object]:
    outcomes = [
        {
            "id": f"z{number}e{o}",
            "text": f"Efekt numer {o}",
            "criteria": [{"id": f"z{number}e{o}k{c}", "text": "mierzy"} for c in range(7)],
        }
        for o in range(5)
    ]
    return {"id": f"z{number}", "title": f"Zestaw {number}", "outcomes": outcomes}
