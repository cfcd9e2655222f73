"""Writes the sittings of the Stakeholder Council and their agendas: the Council's own records, no events of a case."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max

from cases.rights import worked_on
from institutions.actor import Actor
from kernel import clock
from kernel.refusals import GuardFailed, WrongState
from workflows.inclusion.models import AgendaItem, CouncilSitting, CouncilVote
from workflows.inclusion.states import State


def save(sitting: CouncilSitting, actor: Actor) -> CouncilSitting:
    """Keeps a new or changed sitting. Raises GuardFailed when its day would no longer be that of its votes."""
    votes = CouncilVote.objects.filter(sitting=sitting.pk).exclude(adopted_on=sitting.on) if sitting.pk else None
    if votes is not None and votes.exists():
        raise GuardFailed("Na tym posiedzeniu przyjęto już opinie. Dnia posiedzenia nie można zmienić.")
    if not sitting.pk:
        sitting.called_by_id = actor.person_id or 0
    sitting.changed_at = clock.now()
    sitting.save()
    return sitting


def add(sitting: CouncilSitting, actor: Actor, cases: Sequence[int]) -> int:
    """Puts cases that wait for the Council at the end of the agenda. Returns how many were not there yet."""
    with transaction.atomic():
        CouncilSitting.objects.select_for_update().get(pk=sitting.pk)
        there = set(sitting.agenda.order_by("id").values_list("case_id", flat=True))
        found = worked_on(actor).filter(pk__in=set(cases) - there, state=State.RI_OPINION).order_by("id")
        last: int = sitting.agenda.aggregate(last=Max("place"))["last"] or 0
        rows = [AgendaItem(sitting=sitting, case=case, place=last + n) for n, case in enumerate(found, start=1)]
        AgendaItem.objects.bulk_create(rows)
    return len(rows)


def remove(item: AgendaItem) -> None:
    """Takes a case off the agenda. Raises WrongState once the Council voted on it at this sitting."""
    if CouncilVote.objects.filter(case_id=item.case_id, sitting_id=item.sitting_id).exists():
        raise WrongState("Na tym posiedzeniu przyjęto opinię w tej sprawie. Punkt zostaje w porządku obrad.")
    item.delete()


def move_up(item: AgendaItem) -> None:
    """One place up; the first one stays."""
    with transaction.atomic():
        CouncilSitting.objects.select_for_update().get(pk=item.sitting_id)
        rows = list(AgendaItem.objects.filter(sitting_id=item.sitting_id).order_by("place", "id"))
        place = next(n for n, row in enumerate(rows) if row.pk == item.pk)
        if place:
            rows[place - 1], rows[place] = rows[place], rows[place - 1]
        for number, row in enumerate(rows, start=1):
            row.place = number
        AgendaItem.objects.bulk_update(rows, ["place"])
