"""Played cases as moulds for copies: the case, its events, and the rows that hang on it alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models

from applications.models import Application, Snapshot
from cases.models import DRAFT, Case, Event, Participation, WorkItem
from demo.seed.copying import column_of, columns_of
from kernel import clock

__all__ = ["Model", "Mould", "Row", "moulds"]

# Any: columns of every type pass through
Row = dict[str, Any]
Model = type[models.Model]

NOT_COPIED = frozenset({"inclusion", "documents", "register"})
"""Rooms whose other rows a copied row must not point to."""
SHARED = frozenset({"CouncilSitting"})
"""Rows of these rooms that belong to no case: a copy may point to the same one."""


@dataclass(frozen=True, slots=True)
class Mould:
    """A case with its events and the rows that belong to it alone, by model; `search` is its applicant."""

    case: Case
    events: tuple[Event, ...]
    rows: Mapping[Model, Sequence[Row]]
    search: str

    @property
    def submitted_on(self) -> date:
        assert self.case.submitted_at is not None  # drafts are no moulds
        return clock.local(self.case.submitted_at).date()

    @property
    def finished(self) -> bool:
        return self.case.closed_on is not None


def moulds() -> list[Mould]:
    """Every played case that was sent."""
    cases = list(Case.objects.exclude(state=DRAFT).select_related("applicant").order_by("id"))
    events: dict[int, list[Event]] = {case.pk: [] for case in cases}
    for event in Event.objects.order_by("case_id", "seq"):
        events[event.case_id].append(event)
    related = {model: _by_case(model) for model in _models()}
    return [
        Mould(
            case=case,
            events=tuple(events[case.pk]),
            rows={model: found.get(case.pk, []) for model, found in related.items()},
            search=f"{case.applicant.name} {case.applicant.nip}",
        )
        for case in cases
    ]


def _models() -> list[Model]:
    inclusion = apps.get_app_config("inclusion").get_models()
    return [Application, Snapshot, Participation, WorkItem, *filter(_hangs_on_case_alone, inclusion)]


def _hangs_on_case_alone(model: Model) -> bool:
    targets = {field.related_model for field in model._meta.concrete_fields if field.is_relation}
    others = {
        target._meta.app_label
        for target in targets
        if isinstance(target, type) and target is not Case and target.__name__ not in SHARED
    }
    return Case in targets and not model._meta.proxy and not others & NOT_COPIED


def _by_case(model: Model) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in model._default_manager.order_by("pk"):  # noqa: SLF001 - Django's own name for "any model's manager"
        columns = columns_of(row)
        key = column_of(model._meta.pk)
        if key != "case_id":
            del columns[key]
        found.setdefault(columns["case_id"], []).append(columns)
    return found
