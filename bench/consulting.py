"""The public page of a consultation of full size, with 3,000 remarks of one night. Undone afterwards."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from django.db import transaction

from applications.models import Application
from bench.asking import browser, fetch, queries_of, timed
from bench.rows import Bars, Row
from bench.saving import large
from cases.models import Case
from kernel import clock
from workflows.inclusion import scenario
from workflows.inclusion.consultation_parts import parts
from workflows.inclusion.models import ConsultationRemark
from workflows.inclusion.models.consultation import Moderation, Way
from workflows.inclusion.scenario.play import refresh

FEW: Final = 200
MANY: Final = 3_000
PAGE: Final = Bars(ms=120, queries=15)


def rows(runs: int) -> Iterator[Row]:
    """The page with all remarks, and with those of one part, beside a description of 60 outcomes."""
    with transaction.atomic():
        case = _consulted()
        client = browser("")
        addresses = [f"/postepowania/{case.sign}/", f"/postepowania/{case.sign}/?czesc=&strona=2"]
        _remark(case, 1, FEW)
        few = [queries_of(client, one) for one in addresses]
        _remark(case, FEW + 1, MANY)
        for title, before, address in zip(("all", "one part"), few, addresses, strict=True):
            yield Row(
                f"consultation page with 3,000 remarks, {title}",
                timed(partial(fetch, client, address), runs),
                before,
                queries_of(client, address),
                transferred=len(fetch(client, address).content),
                bars=PAGE,
            )
        transaction.set_rollback(True)


def _consulted() -> Case:
    """A case in consultation whose description has 12 sets, 60 outcomes, 420 criteria."""
    case = scenario.start_application("INC_FM")
    scenario.prepare(case, "submit")
    row = Application.objects.get(case_id=case.pk)
    row.description["learning_outcomes"] = large().model_dump(mode="json")
    row.save()
    for name in scenario.path_to("INC_FM", "CONSULTATION"):
        refresh(case)
        scenario.take(case, name)
    refresh(case)
    return case


def _remark(case: Case, first: int, last: int) -> None:
    """Shown remarks with these numbers, spread over all parts."""
    targets = list(parts(case))
    ConsultationRemark.objects.bulk_create(
        ConsultationRemark(
            case_id=case.pk,
            number=number,
            target=targets[number % len(targets)],
            way=Way.PORTAL,
            text=f"Uwaga {number}: kryterium powinno mówić o bezpieczeństwie pracy. " * 8,
            received_on=clock.today(),
            state=Moderation.SHOWN,
        )
        for number in range(first, last + 1)
    )
