"""What the officer does with remarks: shows, hides, removes personal data, answers. Each leaves who, when and why."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import F, QuerySet

from cases.enums import ActorCode
from cases.models import Case
from cases.rights import MINISTER_STEPS, is_related
from institutions.actor import Actor
from kernel import clock
from kernel.refusals import GuardFailed, InvalidInput, NotYourStep, Stale
from kernel.text import clean
from workflows.inclusion.models import Consultation, ConsultationRemark, ConsultationTrace
from workflows.inclusion.models.consultation import Moderation, Position

REMOVED = "[usunięto dane osobowe]"
"""What stands where personal data were."""

What = ConsultationTrace.What


def may_lead(actor: Actor, case: Case) -> bool:
    """Whether this person works on the remarks: the competent ministry's officer or minister, not excluded."""
    if actor.person_id is not None and actor.person_id in case.excluded:
        return False
    return is_related(actor, ActorCode.MINISTER, case) and actor.has(*MINISTER_STEPS)


def require_work(case: Case, actor: Actor) -> None:
    """Raises NotYourStep for others, GuardFailed once the consultation has ended. Locks the consultation."""
    if not may_lead(actor, case):
        raise NotYourStep("Uwagi z konsultacji opracowuje minister właściwy.")
    row = Consultation.objects.select_for_update().filter(case_id=case.pk).first()
    if row is None or row.closed_on is not None:
        raise GuardFailed("Konsultacje są zakończone, a zestawienia uwag nie można już zmienić.", open=False)


def remarks_of(case: Case) -> QuerySet[ConsultationRemark]:
    """All remarks of the case, in the order in which they came."""
    return ConsultationRemark.objects.filter(case_id=case.pk).order_by("number")


@transaction.atomic
def show(case: Case, actor: Actor, numbers: Collection[int]) -> int:
    """Puts remarks on the portal. Returns how many were not there before."""
    require_work(case, actor)
    chosen = remarks_of(case).filter(number__in=numbers).exclude(state=Moderation.SHOWN)
    return _turn(chosen, actor, Moderation.SHOWN, What.SHOWN, "")


@transaction.atomic
def hide(case: Case, actor: Actor, numbers: Collection[int], reason: str) -> int:
    """Takes remarks off the portal, or keeps them off it. They need no answer."""
    require_work(case, actor)
    if not (reason := clean(reason).strip()):
        raise InvalidInput({"reason": ["Napisz, dlaczego ukrywasz uwagę."]})
    chosen = remarks_of(case).filter(number__in=numbers).exclude(state=Moderation.HIDDEN)
    return _turn(chosen, actor, Moderation.HIDDEN, What.HIDDEN, reason[:500])


def _turn(chosen: QuerySet[ConsultationRemark], actor: Actor, state: str, what: str, reason: str) -> int:
    ids = list(chosen.select_for_update().values_list("pk", flat=True))
    ConsultationRemark.objects.filter(pk__in=ids).update(state=state, revision=F("revision") + 1)
    _leave_traces(ids, actor, what, reason)
    return len(ids)


def _leave_traces(ids: Iterable[int], actor: Actor, what: str, reason: str) -> None:
    at = clock.now()
    ConsultationTrace.objects.bulk_create(
        ConsultationTrace(remark_id=pk, what=what, reason=reason, by_id=actor.person_id, at=at) for pk in ids
    )


@transaction.atomic
def redact(case: Case, actor: Actor, number: int, words: dict[str, str], reason: str) -> ConsultationRemark:
    """Replaces text and signature by those without personal data; what was removed is kept nowhere.

    Raises InvalidInput without a reason, without any text left, or without a change.
    """
    require_work(case, actor)
    row = remarks_of(case).select_for_update().get(number=number)
    found = {name: clean(words[name]).strip() for name in ("text", "author", "community")}
    errors: dict[str, list[str]] = {}
    if not found["text"]:
        errors["text"] = [f"Zostaw treść uwagi; w miejsce danych wpisz {REMOVED}."]
    if not (reason := clean(reason).strip()):
        errors["reason"] = ["Napisz, jakie dane usuwasz i dlaczego, bez powtarzania tych danych."]
    if not errors and all(getattr(row, name) == value for name, value in found.items()):
        errors["text"] = ["Nic się nie zmieniło. Usuń dane osobowe z treści albo podpisu."]
    if errors:
        raise InvalidInput(errors)
    row.text, row.author, row.community = found["text"], found["author"], found["community"]
    row.name_public = row.name_public and bool(row.author)
    row.redacted, row.revision = True, row.revision + 1
    row.save(update_fields=["text", "author", "community", "name_public", "redacted", "revision"])
    _leave_traces([row.pk], actor, What.REDACTED, reason[:500])
    return row


@transaction.atomic
def answer(case: Case, actor: Actor, number: int, position: str, change: str, *, seen: str = "") -> ConsultationRemark:
    """Keeps the position on one remark and what changes because of it.

    Raises InvalidInput without a position, or without words where nothing is taken over; Stale when somebody else
    changed the remark meanwhile.
    """
    require_work(case, actor)
    position, change = _checked(position, change)
    row = remarks_of(case).select_for_update().get(number=number)
    if seen and seen != str(row.revision):
        raise Stale("Ktoś zmienił tę uwagę po otwarciu strony. Sprawdź, co jest teraz, i zapisz jeszcze raz.")
    row.position, row.change = position, change
    row.answered_at, row.answered_by_id, row.revision = clock.now(), actor.person_id, row.revision + 1
    row.save(update_fields=["position", "change", "answered_at", "answered_by", "revision"])
    return row


@transaction.atomic
def answer_alike(case: Case, actor: Actor, numbers: Collection[int], position: str, change: str) -> int:
    """The same position on several remarks. Returns how many."""
    require_work(case, actor)
    position, change = _checked(position, change)
    return (
        remarks_of(case)
        .filter(number__in=numbers)
        .update(
            position=position,
            change=change,
            answered_at=clock.now(),
            answered_by_id=actor.person_id,
            revision=F("revision") + 1,
        )
    )


def _checked(position: str, change: str) -> tuple[str, str]:
    change = clean(change).strip()
    errors: dict[str, list[str]] = {}
    if position not in Position.values:
        errors["position"] = ["Wybierz stanowisko."]
    if not change:
        errors["change"] = ["Napisz, co się zmienia albo dlaczego nic."]
    elif len(change) > 4000:
        errors["change"] = ["Odpowiedź może mieć najwyżej 4000 znaków. Skróć ją."]
    if errors:
        raise InvalidInput(errors)
    return position, change
