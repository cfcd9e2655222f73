"""The room's door for reads."""

from collections.abc import Mapping

from django.db.models import QuerySet

from applications.answers import AnswerSection, answers_in, answers_of
from applications.completeness import Missing, missing, unready
from applications.contents import FILE_ROWS, Contents, contents
from applications.corrections import answers_to_remarks, corrections, rests_of
from applications.differences import FieldChange, changes_between
from applications.fields import field, is_required
from applications.models import Application, DraftEntry, Snapshot, SnapshotReason
from applications.progress import Progress, TaskSection, progress
from applications.subject import Subject, fee_due, subject_of
from cases.models import Case
from cases.rights import visible_to
from documents import queries as files
from documents.models import Upload
from institutions.actor import Actor
from register.description import Description

__all__ = [
    "Subject",
    "answers",
    "answers_of_snapshot",
    "answers_to_remarks",
    "coming_files",
    "completeness",
    "content",
    "corrections",
    "description",
    "diff",
    "fee_due",
    "final_description",
    "history",
    "last_snapshot",
    "mine",
    "needs",
    "reading",
    "rests_of",
    "revision",
    "snapshots",
    "subject_of",
    "tasks",
    "unready_files",
    "whole",
]


def mine(actor: Actor) -> QuerySet[Application]:
    """Drafts and applications of the actor's organisation, those changed last first."""
    rows = Application.objects.filter(case__in=visible_to(actor), case__applicant_id=actor.organisation_id)
    return rows.select_related("case__applicant", "changed_by").order_by("-changed_at", "-case_id")


def revision(case: Case) -> int:
    """How many times anything of the application was saved: what a signatory reads is of one revision."""
    return Application.objects.values_list("revision", flat=True).get(case_id=case.pk)


def completeness(case: Case) -> list[Missing]:
    """What the application still lacks before it may be sent; empty when nothing."""
    here = contents(case)
    lacking = missing(here.circumstances, here.description, here.file_counts)
    return [*lacking, *unready(here.kind, here.attachments)]


def coming_files(case: Case, code: str, actor: Actor) -> QuerySet[Upload]:
    """Files that this person began to send to the field and did not finish."""
    return files.uploads_of(case, actor).filter(field=field(code).row)


def unready_files(case: Case) -> list[Missing]:
    """Files that keep the application from being sent: dangerous, or not scanned yet."""
    return unready(case.kind, files.unready_of(case, FILE_ROWS))


def content(case: Case) -> Mapping[str, object]:
    """Answers by field code; what belongs to the qualification is in `description`."""
    return dict(contents(case).application.content)


def description(case: Case) -> Description:
    """The qualification as the application describes it now."""
    return contents(case).description


def final_description(case: Case) -> Description:
    """The qualification as it was sent last. Raises Snapshot.DoesNotExist for a draft."""
    latest = Snapshot.objects.filter(case_id=case.pk).latest("number")
    return Description.model_validate(latest.content["description"])


def needs(case: Case) -> frozenset[str]:
    """Codes of the fields without which this application could not be sent."""
    here = contents(case)
    circumstances = here.circumstances
    return frozenset(one.code for one in here.applicable() if is_required(one, circumstances))


def whole(case: Case) -> Progress:
    """The task list with its counts."""
    return progress(contents(case), list(history(case)))


def tasks(case: Case) -> list[TaskSection]:
    """The task list: sections A–F with the state of each item and what it lacks."""
    return list(whole(case).sections)


def reading(case: Case) -> Contents:
    """The application read once, for a page that asks several questions of it."""
    return contents(case)


def answers(case: Case, here: Contents | None = None) -> list[AnswerSection]:
    """Everything that the application says now, by the catalogue."""
    return answers_of(here or contents(case))


def answers_of_snapshot(snapshot: Snapshot) -> list[AnswerSection]:
    """Everything that one version said."""
    return answers_in(snapshot, contents(snapshot.case))


def snapshots(case: Case) -> QuerySet[Snapshot]:
    """The versions that were sent, the first one first."""
    return Snapshot.objects.filter(case_id=case.pk).select_related("author").order_by("number")


def last_snapshot(case: Case, *reasons: SnapshotReason) -> Snapshot | None:
    """The version that was sent last (for one of the reasons, when given)."""
    rows = snapshots(case)
    return (rows.filter(reason__in=reasons) if reasons else rows).last()


def diff(old: Snapshot, new: Snapshot, here: Contents | None = None) -> list[FieldChange]:
    """The fields in which two versions of one case differ."""
    here = here or contents(new.case)
    return changes_between(answers_in(old, here), answers_in(new, here))


def history(case: Case) -> QuerySet[DraftEntry]:
    """What people of the organisation did with the draft."""
    return DraftEntry.objects.filter(case_id=case.pk).select_related("person").order_by("at", "id")
