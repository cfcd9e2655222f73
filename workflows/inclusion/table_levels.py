"""Which levels the components of a table point to, beside the level that was chosen. A help, never a rule."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kernel.text import plural
from workflows.inclusion.models import LEVELS
from workflows.inclusion.table_draft import COMPONENTS, Writing


@dataclass(frozen=True, slots=True)
class LevelLine:
    """Knowledge, skills or competences: how often each level was named, from 1 to 8."""

    letter: str
    word: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Levels:
    """The distribution of the named components by kind and level."""

    lines: tuple[LevelLine, ...]

    @property
    def sums(self) -> tuple[int, ...]:
        return tuple(sum(line.counts[place] for line in self.lines) for place in range(len(LEVELS)))

    @property
    def total(self) -> int:
        return sum(self.sums)

    @property
    def leading(self) -> list[int]:
        """The level named most often; several where they are even; none in an empty table."""
        most = max(self.sums)
        return [level for level, count in zip(LEVELS, self.sums, strict=True) if count == most and most]

    def sentence(self, chosen: int | None, proposed: int | None) -> str:
        """What the distribution says of the chosen level and of the one that the applicant proposes."""
        if not self.total:
            return "Rozkład poziomów zobaczysz, gdy wskażesz pierwsze składniki."
        most = max(self.sums)
        named = plural(most, "składnik", "składniki", "składników")
        levels = " i ".join(map(str, self.leading))
        found = [f"Najczęściej wskazujesz poziom {levels} ({most} {named} z {self.total})."]
        if chosen and chosen not in self.leading:
            found.append(f"Wybierasz poziom {chosen}. Napisz w uwagach, dlaczego.")
        if proposed and proposed != (chosen or proposed):
            found.append(f"Wnioskodawca proponuje poziom {proposed}.")
        return " ".join(found)


def levels_of(writing: Writing) -> Levels:
    """Counts every named component once for each outcome that names it."""
    return counted(code for row in writing.rows.values() for code in row.get("codes", ()))


def counted(codes: Iterable[str]) -> Levels:
    found = Counter(codes)
    return Levels(
        tuple(
            LevelLine(letter, word, tuple(found[f"P{level}U_{letter}"] for level in LEVELS))
            for letter, word, _ in COMPONENTS
        )
    )
