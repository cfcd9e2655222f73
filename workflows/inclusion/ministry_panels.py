"""Panels of the case page for the minister's stage: consultation, team, opinions, draft, announcement."""

from typing import Any

from django.urls import reverse

from applications.queries import final_description
from cases import panels
from cases.kept import kept
from cases.models import Case
from cases.panels import Panel, Tab
from cases.queries import is_only_informed
from institutions.actor import Actor
from institutions.enums import OrganisationKind
from kernel import clock
from kernel.components import Fact, StatusTag, Tone
from kernel.text import date_long
from workflows.inclusion.comparison import comparison_of, table_of
from workflows.inclusion.decision_draft import draft_of
from workflows.inclusion.models import (
    ConsultationOpinion,
    DecisionDraft,
    ExpertRemark,
    Publication,
    TeamMember,
    TeamOpinion,
)
from workflows.inclusion.publication import journal
from workflows.inclusion.receipt import were_received
from workflows.inclusion.record import record_of
from workflows.inclusion.states import FROM_OPENING_TO_EVALUATION, TERMINAL, State

KINDS = frozenset({"INC_FM", "INC_SEC"})
LATER = frozenset({*FROM_OPENING_TO_EVALUATION, State.ACCEPTED, State.INCLUDED, *TERMINAL})
MINISTRIES = frozenset({OrganisationKind.MINISTRY, OrganisationKind.DELEGATE})


def _inside(case: Case, actor: Actor) -> bool:
    """Whoever works on the case: offices, experts, the council that was asked; not who was only informed."""
    return actor.organisation_id != case.applicant_id and not is_only_informed(actor, case)


def _consulted(case: Case, _actor: Actor) -> bool:
    return case.state in LATER and record_of(case).consultation is not None


def _consultation(case: Case, actor: Actor) -> dict[str, Any]:  # a template's context
    row = record_of(case).consultation
    return {
        "consultation": row,
        "conclusions": row.conclusions if row is not None and _may_read_conclusions(case, actor) else "",
        "late": row is not None and row.closed_on is None and row.until < clock.today(),
        "opinions_href": reverse("cases:tab", args=[case.pk, "konsultacje"]) if _inside(case, actor) else "",
    }


def _may_read_conclusions(case: Case, actor: Actor) -> bool:
    """Whoever works on the case; the applicant reads them in the letter, so not before its receipt."""
    if actor.organisation_id != case.applicant_id:
        return _inside(case, actor)
    return all(were_received(case, "consultation_conclusions"))


def _has_voices(case: Case, actor: Actor) -> bool:
    return _inside(case, actor) and _consulted(case, actor)


def _voices(case: Case, _actor: Actor) -> dict[str, Any]:  # a template's context
    rows = ConsultationOpinion.objects.filter(case_id=case.pk)
    return {"opinions": list(rows.order_by("-received_on", "-id")), "consultation": record_of(case).consultation}


def _team_of(case: Case) -> list[TeamMember]:
    members = TeamMember.objects.filter(case_id=case.pk, left_on=None).select_related("person", "table").order_by("id")
    return kept(case, "team", lambda: list(members))


def _has_team(case: Case, actor: Actor) -> bool:
    return case.state in LATER and _inside(case, actor) and bool(_team_of(case))


def _team(case: Case, _actor: Actor) -> dict[str, Any]:  # a template's context
    team = _team_of(case)
    return {
        "members": [(member, _seat_status(member)) for member in team],
        "filled": sum(table_of(member) is not None for member in team),
    }


def _seat_status(member: TeamMember) -> StatusTag:
    if member.conflict:
        return StatusTag("konflikt interesów, do zmiany", tone=Tone.BAD, icon="over")
    if member.impartial_at is None:
        return StatusTag("czeka oświadczenie", tone=Tone.WARN, icon="clock")
    table = table_of(member)
    if table is None:
        return StatusTag("wypełnia tabelę", tone=Tone.INFO, icon="half")
    return StatusTag(f"tabela złożona, poziom {table.level}", tone=Tone.OK, icon="check")


def _remarks_of(case: Case, actor: Actor) -> list[ExpertRemark]:
    """The remarks; to the applicant only those whose letter was received (each has a letter, in the same order)."""
    found = kept(case, "remarks", lambda: list(ExpertRemark.objects.filter(case_id=case.pk).order_by("id")))
    if not found or actor.organisation_id != case.applicant_id:
        return found
    received = kept(case, "remarks_received", lambda: were_received(case, "expert_remarks"))
    return [remark for remark, opened in zip(found, received, strict=False) if opened]


def _has_remarks(case: Case, actor: Actor) -> bool:
    return case.state in LATER and not is_only_informed(actor, case) and bool(_remarks_of(case, actor))


def _remarks(case: Case, actor: Actor) -> dict[str, Any]:  # a template's context
    return {"remarks": _remarks_of(case, actor)}


def _opinions_of(case: Case) -> list[TeamOpinion]:
    rows = TeamOpinion.objects.filter(case_id=case.pk).order_by("second", "id")
    return kept(case, "opinions", lambda: list(rows))


def _has_opinions(case: Case, actor: Actor) -> bool:
    return case.state in LATER and _inside(case, actor) and bool(_opinions_of(case))


def _opinions(case: Case, _actor: Actor) -> dict[str, Any]:  # a template's context
    return {"opinions": _opinions_of(case), "vote": record_of(case).vote}


def _tables(case: Case, _actor: Actor) -> dict[str, Any]:  # a template's context
    return {"comparison": comparison_of(case, final_description(case))}


def _has_draft(case: Case, actor: Actor) -> bool:
    """The draft is the ministry's own until it is signed."""
    may_be = case.state in LATER or case.state == State.WITH_MINISTER
    return may_be and actor.organisation_kind in MINISTRIES and draft_of(case) is not None


def _draft(case: Case, _actor: Actor) -> dict[str, Any]:  # a template's context
    draft = draft_of(case)
    assert draft is not None  # visible only then
    rows = [
        Fact("Rozstrzygnięcie", draft.get_kind_display()),
        Fact("Przygotowanie", f"{draft.prepared_by or ''}, {date_long(clock.day_of(draft.prepared_at))}"),
    ]
    if draft.level is not None and draft.review_due is not None:
        rows += [Fact("Poziom PRK", draft.level), Fact("Termin przeglądu", date_long(draft.review_due))]
    if draft.similar:
        rows.append(Fact("Podobne kwalifikacje", ", ".join(draft.similar)))
    if draft.countersigned_at is not None:
        day = clock.day_of(draft.countersigned_at)
        rows.append(Fact("Kontrasygnata", f"{draft.countersigned_by}, {date_long(day)}"))
    rows.append(Fact("Skrót treści", draft.digest[:16]))
    return {"draft": draft, "rows": rows, "state": _draft_state(draft)}


def _draft_state(draft: DecisionDraft) -> StatusTag:
    if draft.countersigned_at is not None:
        return StatusTag("kontrasygnowany", tone=Tone.OK, icon="check")
    if draft.returned:
        return StatusTag("zwrócony do poprawy", tone=Tone.WARN, icon="warn")
    return StatusTag("czeka na kontrasygnatę", tone=Tone.INFO, icon="clock")


def _publications_of(case: Case) -> list[Publication]:
    return kept(case, "publications", lambda: list(Publication.objects.filter(case_id=case.pk).order_by("-id")))


def _published(case: Case, _actor: Actor) -> bool:
    return case.state in {State.INCLUDED, State.INCLUDED_OPEN_FOR_IC} and bool(_publications_of(case))


def _publication(case: Case, _actor: Actor) -> dict[str, Any]:  # a template's context
    last, *former = _publications_of(case)
    return {
        "rows": [
            Fact("Miejsce ogłoszenia", journal(last.year, last.item)),
            Fact("Dzień ogłoszenia i włączenia", date_long(last.published_on)),
            Fact("Wpis w rejestrze", last.code),
        ],
        "entry_href": reverse("register:entry", args=[last.code]),
        "former": [(journal(one.year, one.item), one.published_on) for one in former],
        "reason": last.reason,
    }


def add_panels() -> None:
    """Puts the panels on the case page; called once, when the app is ready."""
    for panel in (
        Panel(
            "konsultacje", "inclusion/panel_consultation.html", _consultation, order=30, visible=_consulted, kinds=KINDS
        ),
        Panel("zespol", "inclusion/panel_team.html", _team, order=40, visible=_has_team, kinds=KINDS),
        Panel("uwagi", "inclusion/panel_remarks.html", _remarks, order=45, visible=_has_remarks, kinds=KINDS),
        Panel("opinie", "inclusion/panel_opinions.html", _opinions, order=50, visible=_has_opinions, kinds=KINDS),
        Panel("projekt", "inclusion/panel_draft.html", _draft, order=10, visible=_has_draft, kinds=KINDS),
        Panel("ogloszenie", "inclusion/panel_publication.html", _publication, order=5, visible=_published, kinds=KINDS),
    ):
        panels.add_panel(panel)
    for tab in (
        Tab("konsultacje", "Konsultacje", "inclusion/tab_consultation.html", _voices, order=24, visible=_has_voices),
        Tab("tabele", "Tabele ekspertów", "inclusion/comparison.html", _tables, order=25, visible=_has_team),
    ):
        panels.add_tab(tab)
