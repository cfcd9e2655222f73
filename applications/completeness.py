"""What an application still lacks before it may be sent (art. 15, 15b), in words, with the article."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from applications.circumstances import Circumstances
from applications.field import Field, FieldKind
from applications.fields import FIELDS, applies, field, fields_for, is_required
from applications.values import is_empty
from cases.enums import CaseKind
from documents.models import Attachment
from documents.service import why_not_ready
from kernel.text import date_long
from register.description import Description, Purpose, missing as missing_parts

ACTIVITY = ("activityProof", "activityStatement")


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to do: in which field and item, said in one sentence, with the article and the review rule."""

    field: str
    item: str
    sentence: str
    basis: str
    rule: str
    path: str = ""


def missing(
    circumstances: Circumstances, description: Description, files: Mapping[str, int], *, until: date | None = None
) -> list[Missing]:
    """Everything that is lacking, in the order of the Act. `files` counts the attachments of each field.

    The statement (F3) is not asked for: it is made while submitting. `until` is the day after which
    a fee cannot have been paid, the day of the circumstances when not given.
    """
    found = [
        *_in_content(circumstances, files),
        *_in_description(circumstances.kind, description, circumstances),
        *_in_activity(circumstances, files),
        *_in_fee(circumstances, until or circumstances.on),
    ]
    order = {one.code: place for place, one in enumerate(FIELDS)}
    return sorted(found, key=lambda one: order[one.field])


def unready(kind: str, attachments: Iterable[Attachment]) -> list[Missing]:
    """Files that cannot be sent as they are: dangerous ones, and those that the scanner has not seen yet."""
    by_row = {one.row: one for one in FIELDS if one.is_file}
    return [_missing(by_row[file.field], kind, why_not_ready(file)) for file in attachments if not file.is_clean]


def _missing(one: Field, kind: str, sentence: str, path: str = "") -> Missing:
    return Missing(one.code, one.item, sentence, one.basis_for(kind), one.rule, path)


def _in_content(circumstances: Circumstances, files: Mapping[str, int]) -> Iterator[Missing]:
    for one in fields_for(circumstances.kind):
        if one.in_description or one.kind is FieldKind.STATEMENT or not is_required(one, circumstances):
            continue
        given = files.get(one.code, 0) if one.is_file else not is_empty(circumstances.content.get(one.code))
        if not given:
            yield _missing(one, circumstances.kind, one.ask)


def _in_description(kind: str, description: Description, circumstances: Circumstances) -> Iterator[Missing]:
    sectoral = kind == CaseKind.INC_SEC
    for part in missing_parts(description, Purpose.SUBMISSION, sectoral=sectoral):
        one = field_at(part.path)
        if one is not None and applies(one, circumstances):
            yield Missing(one.code, one.item, part.sentence, part.basis, one.rule, part.path)
    references = field("proposedSqfReference")
    if applies(references, circumstances) and not description.proposed_sqf_references:
        yield _missing(references, kind, references.ask)


def _in_activity(circumstances: Circumstances, files: Mapping[str, int]) -> Iterator[Missing]:
    """F1: a document or a statement, for whoever runs no business (art. 15 ust. 2 pkt 1)."""
    proof, statement = (field(code) for code in ACTIVITY)
    if not applies(proof, circumstances) or files.get(proof.code) or circumstances.content.get(statement.code):
        return
    yield _missing(proof, circumstances.kind, proof.ask)


def _in_fee(circumstances: Circumstances, until: date) -> Iterator[Missing]:
    paid = field("fee.paidOn")
    value = circumstances.content.get(paid.code)
    if applies(paid, circumstances) and isinstance(value, str) and value and date.fromisoformat(value) > until:
        yield _missing(
            paid,
            circumstances.kind,
            f"Popraw dzień wniesienia opłaty: nie może być późniejszy niż {date_long(until)}.",
        )


def field_at(path: str) -> Field | None:
    """The field of the catalogue to which a dotted path of the description belongs."""
    steps = tuple(path.split("."))
    found = [one for one in FIELDS if one.path and steps[: len(one.path)] == one.path]
    return max(found, key=lambda one: len(one.path), default=None)
