"""What changed between two versions of the draft, part by part, for whoever countersigns again."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from applications.differences import compared
from cases.enums import CaseKind
from kernel.components import DiffRow
from kernel.text import date_long
from register.description import Description
from workflows.inclusion.decision_writing import LABELS, QUALITY
from workflows.inclusion.final_differences import differences
from workflows.inclusion.final_wording import Wording
from workflows.inclusion.models import DecisionVersion, DraftKind


def changed_since(older: DecisionVersion, newer: DecisionVersion, kind: str) -> list[DiffRow]:
    """Both texts of every part that differs: result, justification, requirements, final description, its reasons."""
    old, new = older.content, newer.content
    return [*_parts(old, new), *_description(old, new, kind), *_reasons(old, new)]


def _parts(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[DiffRow]:  # JSON of a version
    before, after = _words(old), _words(new)
    for name, label in LABELS.items():
        if before[name] != after[name]:
            yield compared(before[name], after[name], label)


def _words(content: Mapping[str, Any]) -> dict[str, str]:  # JSON of a version
    due = content["review_due"]
    return {
        "kind": DraftKind(content["kind"]).label,
        "justification": content["justification"],
        "level": str(content["level"] or ""),
        "review_due": date_long(date.fromisoformat(due)) if due else "",
        **{name: content["quality"].get(key, "") for name, key in QUALITY.items()},
        "ic_conditions": content["ic_conditions"],
        "similar": ", ".join(content["similar"]),
    }


def _description(old: Mapping[str, Any], new: Mapping[str, Any], kind: str) -> Iterator[DiffRow]:  # JSON of a version
    if not (old["description"] and new["description"]):
        return
    for one in differences(_wording(old, kind), _wording(new, kind)):
        yield DiffRow(one.row.old, one.row.new, f"Opis ostateczny – {one.title[:1].lower()}{one.title[1:]}")


def _wording(content: Mapping[str, Any], kind: str) -> Wording:  # JSON of a version
    return Wording(CaseKind(kind), Description.model_validate(content["description"]), content["answers"])


def _reasons(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[DiffRow]:  # JSON of a version
    before, after = old["reasons"], new["reasons"]
    for target in dict.fromkeys([*before, *after]):
        if before.get(target, "") != after.get(target, ""):
            yield compared(before.get(target, ""), after.get(target, ""), "Uzasadnienie różnicy w opisie")
