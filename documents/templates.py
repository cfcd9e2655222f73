"""The registry of letters: code → title, typed content, HTML template, what its delivery does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from documents.letters import Frame, LetterContent
from documents.pdf import render


@dataclass(frozen=True, slots=True)
class Effect:
    """What the delivery of a letter does: the term it starts, and the sentence shown before it is opened."""

    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """One kind of letter. `missing` names what the content still lacks; such a letter is not issued."""

    code: str
    title: str
    data_model: type[LetterContent]
    template: str
    effect: Effect | None = None
    missing: Callable[[Any], list[str]] | None = None
    """Takes content of `data_model`, which the type of a callable in a registry cannot say."""

    def lacks(self, content: LetterContent) -> list[str]:
        return [] if self.missing is None else self.missing(content)


_registry: dict[str, LetterTemplate] = {}


def register(letter: LetterTemplate) -> LetterTemplate:
    """Adds a letter. Raises `ValueError` when its code is taken by another one."""
    if _registry.setdefault(letter.code, letter) != letter:
        raise ValueError(f"two letters with the code {letter.code!r}")
    return letter


def letter_template(code: str) -> LetterTemplate:
    """Returns the letter of a code. Raises `KeyError` for an unknown one."""
    return _registry[code]


def letter_templates() -> Mapping[str, LetterTemplate]:
    return dict(_registry)


def stored(content: LetterContent, frame: Frame) -> dict[str, Any]:
    """Returns what is kept of a letter, as JSON values; computed parts are left out."""
    return {
        "frame": frame.model_dump(mode="json", round_trip=True),
        "content": content.model_dump(mode="json", round_trip=True),
    }


def render_stored(code: str, data: Mapping[str, Any]) -> bytes:
    """Returns the PDF of a stored letter; the same data give the same bytes."""
    letter = letter_template(code)
    frame = Frame.model_validate(data["frame"])
    content = letter.data_model.model_validate(data["content"])
    return render(letter.template, {"frame": frame.model_dump(), "content": content.model_dump()})
