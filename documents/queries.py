"""The room's door for reads: which documents, letters and files a person may see."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from auth.enums import Role
from cases.models import Case
from cases.rights import is_only_informed, is_visible, visible_to, worked_on
from documents.enums import DocumentState, ScanState, Visibility
from documents.models import Attachment, Delivery, Document, QuarantinedFile, Upload
from institutions.actor import Actor
from institutions.enums import OFFICIAL_BODIES

__all__ = [
    "attachment_for",
    "attachments_of",
    "document_for",
    "documents_of",
    "inbox",
    "letters_of",
    "public_documents",
    "quarantine",
    "readable_by",
    "unopened_count",
    "unready_of",
    "unscanned_count",
    "uploads_of",
]

_OFFICIAL_PERSONS = (Role.EXPERT, Role.CHAIR, Role.INSPECTOR)


def readable_by(actor: Actor | None) -> QuerySet[Document]:
    """Documents whose content the person may read; a sealed letter is not among them."""
    public = Q(visibility=Visibility.PUBLIC)
    if actor is None:
        return Document.objects.filter(public)
    shared = Q(visibility=Visibility.FILE)
    if _is_official(actor):
        shared |= ~Q(case__applicant_id=actor.organisation_id)
    received = Delivery.objects.filter(_own(actor), received_at__isnull=False)
    known = Exists(worked_on(actor).filter(pk=OuterRef("case_id")))  # looks at one case, `in` would look at all
    return Document.objects.filter(
        public
        | Q(known) & shared
        | Q(pk__in=received.values("document"))
        | Q(pk__in=received.exclude(upd=None).values("upd"))
    )


def document_for(actor: Actor | None, document_id: int) -> Document | None:
    """The document if the person may read it."""
    return readable_by(actor).defer("data").filter(pk=document_id).first()


def documents_of(case: Case, actor: Actor) -> QuerySet[Document]:
    """Documents of the case that the person may read, newest first; their data are not loaded."""
    return readable_by(actor).filter(case_id=case.pk).defer("data", "xml").order_by("-id")


def public_documents(case: Case) -> QuerySet[Document]:
    """What anybody may read of a case: notices for the portal, the announcement."""
    ready = Document.objects.filter(case_id=case.pk, visibility=Visibility.PUBLIC, state=DocumentState.READY)
    return ready.defer("data", "xml").order_by("-id")


def letters_of(case: Case, actor: Actor) -> QuerySet[Delivery]:
    """Deliveries of the case: all of them for officials, one's own for the others and for who is only informed."""
    rows = Delivery.objects.filter(document__case_id=case.pk)
    outside = is_only_informed(actor, case) or actor.organisation_id == case.applicant_id
    if outside or not _is_official(actor) or not is_visible(actor, case):
        rows = rows.filter(_own(actor))
    return _with_document(rows).order_by("-sent_at", "-id")


def inbox(actor: Actor) -> QuerySet[Delivery]:
    """Letters to the person or their organisation, newest first."""
    return _with_document(Delivery.objects.filter(_own(actor))).order_by("-sent_at", "-id")


def unopened_count(actor: Actor | None) -> int:
    """How many letters wait for the person or their organisation."""
    return 0 if actor is None else Delivery.objects.filter(_own(actor), received_at=None).count()


def attachments_of(case: Case, actor: Actor, *, all_versions: bool = False) -> QuerySet[Attachment]:
    """Files of the case that the person may know of, when they may know of the case.

    The applicant's people see all of them as they are. Others see what was sent, as it was sent last; a file that
    waits for a supplement to be sent is none of it. Earlier, removed and replaced ones only on demand.
    """
    if not is_visible(actor, case):
        return Attachment.objects.none()
    rows = Attachment.objects.filter(case_id=case.pk).select_related("uploaded_by")
    if actor.organisation_id == case.applicant_id:
        return rows if all_versions else rows.filter(removed_at=None, replaced_by=None)
    rows = rows.filter(_known_to_others(actor))
    return (
        rows if all_versions else rows.filter(superseded_at=None).filter(_sent | Q(removed_at=None, replaced_by=None))
    )


def attachment_for(actor: Actor, attachment_id: int) -> Attachment | None:
    """The file if the person may open it: one that was found clean, of a case and a time that they may know of."""
    own = Q(case__applicant_id=actor.organisation_id) if actor.organisation_id is not None else Q(pk__in=[])
    clean = Attachment.objects.filter(pk=attachment_id, scan=ScanState.CLEAN, case__in=visible_to(actor))
    return clean.filter(own | _known_to_others(actor)).first()


def unready_of(case: Case, fields: Collection[str]) -> QuerySet[Attachment]:
    """Present files of these fields that the scanner did not find clean, or has not seen yet."""
    rows = Attachment.objects.filter(case_id=case.pk, field__in=fields, removed_at=None, replaced_by=None)
    return rows.exclude(scan=ScanState.CLEAN).order_by("field", "id")


def uploads_of(case: Case, actor: Actor) -> QuerySet[Upload]:
    """What this person began to send to the case in parts and did not finish."""
    return Upload.objects.filter(case_id=case.pk, person_id=actor.person_id or 0)


def quarantine() -> QuerySet[QuarantinedFile]:
    """Dangerous files that somebody tried to add, the newest first."""
    return QuarantinedFile.objects.select_related("organisation")


def unscanned_count() -> int:
    """How many files the scanner has not answered for."""
    return Attachment.objects.filter(scan=ScanState.UNSCANNED).count()


_sent = Q(filed_at__isnull=False)


def _known_to_others(actor: Actor) -> Q:
    return _sent if actor.person_id is None else _sent | Q(uploaded_by_id=actor.person_id)


def _own(actor: Actor) -> Q:
    own = Q(person_id=actor.person_id) if actor.person_id is not None else Q(pk__in=[])
    if actor.organisation_id is not None:
        own |= Q(organisation_id=actor.organisation_id)
    return own


def _is_official(actor: Actor) -> bool:
    return actor.is_system or actor.organisation_kind in OFFICIAL_BODIES or actor.has(*_OFFICIAL_PERSONS)


def _with_document(rows: QuerySet[Delivery]) -> QuerySet[Delivery]:
    return rows.select_related("document__case", "organisation", "person", "received_by", "upd").defer(
        "document__data", "document__xml", "upd__data", "upd__xml"
    )
