"""Writing the draft of the result before it is sent. Saved by itself and by its buttons; nothing of it is an event.

Who may write is said by the act `prepare_decision`. What only one person changed is taken, what two changed is
refused with both texts (`applications.conflicts`). A draft that was sent is closed until it is opened again.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction

from applications.conflicts import Reconciled, digest, reconciled
from cases import service as engine
from cases.kept import forget
from cases.models import Case
from cases.procedure import Procedure, as_procedure, procedure_for, specs
from institutions.actor import Actor
from kernel import clock
from kernel.refusals import GuardFailed, Refusal, Stale
from workflows.inclusion.decision_draft import draft_of
from workflows.inclusion.models import DecisionDraft

ACT: Final = "prepare_decision"
CLOSED: Final = (
    "Projekt czeka na podpisy, więc nie można go zmienić. Najpierw otwórz go do zmian; "
    "kontrasygnata straci wtedy ważność."
)
QUALITY: Final = {
    "quality_internal": "internal_evaluation",
    "quality_external": "external_report",
    "quality_activity": "activity_report",
}
"""Form field → key of the additional requirements (art. 25 ust. 2 pkt 8 lit. a–c)."""
LABELS: Final = {
    "kind": "Rozstrzygnięcie",
    "justification": "Uzasadnienie",
    "level": "Przypisany poziom PRK",
    "review_due": "Termin przeglądu",
    "quality_internal": "Ewaluacja wewnętrzna",
    "quality_external": "Raporty z zewnętrznego zapewniania jakości",
    "quality_activity": "Sprawozdania z działalności",
    "ic_conditions": "Warunki dla instytucji certyfikujących",
    "similar": "Podobne kwalifikacje",
}
"""The parts of a draft that its form holds, by their names there."""

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Written:
    """A save: when, the digests of what is stored now, and labels of what others changed meanwhile."""

    at: datetime
    seen: Mapping[str, str]
    left: tuple[str, ...] = field(default=())


def refusal_of(case: Case, actor: Actor) -> Refusal | None:
    """Why this person may not write the draft now; None when they may."""
    row = as_procedure(case)
    return engine.offer_of(row, specs(type(row))[ACT], actor).refusal


def values_of(draft: DecisionDraft | None) -> dict[str, object]:
    """The parts of the draft by their names in the form, as plain JSON values."""
    one = draft or DecisionDraft()
    return {
        "kind": str(one.kind),
        "justification": one.justification,
        "level": one.level,
        "review_due": one.review_due.isoformat() if one.review_due else "",
        **{name: one.quality.get(key, "") for name, key in QUALITY.items()},
        "ic_conditions": one.ic_conditions,
        "similar": list(one.similar),
    }


def seen_of(draft: DecisionDraft | None) -> dict[str, str]:
    """Digests of the parts, for a form to carry."""
    return {name: digest(value) for name, value in values_of(draft).items()}


@contextmanager
def writing(case: Case, actor: Actor) -> Iterator[tuple[Procedure, DecisionDraft]]:
    """The draft under the lock of its case, made when there is none; saved at the end.

    Raises the refusals of the act, and GuardFailed when the draft was sent.
    """
    with transaction.atomic():
        rows = procedure_for(case.kind).objects
        rows.select_for_update().values_list("pk").get(pk=case.pk)
        row = rows.select_related("applicant", "competent", "division", "sector", "owner", "officer").get(pk=case.pk)
        refusal = refusal_of(row, actor)
        if refusal is not None:
            raise refusal
        draft = draft_of(row) or DecisionDraft(case_id=row.pk)
        if draft.is_sent:
            raise GuardFailed(CLOSED)
        yield row, draft
        draft.changed_by_id, draft.changed_at = actor.person_id, clock.now()
        draft.save()
    forget(case)


def save_draft(case: Case, actor: Actor, values: Values, *, seen: Mapping[str, str] | None = None) -> Written:
    """Keeps parts of the draft. `seen` are the digests that the form showed; none given means whatever is there.

    Raises Stale when somebody else changed a part too: `facts` hold both texts by part.
    """
    with writing(case, actor) as (_row, draft):
        stored = values_of(draft)
        plain = {name: _plain(value) for name, value in values.items()}
        merged = merge(plain, stored, seen)
        for name in merged.values:
            _put(draft, name, values[name])
        return Written(clock.now(), seen_of(draft), tuple(LABELS[name] for name in merged.left))


def merge(mine: Values, stored: Values, seen: Mapping[str, str] | None) -> Reconciled:
    """What to write of these values. Raises Stale with what both changed."""
    if seen is None:
        return Reconciled(mine)
    merged = reconciled(mine, stored, seen)
    if merged.conflicts:
        raise Stale(
            "Ten sam fragment zmieniła w międzyczasie inna osoba. Twój tekst zachowaliśmy – porównaj oba.",
            mine={name: mine[name] for name in merged.conflicts},
            theirs={name: stored[name] for name in merged.conflicts},
        )
    return merged


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else value


def _put(draft: DecisionDraft, name: str, value: Any) -> None:  # a cleaned value of the form's field
    if name in QUALITY:
        draft.quality = {**draft.quality, QUALITY[name]: value or ""}
    else:
        setattr(draft, name, value)


def quote(case: Case, actor: Actor, words: str) -> Written:
    """Takes a quotation over into the justification, at its end."""
    with writing(case, actor) as (_row, draft):
        draft.justification = f"{draft.justification.rstrip()}\n\n{words}".strip()
        return Written(clock.now(), seen_of(draft))


def choose_similar(case: Case, actor: Actor, code: str, *, chosen: bool) -> Written:
    """Names a qualification as similar (art. 18a), or no longer."""
    with writing(case, actor) as (_row, draft):
        rest = [one for one in draft.similar if one != code]
        draft.similar = [*rest, code] if chosen else rest
        return Written(clock.now(), seen_of(draft))
