"""The conclusions of the consultation, made of the table of remarks: their first words, the letter, the evidence."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Final

from cases.models import Case
from cases.procedure import Procedure
from kernel.text import plural
from register.canonical import sha256_of
from workflows.inclusion import writing
from workflows.inclusion.consultation_moderation import remarks_of
from workflows.inclusion.consultation_parts import Part, parts
from workflows.inclusion.documents import ConsultationConclusions, ConsultationVoice
from workflows.inclusion.models import Consultation, ConsultationRemark
from workflows.inclusion.models.consultation import Moderation, Position

PRINTED: Final = 200
"""Remarks that the letter prints; more are counted in it, and the whole table is on the page of the case."""


def answered(case: Case) -> list[ConsultationRemark]:
    """The remarks that count: all but the hidden ones."""
    return list(remarks_of(case).exclude(state=Moderation.HIDDEN))


def counts_in_words(found: list[ConsultationRemark]) -> str:
    """„Zgłoszono 3 uwagi: uwzględniono 1, nie uwzględniono 2.”"""
    if not found:
        return "W konsultacjach nie zgłoszono żadnej uwagi."
    counted = Counter(one.position for one in found)
    words = ", ".join(f"{Position(one).label} {counted[one]}" for one in Position.values if counted[one])
    noun = plural(len(found), "uwagę", "uwagi", "uwag")
    return f"W konsultacjach zgłoszono {len(found)} {noun}" + (f": {words}." if words else ".")


def first_words(case: Case) -> str:
    """What the conclusions begin with: the numbers, and each change that follows from a remark, once."""
    found = answered(case)
    taken = [one for one in found if one.position in {Position.ACCEPTED, Position.PARTLY}]
    known = parts(case)
    lines = dict.fromkeys(f"{_place(known, one.target)}: {one.change}" for one in taken)
    changes = "\n".join(list(lines)[:50])
    return counts_in_words(found) + (f"\n\nW wyniku uwag:\n{changes}" if changes else "")


def letter_of(case: Procedure, row: Consultation, day: date) -> ConsultationConclusions:
    """The letter to the applicant. Natural persons are named only where they agreed (art. 5 ust. 1 lit. c RODO)."""
    found, known = answered(case), parts(case)
    voices = tuple(
        ConsultationVoice(
            author=one.public_signature,
            summary=one.text,
            part=_place(known, one.target),
            position=Position(one.position).label if one.position else "",
            change=one.change,
        )
        for one in found[:PRINTED]
    )
    return ConsultationConclusions(
        **writing.from_minister(case, day),
        opened_on=row.opened_on,
        closed_on=day,
        voices=voices,
        counted=counts_in_words(found) if found else "",
        left_out=len(found) - len(voices),
        conclusions=row.conclusions,
    )


def evidence(case: Case) -> tuple[int, str]:
    """How many remarks count, and the digest of the whole table, without anybody's name."""
    rows = [
        {
            "number": one.number,
            "target": one.target,
            "way": one.way,
            "state": one.state,
            "text": one.text,
            "position": one.position,
            "change": one.change,
        }
        for one in remarks_of(case)
    ]
    return sum(row["state"] != Moderation.HIDDEN for row in rows), sha256_of({"remarks": rows})


def _place(known: Mapping[str, Part], target: str) -> str:
    """The name of the part, as letters and files have it."""
    part = known.get(target)
    return str(part.label) if part else "Część usunięta z opisu"
