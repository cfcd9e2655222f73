"""Conditions of the steps of art. 18a–26. Each names the facts that are missing."""

from datetime import date

from cases.deadlines import current, terms_of
from cases.enums import CaseKind
from cases.flows import is_finished
from cases.open_points import flag, word
from cases.procedure import Procedure
from institutions.actor import Actor
from kernel.refusals import GuardFailed
from kernel.text import date_long, plural
from register import queries as register
from workflows.inclusion import flows
from workflows.inclusion.decision_draft import draft_of, recommended_level
from workflows.inclusion.models import DecisionDraft, DraftKind, ExpertRemark, TeamMember, TeamOpinion
from workflows.inclusion.publication_text import announcement_of, lacking
from workflows.inclusion.receipt import were_received
from workflows.inclusion.record import record_of


def not_extended_before(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 24: once."""
    if record_of(case).extended:
        raise GuardFailed("Termin przedłużono już raz. Ustawa pozwala na to tylko raz (art. 24).", extended=True)


def minister_term_runs(case: Procedure, _actor: Actor, day: date) -> None:
    """Art. 24: before the last day passes."""
    term = current(terms_of(case), "MIN")
    if term is None:
        raise GuardFailed("Termin rozpatrzenia wniosku jeszcze nie biegnie.", term="MIN")
    if day > term.due:
        raise GuardFailed(f"Termin minął {date_long(term.due)} i nie można go już przedłużyć (art. 24).", due=term.due)


def councils_not_informed(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 19 ust. 3: once."""
    if record_of(case).councils_informed:
        raise GuardFailed("Rady dostały już wniosek do wiadomości.", informed=True)


def _seat(case: Procedure, actor: Actor) -> TeamMember | None:
    return TeamMember.objects.filter(case_id=case.pk, person_id=actor.person_id or 0, left_on=None).first()


def impartiality_not_stated(case: Procedure, actor: Actor, _day: date) -> None:
    seat = _seat(case, actor)
    if seat is not None and (seat.impartial_at or seat.conflict):
        raise GuardFailed("Oświadczenie o bezstronności masz już złożone.", stated=True)


def impartiality_stated(case: Procedure, actor: Actor, _day: date) -> None:
    """Art. 21 ust. 4–5."""
    seat = _seat(case, actor)
    if seat is None or seat.impartial_at is None:
        raise GuardFailed("Złóż najpierw oświadczenie o bezstronności (art. 21 ust. 4–5).", stated=False)


def team_is_impartial(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 21 ust. 4–5: every member has stated impartiality."""
    missing = TeamMember.objects.filter(case_id=case.pk, left_on=None, impartial_at=None).count()
    if missing:
        verb = plural(missing, "ekspert nie złożył", "ekspertów nie złożyło", "ekspertów nie złożyło")
        raise GuardFailed(f"{missing} {verb} oświadczenia o bezstronności (art. 21 ust. 4–5).", missing=missing)


def tables_are_filled(case: Procedure, _actor: Actor, _day: date) -> None:
    """The flow of the team: the joint opinion comes after every expert's table."""
    if not flag("EXPERT_TABLES"):
        return
    if not is_finished(flows.ExpertTeamFlow, case, "table"):
        missing = TeamMember.objects.filter(case_id=case.pk, left_on=None, table=None).count()
        verb = plural(
            missing, "ekspert nie złożył tabeli", "ekspertów nie złożyło tabel", "ekspertów nie złożyło tabel"
        )
        raise GuardFailed(f"{missing} {verb} zgodności.", missing=missing)


def remarks_await_answer(case: Procedure, _actor: Actor, _day: date) -> None:
    if not ExpertRemark.objects.filter(case_id=case.pk, answered_on=None).exists():
        raise GuardFailed("Żadne uwagi ekspertów nie czekają na odpowiedź.", waiting=0)
    if not all(were_received(case, "expert_remarks")):
        raise GuardFailed("Najpierw potwierdź odbiór uwag ekspertów w skrzynce.", sealed=True)


def council_opinion_not_passed(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 21a ust. 4."""
    vote = record_of(case).vote
    if vote is None or vote.passed_on is not None:
        raise GuardFailed("Żadna opinia Rady nie czeka na przekazanie.", waiting=0)


def council_opinion_not_at_team(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 21a ust. 5."""
    vote = record_of(case).vote
    if vote is None or vote.positive or vote.to_team_on is not None:
        raise GuardFailed("Żadna negatywna opinia Rady nie czeka na przekazanie zespołowi.", waiting=0)


def councils_are_informed_first(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 19 ust. 3: a condition of later steps only where the setting says so."""
    if flag("INFORM_COUNCILS_IS_GUARD") and not record_of(case).councils_informed:
        raise GuardFailed("Przekaż najpierw wniosek do wiadomości rad (art. 19 ust. 3).", informed=False)


def consultation_is_provided_for(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 19 ust. 2: obligatory for free-market qualifications; whether sectoral ones may have it is a setting."""
    if case.kind == CaseKind.INC_SEC and word("SEC_CONSULTATION") == "NEVER":
        raise GuardFailed("Wniosku o kwalifikację sektorową się nie konsultuje (art. 19 ust. 2).", kind=case.kind)


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
