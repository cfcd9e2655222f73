"""Everything that an application says, by the catalogue, for reading and printing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from applications.circumstances import Circumstances
from applications.contents import Contents, value_in
from applications.field import Field, FieldKind, Section
from applications.fields import applies, fields_of, items_for
from applications.models import Snapshot
from applications.words import in_words
from documents.models import Attachment
from kernel import clock
from register.description import parse
from register.outcomes import LearningOutcomes


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """A file as an answer; `id` is None for one that cannot be opened, or not yet."""

    name: str
    size: int
    sha256: str
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One field with its value in words. `outcomes` is set for the learning outcomes only."""

    field: Field
    label: str
    basis: str
    words: str
    files: Sequence[FileAnswer] = ()
    outcomes: LearningOutcomes | None = None

    @property
    def is_empty(self) -> bool:
        return not self.words and not self.files


@dataclass(frozen=True, slots=True)
class AnswerItem:
    """An item of the task list with its answers; `href` leads to its page where it may be changed."""

    code: str
    title: str
    answers: Sequence[Answer]
    href: str = ""


@dataclass(frozen=True, slots=True)
class AnswerSection:
    """A section of the application: „A. Wnioskodawca”."""

    letter: str
    title: str
    items: Sequence[AnswerItem]


@dataclass(frozen=True, slots=True)
class _Source:
    """Where answers are read from: the application as it is, or a snapshot."""

    circumstances: Circumstances
    content: Mapping[str, object]
    description: Mapping[str, object]
    files: Mapping[str, Sequence[FileAnswer]]
    names: Mapping[str, Mapping[str, str]]


def answers_of(contents: Contents) -> list[AnswerSection]:
    """The answers of the application as it is now; fields that do not apply are left out."""
    files: dict[str, list[FileAnswer]] = {}
    for one in contents.attachments:
        files.setdefault(one.field, []).append(_file(one))
    source = _Source(
        contents.circumstances,
        contents.application.content,
        contents.application.description,
        files,
        names_of(contents),
    )
    return _sections(source)


def answers_in(snapshot: Snapshot, contents: Contents) -> list[AnswerSection]:
    """The answers of one version that was sent; names of choices are today's."""
    files: dict[str, list[FileAnswer]] = {}
    kept = {one.sha256: one.pk for one in contents.all_attachments if one.filed_at is not None}
    for one in snapshot.content["files"]:
        answer = FileAnswer(one["name"], one["size"], one["sha256"], kept.get(one["sha256"]))
        files.setdefault(one["field"], []).append(answer)
    day = clock.day_of(snapshot.created_at)
    frameworks = contents.circumstances.frameworks
    answers = snapshot.content["answers"]
    source = _Source(
        Circumstances(snapshot.content["kind"], answers, day, frameworks),
        answers,
        snapshot.content["description"],
        files,
        names_of(contents),
    )
    return _sections(source)


def names_of(contents: Contents) -> dict[str, dict[str, str]]:
    """Words for the codes of every choice, by field code."""
    return {one.code: dict(contents.choices(one)) for one in contents.applicable() if one.kind is FieldKind.CHOICE}


def _file(one: Attachment) -> FileAnswer:
    return FileAnswer(one.name, one.size, one.sha256, one.pk if one.is_clean else None)


def _sections(source: _Source) -> list[AnswerSection]:
    found = []
    for section in Section:
        items = [
            AnswerItem(one.code, one.title, answers)
            for one in items_for(source.circumstances.kind)
            if one.section is section and (answers := _answers(one.code, source))
        ]
        if items:
            found.append(AnswerSection(section.name, section.value, items))
    return found


def _answers(item_code: str, source: _Source) -> list[Answer]:
    kind = source.circumstances.kind
    return [
        _answer(one, kind, source)
        for one in fields_of(item_code, kind)
        if one.kind is not FieldKind.STATEMENT and applies(one, source.circumstances)
    ]


def _answer(one: Field, kind: str, source: _Source) -> Answer:
    value = value_in(one, source.content, source.description)
    outcomes = None
    if one.kind is FieldKind.OUTCOMES:
        outcomes = parse({"learning_outcomes": value or {}}).learning_outcomes
    return Answer(
        one,
        one.label_for(kind),
        one.basis_for(kind),
        in_words(one, value, source.names.get(one.code)),
        source.files.get(one.row, ()) if one.is_file else (),
        outcomes,
    )
