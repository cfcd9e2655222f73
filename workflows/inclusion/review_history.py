"""The round before: what the call asked, what the applicant answered, what changed in the application since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from applications import queries as applications
from applications.contents import Contents
from applications.models import Snapshot
from applications.part_differences import PartChange, part_changes
from cases.models import Case
from kernel.components import DiffRow
from register.description import parse
from workflows.inclusion.models import Remark
from workflows.inclusion.review_remarks import outgoing_remarks
from workflows.inclusion.second_round import ANSWERS


@dataclass(frozen=True, slots=True)
class Asked:
    """One remark of the round before, with what the applicant did about it and said of it."""

    rule: str
    text: str
    title: str
    quoted: str
    done: str = ""
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """Empty in the first round."""

    asked: Mapping[str, Sequence[Asked]] = field(default_factory=dict)
    fields: Mapping[str, DiffRow] = field(default_factory=dict)
    parts: Mapping[str, PartChange] = field(default_factory=dict)
    synthesis: str | None = None
    synthesis_changed: bool = False

    @property
    def changed(self) -> int:
        """How many fields and parts differ from the version before."""
        return len(self.fields) + len(self.parts) + self.synthesis_changed


def history_of(case: Case, number: int, here: Contents | None = None) -> History:
    """What the round before asked and what changed since. No query in the first round."""
    if number < 2:
        return History()
    versions = [one for one in applications.snapshots(case) if one.reason != "FINAL"]
    if len(versions) < 2:
        return History()
    old, new = versions[-2:]
    before = parse(old.content["description"]).learning_outcomes
    after = parse(new.content["description"]).learning_outcomes
    return History(
        _asked(outgoing_remarks(case, number - 1), new),
        {one.code: one.row for one in applications.diff(old, new, here) if one.code != "learningOutcomes"},
        {one.part_id: one for one in part_changes(before, after)},
        before.synthesis,
        before.synthesis != after.synthesis,
    )


def _asked(remarks: Iterable[Remark], new: Snapshot) -> dict[str, list[Asked]]:
    answers = {str(one["target"]): one for one in new.content.get("remarks", ())}
    found: dict[str, list[Asked]] = {}
    for one in remarks:
        answer = answers.get(one.target, {})
        known = ANSWERS.get(str(answer.get("state", "")))
        done = str(known.word) if known else ""
        asked = Asked(one.rule, one.text, one.target_title, one.target_text, done, str(answer.get("explanation", "")))
        found.setdefault(one.target, []).append(asked)
    return found
