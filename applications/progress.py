"""The task list of an application: the state of each item and what is missing, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from applications import advice, items
from applications.completeness import Missing, missing, unready
from applications.contents import Contents
from applications.field import Item, Section
from applications.fields import applies, fields_of, items_for
from applications.models import DraftAct, DraftEntry
from applications.words import size_words
from kernel.text import plural


class ItemState(StrEnum):
    """Words of the interface, and the legal need behind none of them: any order is good (UX-1)."""

    TODO = "Nie rozpoczęto"
    BEGUN = "W toku"
    TO_MEND = "Do poprawy"
    ADVISED = "Gotowe, są wskazówki"
    DONE = "Gotowe"
    NOT_APPLICABLE = "Nie dotyczy"
    LOCKED = "Jeszcze nie"


COMPLETE = frozenset({ItemState.DONE, ItemState.ADVISED})
"""States in which nothing is missing; advice never keeps anything from being sent."""


@dataclass(frozen=True, slots=True)
class Task:
    """An item with its state, what is missing, a remark that waits, and a short word on what is there."""

    item: Item
    basis: str
    state: ItemState
    missing: Sequence[Missing] = ()
    remark: str = ""
    note: str = ""

    @property
    def is_open(self) -> bool:
        return self.state not in {*COMPLETE, ItemState.NOT_APPLICABLE, ItemState.LOCKED}


@dataclass(frozen=True, slots=True)
class TaskSection:
    """A section of the list: „A. Wnioskodawca”."""

    letter: str
    title: str
    tasks: Sequence[Task]


@dataclass(frozen=True, slots=True)
class Progress:
    """The whole list. The statement comes last and is not counted."""

    sections: Sequence[TaskSection]

    @property
    def counted(self) -> list[Task]:
        tasks = [task for section in self.sections for task in section.tasks]
        return [task for task in tasks if task.item is not items.TRUTH and task.state != ItemState.NOT_APPLICABLE]

    @property
    def done(self) -> int:
        return sum(task.state in COMPLETE for task in self.counted)

    @property
    def total(self) -> int:
        return len(self.counted)

    @property
    def left(self) -> int:
        return self.total - self.done

    @property
    def missing(self) -> list[Missing]:
        return [one for task in self.counted for one in task.missing]

    @property
    def is_ready(self) -> bool:
        """Whether the application may be sent; a colleague's remark does not forbid it."""
        return not self.missing


def progress(
    contents: Contents, entries: Sequence[DraftEntry] = (), corrections: Mapping[str, str] | None = None
) -> Progress:
    """The task list of this application. `entries` is the history of the draft, for remarks that wait.

    `corrections` are those of the call that may be shown: none before its receipt; all when not given.
    """
    lacking = missing(contents.circumstances, contents.description, contents.file_counts)
    lacking += unready(contents.kind, contents.attachments)
    remarks = _remarks(contents, entries, contents.application.corrections if corrections is None else corrections)
    tasks = [_task(contents, one, lacking, remarks) for one in items_for(contents.kind)]
    sections = [
        TaskSection(section.name, section.value, [task for task in tasks if task.item.section is section])
        for section in Section
    ]
    return Progress([one for one in sections if one.tasks])


def _task(contents: Contents, one: Item, lacking: Sequence[Missing], remarks: dict[str, str]) -> Task:
    mine = [gap for gap in lacking if gap.item == one.code]
    state = _state(contents, one, mine, bool(remarks.get(one.code)), any_missing=bool(lacking))
    note = _note(contents, one, state)
    return Task(one, one.basis_for(contents.kind), state, mine, remarks.get(one.code, ""), note)


def _state(contents: Contents, one: Item, mine: Sequence[Missing], remark: bool, *, any_missing: bool) -> ItemState:
    if one is items.TRUTH:
        return ItemState.LOCKED if any_missing else ItemState.TODO
    if one is items.ACTIVITY and _business_unknown(contents):
        return ItemState.TODO
    fields = [field for field in fields_of(one.code, contents.kind) if applies(field, contents.circumstances)]
    if not fields:
        return ItemState.NOT_APPLICABLE
    if remark:
        return ItemState.TO_MEND
    if not any(contents.is_given(field) for field in fields):
        return ItemState.TODO if mine else ItemState.NOT_APPLICABLE
    if mine:
        return ItemState.BEGUN
    return ItemState.ADVISED if one is items.OUTCOMES and _advice_count(contents) else ItemState.DONE


def _advice_count(contents: Contents) -> int:
    return advice.count(contents.description.learning_outcomes)


def _business_unknown(contents: Contents) -> bool:
    """Whether nobody has said yet if the applicant runs a business, which decides about F1."""
    return contents.application.content.get("applicant.runsBusiness") is None


def _note(contents: Contents, one: Item, state: ItemState) -> str:
    if one is items.TRUTH:
        return "Otworzy się, gdy reszta będzie gotowa" if state is ItemState.LOCKED else "Potwierdzisz je na końcu"
    if one is items.ACTIVITY and state is ItemState.NOT_APPLICABLE:
        return "Prowadzisz działalność gospodarczą"
    if (
        one is items.ACTIVITY
        and state is ItemState.TODO
        and "applicant.runsBusiness" not in contents.application.content
    ):
        return "Najpierw odpowiedz w części „Dane i adres”, czy prowadzisz działalność gospodarczą"
    if one is items.OUTCOMES and state is not ItemState.TODO:
        size = size_words(contents.description.learning_outcomes)
        return f"{size}. {_advice_words(contents)}" if state is ItemState.ADVISED else size
    return ""


def _advice_words(contents: Contents) -> str:
    number = _advice_count(contents)
    noun = plural(number, "wskazówka", "wskazówki", "wskazówek")
    return f"{number} {noun}: możesz je uwzględnić, wysłania nie wstrzymują"


def _remarks(contents: Contents, entries: Sequence[DraftEntry], corrections: Mapping[str, str]) -> dict[str, str]:
    """Remarks that wait: of a call by field, of a colleague until the item is saved again."""
    if not contents.case.is_draft:
        found: dict[str, str] = {}
        for one in items_for(contents.kind):
            texts = [text for field in fields_of(one.code, contents.kind) for text in _about(field.code, corrections)]
            if texts:
                found[one.code] = "\n".join(text for text in texts if text) or "Popraw tę część."
        return found
    approvals = [place for place, entry in enumerate(entries, 1) if entry.act == DraftAct.APPROVED]
    waiting = entries[approvals[-1] if approvals else 0 :]
    returned = {entry.item: entry for entry in waiting if entry.act == DraftAct.RETURNED and entry.item}
    return {code: entry.text for code, entry in returned.items() if not _saved_after(contents, code, entry.at)}


def _about(code: str, corrections: Mapping[str, str]) -> list[str]:
    """Remarks on the field, and on parts of it."""
    return [text for target, text in corrections.items() if target.partition(":")[0] == code]


def _saved_after(contents: Contents, item_code: str, moment: datetime) -> bool:
    mark = contents.application.items.get(item_code)
    return bool(mark) and datetime.fromisoformat(mark["at"]) > moment
