"""Conditions of the steps of the consultation (art. 19 ust. 2, art. 22 ust. 2 pkt 2)."""

from datetime import date

from django.db.models import Count, Q

from cases.procedure import Procedure
from institutions.actor import Actor
from kernel.refusals import GuardFailed
from kernel.text import plural
from workflows.inclusion.models import ConsultationRemark
from workflows.inclusion.models.consultation import Moderation


def remarks_are_answered(case: Procedure, _actor: Actor, _day: date) -> None:
    """Every remark was looked at, and every one that counts has its position; none at all is no hindrance."""
    found = ConsultationRemark.objects.filter(case_id=case.pk).aggregate(
        waiting=Count("pk", filter=Q(state=Moderation.WAITING)),
        open=Count("pk", filter=Q(state=Moderation.SHOWN, position="")),
    )
    waiting, without = found["waiting"], found["open"]
    words = []
    if waiting:
        words.append(f"{waiting} {plural(waiting, 'uwaga czeka', 'uwagi czekają', 'uwag czeka')} na sprawdzenie")
    if without:
        words.append(f"{without} {plural(without, 'uwaga nie ma', 'uwagi nie mają', 'uwag nie ma')} stanowiska")
    if words:
        raise GuardFailed(f"{', a '.join(words)}. Dokończ zestawienie uwag.", waiting=waiting, unanswered=without)
