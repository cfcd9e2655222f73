"""Qualifications of the register that resemble the one being described, for the justification (art. 15 ust. 1 pkt 3).

Found by name, and by the words of outcomes among them; nothing here decides whether a similarity is significant:
that is for the minister (art. 18a). What the applicant links stands in the text of C2, which everybody reads.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from applications.contents import Contents
from applications.saving import Saved, revision_of, save_item
from cases.models import Case
from institutions.actor import Actor
from kernel import clock
from kernel.text import clean, fold
from register import queries as register
from register.description import Description
from register.enums import Status
from register.models import Qualification
from register.outcomes import LearningOutcomes

FIELD: Final = "justification.similarities"
ITEM: Final = "podobienstwa"
MOST: Final = 8
BY_NAME: Final = "podobna nazwa"
_LONG_WORD: Final = 5
"""Shorter words say little: „i”, „oraz”, „prace”."""
_STEM: Final = 7
"""Letters by which words are held for the same: Polish endings vary."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """An entry of the register that resembles this qualification, why, and whether the text names it already."""

    entry: Qualification
    reason: str
    is_linked: bool

    @property
    def is_functioning(self) -> bool:
        return self.entry.status == Status.FUNCTIONING

    @property
    def status_word(self) -> str:
        return str(Status(self.entry.status).label)


@dataclass(frozen=True, slots=True)
class Pair:
    """Outcomes of this qualification and of the entry that share words. Empty `theirs`: nothing like it there."""

    mine: str
    theirs: Sequence[str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One entry beside the qualification that is being described."""

    likeness: Likeness
    description: Description | None
    pairs: Sequence[Pair]
    only_theirs: Sequence[str]

    @property
    def shared(self) -> int:
        return sum(bool(one.theirs) for one in self.pairs)


def similar(contents: Contents, limit: int = MOST) -> list[Likeness]:
    """Entries like this qualification: by its name first, then by the names of its sets of outcomes."""
    description, text = contents.description, linked_text(contents)
    found: dict[int, Likeness] = {}
    queries = [(description.name or "", BY_NAME)]
    titles = [one.title for one in description.learning_outcomes.sets if one.title]
    queries += [(title, f"podobna do zestawu „{title}”") for title in titles]
    for asked, reason in queries:
        if len(found) >= limit:
            break
        for entry in register.similar(asked, limit):
            found.setdefault(entry.pk, Likeness(entry, reason, entry.zrk_code in text))
    return list(found.values())[:limit]


def linked_text(contents: Contents) -> str:
    return str(contents.application.content.get(FIELD) or "")


def compare(contents: Contents, code: str, on: date | None = None) -> Comparison | None:
    """The entry of this code beside the qualification; None when the register has no such entry."""
    entry = register.by_code(code)
    if entry is None:
        return None
    state = register.state_on(entry, on or clock.today())
    theirs = state.description if state else None
    pairs, rest = _pairs(contents.description.learning_outcomes, theirs.learning_outcomes if theirs else None)
    return Comparison(Likeness(entry, "", entry.zrk_code in linked_text(contents)), theirs, pairs, rest)


def link(case: Case, code: str, actor: Actor) -> Saved | None:
    """Puts a line about the entry at the end of C2, to be completed. None when it stands there or does not exist."""
    entry = register.by_code(clean(code))
    here = Contents(case, case.application)
    text = linked_text(here)
    if entry is None or entry.zrk_code in text:
        return None
    line = reference(entry)
    return save_item(
        case,
        ITEM,
        {FIELD: f"{text.rstrip()}\n\n{line}".strip()},
        actor=actor,
        revision=revision_of(here.application, ITEM),
    )


def reference(entry: Qualification) -> str:
    """How C2 names an entry: what it is, and what the applicant still has to say."""
    level = f"poziom {entry.pqf_level} PRK, " if entry.pqf_level else ""
    return f"„{entry.name}” ({entry.zrk_code}, {level}{Status(entry.status).label}). Podobieństwa: … Różnice: …"


def _pairs(mine: LearningOutcomes, theirs: LearningOutcomes | None) -> tuple[list[Pair], list[str]]:
    others = [outcome.text for one in (theirs.sets if theirs else ()) for outcome in one.outcomes if outcome.text]
    stems = [(text, _stems(text)) for text in others]
    pairs, met = [], set()
    for one in mine.sets:
        for outcome in one.outcomes:
            if not outcome.text:
                continue
            own = _stems(outcome.text)
            like = [text for text, words in stems if _alike(own, words)]
            met.update(like)
            pairs.append(Pair(outcome.text, like))
    return pairs, [text for text in others if text not in met]


def _stems(text: str) -> frozenset[str]:
    return frozenset(
        word[:_STEM] for word in (raw.strip(".,;:()„”") for raw in fold(clean(text)).split()) if len(word) >= _LONG_WORD
    )


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two outcomes share at least half of the telling words of the shorter one, and at least two (or all)."""
    shared = len(one & other)
    return shared > 0 and (one == other or (shared >= 2 and 2 * shared >= min(len(one), len(other))))
