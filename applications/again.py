"""A new application begun from one that ended without an inclusion: its texts are taken over, its files are not."""

from typing import Final

from django.db import transaction

from applications.contents import Contents
from applications.drafting import applicant_of, open_draft
from applications.models import Application, SnapshotReason
from applications.queries import last_snapshot
from applications.rights import belongs_to
from applications.saving import describe_case
from cases.models import DRAFT, Case
from cases.procedure import procedure_for
from institutions.actor import Actor
from kernel.refusals import NotYourStep, WrongState

ASKED_ANEW: Final = "fee."
"""How fields begin that belong to one filing: for a new application a new fee is due."""


def may_begin_again(case: Case) -> bool:
    """Whether the case ended and nothing was included."""
    return case.state in procedure_for(case.kind).failed


def open_again(case: Case, actor: Actor) -> Case:
    """A new draft of the same organisation with the answers and the description that were sent last.

    While such a draft is written it is the one: a second click, or a second person, is led to it.
    Files are not copied: proofs of a new application are its own. Raises WrongState for a case that goes on or
    ended with an inclusion, NotYourStep for people of other organisations.
    """
    if not belongs_to(actor, case):
        raise NotYourStep("Wniosek zaczyna na nowo osoba z organizacji, która złożyła poprzedni.")
    if not may_begin_again(case):
        raise WrongState("Na nowo można zacząć wniosek, którego sprawa się skończyła bez włączenia kwalifikacji.")
    applicant_of(actor, case.kind)
    sent = last_snapshot(case, SnapshotReason.SUBMISSION, SnapshotReason.SUPPLEMENT)
    assert sent is not None  # whatever ended was sent
    with transaction.atomic():
        Case.objects.select_for_update().values_list("pk").get(pk=case.pk)
        begun = Case.objects.select_related("applicant").filter(application__begun_from=case, state=DRAFT).first()
        if begun is not None:
            return begun
        fresh = open_draft(case.kind, actor)
        application = Application.objects.select_related("case__applicant").get(case_id=fresh.pk)
        answers = {code: value for code, value in sent.content["answers"].items() if not code.startswith(ASKED_ANEW)}
        application.content = {**application.content, **answers}
        application.description = sent.content["description"]
        application.begun_from_id = case.pk
        application.save(update_fields=["content", "description", "begun_from"])
        describe_case(Contents(application.case, application))
    return Case.objects.select_related("applicant").get(pk=fresh.pk)
