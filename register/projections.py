"""Columns of an entry that are computed from its description, for lists and search."""

from typing import TypedDict

from kernel.text import fold, sort_key
from register.description import Description
from register.enums import QualificationKind, QualificationType, type_of
from register.indexing import search_vector

SUMMARY_LIMIT = 280


class Projections(TypedDict):
    """What `Qualification` repeats of its version in force."""

    kind: QualificationKind
    type: QualificationType
    name: str
    applicant_name: str
    summary: str
    pqf_level: int | None
    workload_hours: int | None
    isced_code: str
    isced_broad: str
    pkd_code: str
    folded_name: str
    sort_name: str
    search_vector: str


def folded(name: str) -> str:
    """The name as search sees it: lower-case, without diacritics, single spaces."""
    return " ".join(fold(name).split())[:400]


def projections(description: Description, *, kind: QualificationKind, applicant_name: str) -> Projections:
    """The columns for this description."""
    name = folded(description.name)
    return Projections(
        kind=kind,
        type=type_of(kind),
        name=description.name,
        applicant_name=applicant_name[:300],
        summary=summary(description),
        pqf_level=description.level,
        workload_hours=description.workload_hours,
        isced_code=description.isced_code,
        isced_broad=description.isced_code[:2],
        pkd_code=description.pkd_code,
        folded_name=name,
        sort_name=sort_key(description.name)[:1000],
        search_vector=search_vector(description, applicant_name),
    )


def summary(description: Description) -> str:
    """The first sentences of the synthesis, whole words, for lists."""
    text = " ".join(description.learning_outcomes.synthesis.split())
    if len(text) <= SUMMARY_LIMIT:
        return text
    head = text[:SUMMARY_LIMIT]
    sentence = head.rfind(". ")
    return head[: sentence + 1] if sentence > SUMMARY_LIMIT // 3 else f"{head.rsplit(' ', 1)[0]}…"
