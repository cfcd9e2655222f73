"""Snapshots: what was sent, as canonical JSON with its hash. Evidence that nobody can change."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from applications.checking import end_work
from applications.contents import FILE_ROWS, JSON, Contents
from applications.fields import field
from applications.models import DraftEntry, Snapshot, SnapshotReason
from applications.prints import drop_prints
from applications.saving import lock
from applications.statements import statements
from applications.values import is_empty
from cases.models import Case
from documents import service as documents
from institutions.actor import Actor
from kernel import clock
from register.canonical import sha256_of
from register.description import Description

SCHEMA = 1
"""The shape of a snapshot's content; a new number for a new shape, old snapshots stay as they are."""


def take_snapshot(
    case: Case,
    reason: str,
    actor: Actor,
    *,
    description: Description | None = None,
    answers: Mapping[str, object] | None = None,
    remarks: Sequence[Mapping[str, str]] = (),
) -> Snapshot:
    """Keeps the application as it is now. The first one carries the history of the draft.

    Fields that do not apply are left out; deleted parts of the description are forgotten. `description` is
    the final one that the minister fixed (art. 21b ust. 2 pkt 1), which the application itself does not hold, and
    `answers` what of it is kept among the answers, by field code (art. 15 ust. 1 pkt 3);
    `remarks` what the applicant did about each remark of a call.
    """
    with transaction.atomic():
        case, application = lock(case)
        last = Snapshot.objects.filter(case_id=case.pk).order_by("-number").first()
        now, contents = clock.now(), Contents(case, application)
        content = package(contents, description, answers or {})
        if remarks:
            content["remarks"] = [dict(one) for one in remarks]
        if reason != SnapshotReason.FINAL:  # which the minister fixes and nobody sends
            documents.file_attachments(case, FILE_ROWS, now)
        snapshot = Snapshot.objects.create(
            case_id=case.pk,
            number=last.number + 1 if last else 1,
            reason=SnapshotReason(reason),
            content=content,
            sha256=sha256_of(content),
            provenance=[] if last else _provenance(case),
            created_at=now,
            author_id=actor.person_id,
        )
        end_work(case)
        transaction.on_commit(lambda: drop_prints(case.pk))
        application.removed = []
        application.save(update_fields=["removed"])
    return snapshot


def package(contents: Contents, final: Description | None = None, changed: Mapping[str, object] | None = None) -> JSON:
    """The content that a snapshot keeps: values that apply, the description, files by hash, statements."""
    applicable = {one.code for one in contents.applicable()}
    answers = {
        code: value
        for code, value in {**contents.application.content, **(changed or {})}.items()
        if code in applicable and not is_empty(value)
    }
    description = final or contents.description
    if field("proposedSqfReference").code not in applicable:
        description = description.model_copy(update={"proposed_sqf_references": ()})
    proof = bool(contents.file_counts.get("activityProof"))
    return {
        "schema": SCHEMA,
        "kind": contents.kind,
        "answers": answers,
        "description": description.model_dump(mode="json"),
        "files": [
            {"field": one.field, "name": one.name, "size": one.size, "sha256": one.sha256}
            for one in contents.attachments
        ],
        "statements": [one.as_content() for one in statements(contents.kind, answers, has_activity_proof=proof)],
    }


def first_altered() -> str:
    """Names the first version of an application whose content no longer has the hash that was taken of it."""
    for one in Snapshot.objects.order_by("case_id", "number").iterator(chunk_size=200):
        if sha256_of(one.content) != one.sha256:
            return f"sprawa {one.case_id}, wersja wniosku {one.number}: treść nie zgadza się ze skrótem"
    return ""


def _provenance(case: Case) -> list[JSON]:
    """Who handed over, returned and approved the draft: persons by reference only."""
    return [
        {
            "act": one.act,
            "item": one.item,
            "text": one.text,
            "revision": one.revision,
            "person": one.person_id,
            "at": one.at.isoformat(),
        }
        for one in DraftEntry.objects.filter(case_id=case.pk).order_by("at", "id")
    ]
