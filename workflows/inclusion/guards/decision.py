"""Conditions of the result and of its announcement (art. 18a, 21b, 23, 25)."""

from datetime import date

from cases.open_points import flag
from cases.procedure import Procedure
from institutions.actor import Actor
from kernel.refusals import GuardFailed
from register import queries as register
from workflows.inclusion.decision_draft import draft_of, recommended_level
from workflows.inclusion.models import DecisionDraft, DraftKind, TeamOpinion
from workflows.inclusion.publication_text import announcement_of, lacking


def opinion_allows_positive_result(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 21b ust. 1: opinions do not bind the minister, unless the setting says so."""
    if flag("POSITIVE_AFTER_NEGATIVE_OPINION"):
        return
    if TeamOpinion.objects.filter(case_id=case.pk, positive=False).exists():
        raise GuardFailed(
            "Opinia zespołu ekspertów jest negatywna, więc wniosku nie można rozpatrzyć pozytywnie.", positive=False
        )


def draft_awaits_countersignature(case: Procedure, _actor: Actor, _day: date) -> None:
    draft = draft_of(case)
    if draft is None or draft.returned or draft.countersigned_at is not None:
        raise GuardFailed("Żaden projekt rozstrzygnięcia nie czeka na kontrasygnatę.", waiting=0)


def _countersigned(case: Procedure, kind: DraftKind) -> DecisionDraft:
    draft = draft_of(case)
    if draft is None:
        raise GuardFailed("Najpierw przygotuj projekt rozstrzygnięcia.", draft="")
    if draft.kind != kind:
        raise GuardFailed(f"Projekt dotyczy czegoś innego: {DraftKind(draft.kind).label}.", draft=draft.kind)
    if draft.countersigned_at is None:
        raise GuardFailed("Projekt nie ma kontrasygnaty dyrektora.", draft=draft.kind, countersigned=False)
    return draft


def positive_draft_is_countersigned(case: Procedure, _actor: Actor, _day: date) -> None:
    _countersigned(case, DraftKind.POSITIVE)


def negative_draft_is_countersigned(case: Procedure, _actor: Actor, _day: date) -> None:
    _countersigned(case, DraftKind.NEGATIVE)


def similarity_draft_is_countersigned(case: Procedure, _actor: Actor, _day: date) -> None:
    _countersigned(case, DraftKind.SIMILARITY)


def similar_qualification_functions(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 18a: similar to qualifications that function already, not merely included."""
    draft = draft_of(case)
    named = list(draft.similar) if draft else []
    functioning = set(register.functioning().filter(zrk_code__in=named).values_list("zrk_code", flat=True))
    idle = [code for code in named if code not in functioning]
    if not named or idle:
        raise GuardFailed(
            "Podobna kwalifikacja musi funkcjonować w ZSK (art. 18a)."
            if not idle
            else f"Nie funkcjonuje w ZSK: {', '.join(idle)} (art. 18a).",
            idle=idle,
        )


def level_is_as_recommended(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 21b ust. 2 pkt 1: the level of the recommendation, of the second one where there is one."""
    draft, recommended = draft_of(case), recommended_level(case)
    if draft is not None and draft.level != recommended:
        raise GuardFailed(
            f"Poziom w projekcie to {draft.level}, a rekomendowany to {recommended} (art. 21b ust. 2 pkt 1).",
            level=draft.level,
            recommended=recommended,
        )


def announcement_is_complete(case: Procedure, _actor: Actor, day: date) -> None:
    """Art. 25 ust. 2: every element is there."""
    missing = lacking(announcement_of(case, day))
    if missing:
        raise GuardFailed(f"Obwieszczenie jest niekompletne: {missing[0]}.", missing=missing)
