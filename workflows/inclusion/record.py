"""What there is once in a case, read by one query: consultation, vote, draft, call, and what happened already."""

from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Exists, Model, OuterRef

from cases.kept import kept
from cases.models import Case, Event
from workflows.inclusion.models import Consultation, CouncilVote, DecisionDraft, Inclusion, SupplementCall

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Record:
    """None where the case has not come so far."""

    consultation: Consultation | None
    vote: CouncilVote | None
    draft: DecisionDraft | None
    call: SupplementCall | None
    councils_informed: bool
    extended: bool


def record_of(case: Case) -> Record:
    """The record of the case (one query, kept until the case changes)."""
    return kept(case, "record", lambda: _read(case))


def _read(case: Case) -> Record:
    related = (
        "inclusion",
        "consultation",
        "council_vote",
        "decision_draft__prepared_by",
        "decision_draft__countersigned_by",
        "supplement_call__approved_by",
    )
    row = (
        Case.objects.select_related(*related)
        .annotate(councils_informed=_happened("inform_councils"), extended=_happened("extend"))
        .get(pk=case.pk)
    )
    inclusion = _one(row, "inclusion", Inclusion)
    if inclusion is not None:
        kept(case, "inclusion", lambda: inclusion)
    return Record(
        consultation=_one(row, "consultation", Consultation),
        vote=_one(row, "council_vote", CouncilVote),
        draft=_one(row, "decision_draft", DecisionDraft),
        call=_one(row, "supplement_call", SupplementCall),
        councils_informed=row.councils_informed,
        extended=row.extended,
    )


def _happened(verb: str) -> Exists:
    return Exists(Event.objects.filter(case_id=OuterRef("pk"), verb=verb))


def _one(row: Case, name: str, model: type[Row]) -> Row | None:
    """The other end of a one-to-one relation that was read along, when there is one."""
    found = getattr(row, name, None)
    return found if isinstance(found, model) else None
