"""The shapes that letters are filled with. Each template has its own content; all share the frame."""

from datetime import date, datetime
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, computed_field

from documents.act import act
from kernel import clock
from kernel.components import FileRow


class Shape(BaseModel):
    """An immutable value that is stored as JSON and read back the same."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Party(Shape):
    """Who writes or who is written to, as printed, with the number by which receipts identify them."""

    name: str
    address: tuple[str, ...] = ()
    seat: str = ""
    identifier: str = ""
    identifier_kind: str = ""


class Signature(Shape):
    """Who signs, with the post; `wz.` for a deputy, `z up.` by power of attorney."""

    name: str
    post: str
    deputises: Literal["", "wz.", "z up."] = ""


class LetterContent(Shape):
    """What every letter says besides its frame. Letters subclass it."""

    sender: Party
    signature: Signature | None = None


class Frame(Shape):
    """What the product adds to every letter: title, signs, day, recipients."""

    title: str
    sign: str
    mark: str
    made_at: AwareDatetime
    recipients: tuple[Party, ...] = ()

    @computed_field  # type: ignore[prop-decorator]  # mypy does not support decorators on properties
    @property
    def day(self) -> date:
        """The day of the letter in Europe/Warsaw."""
        return clock.day_of(self.made_at)

    @computed_field  # type: ignore[prop-decorator]  # mypy does not support decorators on properties
    @property
    def act(self) -> str:
        """The Act with the journal reference of the letter's day."""
        return act(self.day)

    @computed_field  # type: ignore[prop-decorator]  # mypy does not support decorators on properties
    @property
    def created(self) -> str:
        """The moment for the file's metadata (W3C profile of ISO 8601)."""
        return self.made_at.isoformat(timespec="seconds")


class OutcomeText(Shape):
    """One learning outcome with its verification criteria (art. 9 ust. 1 pkt 1 lit. b, c)."""

    text: str
    criteria: tuple[str, ...]


class OutcomeSetText(Shape):
    """A set of learning outcomes; numbered by its place. `note` is what is said of it beside its name."""

    title: str
    outcomes: tuple[OutcomeText, ...]
    note: str = ""


class OutcomesText(Shape):
    """The learning outcomes of a qualification (art. 9 ust. 1 pkt 1)."""

    synthesis: str
    sets: tuple[OutcomeSetText, ...]


class Fact(Shape):
    """A labelled value, a row of a table of facts."""

    label: str
    value: str


class FileText(Shape):
    """A file as a letter lists it. `size` in bytes."""

    name: str
    label: str
    size: int
    sha256: str

    @computed_field  # type: ignore[prop-decorator]  # mypy does not support decorators on properties
    @property
    def size_words(self) -> str:
        """The size as people say it: „84 kB”, „2,1 MB”."""
        return FileRow(self.name, self.size).size_words


def whole_second(moment: datetime) -> datetime:
    """Returns the moment as the files' metadata can hold it."""
    return moment.replace(microsecond=0)
