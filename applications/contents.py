"""Where the value of a field lies: among the answers, or at its path in the description."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from applications.circumstances import Circumstances
from applications.field import Field, FieldKind
from applications.fields import FIELDS, applies, fields_for
from applications.models import Application
from applications.values import is_empty
from cases.models import Case
from documents.models import Attachment
from institutions.models import Division, Sector
from kernel import clock
from register.description import Description, parse

JSON = dict[str, object]

_FILE_FIELDS = {one.row: one.code for one in FIELDS if one.is_file}
FILE_ROWS = frozenset(_FILE_FIELDS)
"""The rows of the catalogue under which files are kept (F1, F2, F4)."""


@dataclass
class Contents:
    """The content of an application with what is needed to read it; each part is read once, when asked for."""

    case: Case
    application: Application

    @property
    def kind(self) -> str:
        return self.case.kind

    @cached_property
    def description(self) -> Description:
        return parse(self.application.description)

    @cached_property
    def sectors(self) -> dict[str, Sector]:
        return {one.code: one for one in Sector.objects.all()}

    @cached_property
    def divisions(self) -> dict[str, Division]:
        return {one.code: one for one in Division.objects.all()}

    @cached_property
    def attachments(self) -> list[Attachment]:
        """Files of the application itself: those kept under the row of a field (F1, F2, F4)."""
        return [one for one in self.all_attachments if one.removed_at is None and one.replaced_by_id is None]

    @cached_property
    def all_attachments(self) -> list[Attachment]:
        """With earlier versions, and those that were removed after they were sent."""
        rows = Attachment.objects.filter(case_id=self.case.pk, field__in=sorted(FILE_ROWS))
        return list(rows.order_by("field", "id"))

    @cached_property
    def file_counts(self) -> Mapping[str, int]:
        """How many files each field has, by field code."""
        return Counter(_FILE_FIELDS[one.field] for one in self.attachments)

    def files_of(self, one: Field) -> list[Attachment]:
        return [file for file in self.attachments if file.field == one.row]

    def earlier_versions(self, file: Attachment) -> list[Attachment]:
        """What the file replaced, the newest first; dangerous ones are told of once and left out."""
        by_newer = {one.replaced_by_id: one for one in self.all_attachments}
        found, newer = [], file
        while (older := by_newer.get(newer.pk)) is not None:
            found.append(older)
            newer = older
        return [one for one in found if not one.is_dangerous]

    @property
    def day(self) -> date:
        """The day that decides about fee and exemption: of submission, before it today."""
        return clock.day_of(self.case.submitted_at) if self.case.submitted_at else clock.today()

    @property
    def circumstances(self) -> Circumstances:
        frameworks = {code: one.framework for code, one in self.sectors.items() if one.framework}
        return Circumstances(self.kind, self.application.content, self.day, frameworks)

    def value(self, one: Field) -> object:
        return value_in(one, self.application.content, self.application.description)

    def is_given(self, one: Field) -> bool:
        """Whether anything was written; learning outcomes have parts even when all of them are empty."""
        if one.kind is FieldKind.OUTCOMES:
            outcomes = self.description.learning_outcomes
            return bool(outcomes.synthesis or outcomes.sets)
        return bool(self.file_counts.get(one.code)) if one.is_file else not is_empty(self.value(one))

    def choices(self, one: Field) -> tuple[tuple[str, str], ...]:
        """The answers of a choice: of the catalogue, or the rows that the database holds for it."""
        match one.code:
            case "sector":
                return tuple((code, row.name) for code, row in self.sectors.items())
            case "administrationDivision":
                return tuple((code, row.name) for code, row in self.divisions.items())
        return one.choices

    def applicable(self) -> list[Field]:
        circumstances = self.circumstances
        return [one for one in fields_for(self.kind) if applies(one, circumstances)]


def contents(case: Case) -> Contents:
    """The content of a case. Raises Application.DoesNotExist for a case without an application."""
    return Contents(case, Application.objects.get(case_id=case.pk))


def value_in(one: Field, content: Mapping[str, object], description: Mapping[str, object]) -> object:
    """The stored value of the field, or None."""
    if not one.path:
        return content.get(one.code)
    found: object = description
    for step in one.path:
        found = found.get(step) if isinstance(found, Mapping) else None
    return found


def put(one: Field, value: object, content: JSON, description: JSON) -> None:
    """Puts the value where the field lies."""
    if not one.path:
        content[one.code] = value
        return
    place = description
    for step in one.path[:-1]:
        inner = place.get(step)
        place[step] = dict(inner) if isinstance(inner, Mapping) else {}
        place = place[step]  # type: ignore[assignment]  # made a dict on the line above
    place[one.path[-1]] = value
