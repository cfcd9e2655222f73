"""What the steps of art. 25 and 26 do: publication in Monitor Polski, the register entry, the call."""

from applications.queries import final_description
from auth.enums import Role
from cases import service as engine
from cases.enums import CaseKind
from cases.kept import forget, kept
from cases.models import Case
from cases.procedure import Procedure
from cases.spec import Move
from documents import service as documents
from documents.service import Visibility
from kernel.text import date_figures
from register import queries as register, service as entries
from register.enums import QualificationKind
from register.models import Qualification
from register.service import AnnouncementRef
from workflows.inclusion import writing
from workflows.inclusion.announcement_parts import digest_of_text
from workflows.inclusion.collective import ministry_of
from workflows.inclusion.documents import AuthorityCall
from workflows.inclusion.models import AnnouncementSending, Publication
from workflows.inclusion.publication_text import announced

AWAITED_WORK = "announcement_awaited"
"""Work that reminds of an announcement that was handed over and is not published yet."""
KIND = {CaseKind.INC_FM: QualificationKind.FREE_MARKET, CaseKind.INC_SEC: QualificationKind.SECTORAL}


def journal(year: int, item: int) -> str:
    """The place of publication as an announcement cites it: „M.P. z 2026 r. poz. 704”."""
    return f"M.P. z {year} r. poz. {item}"


def send(case: Procedure, move: Move) -> None:
    """Art. 25 ust. 1: the text is handed over for publication; its digest says which text it was."""
    data = announced(case)
    sending = AnnouncementSending.objects.create(
        case_id=case.pk,
        sent_on=move.data["sent_on"],
        reference=move.data["reference"],
        digest=digest_of_text(data),
        sent_by_id=move.actor.person_id,
        recorded_at=move.at,
    )
    move.legal_day = sending.sent_on
    forget(case)
    engine.close_work(case, f"turn:{case.state}")
    engine.close_work(case, AWAITED_WORK)
    engine.open_work(
        case,
        AWAITED_WORK,
        f"Sprawdź, czy obwieszczenie przekazane {date_figures(sending.sent_on)} ukazało się w Monitorze Polskim",
        organisation=ministry_of(case),
        roles=[Role.OFFICER, Role.MINISTER],
        step="publish_announcement",
        basis="art. 25 ust. 1",
    )
    move.facts |= {"sent_on": sending.sent_on, "reference": sending.reference, "digest": sending.digest}


def sendings_of(case: Case) -> list[AnnouncementSending]:
    """When the announcement was handed over, the last time first."""
    rows = AnnouncementSending.objects.filter(case_id=case.pk).select_related("sent_by").order_by("-id")
    return kept(case, "sendings", lambda: list(rows))


def publish(case: Procedure, move: Move) -> None:
    """Art. 25 ust. 3: included on the day of publication, which is the legal day of the step."""
    year, item, day = move.data["year"], move.data["item"], move.data["published_on"]
    move.legal_day = day
    entry = entries.include(
        final_description(case),
        kind=KIND[CaseKind(case.kind)],
        ministry=ministry_of(case),
        applicant_name=case.applicant.name,
        announcement=AnnouncementRef(year, item, day),
        case_sign=case.sign or "",
        on=day,
        actor=move.actor,
    )
    Publication.objects.create(
        case_id=case.pk, year=year, item=item, published_on=day, recorded_at=move.at, code=entry.zrk_code
    )
    engine.close_work(case, AWAITED_WORK)
    documents.issue(
        case, "announcement", data=announced(case, journal=journal(year, item)), visibility=Visibility.PUBLIC
    )
    move.facts |= {"year": year, "item": item, "published_on": day, "entry": entry.zrk_code}


def last_publication(case: Procedure) -> Publication:
    """The record that holds: the last one."""
    return Publication.objects.filter(case_id=case.pk).latest("id")


def entry_of(case: Procedure) -> Qualification:
    """The register entry that came of the case."""
    entry = register.by_code(last_publication(case).code)
    assert entry is not None  # made by publishing, never deleted
    return entry


def correct(case: Procedure, move: Move) -> None:
    """A mistake is corrected by a further record; the register gets a further version of the entry."""
    old = last_publication(case)
    year, item, day = move.data["year"], move.data["item"], move.data["published_on"]
    Publication.objects.create(
        case_id=case.pk,
        year=year,
        item=item,
        published_on=day,
        reason=move.data["reason"],
        recorded_at=move.at,
        code=old.code,
    )
    entries.correct_announcement(
        entry_of(case), AnnouncementRef(year, item, day), on=move.day, reason=move.data["reason"], actor=move.actor
    )
    move.facts |= {
        "from": journal(old.year, old.item),
        "year": year,
        "item": item,
        "published_on": day,
        "reason": move.data["reason"],
    }


def open_authority_call(case: Procedure, move: Move) -> None:
    """Art. 26: the portal says that applications for the authority to certify may be filed."""
    record = last_publication(case)
    frame = writing.from_minister(case, move.day)
    letter = AuthorityCall(
        sender=frame["sender"],
        signature=frame["signature"],
        kind=frame["kind"],
        qualification=final_description(case).name,
        included_on=record.published_on,
        journal=journal(record.year, record.item),
        level=final_description(case).pqf_level or 0,
    )
    documents.issue(case, "authority_call", data=letter, visibility=Visibility.PUBLIC)
