"""The print of a draft as the worker makes it: ordered, in the making, ready. The newest one of a draft is kept."""

from collections.abc import Mapping, Sequence

from django.core.files.base import ContentFile
from django.db import transaction

from applications.checking import Standing, circulation, is_circulated
from applications.contents import Contents
from applications.draft_pdf import Standpoint, draft_pdf
from applications.models import Application, DraftEntry
from applications.prints import drop_prints, folder_of
from applications.progress import progress
from cases.models import Case
from documents.storage import private_files
from kernel.jobs import enqueue, handler
from kernel.models import Job, JobState

KIND = "applications.draft_pdf"


def mark_of(application: Application, entries: Sequence[DraftEntry]) -> str:
    """What the print depends on: how often the draft was saved, and how far its check has come."""
    return f"{application.case_id}-{application.revision}-{len(entries)}"


def order(application: Application, entries: Sequence[DraftEntry]) -> None:
    """Asks the worker for the print of the draft as it is now; asking twice changes nothing."""
    with transaction.atomic():
        enqueue(KIND, key=mark_of(application, entries), case=application.case_id, mark=mark_of(application, entries))


def state_of(application: Application, entries: Sequence[DraftEntry]) -> str:
    """WAITING, DONE or FAILED of the print of the draft as it is now; empty when nobody asked for it."""
    job = Job.objects.filter(key=f"{KIND}:{mark_of(application, entries)}").values_list("state", flat=True).first()
    return str(job or "")


def content_of(application: Application, entries: Sequence[DraftEntry]) -> bytes | None:
    """The ready print of the draft as it is now."""
    name = _name(application.case_id, mark_of(application, entries))
    if state_of(application, entries) != JobState.DONE or not private_files().exists(name):
        return None
    with private_files().open(name) as file:
        content: bytes = file.read()
    return content


@handler(KIND)
def make(payload: Mapping[str, int | str]) -> None:
    """Renders the draft and drops its older prints; a draft that was sent or deleted meanwhile has none.

    An order that comes late, when the draft has gone on, makes nothing: a print is asked for as the draft is now.
    """
    case_id = int(payload["case"])
    application = Application.objects.select_related("case__applicant").filter(case_id=case_id).first()
    if application is None or not application.case.is_draft:
        drop_prints(case_id)
        return
    entries = list(DraftEntry.objects.filter(case_id=case_id).order_by("at", "id"))
    if payload["mark"] != mark_of(application, entries):
        return
    drop_prints(case_id)
    content = print_of(application.case, application, entries)
    private_files().save(_name(case_id, str(payload["mark"])), ContentFile(content))


def print_of(case: Case, application: Application, entries: Sequence[DraftEntry]) -> bytes:
    """Returns the print of the draft as it is at this moment."""
    contents = Contents(case, application)
    missing = tuple(f"{one.sentence} ({one.basis})" for one in progress(contents, entries).missing)
    return draft_pdf(contents, Standpoint(missing, _checked(case, application, entries)))


def _checked(case: Case, application: Application, entries: Sequence[DraftEntry]) -> str:
    if not is_circulated(case):
        return "nie dotyczy (wniosek osoby fizycznej)"
    standing = circulation(application, entries).standing
    return "nikt jeszcze nie sprawdzał" if standing is Standing.WRITING else standing.value


def _name(case_id: int, mark: str) -> str:
    return f"{folder_of(case_id)}/{mark}.pdf"
