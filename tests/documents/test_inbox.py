"""The inbox: sealed letters keep their content, others' letters do not exist."""

import pytest
from django.test import Client

from documents import queries, service
from documents.models import Delivery
from kernel import jobs
from tests.documents.factories import call, download, note, status

Visibility = service.Visibility


@pytest.fixture
def signed_in(cast, client: Client):
    def sign_in(who: str) -> Client:
        client.force_login(getattr(cast, who), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


def test_a_sealed_letter_shows_who_wrote_and_in_which_case_and_no_more(cast, signed_in):
    delivery = call(cast.case, cast.applicant)
    for address in ("/skrzynka/", f"/skrzynka/{delivery.pk}/"):
        page = signed_in("signatory").get(address).content.decode()
        assert cast.case.sign in page
        assert "Instytut Próbny Badań Edukacyjnych" in page
        assert "Wezwanie do usunięcia" not in page
    assert status(signed_in("signatory"), f"/dokumenty/{delivery.document_id}/") == 404


def test_the_effect_of_receipt_is_said_before_it(cast, signed_in):
    delivery = call(cast.case, cast.applicant)
    page = signed_in("signatory").get(f"/skrzynka/{delivery.pk}/").content.decode().replace("\xa0", " ")
    assert "biegnie 30 dni na usunięcie braków" in page
    assert page.index("biegnie 30 dni") < page.index("Potwierdź odbiór i otwórz pismo")


def test_after_receipt_the_letter_and_its_confirmation_can_be_downloaded(cast, signed_in):
    delivery = call(cast.case, cast.applicant)
    client = signed_in("signatory")
    client.post(f"/skrzynka/{delivery.pk}/odbior/")
    jobs.run_waiting()
    delivery.refresh_from_db()
    page = client.get(f"/skrzynka/{delivery.pk}/").content.decode()
    assert "Wezwanie do usunięcia" in page.replace("\xa0", " ")
    for address in (f"/dokumenty/{delivery.document_id}/", f"/dokumenty/{delivery.upd_id}/"):
        assert download(client, address).startswith(b"%PDF")
    xml = client.get(f"/dokumenty/{delivery.upd_id}/xml/")
    assert b"UPD" in xml.content


def test_a_page_that_waits_for_its_file_looks_again_by_itself_some_times(cast, signed_in):
    delivery = call(cast.case, cast.applicant, render=False)
    address, client = f"/skrzynka/{delivery.pk}/", signed_in("signatory")
    assert 'hx-get="?czekam=1" hx-select="#odbior"' in client.get(address).content.decode()
    assert 'hx-get="?czekam=20"' in client.get(f"{address}?czekam=19").content.decode()
    for last in ("20", "x", "99999"):
        page = client.get(f"{address}?czekam={last}").content.decode()
        assert "hx-get" not in page
        assert "Odśwież stronę" in page


def test_a_second_click_tells_who_was_first(cast, signed_in):
    delivery = call(cast.case, cast.applicant)
    client = signed_in("signatory")
    client.post(f"/skrzynka/{delivery.pk}/odbior/")
    page = client.post(f"/skrzynka/{delivery.pk}/odbior/", follow=True).content.decode()
    assert "Jan Podpisowy" in page


def test_a_reader_sees_the_letter_and_why_they_may_not_receive_it(cast, signed_in):
    delivery = call(cast.case, cast.applicant)
    page = signed_in("reader").get(f"/skrzynka/{delivery.pk}/").content.decode()
    assert "Niedostępne: odbiór potwierdza" in page.replace("\xa0", " ")
    assert '<form method="post"' not in page.replace("konto/wyloguj", "") or "odbior" not in page


def test_a_letter_without_its_file_cannot_be_received_yet(cast, signed_in):
    delivery = call(cast.case, cast.applicant, render=False)
    page = signed_in("signatory").post(f"/skrzynka/{delivery.pk}/odbior/", follow=True).content.decode()
    assert "jeszcze przygotowywan" in page
    delivery.refresh_from_db()
    assert delivery.is_sealed


@pytest.mark.parametrize("who", ["stranger", "reviewer", "officer", "expert", "councillor"])
def test_a_letter_in_anothers_inbox_does_not_exist(cast, signed_in, who):
    delivery = call(cast.case, cast.applicant)
    client = signed_in(who)
    assert client.get(f"/skrzynka/{delivery.pk}/").status_code == 404
    assert client.post(f"/skrzynka/{delivery.pk}/odbior/").status_code == 404
    assert cast.case.sign not in client.get("/skrzynka/").content.decode()


def test_whoever_is_not_signed_in_learns_nothing(cast, client: Client):
    delivery = call(cast.case, cast.applicant)
    internal = note(cast.case, Visibility.INTERNAL)
    for address in ("/skrzynka/", f"/skrzynka/{delivery.pk}/", f"/dokumenty/{internal.pk}/", "/dokumenty/999999/"):
        answer = client.get(address)
        assert answer.status_code == 302
        assert "/konto/" in answer["Location"]


@pytest.mark.parametrize(
    ("visibility", "readers"),
    [
        (Visibility.FILE, {"signatory", "reader", "reviewer", "officer", "expert"}),
        (Visibility.INTERNAL, {"reviewer", "officer", "expert"}),
        (Visibility.PUBLIC, {"signatory", "reader", "reviewer", "officer", "expert", "councillor", "stranger"}),
    ],
)
def test_each_document_has_its_readers(cast, signed_in, visibility, readers):
    document = note(cast.case, visibility)
    people = {"signatory", "reader", "reviewer", "officer", "expert", "councillor", "stranger"}
    found = {who for who in people if status(signed_in(who), f"/dokumenty/{document.pk}/") == 200}
    assert found == readers
    assert {who for who in people if queries.document_for(cast.acts(getattr(cast, who)), document.pk)} == readers


def test_another_addressees_letter_stays_theirs_after_it_is_opened(cast, signed_in):
    document = note(cast.case, Visibility.OUTGOING, cast.council, cast.applicant)
    mine = Delivery.objects.get(document=document, organisation=cast.council)
    service.confirm_receipt(mine.pk, cast.acts(cast.councillor))
    assert status(signed_in("councillor"), f"/dokumenty/{document.pk}/") == 200
    assert status(signed_in("signatory"), f"/dokumenty/{document.pk}/") == 404
    mine.refresh_from_db()
    assert status(signed_in("signatory"), f"/dokumenty/{mine.upd_id}/") == 404


def test_the_number_of_unopened_letters_falls_with_the_receipt(cast):
    delivery = call(cast.case, cast.applicant)
    actor = cast.acts(cast.signatory)
    assert queries.unopened_count(actor) == 1
    service.confirm_receipt(delivery.pk, actor)
    assert queries.unopened_count(actor) == 0
    assert queries.unopened_count(None) == 0


def test_officials_see_all_letters_of_a_case_and_the_others_their_own(cast):
    call(cast.case, cast.applicant, render=False)
    note(cast.case, Visibility.OUTGOING, cast.council)
    count = {
        who: queries.letters_of(cast.case, cast.acts(getattr(cast, who))).count()
        for who in ("reviewer", "signatory", "councillor", "stranger")
    }
    assert count == {"reviewer": 2, "signatory": 1, "councillor": 1, "stranger": 0}


def test_the_inbox_asks_as_much_for_many_letters_as_for_one(cast, signed_in, django_assert_max_num_queries):
    client = signed_in("signatory")
    for _ in range(30):
        call(cast.case, cast.applicant, render=False)
    with django_assert_max_num_queries(12):
        assert client.get("/skrzynka/").content.decode().count("Pismo nieodebrane") == 30


def test_an_empty_inbox_says_what_will_come(signed_in):
    assert "W skrzynce nie ma jeszcze żadnego pisma" in signed_in("signatory").get(
        "/skrzynka/"
    ).content.decode().replace("\xa0", " ")
