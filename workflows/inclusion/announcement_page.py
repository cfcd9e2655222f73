"""The tab „Obwieszczenie” of a case: the text as it will appear, its check, and how far its publication is."""

from typing import Any

from django.urls import reverse

from cases import service as engine
from cases.kept import kept
from cases.models import Case
from cases.panels import step_address
from cases.procedure import as_procedure, specs
from documents.models import Document
from documents.queries import documents_of
from institutions.actor import Actor
from institutions.enums import OrganisationKind
from kernel import clock
from kernel.components import Fact
from kernel.text import date_long
from workflows.inclusion.announcement import Announcement
from workflows.inclusion.announcement_check import checked
from workflows.inclusion.announcement_parts import digest_of_text, introduction_of, points_of, title_of
from workflows.inclusion.decision_draft import described, draft_of
from workflows.inclusion.models import DraftKind, Publication
from workflows.inclusion.publication import journal, sendings_of
from workflows.inclusion.publication_text import announced, announcement_from
from workflows.inclusion.states import State

ANNOUNCED = frozenset({State.ACCEPTED, State.INCLUDED, State.INCLUDED_OPEN_FOR_IC})
MINISTRIES = frozenset({OrganisationKind.MINISTRY, OrganisationKind.DELEGATE})
STEPS = ("send_announcement", "publish_announcement", "correct_publication", "open_authority_call")


def may_read(case: Case, actor: Actor) -> bool:
    """The ministry reads it from the evaluation on; what was published everybody finds among the public documents."""
    return actor.organisation_kind in MINISTRIES and case.state in {State.EVALUATION, *ANNOUNCED}


def is_there(case: Case, actor: Actor) -> bool:
    """Whether there is an announcement to show: a signed one, or the one that a draft would become."""
    if not may_read(case, actor):
        return False
    draft = draft_of(case)
    return case.state in ANNOUNCED or (draft is not None and draft.kind != DraftKind.NEGATIVE)


def announcement_now(case: Case) -> Announcement | None:
    """The signed announcement, before the result the one that the draft would become; None without either."""
    if case.state in ANNOUNCED:
        publication = publications_of(case)[:1]
        place = journal(publication[0].year, publication[0].item) if publication else ""
        return announced(case, journal=place)
    draft = draft_of(case)
    if draft is None or draft.kind == DraftKind.NEGATIVE:
        return None
    return announcement_from(case, described(case, draft), clock.today())


def publications_of(case: Case) -> list[Publication]:
    """Records of the publication, the one that holds first."""
    return kept(case, "publications", lambda: list(Publication.objects.filter(case_id=case.pk).order_by("-id")))


def tab_context(case: Case, actor: Actor) -> dict[str, Any]:  # a template's context
    """Everything of the tab."""
    data = announcement_now(case)
    assert data is not None  # the tab is visible only then
    signed = case.state in ANNOUNCED
    draft = draft_of(case)
    points = checked(case, data, mendable=not signed and not (draft is not None and draft.is_sent))
    return {
        "data": data,
        "signed": signed,
        "checked": points,
        "lacking": sum(bool(one.sentences) for one in points),
        "points": points_of(data),
        "announcement_title": title_of(data),
        "introduction": introduction_of(data),
        "preview_href": reverse("inclusion:announcement_preview", args=[case.pk]),
        "text_href": reverse("inclusion:announcement_text", args=[case.pk]),
        "issued": _issued(case, actor),
        "facts": _facts(case, data) if signed else [],
        "next": _next(case, actor),
    }


def _issued(case: Case, actor: Actor) -> Document | None:
    """The announcement among the documents of the case: the published one, before it the signed text."""
    return next((one for one in documents_of(case, actor) if one.template == "announcement"), None)


def _facts(case: Case, data: Announcement) -> list[Fact]:
    sent = [
        Fact("Przekazano do ogłoszenia", f"{date_long(one.sent_on)}{f', {one.reference}' if one.reference else ''}")
        for one in sendings_of(case)
    ]
    published = publications_of(case)[:1]
    places = [Fact("Ogłoszono", f"{journal(one.year, one.item)}, {date_long(one.published_on)}") for one in published]
    return [
        Fact("Dzień obwieszczenia", date_long(data.announced_on)),
        *(sent or [Fact("Przekazano do ogłoszenia", "jeszcze nie")]),
        *(places or [Fact("Ogłoszono", "jeszcze nie")]),
        Fact("Skrót tekstu (SHA-256)", digest_of_text(announced(case))),
    ]


def _next(case: Case, actor: Actor) -> list[tuple[str, str]]:
    """What this person may do about the announcement now: label and address."""
    row = as_procedure(case)
    known = specs(type(row))
    return [
        (known[name].label, step_address(case.pk, name))
        for name in STEPS
        if engine.offer_of(row, known[name], actor).allowed
    ]
