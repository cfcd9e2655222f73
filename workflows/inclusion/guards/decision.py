"""Conditions of the result and of its announcement (art. 18a, 21b, 23, 25)."""

from datetime import date

from cases.open_points import flag
from cases.procedure import Procedure
from institutions.actor import Actor
from kernel.refusals import GuardFailed
from register import queries as register
from workflows.inclusion.decision_checks import is_as_sent, signer_may_sign
from workflows.inclusion.decision_draft import draft_of, recommended_level
from workflows.inclusion.models import DecisionDraft, DraftKind, TeamOpinion
from workflows.inclusion.publication_text import announcement_of, lacking

__all__ = [
    "announcement_is_complete",
    "draft_awaits_countersignature",
    "draft_is_as_sent",
    "draft_is_with_others",
    "level_is_as_recommended",
    "negative_draft_is_countersigned",
    "opinion_allows_positive_result",
    "positive_draft_is_countersigned",
    "signer_is_the_minister",
    "similar_qualification_functions",
    "similarity_draft_is_countersigned",
]

draft_is_as_sent = is_as_sent
signer_is_the_minister = signer_may_sign


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
    if draft is None or not draft.is_sent or draft.is_countersigned:
        raise GuardFailed("Żaden projekt rozstrzygnięcia nie czeka na kontrasygnatę.", waiting=0)


def draft_is_with_others(case: Procedure, _actor: Actor, _day: date) -> None:
    """It was sent: it waits for the director or the minister."""
    draft = draft_of(case)
    if draft is None or not draft.is_sent:
        raise GuardFailed("Projektu nie przekazano do kontrasygnaty, więc można go po prostu zmienić.", sent=False)


def _countersigned(case: Procedure, kind: DraftKind) -> DecisionDraft:
    draft = draft_of(case)
    if draft is None:
        raise GuardFailed("Najpierw przygotuj projekt rozstrzygnięcia.", draft="")
    if not draft.is_sent and draft.voided:
        raise GuardFailed(
            f"Kontrasygnata straciła ważność ({draft.voided}). Projekt musi ją dostać ponownie.",
            draft=draft.kind,
            countersigned=False,
        )
    if not draft.is_sent:
        raise GuardFailed("Projekt nie jest gotowy: trwa jego pisanie.", draft=draft.kind, countersigned=False)
    if draft.kind != kind:
        raise GuardFailed(f"Projekt dotyczy czegoś innego: {DraftKind(draft.kind).label}.", draft=draft.kind)
    if not draft.is_countersigned:
        before = f" Poprzednia straciła ważność ({draft.voided})." if draft.voided else ""
        raise GuardFailed(f"Projekt nie ma kontrasygnaty dyrektora.{before}", draft=draft.kind, countersigned=False)
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
