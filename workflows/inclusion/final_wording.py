"""What the submitted and the final description say: the elements of art. 15 ust. 1 pkt 2–5 (art. 15b ust. 1 pkt 2–5).

The proposed level and reference stay the applicant's: the minister assigns the recommended ones
(art. 21b ust. 2 pkt 1), which is no difference to justify.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from applications.contents import value_in
from applications.field import Field, Need
from applications.fields import field
from applications.models import SnapshotReason
from applications.queries import last_snapshot
from cases.kept import kept
from cases.models import Case
from register.canonical import snapshot_of
from register.description import Description
from workflows.inclusion.models import DecisionDraft

CODES: Final = (
    "name",
    "tasks",
    "targetGroups",
    "uses",
    "workloadHours",
    "justification.needs",
    "justification.similarities",
    "justification.other",
    "validationRequirements.methods",
    "validationRequirements.staff",
    "validationRequirements.conditions",
    "schoolUse",
    "entryConditions",
    "otherAwardConditions",
    "validity",
    "iscedCode",
    "pkdCode",
)
"""Fields of the final description that may be given other words; learning outcomes are changed part by part."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One version of the description: `answers` hold what of it lies among the answers (C1–C3), by field code."""

    kind: str
    description: Description
    answers: Mapping[str, object]

    def value(self, one: Field) -> object:
        """The stored value of a field, None where nothing was given."""
        return value_in(one, self.answers, snapshot_of(self.description))


def final_fields() -> list[Field]:
    """The fields that may be given other words, in the order of the Act."""
    return [field(code) for code in CODES]


def must_be_given(one: Field, kind: str) -> bool:
    """Whether the final description cannot be without it."""
    return one.need(kind) is Need.REQUIRED


def submitted(case: Case) -> Wording:
    """The application as it was sent last by the applicant."""
    return kept(case, "submitted wording", lambda: _submitted(case))


def _submitted(case: Case) -> Wording:
    snapshot = last_snapshot(case, SnapshotReason.SUBMISSION, SnapshotReason.SUPPLEMENT)
    assert snapshot is not None  # only a submitted case is decided
    answers = {one.code: snapshot.content["answers"].get(one.code) for one in final_fields() if not one.path}
    return Wording(case.kind, Description.model_validate(snapshot.content["description"]), answers)


def final(case: Case, draft: DecisionDraft | None) -> Wording:
    """The description as the draft has it: the submitted one where nothing was changed."""
    base = submitted(case)
    if draft is None:
        return base
    description = Description.model_validate(draft.description) if draft.description else base.description
    return Wording(base.kind, description, {**base.answers, **draft.answers})


def put_into(draft: DecisionDraft, base: Wording, changed: Wording) -> None:
    """Keeps in the draft only what differs from the submitted description."""
    same = changed.description == base.description
    draft.description = None if same else snapshot_of(changed.description)
    draft.answers = {code: value for code, value in changed.answers.items() if value != base.answers.get(code)}
