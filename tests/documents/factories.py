"""Cases, people and letters for tests of this room; a case is made with its events, as the seeds do."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.test import Client

from auth.enums import Role
from auth.models import Person
from cases import events
from cases.models import Case, Participation
from documents import service
from documents.models import Delivery, Document
from documents.parties import Recipient
from institutions.actor import Actor, actor_for
from institutions.enums import OrganisationKind
from institutions.models import Organisation
from kernel import clock, jobs
from tests.documents import letters
from tests.institutions.cast import organisation, person

SUBMITTED_AT = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@dataclass(frozen=True)
class Cast:
    """Who is who; `case` is the applicant's, waiting for its supplement."""

    case: Case
    applicant: Organisation
    operator: Organisation
    council: Organisation
    signatory: Person
    writer: Person
    reader: Person
    reviewer: Person
    officer: Person
    stranger: Person
    expert: Person
    councillor: Person

    def acts(self, who: Person) -> Actor:
        return actor_for(who, clock.today())


def make_cast() -> Cast:
    operator = organisation("operator", OrganisationKind.OPERATOR, name="Instytut Próbny", email="ibe@example.org")
    applicant = organisation(
        "zuraw", OrganisationKind.ASSOCIATION, name="Fundacja „Żółty Żuraw”", email="zuraw@example.org", seat="Łódź"
    )
    ministry = organisation("ministerstwo", OrganisationKind.MINISTRY, name="Ministerstwo Próbne")
    council = organisation("rada-prob", OrganisationKind.SECTOR_COUNCIL, name="Sektorowa Rada – Próby")
    other = organisation("obcy", name="Obca Spółka")
    case = case_in("AWAITING_SUPPLEMENT", applicant, ministry)
    expert = person("anna-probna", Role.EXPERT)
    Participation.objects.create(case=case, person=expert, role=Role.EXPERT, valid_from=SUBMITTED_AT.date())
    return Cast(
        case=case,
        applicant=applicant,
        operator=operator,
        council=council,
        signatory=person("jan-podpisowy", Role.SIGNATORY, at=applicant),
        writer=person("ola-redakcyjna", Role.WRITER, at=applicant),
        reader=person("ewa-czytelna", Role.READER, at=applicant),
        reviewer=person("halina-wzorcowa", Role.REVIEWER, at=operator),
        officer=person("olgierd-szkic", Role.OFFICER, at=ministry),
        stranger=person("obca-osoba", Role.SIGNATORY, at=other),
        expert=expert,
        councillor=person("rada-osoba", Role.SIGNATORY, at=council),
    )


def case_in(state: str, applicant: Organisation, ministry: Organisation | None = None) -> Case:
    """A submitted case in a state, with one step event that brought it there."""
    with transaction.atomic():
        return _case_with_event(state, applicant, ministry)


def _case_with_event(state: str, applicant: Organisation, ministry: Organisation | None) -> Case:
    case = Case.objects.create(
        kind="INC_FM",
        state=state,
        version=1,
        sign=f"ZRK.4021.{Case.objects.count() + 1}.2026",
        title=letters.NAME,
        applicant=applicant,
        competent=ministry,
        submitted_at=SUBMITTED_AT,
    )
    entry = events.Entry(
        case=case.pk, seq=1, verb="submit", is_step=True, source="DRAFT", target=state, person=None, organisation=None,
        role="", substitutes=None, recorded_at=SUBMITTED_AT, legal_day=SUBMITTED_AT.date(), facts={}, terms={},
    )  # fmt: skip
    events.build(entry, "").save()
    return case


def draft(applicant: Organisation) -> Case:
    return Case.objects.create(kind="INC_FM", title="Szkic", applicant=applicant)


def call(case: Case, to: Recipient, *, at: datetime | None = None, render: bool = True) -> Delivery:
    """A call for supplement, sent; its file is made unless told otherwise."""
    document = service.issue(case, "call_for_supplement", data=letters.call_for_supplement(), recipients=[to], at=at)
    if render:
        jobs.run_waiting()
    return Delivery.objects.get(document=document)


def note(case: Case, visibility: service.Visibility, *to: Recipient) -> Document:
    """A short document of a visibility, with its file."""
    data = letters.samples()["notice_withdrawn"]
    document = service.issue(case, "notice_withdrawn", data=data, visibility=visibility, recipients=to)
    jobs.run_waiting()
    document.refresh_from_db()
    return document


def upload(name: str = "statut.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def bytes_of(file: FieldFile) -> bytes:
    with file.open("rb") as opened:
        return opened.read()


def status(client: Client, address: str) -> int:
    """What the address answers; a file behind it is read to its end, which closes it."""
    answer = client.get(address)
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code


def download(client: Client, address: str) -> bytes:
    """The file behind an address, which must be given out to be saved and never sniffed."""
    answer = client.get(address)
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    return b"".join(answer.streaming_content)
