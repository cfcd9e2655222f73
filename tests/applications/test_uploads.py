"""Files of an application: sent whole by the form, or in parts that go on after a break; replaced with versions."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from applications import queries, service
from applications.models import Snapshot
from applications.samples import SAMPLE_PDF
from auth.enums import Role
from cases.models import Case
from cases.service import available_steps, delete_draft, perform, run_due
from documents import queries as files
from documents.file_rules import PART, UPLOADS_LIMIT
from documents.models import Attachment, Upload
from documents.scanning.eicar import EICAR
from documents.service import FILE_HELP, SIZE_LIMIT
from documents.uploads import place_of
from institutions.actor import SYSTEM
from institutions.enums import OrganisationKind
from institutions.models import Organisation
from kernel import clock, jobs
from kernel.refusals import GuardFailed, WrongState
from tests.applications.factories import Team, draft, full_draft, team
from tests.institutions.cast import organisation, person

pytestmark = pytest.mark.django_db

CONTENT = SAMPLE_PDF + b"%" + bytes(2 * PART + 1000)
"""A PDF of three parts."""


def signed_in(people: Team, role: str = "writer", *, strict: bool = False) -> Client:
    client = Client(enforce_csrf_checks=strict)
    client.force_login(getattr(people, role))
    return client


@dataclass
class Sender:
    """What static/uploading.js does, by hand."""

    client: Client
    case: Case
    content: bytes = CONTENT
    name: str = "przelew.pdf"
    code: str = "feeProof"

    @property
    def address(self) -> str:
        return f"/wnioski/{self.case.pk}/pliki/{self.code}/"

    def start(self, **fields: object):
        head = hashlib.sha256(self.content[: 64 * 1024]).hexdigest()
        return self.client.post(
            self.address, {"name": self.name, "size": len(self.content), "head": head, "replaces": ""} | fields
        )

    def part(self, upload_id: str, offset: int, content: bytes | None = None):
        piece = self.content[offset : offset + PART] if content is None else content
        return self.client.put(
            f"{self.address}{upload_id}/",
            piece,
            content_type="application/octet-stream",
            headers={"Upload-Offset": str(offset)},
        )

    def parts(self, upload_id: str, offset: int = 0) -> None:
        while offset < len(self.content):
            offset = self.part(upload_id, offset).json()["offset"]

    def finish(self, upload_id: str, sha256: str = ""):
        whole = sha256 or hashlib.sha256(self.content).hexdigest()
        return self.client.post(f"{self.address}{upload_id}/", {"sha256": whole})

    def send(self, **fields: object):
        upload_id = self.start(**fields).json()["id"]
        self.parts(upload_id)
        return self.finish(upload_id)

    def list(self) -> str:
        return self.client.get(self.address).content.decode()


@pytest.fixture
def people() -> Team:
    return team()


@pytest.fixture
def sender(people: Team) -> Sender:
    return Sender(signed_in(people), draft(who=people))


# --- in parts ---------------------------------------------------------------------------------------


def test_parts_become_one_file_that_is_scanned(sender: Sender) -> None:
    assert (sender.send().status_code, Upload.objects.count()) == (200, 0)
    kept = Attachment.objects.get()
    assert (kept.field, kept.name, kept.size) == ("F4", "przelew.pdf", len(CONTENT))
    assert kept.sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert "sprawdzamy plik" in sender.list()
    jobs.run_waiting()
    assert "sprawdzony" in sender.list()
    assert queries.whole(sender.case).sections  # the file counts in the task list


def test_after_a_reload_the_same_file_goes_on_where_it_was(sender: Sender) -> None:
    upload_id = sender.start().json()["id"]
    sender.part(upload_id, 0)
    assert "wysłano 49 %" in sender.list()
    assert sender.start().json() == {"id": upload_id, "offset": PART}
    sender.parts(upload_id, PART)
    sender.finish(upload_id)
    assert Attachment.objects.get().sha256 == hashlib.sha256(CONTENT).hexdigest()


def test_another_file_of_the_same_name_begins_anew(sender: Sender) -> None:
    first = sender.start().json()["id"]
    sender.part(first, 0)
    sender.content = b"%PDF-1.7\n" + CONTENT[9:]
    assert sender.start().json()["offset"] == 0


def test_a_part_that_comes_twice_or_too_early_is_told_the_right_place(sender: Sender) -> None:
    upload_id = sender.start().json()["id"]
    sender.part(upload_id, 0)
    for offset in (0, 2 * PART):
        answer = sender.part(upload_id, offset)
        assert (answer.status_code, answer.json()) == (409, {"offset": PART})
    assert (sender.finish(upload_id).status_code, sender.finish(upload_id).json()) == (409, {"offset": PART})


def test_two_tabs_with_the_same_file_make_one_attachment(sender: Sender) -> None:
    upload_id, again = sender.start().json()["id"], sender.start().json()["id"]
    assert again == upload_id
    sender.parts(upload_id)
    assert [sender.finish(upload_id).status_code for _tab in range(2)] == [200, 200]
    assert Attachment.objects.count() == 1


def test_parts_of_two_files_never_become_one(sender: Sender) -> None:
    upload_id = sender.start().json()["id"]
    sender.parts(upload_id)
    answer = sender.finish(upload_id, sha256="0" * 64)
    assert (answer.status_code, answer.json()["error"]) == (
        422,
        "Plik zmienił się w trakcie wysyłania. Wybierz go jeszcze raz.",
    )
    assert not Attachment.objects.exists()
    assert not Upload.objects.exists()


def test_parts_lost_from_the_disk_are_sent_again(sender: Sender) -> None:
    upload_id = sender.start().json()["id"]
    sender.part(upload_id, 0)
    place_of(Upload.objects.get()).unlink()
    assert sender.part(upload_id, PART).json() == {"offset": 0}


@pytest.mark.parametrize(
    ("piece", "offset"),
    [(b"", 0), (bytes(PART + 1), 0), (CONTENT[2 * PART :] + b"x", 2 * PART)],
    ids=["empty", "too long", "beyond the end"],
)
def test_a_part_of_a_wrong_length_is_refused(sender: Sender, piece: bytes, offset: int) -> None:
    upload_id = sender.start().json()["id"]
    for before in range(0, offset, PART):
        sender.part(upload_id, before)
    assert sender.part(upload_id, offset, piece).status_code == 422


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "Plik jest pusty. Wybierz plik z treścią."),
        (SIZE_LIMIT + 1, "Plik ma 20,1 MB. Wybierz plik do 20 MB: zmniejsz skan albo podziel dokument na części."),
    ],
)
def test_an_empty_or_too_large_file_is_refused_before_a_byte_is_sent(sender: Sender, size: int, words: str) -> None:
    answer = sender.start(size=size)
    assert (answer.status_code, answer.json()["error"]) == (422, words)


def test_a_foreign_file_is_refused_when_it_is_whole_and_nothing_of_it_stays(
    sender: Sender, django_capture_on_commit_callbacks
) -> None:
    sender.content, sender.name = b"\x7fELF\x02\x01\x01" + bytes(5000), "statut.pdf"
    upload_id = sender.start().json()["id"]
    sender.parts(upload_id)
    place = place_of(Upload.objects.get())
    with django_capture_on_commit_callbacks(execute=True):
        answer = sender.finish(upload_id)
    assert answer.status_code == 422
    assert answer.json()["error"].startswith("Tego rodzaju pliku nie można dodać.")
    assert not Upload.objects.exists()
    assert not place.exists()


def test_a_name_of_three_hundred_characters_comes_through(sender: Sender) -> None:
    sender.name = "ż" * 296 + ".pdf"
    sender.send()
    assert Attachment.objects.get().name == "ż" * 251 + ".pdf"


def test_giving_up_takes_the_parts_away(sender: Sender, django_capture_on_commit_callbacks) -> None:
    upload_id = sender.start().json()["id"]
    sender.part(upload_id, 0)
    place = place_of(Upload.objects.get())
    with django_capture_on_commit_callbacks(execute=True):
        assert sender.client.delete(f"{sender.address}{upload_id}/").status_code == 200
    assert not Upload.objects.exists()
    assert not place.exists()
    assert sender.client.delete(f"{sender.address}{upload_id}/").status_code == 200
    assert sender.part(upload_id, PART).status_code == 422


def test_an_unfinished_file_is_given_up_by_a_button_of_the_form_too(sender: Sender) -> None:
    upload_id = sender.start().json()["id"]
    assert f"drop:{upload_id}" in sender.list()
    sender.client.post(f"/wnioski/{sender.case.pk}/oplata/", {"do": f"drop:{upload_id}"})
    assert not Upload.objects.exists()


def test_what_nobody_went_on_with_for_a_day_is_thrown_away(sender: Sender) -> None:
    sender.start()
    for hours, left in ((23, 1), (25, 0)):
        with time_machine.travel(clock.now() + timedelta(hours=hours)):
            run_due()
        assert Upload.objects.count() == left


def test_a_thrown_away_draft_takes_its_unfinished_files_along(sender: Sender, people: Team) -> None:
    sender.start()
    delete_draft(sender.case, people.actor())
    assert not Upload.objects.exists()


def test_nobody_holds_more_than_ten_unfinished_files(sender: Sender) -> None:
    for number in range(UPLOADS_LIMIT):
        assert sender.start(name=f"{number}.pdf").status_code == 200
    answer = sender.start(name="jeszcze.pdf")
    assert (answer.status_code, answer.json()["error"][:36]) == (422, "Masz już 10 niedokończonych plików. ")


# --- who may -----------------------------------------------------------------------------------------


def test_for_strangers_the_address_does_not_exist(sender: Sender) -> None:
    upload_id = sender.start().json()["id"]
    stranger = Sender(signed_in(team()), sender.case)
    answers = [
        stranger.start(),
        stranger.part(upload_id, 0),
        stranger.finish(upload_id),
        stranger.client.get(sender.address),
    ]
    assert {answer.status_code for answer in answers} == {404}


def test_a_colleague_neither_sees_nor_goes_on_with_what_another_began(sender: Sender, people: Team) -> None:
    upload_id = sender.start().json()["id"]
    colleague = Sender(signed_in(people, "signatory"), sender.case)
    assert "drop:" not in colleague.list()
    assert colleague.start().json()["id"] != upload_id


def test_a_reader_cannot_send(people: Team, sender: Sender) -> None:
    reader = Sender(signed_in(people, "reader"), sender.case)
    assert reader.start().status_code == 403
    assert "Usuń" not in reader.list()


def test_without_the_token_of_the_form_nothing_is_taken(people: Team, sender: Sender) -> None:
    strict = Sender(signed_in(people, strict=True), sender.case)
    assert strict.start().status_code == 403
    assert strict.client.get(strict.address).headers["X-CSRFToken"]


@pytest.mark.parametrize("code", ["name", "statute", "nic"])
def test_a_field_that_takes_no_files_has_no_address(sender: Sender, code: str) -> None:
    sender.code = code
    assert sender.start().status_code == 404


def test_an_unknown_upload_is_refused(sender: Sender) -> None:
    assert sender.part(str(uuid4()), 0).json()["error"].startswith("Tego pliku już nie wysyłamy")


# --- by the form ------------------------------------------------------------------------------------


def pdf(name: str = "przelew.pdf", content: bytes = SAMPLE_PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_size_types_and_the_stand_in_are_said_before_choosing(sender: Sender) -> None:
    html = sender.client.get(f"/wnioski/{sender.case.pk}/oplata/").content.decode()
    assert FILE_HELP in html
    assert "rozpoznaje tylko plik testowy EICAR" in html


def test_with_a_scanner_nothing_is_said_of_a_stand_in(sender: Sender, settings) -> None:
    settings.CLAMD_URL = "unix:///run/clamav/clamd.ctl"
    assert "EICAR" not in sender.client.get(f"/wnioski/{sender.case.pk}/oplata/").content.decode()


def test_several_files_are_sent_at_once_and_the_bad_one_is_named(sender: Sender) -> None:
    chosen = [pdf("a.pdf"), pdf("b.exe", b"MZ\x90\x00" + bytes(60)), pdf("c.pdf")]
    answer = sender.client.post(f"/wnioski/{sender.case.pk}/oplata/", {"plik-feeProof": chosen, "do": "stay"})
    assert answer.status_code == 422
    assert "„b.exe”: Tego rodzaju pliku nie można dodać." in answer.content.decode()
    assert list(Attachment.objects.order_by("id").values_list("name", flat=True)) == ["a.pdf", "c.pdf"]


def test_a_new_version_is_chosen_by_the_button_beside_the_old_one(sender: Sender) -> None:
    address = f"/wnioski/{sender.case.pk}/oplata/"
    sender.client.post(address, {"plik-feeProof": pdf("stary.pdf"), "do": "stay"})
    old = Attachment.objects.get()
    answer = sender.client.post(address, {"do": f"replace:{old.pk}"})
    assert "Wybierz jeden plik, który ma zastąpić poprzedni" in answer.content.decode()
    sender.client.post(address, {"plik-feeProof": pdf("nowy.pdf"), "do": f"replace:{old.pk}"})
    jobs.run_waiting()
    html = sender.client.get(address).content.decode()
    assert "Wcześniejsze wersje (1)" in html
    assert html.index("nowy.pdf") < html.index("stary.pdf")
    assert (f"/zalaczniki/{old.pk}/" in html, "wersja 2" in html) == (True, True)


def test_a_version_of_a_file_that_was_replaced_meanwhile_is_refused(sender: Sender) -> None:
    address = f"/wnioski/{sender.case.pk}/oplata/"
    sender.client.post(address, {"plik-feeProof": pdf("stary.pdf"), "do": "stay"})
    old = Attachment.objects.get()
    assert sender.send(replaces=old.pk).status_code == 200
    answer = sender.start(replaces=old.pk)
    assert (answer.status_code, "Odśwież stronę" in answer.json()["error"]) == (422, True)


# --- until it is sent -------------------------------------------------------------------------------

STATEMENTS = {"statement_0": "on", "statement_1": "on"}


@pytest.fixture
def ready(people: Team) -> Case:
    """A draft in which nothing is missing."""
    organisation("operator", OrganisationKind.OPERATOR, name="Instytut Badań Edukacyjnych")
    return full_draft(who=people)


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"zwykly tekst", "Sprawdzamy jeszcze plik „nowy.txt”."), (EICAR, "Plik „nowy.txt” jest niebezpieczny")],
    ids=["waiting", "dangerous"],
)
def test_an_application_with_an_unready_file_is_not_sent(ready: Case, people: Team, content, words) -> None:
    service.attach_file(ready, "feeProof", SimpleUploadedFile("nowy.txt", content), people.actor())
    if content == EICAR:
        jobs.run_waiting()
    with pytest.raises(GuardFailed) as refusal:
        perform(ready, "submit", actor=people.actor("signatory"), data=STATEMENTS)
    assert refusal.value.sentence.startswith(words)
    offer = next(one for one in available_steps(ready, people.actor("signatory")) if one.spec.name == "submit")
    assert offer.refusal is not None
    assert words in signed_in(people).get(f"/wnioski/{ready.pk}/").content.decode()


def test_the_snapshot_has_the_present_version_and_officials_see_that_one_alone(ready: Case, people: Team) -> None:
    old = Attachment.objects.get(case=ready)
    newer = service.attach_file(ready, "feeProof", pdf("nowy.pdf", CONTENT), people.actor(), replaces=old.pk)
    jobs.run_waiting()
    perform(ready, "submit", actor=people.actor("signatory"), data=STATEMENTS)
    sent = Snapshot.objects.get(case=ready).content["files"]
    assert [(one["name"], one["sha256"]) for one in sent] == [("nowy.pdf", newer.sha256)]
    assert list(files.attachments_of(ready, SYSTEM, all_versions=True)) == [newer]


def test_the_version_that_was_sent_leads_to_its_files(ready: Case, people: Team) -> None:
    perform(ready, "submit", actor=people.actor("signatory"), data=STATEMENTS)
    sent = Attachment.objects.get(case=ready)
    official = Client()
    official.force_login(person("halina-wzorcowa", Role.REVIEWER, at=Organisation.objects.get(slug="operator")))
    assert f'href="/zalaczniki/{sent.pk}/"' in official.get(f"/sprawy/{ready.pk}/wniosek/").content.decode()


def test_after_sending_nothing_changes_but_what_a_call_opened(ready: Case, people: Team) -> None:
    perform(ready, "submit", actor=people.actor("signatory"), data=STATEMENTS)
    ready.refresh_from_db()
    kept = Attachment.objects.get(case=ready)
    for change in (
        lambda: service.attach_file(ready, "feeProof", pdf(), people.actor()),
        lambda: service.detach_file(ready, "feeProof", kept.pk, people.actor()),
        lambda: service.begin_upload(ready, "feeProof", people.actor(), name="a.pdf", size=9, head="0" * 64),
    ):
        with pytest.raises(WrongState):
            change()
    service.open_for_correction(ready, {"feeProof": "Dołącz czytelny dowód."})
    assert service.attach_file(ready, "feeProof", pdf("czytelny.pdf"), people.actor(), replaces=kept.pk).version == 2


def test_an_upload_of_others_cannot_be_gone_on_with_finished_or_thrown_away() -> None:
    theirs, mine = team(), team()
    sender = Sender(signed_in(theirs), draft(who=theirs))
    begun = sender.start().json()["id"]
    stranger, colleague = Sender(signed_in(mine), draft(who=mine)), signed_in(theirs, "signatory")
    for client, address in (
        (stranger.client, f"{stranger.address}{begun}/"),  # the number of the others in one's own draft
        (stranger.client, f"{sender.address}{begun}/"),
        (colleague, f"{sender.address}{begun}/"),
        (sender.client, f"/wnioski/{sender.case.pk}/pliki/activityProof/{begun}/"),  # in another field
    ):
        put = client.put(address, CONTENT[:PART], headers={"Upload-Offset": "0"})
        assert put.status_code in {404, 422}, address
        client.post(address, {"sha256": hashlib.sha256(CONTENT).hexdigest()})
        client.delete(address)
    upload = Upload.objects.get(pk=begun)
    assert (upload.received, Attachment.objects.count()) == (0, 0)


@pytest.mark.parametrize("offset", ["-1", "1", "99999999999999", "x", "", "0x0", "١"])
def test_a_part_for_a_place_that_is_not_the_next_one_is_led_to_it(offset: str) -> None:
    people = team()
    sender = Sender(signed_in(people), draft(who=people))
    address = f"{sender.address}{sender.start().json()['id']}/"
    sender.client.put(address, CONTENT[:10], headers={"Upload-Offset": "0"})
    answer = sender.client.put(address, CONTENT[10:20], headers={"Upload-Offset": offset})
    assert (answer.status_code, answer.json()["offset"]) == (409, 10)
