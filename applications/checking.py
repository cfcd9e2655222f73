"""A draft inside its organisation: writer → checker → signatory. A change after the approval voids it.

Nothing of it is an event of the case, and none of it is asked for by the Act: the organisation settles with itself
what it signs. The history goes with the first snapshot (`Snapshot.provenance`).
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.db import transaction

from applications import items
from applications.models import Application, DraftAct, DraftEntry
from applications.rights import CHECKERS, belongs_to, require_editor
from applications.saving import lock
from auth.enums import Role
from cases import service as cases
from cases.models import Case
from institutions.actor import Actor
from kernel import clock
from kernel.refusals import InvalidInput, NotYourStep, Stale, WrongState
from kernel.text import clean

REMARK_LIMIT: Final = 2_000
TO_CHECK, TO_MEND, TO_SIGN = "draft_check", "draft_mend", "draft_sign"
"""Codes of the work that the acts open; the addresses of the same names lead to it."""


class Standing(StrEnum):
    """Who has the draft in hand, in words."""

    WRITING = "Piszecie wniosek"
    WITH_CHECKER = "Czeka na sprawdzenie"
    RETURNED = "Zwrócony do poprawy"
    APPROVED = "Sprawdzony, czeka na podpis"
    VOIDED = "Zmieniony po sprawdzeniu"


@dataclass(frozen=True, slots=True)
class Circulation:
    """Where the draft stands: the act that brought it there, and what was changed since."""

    standing: Standing
    last: DraftEntry | None = None
    changed: tuple[str, ...] = ()
    """Titles of the parts that were saved after the last act."""
    remarks: tuple[DraftEntry, ...] = ()
    """Remarks of the last return, in the order in which they were written."""

    @property
    def is_approved(self) -> bool:
        return self.standing is Standing.APPROVED

    @property
    def is_voided(self) -> bool:
        return self.standing is Standing.VOIDED


def circulation(application: Application, entries: Sequence[DraftEntry]) -> Circulation:
    """Where the draft stands by its history and by what was saved since."""
    if not entries:
        return Circulation(Standing.WRITING)
    last = entries[-1]
    changed = _changed_since(application, last)
    match last.act:
        case DraftAct.HANDED_OVER:
            standing = Standing.WITH_CHECKER
        case DraftAct.RETURNED:
            standing = Standing.RETURNED
        case _:
            standing = Standing.VOIDED if application.revision > last.revision else Standing.APPROVED
    return Circulation(standing, last, changed, _last_remarks(entries))


def _changed_since(application: Application, entry: DraftEntry) -> tuple[str, ...]:
    if application.revision <= entry.revision:
        return ()
    moment = entry.at.isoformat()
    saved = {code for code, mark in application.items.items() if mark["at"] > moment}
    return tuple(one.title for one in items.ITEMS if one.code in saved)


def _last_remarks(entries: Sequence[DraftEntry]) -> tuple[DraftEntry, ...]:
    """The remarks written since the draft was last handed over or approved."""
    found: list[DraftEntry] = []
    for entry in reversed(entries):
        if entry.act != DraftAct.RETURNED:
            break
        found.append(entry)
    return tuple(reversed(found))


def is_circulated(case: Case) -> bool:
    """Whether anybody may hand the draft to anybody: a natural person writes, checks and signs alone."""
    return case.is_draft and not case.applicant.is_person


def may_check(actor: Actor, case: Case) -> bool:
    """Whether the person may return or approve this draft."""
    return is_circulated(case) and belongs_to(actor, case) and actor.has(*CHECKERS)


def hand_over(case: Case, actor: Actor, *, text: str = "") -> DraftEntry:
    """Asks the checker of the organisation to read the draft. Raises WrongState when it waits already."""
    with transaction.atomic():
        case, application = lock(case)
        require_editor(actor, case)
        _require_circulation(case)
        last = DraftEntry.objects.filter(case_id=case.pk).order_by("-at", "-id").first()
        if last is not None and last.act == DraftAct.HANDED_OVER:
            raise WrongState("Wniosek już czeka na sprawdzenie. Nie trzeba go przekazywać drugi raz.")
        entry = _enter(application, actor, DraftAct.HANDED_OVER, text=text)
        end_work(case)
        cases.open_work(
            case,
            TO_CHECK,
            "Sprawdź wniosek przed podpisem",
            organisation=case.applicant,
            roles=(Role.CHECKER, Role.SIGNATORY),
            step=TO_CHECK,
        )
    return entry


def return_draft(case: Case, actor: Actor, *, text: str, item: str = "") -> DraftEntry:
    """Sends the draft back with one remark, to an item or to the whole. Raises InvalidInput without a remark."""
    return return_with(case, actor, {item: text})[0]


def return_with(case: Case, actor: Actor, remarks: Mapping[str, str]) -> list[DraftEntry]:
    """Sends the draft back with remarks by item („” is the whole). Raises InvalidInput without any."""
    written = {item: words for item, text in remarks.items() if (words := clean(text).strip())}
    if not written:
        raise InvalidInput({next(iter(remarks), ""): ["Napisz, co trzeba poprawić."]})
    with transaction.atomic():
        case, application = lock(case)
        _require_checker(actor, case)
        _require_circulation(case)
        before = _done_before(application, actor, DraftAct.RETURNED)
        if before and {one.item: one.text for one in before} == written:
            return before
        asked = DraftEntry.objects.filter(case_id=case.pk, act=DraftAct.HANDED_OVER).order_by("-at", "-id").first()
        entries = [
            _enter(application, actor, DraftAct.RETURNED, text=words, item=item) for item, words in written.items()
        ]
        end_work(case)
        cases.open_work(
            case,
            TO_MEND,
            "Popraw wniosek po sprawdzeniu",
            organisation=case.applicant,
            person=asked.person if asked else None,
            roles=(Role.WRITER, Role.SIGNATORY),
            step=TO_MEND,
        )
    return entries


def approve_draft(case: Case, actor: Actor, *, revision: int | None = None) -> DraftEntry:
    """Notes that the draft was checked and may be signed.

    `revision` is the one that the checker read; None stands for the draft as it is now. Raises Stale when
    somebody saved the draft since: nobody approves what they have not seen.
    """
    with transaction.atomic():
        case, application = lock(case)
        _require_checker(actor, case)
        _require_circulation(case)
        if revision is not None and revision != application.revision:
            raise Stale(
                "Wniosek zmieniono, gdy go czytano, więc go nie zatwierdzono. Przeczytaj zmiany i zatwierdź ponownie.",
                revision=application.revision,
            )
        before = _done_before(application, actor, DraftAct.APPROVED)
        if before:
            return before[0]
        entry = _enter(application, actor, DraftAct.APPROVED)
        end_work(case)
        cases.open_work(
            case,
            TO_SIGN,
            "Podpisz i złóż wniosek",
            organisation=case.applicant,
            roles=(Role.SIGNATORY,),
            step=TO_SIGN,
        )
    return entry


def _done_before(application: Application, actor: Actor, act: DraftAct) -> list[DraftEntry]:
    """The person's same act on the same content, when it is the last one: a second click does nothing again."""
    entries = list(DraftEntry.objects.filter(case_id=application.case_id).order_by("-at", "-id"))
    last = itertools.takewhile(
        lambda one: (one.act, one.person_id, one.revision) == (act, actor.person_id, application.revision), entries
    )
    return list(last)


def end_work(case: Case) -> None:
    """Closes what the acts of the draft left to be done: the draft went on, or was sent."""
    for code in (TO_CHECK, TO_MEND, TO_SIGN):
        cases.close_work(case, code)


def _require_checker(actor: Actor, case: Case) -> None:
    if not belongs_to(actor, case) or not actor.has(*CHECKERS):
        raise NotYourStep("Wniosek sprawdza osoba sprawdzająca albo podpisująca z organizacji, która go składa.")


def _require_circulation(case: Case) -> None:
    if not case.is_draft:
        raise WrongState("Wniosek jest już złożony.", state=case.state)
    if case.applicant.is_person:
        raise WrongState("Osoba fizyczna sama pisze, sprawdza i składa wniosek; nie ma komu go przekazać.")


def _enter(application: Application, actor: Actor, act: DraftAct, *, text: str = "", item: str = "") -> DraftEntry:
    words = clean(text).strip()
    if len(words) > REMARK_LIMIT:
        raise InvalidInput({item: [f"Uwaga może mieć najwyżej {REMARK_LIMIT} znaków, a ma {len(words)}. Skróć ją."]})
    if item:
        _known(item)
    return DraftEntry.objects.create(
        case_id=application.case_id,
        act=act,
        item=item,
        text=words,
        revision=application.revision,
        person_id=actor.person_id,
        at=clock.now(),
    )


def _known(item: str) -> None:
    try:
        items.item(item)
    except KeyError:
        raise InvalidInput({item: ["W tym wniosku nie ma takiej części."]}) from None
