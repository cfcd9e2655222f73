"""The reviewer's page of an application of full size in its second round, and what changed in it. Undone afterwards."""

from collections.abc import Iterator
from typing import Final

from django.db import transaction

from applications import queries as applications
from applications.models import Application, Snapshot
from applications.part_differences import part_changes
from bench.asking import browser, fetch, queries_of, timed
from bench.clock import cost
from bench.pages import REVIEWER
from bench.rows import Bars, Row, Timing
from bench.saving import large
from cases.models import Case
from register.description import parse
from register.outcomes import LearningOutcomes
from workflows.inclusion import scenario
from workflows.inclusion.scenario.play import refresh

PAGE: Final = Bars(queries=20)
DIFFERENCE: Final = Bars(ms=200)
CHANGED_EACH: Final = 10
"""Of so many criteria one has other words in the second version."""


def rows(runs: int) -> Iterator[Row]:
    """The difference of two versions of 12 sets, 60 outcomes, 420 criteria; then the page that shows it in place."""
    with transaction.atomic():
        case = _second_round()
        old, new = list(applications.snapshots(case))[-2:]
        taken = [cost(lambda: _difference(old, new)) for _ in range(runs)]
        yield Row("difference of two versions, 420 criteria", Timing.of(taken), bars=DIFFERENCE)
        yield _page(case, runs)
        transaction.set_rollback(True)


def _page(case: Case, runs: int) -> Row:
    client, address = browser(REVIEWER), f"/sprawy/{case.pk}/krok/mark_checklist/"
    return Row(
        "formal review side by side, 420 criteria, second round",
        timed(lambda: fetch(client, address), runs),
        queries_of(client, address),
        bars=PAGE,
    )


def _difference(old: Snapshot, new: Snapshot) -> None:
    applications.diff(old, new)
    part_changes(*(parse(one.content["description"]).learning_outcomes for one in (old, new)))


def _second_round() -> Case:
    """A case whose applicant sent a large description twice, the second time with every tenth criterion changed."""
    case = scenario.start_application("INC_FM")
    scenario.prepare(case, "submit")
    _describe(case, large())
    for name in ("submit", "start_formal_review", "call_for_supplement", "submit_corrected"):
        refresh(case)
        scenario.take(case, name)
    refresh(case)
    last = applications.last_snapshot(case)
    assert last is not None
    _describe(case, _changed(applications.description(case).learning_outcomes))
    Snapshot(
        case_id=case.pk,
        number=last.number + 1,
        reason=last.reason,
        content={**last.content, "description": Application.objects.get(case_id=case.pk).description},
        sha256=last.sha256,
        created_at=last.created_at,
    ).save(force_insert=True)
    return case


def _describe(case: Case, outcomes: LearningOutcomes) -> None:
    row = Application.objects.get(case_id=case.pk)
    row.description["learning_outcomes"] = outcomes.model_dump(mode="json")
    row.save()


def _changed(outcomes: LearningOutcomes) -> LearningOutcomes:
    plain = outcomes.model_dump(mode="json")
    criteria = [c for s in plain["sets"] for o in s["outcomes"] for c in o["criteria"]]
    for one in criteria[::CHANGED_EACH]:
        one["text"] += " oraz zapisuje wynik w karcie"
    return LearningOutcomes.model_validate(plain)
