"""Attachments: told by their content, kept out of reach, given back only to those who may see the case."""

import hashlib

import pytest
from django.db import transaction
from django.test import Client

from cases.service import delete_draft
from documents import queries, service
from documents.file_rules import NAME_LIMIT, SIZE_LIMIT
from documents.inspecting import safe_name
from documents.models import Attachment
from kernel import clock
from kernel.refusals import GuardFailed, InvalidInput, NotYourStep
from tests.documents.factories import PDF, bytes_of, download, draft, status, upload


def sentence(refusal: pytest.ExceptionInfo[InvalidInput], field: str = "F1") -> str:
    return refusal.value.errors[field][0]


def sent(cast) -> Attachment:
    """A file that officials have."""
    kept = service.scan_now(service.attach(cast.case, "F1", upload(), cast.acts(cast.signatory)))
    service.file_attachments(cast.case, {"F1"}, clock.now())
    return kept


def test_a_file_is_kept_with_its_digest_type_and_owner(cast):
    kept = service.attach(cast.case, "F1", upload(), cast.acts(cast.signatory))
    assert (kept.content_type, kept.size, kept.version) == ("application/pdf", len(PDF), 1)
    assert kept.sha256 == hashlib.sha256(PDF).hexdigest()
    assert bytes_of(kept.file) == PDF
    assert kept.uploaded_by == cast.signatory


def test_an_empty_file_is_refused_with_a_sentence(cast):
    with pytest.raises(InvalidInput) as refusal:
        service.attach(cast.case, "F1", upload(content=b""), cast.acts(cast.signatory))
    assert sentence(refusal) == "Plik jest pusty. Wybierz plik z treścią."


def test_a_file_over_the_limit_is_refused_and_one_at_the_limit_is_taken(cast):
    actor = cast.acts(cast.signatory)
    at_limit = PDF + b"\x00" * (SIZE_LIMIT - len(PDF))
    with pytest.raises(InvalidInput) as refusal:
        service.attach(cast.case, "F1", upload(content=at_limit + b"\x00"), actor)
    assert sentence(refusal).startswith("Plik ma 20,1 MB. Wybierz plik do 20 MB:")
    assert service.attach(cast.case, "F1", upload(content=at_limit), actor).size == SIZE_LIMIT


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("umowa.pdf", "umowa.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Dokumenty\\zażółć.pdf", "zażółć.pdf"),
        ("umowa\u202efdp.exe", "umowafdp.exe"),
        ("a\x00b\n.pdf", "ab .pdf"),
        ("", "plik"),
    ],
)
def test_a_name_keeps_its_letters_and_loses_what_deceives(given, kept):
    assert safe_name(given) == kept


def test_a_name_of_a_thousand_characters_keeps_its_ending():
    name = safe_name("ż" * 1000 + ".pdf")
    assert len(name) == NAME_LIMIT
    assert name.endswith("ż.pdf")


def test_a_long_name_can_be_downloaded_again(cast, client: Client):
    kept = service.scan_now(service.attach(cast.case, "F1", upload("ż" * 200 + ".pdf"), cast.acts(cast.signatory)))
    client.force_login(cast.signatory, backend="django.contrib.auth.backends.ModelBackend")
    assert download(client, f"/zalaczniki/{kept.pk}/") == PDF


def test_nothing_of_the_given_name_reaches_the_disk(cast):
    kept = service.attach(cast.case, "F1", upload("tajne.pdf"), cast.acts(cast.signatory))
    assert "tajne" not in kept.file.name
    assert kept.file.storage.base_url is None or not kept.file.storage.base_url.startswith("/media")


@pytest.mark.parametrize(
    ("who", "answered"),
    [("reviewer", 200), ("officer", 200), ("expert", 200), ("stranger", 404), ("councillor", 404)],
)
def test_a_sent_file_exists_only_for_those_who_see_the_case(cast, client: Client, who, answered):
    kept = sent(cast)
    client.force_login(getattr(cast, who), backend="django.contrib.auth.backends.ModelBackend")
    assert status(client, f"/zalaczniki/{kept.pk}/") == answered


def test_a_stranger_cannot_add_a_file(cast):
    with pytest.raises(NotYourStep):
        service.attach(cast.case, "F1", upload(), cast.acts(cast.stranger))


def test_a_newer_file_replaces_the_older_one_once(cast):
    actor = cast.acts(cast.signatory)
    first = service.attach(cast.case, "F1", upload(), actor)
    second = service.attach(cast.case, "F1", upload("nowy.pdf"), actor, replaces=first)
    assert second.version == 2
    assert list(queries.attachments_of(cast.case, actor)) == [second]
    assert set(queries.attachments_of(cast.case, actor, all_versions=True)) == {first, second}
    with pytest.raises(GuardFailed), transaction.atomic():
        service.attach(cast.case, "F1", upload("inny.pdf"), actor, replaces=first)


def test_a_sent_file_that_is_removed_stays_as_evidence(cast):
    actor, kept = cast.acts(cast.signatory), sent(cast)
    service.remove_attachment(kept.pk, actor)
    kept.refresh_from_db()
    assert kept.removed_at is not None
    assert kept.file.storage.exists(kept.file.name)
    assert not queries.attachments_of(cast.case, actor).exists()
    with pytest.raises(GuardFailed):
        service.remove_attachment(kept.pk, actor)


def test_a_file_removed_from_a_draft_leaves_the_disk(cast, django_capture_on_commit_callbacks):
    case, actor = draft(cast.applicant), cast.acts(cast.writer)
    kept = service.attach(case, "F1", upload(), actor)
    storage, name = kept.file.storage, kept.file.name
    with django_capture_on_commit_callbacks(execute=True):
        service.remove_attachment(kept.pk, actor)
    assert not storage.exists(name)


def test_a_deleted_draft_takes_its_files_along(cast, django_capture_on_commit_callbacks):
    case, actor = draft(cast.applicant), cast.acts(cast.writer)
    kept = service.attach(case, "F1", upload(), actor)
    storage, name = kept.file.storage, kept.file.name
    with django_capture_on_commit_callbacks(execute=True):
        delete_draft(case, actor)
    assert not storage.exists(name)
    assert not Attachment.objects.exists()


def test_another_organisation_cannot_remove_a_file(cast):
    kept = service.attach(cast.case, "F1", upload(), cast.acts(cast.signatory))
    with pytest.raises(NotYourStep):
        service.remove_attachment(kept.pk, cast.acts(cast.reviewer))


def test_a_file_of_the_same_content_can_be_added_twice(cast):
    actor = cast.acts(cast.signatory)
    kept = [service.attach(cast.case, field, upload(), actor) for field in ("F1", "F4")]
    assert len({one.file.name for one in kept}) == 2
