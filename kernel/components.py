"""What the components of the look are drawn from: plain values, made by views, drawn by `templates/components/`.

Any object with the same attributes may stand in for one of these; the style guide (/wzory/) shows each in every state.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from django.utils.functional import Promise

from kernel import clock, text

Words: TypeAlias = str | Promise
"""A sentence, perhaps still to be translated."""


class Tone(StrEnum):
    """What a colour reports; never alone, always with an icon and words."""

    PLAIN = ""
    INFO = "info"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    HOLD = "hold"
    TODO = "todo"


@dataclass(frozen=True, slots=True)
class Gloss:
    """The legal basis on the margin of the thing it governs, e.g. `Gloss("art. 18 ust. 4", at_once=True)`."""

    text: str
    at_once: bool = False
    term: Words = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class StatusTag:
    """A status: the plain word first, the term of the Act after it."""

    word: Words
    legal: Words = ""
    tone: str = Tone.PLAIN
    icon: str = "ring"


@dataclass(frozen=True, slots=True)
class Step:
    """A step or act that a person may take, or may not and why not (`reason` is then a full sentence)."""

    label: Words
    effect: Words = ""
    gloss: Gloss | None = None
    href: str = ""
    primary: bool = False
    reason: Words = ""

    @property
    def allowed(self) -> bool:
        return not self.reason


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a queue with the number of cases in it; the numbers add up to the first one."""

    count: int
    label: Words
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter: set (the link removes it) or one that may be added."""

    label: Words
    href: str
    add: bool = False


@dataclass(frozen=True, slots=True)
class Tab:
    """A part of a page or a saved view; a link, so that the address is the state."""

    label: Words
    href: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Crumb:
    """A place above this page; the last one has no address."""

    label: Words
    href: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark: outgoing ones reach the applicant, internal ones never leave the office."""

    text: str
    outgoing: bool
    author: str = ""
    on: date | None = None
    number: int | None = None
    rule: str = ""
    edit_href: str = ""
    delete_href: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A row of a task list; without an address it cannot be opened yet, and the hint says why."""

    label: Words
    status: StatusTag
    href: str = ""
    hint: Words = ""
    gloss: Gloss | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a summary: what, its value, and where to change it."""

    label: Words
    value: object
    href: str = ""
    numeric: bool = False
    note: Words = ""


@dataclass(frozen=True, slots=True)
class CalcLine:
    """One line of a sum with the formula it comes from; the amount in złoty."""

    label: Words
    amount: Decimal
    formula: str = ""


@dataclass(frozen=True, slots=True)
class DiffPart:
    """A stretch of text that was kept (`""`), removed (`"del"`) or added (`"ins"`)."""

    text: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class DiffRow:
    """One compared field: its parts in the older and in the newer version."""

    old: Sequence[DiffPart]
    new: Sequence[DiffPart]
    label: Words = ""


@dataclass(frozen=True, slots=True)
class Diff:
    """Two versions side by side; each head says version, date and author."""

    old_head: str
    new_head: str
    rows: Sequence[DiffRow]


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry of a timeline. `party`: a move of the applicant; `document`: it left one; `planned`: still to come."""

    text: Words
    at: datetime | date | None = None
    who: str = ""
    note: Words = ""
    link: Words = ""
    href: str = ""
    document: bool = False
    party: bool = False
    planned: bool = False
    gloss: Gloss | None = None

    @property
    def classes(self) -> str:
        marks = {"next": self.planned, "ext": self.party, "doc": self.document}
        return " ".join(name for name, on in marks.items() if on)

    @property
    def when(self) -> str:
        """The date, and the time where it is known (Europe/Warsaw)."""
        if isinstance(self.at, datetime):
            local = clock.local(self.at)
            return f"{local.day}.{local:%m.%Y}, {local.hour}:{local:%M}"
        return text.date_table(self.at) if self.at else ""


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file of a list: name, size in bytes, what the check said, how to take it away."""

    name: str
    size: int | None = None
    href: str = ""
    note: Words = ""
    status: StatusTag | None = None
    remove_href: str = ""

    @property
    def size_words(self) -> str:
        """The size as people say it: „84 kB”, „2,1 MB”."""
        kilobytes = max(1, round((self.size or 0) / 1024))
        if kilobytes < 1024:
            return f"{kilobytes}\N{NO-BREAK SPACE}kB"
        return f"{kilobytes / 1024:.1f}\N{NO-BREAK SPACE}MB".replace(".", ",")


@dataclass(frozen=True, slots=True)
class RulerDay:
    """A day on the ruler of a clock."""

    number: int
    past: bool = False
    free: bool = False
    now: bool = False
    due: bool = False

    @property
    def classes(self) -> str:
        marks = {"past": self.past, "free": self.free, "now": self.now, "due": self.due}
        return " ".join(name for name, on in marks.items() if on)


class ClockState(StrEnum):
    """The six states of a term; each has its own icon."""

    RUNNING = "run"
    SOON = "soon"
    OVER = "over"
    STOPPED = "stop"
    MET = "met"
    NOT_RUNNING = "none"

    @property
    def icon(self) -> str:
        icons = {"run": "clock", "soon": "soon", "over": "over", "stop": "pause", "met": "met", "none": "dash"}
        return icons[self.value]


STATUTORY = "termin ustawowy"
INTERNAL = "termin wewnętrzny"
BY_ANALOGY = "liczony w drodze analogii"


@dataclass(frozen=True, slots=True)
class ClockView:
    """A term as it is shown: a sentence, then a date, then a picture. Made by `kernel.clock_words`."""

    title: Words
    state: ClockState
    sentence: str
    lead: str = ""
    date_words: str = ""
    tail: str = ""
    short: str = ""
    short_date: str = ""
    day: date | None = None
    marks: Sequence[str] = ()
    gloss: Gloss | None = None
    ruler: Sequence[RulerDay] = ()
    steps: Sequence[str] = ()
    share: int | None = None

    @property
    def row_sentence(self) -> str:
        """What a row of a table says: the shorter words where there are any."""
        return self.short or self.sentence


@dataclass(frozen=True, slots=True)
class PersonaCard:
    """A person of the demo on the chooser."""

    slug: str
    name: str
    roles: str
    organisation: str
    note: str = ""

    @property
    def initials(self) -> str:
        return "".join(part[0] for part in self.name.split()[:2]).upper()


@dataclass(frozen=True, slots=True)
class PersonaGroup:
    """The demo's people of one organisation or kind."""

    title: str
    personas: Sequence[PersonaCard] = field(default_factory=tuple)
