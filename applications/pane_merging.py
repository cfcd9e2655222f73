"""What an open pane of the outcomes holds, merged by part with what stands there now. Pure.

A text has the id of its part (`synthesis` for the synthesis); a fact of a part is named `rodzaj-<id>` (kind of an
outcome), `poziom-<id>` and `godziny-<id>` (PRK level and workload of a set).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from applications.outcome_edit import places
from kernel.refusals import InvalidInput, Stale
from kernel.text import clean
from register.outcomes import LearningOutcomes, Outcome, OutcomeKind, OutcomeSet

SYNTHESIS: Final = "synthesis"
KIND, LEVEL, HOURS = "rodzaj-", "poziom-", "godziny-"
FACTS: Final = {KIND: "kind", LEVEL: "pqf_level", HOURS: "workload_hours"}
"""Prefixes of facts with the attribute of the part that keeps them."""
_LONGEST_NUMBER: Final = 6


@dataclass(frozen=True, slots=True)
class Typed:
    """What the open pane holds.

    `seen` are the texts and facts that the page showed: what only one person changed is taken, what two changed is
    told to both. `tab` names the open page and `revision` is the one that it knows: its own earlier saves are no
    conflict.
    """

    texts: Mapping[str, str]
    seen: Mapping[str, str]
    facts: Mapping[str, str] = field(default_factory=dict)
    tab: str = ""
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """What to write; `left` names what others changed and stays theirs.

    `gone` are the parts that somebody deleted, with what this person typed in them: empty where they changed nothing.
    """

    texts: Mapping[str, str]
    facts: Mapping[str, str]
    left: tuple[str, ...]
    gone: Mapping[str, str]


def standing(outcomes: LearningOutcomes) -> tuple[dict[str, str], dict[str, str]]:
    """The texts of all parts, and their facts, as they stand."""
    texts: dict[str, str] = {SYNTHESIS: outcomes.synthesis}
    facts: dict[str, str] = {}
    for _place, part in places(outcomes):
        texts[part.id] = part.title if isinstance(part, OutcomeSet) else part.text
        facts |= facts_of(part)
    return texts, facts


def facts_of(part: object) -> dict[str, str]:
    """The facts of one part in the words of a form; a criterion has none."""
    if isinstance(part, Outcome):
        return {f"{KIND}{part.id}": part.kind.value if part.kind else ""}
    if isinstance(part, OutcomeSet):
        return {f"{LEVEL}{part.id}": str(part.pqf_level or ""), f"{HOURS}{part.id}": str(part.workload_hours or "")}
    return {}


def part_of_fact(name: str) -> tuple[str, str] | None:
    """The attribute and the part that the name of a fact speaks of; None for the name of a text."""
    for prefix, attribute in FACTS.items():
        if name.startswith(prefix):
            return attribute, name.removeprefix(prefix)
    return None


def merge(outcomes: LearningOutcomes, typed: Typed, *, undisturbed: bool) -> Merged:
    """What of the pane to write. `undisturbed`: nobody else saved since the page was shown.

    Raises Stale for what two people changed, LookupError when nothing of the pane is there any more.
    """
    texts, facts = standing(outcomes)
    gone = {part: _own(typed, part, raw) for part, raw in typed.texts.items() if part not in texts}
    if gone and len(gone) == len(typed.texts):
        raise LookupError(next(iter(gone)))
    mine_texts = {part: raw for part, raw in typed.texts.items() if part in texts}
    mine_facts = {name: raw for name, raw in typed.facts.items() if name in facts or not _is_of(name, gone)}
    if undisturbed:
        return Merged(mine_texts, mine_facts, (), gone)
    both: dict[str, tuple[str, str]] = {}
    kept_texts = _mine(mine_texts, texts, typed.seen, both)
    kept_facts = _mine(mine_facts, facts, typed.seen, both)
    if both:
        raise Stale(
            "Ten fragment zmieniła w międzyczasie inna osoba. Twój tekst zachowaliśmy – porównaj oba.",
            mine={name: mine for name, (mine, _theirs) in both.items()},
            theirs={name: theirs for name, (_mine, theirs) in both.items()},
        )
    left = (name for name in (*mine_texts, *mine_facts) if name not in kept_texts and name not in kept_facts)
    return Merged(kept_texts, kept_facts, tuple(left), gone)


def _own(typed: Typed, part: str, raw: str) -> str:
    """What this person changed in a deleted part."""
    text = clean(raw).strip()
    return "" if text == typed.seen.get(part) else text


def _is_of(name: str, parts: Mapping[str, str]) -> bool:
    found = part_of_fact(name)
    return found is not None and found[1] in parts


def _mine(
    typed: Mapping[str, str], now: Mapping[str, str], seen: Mapping[str, str], both: dict[str, tuple[str, str]]
) -> dict[str, str]:
    """What this person changed; what somebody else changed too goes into `both`."""
    mine: dict[str, str] = {}
    for name, raw in typed.items():
        text, shown = clean(raw).strip(), seen.get(name)
        there = now.get(name, shown)
        if shown is None or there in (shown, text):
            mine[name] = raw
        elif text != shown:
            both[name] = raw, str(there)
    return mine


def value_of(attribute: str, raw: str) -> object:
    """The value that a fact's words mean; an unknown kind means none. Raises InvalidInput (`text`) for no number."""
    words = clean(raw).strip()
    if attribute == "kind":
        return words if words in set(OutcomeKind) else None
    if not words:
        return None
    if not (words.isascii() and words.isdigit() and len(words) <= _LONGEST_NUMBER):
        sentence = "Wybierz poziom od 1 do 8." if attribute == "pqf_level" else "Wpisz liczbę godzin, na przykład 40."
        raise InvalidInput({"text": [sentence]})
    return int(words)
