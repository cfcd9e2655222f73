"""The tabs „Dokumenty” and „Korespondencja” of the case page show each person what is theirs."""

import pytest
from django.test import Client

from documents import service
from tests.documents.factories import call, note, upload

Visibility = service.Visibility


def page(cast, client: Client, who: str, tab: str) -> str:
    client.force_login(getattr(cast, who), backend="django.contrib.auth.backends.ModelBackend")
    return client.get(f"/sprawy/{cast.case.pk}/{tab}/").content.decode().replace("\xa0", " ")


def test_documents_and_files_stand_in_their_tab(cast, client: Client):
    document = note(cast.case, Visibility.FILE)
    service.attach(cast.case, "F1", upload("statut.pdf"), cast.acts(cast.signatory))
    shown = page(cast, client, "signatory", "dokumenty")
    assert document.mark in shown
    assert f"/dokumenty/{document.pk}/" in shown
    assert "statut.pdf" in shown


def test_an_internal_document_is_not_even_named_to_the_applicant(cast, client: Client):
    document = note(cast.case, Visibility.INTERNAL)
    assert document.mark not in page(cast, client, "signatory", "dokumenty")
    assert document.mark in page(cast, client, "reviewer", "dokumenty")


def test_a_sealed_letter_keeps_its_title_from_the_addressee_and_not_from_the_office(cast, client: Client):
    call(cast.case, cast.applicant)
    title = "Wezwanie do usunięcia braków formalnych wniosku"
    assert title not in page(cast, client, "signatory", "korespondencja")
    assert title in page(cast, client, "reviewer", "korespondencja")


@pytest.mark.parametrize("tab", ["dokumenty", "korespondencja"])
def test_the_tabs_of_anothers_case_do_not_exist(cast, client: Client, tab):
    client.force_login(cast.stranger, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/sprawy/{cast.case.pk}/{tab}/").status_code == 404


def test_a_tab_asks_as_much_for_many_documents_as_for_one(cast, client: Client, django_assert_max_num_queries):
    for _ in range(20):
        call(cast.case, cast.applicant, render=False)
    client.force_login(cast.reviewer, backend="django.contrib.auth.backends.ModelBackend")
    with django_assert_max_num_queries(30):
        client.get(f"/sprawy/{cast.case.pk}/korespondencja/")
