"""Warnings about outcomes and criteria: with a reason and a better example, never blocking.

None of them is a rule of the Act; an outcome without criteria also is a gap (art. 9 ust. 1 pkt 1 lit. c),
which completeness counts. Where language does not let one be sure, nothing is said.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from applications.verbs import is_noun, is_verb, leading, words
from register.outcomes import LearningOutcomes, Outcome, OutcomeKind
from register.texts import thousands

OUTCOME_LENGTH: Final = 250
CRITERION_LENGTH: Final = 350
"""From how many characters a text is hard to check in one go. Ours, not of the Act."""

REMEMBERED: Final = 8_192
"""Texts whose reading is kept: a pane is opened again and again with the same ones."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What is doubtful about one part, why, and how it could be said. `is_gap`: completeness counts it already."""

    part_id: str
    code: str
    title: str
    reason: str
    example: str = ""
    is_gap: bool = False


Found = Mapping[str, Sequence[Advice]]


def advise(outcomes: LearningOutcomes) -> Found:
    """Warnings by the id of the outcome or criterion they belong to."""
    found: dict[str, list[Advice]] = {}
    texts = Counter(_plain(one.text) for single in outcomes.sets for one in single.outcomes if one.text)
    for single in outcomes.sets:
        for outcome in single.outcomes:
            for one in (*_about_outcome(outcome, texts), *_about_criteria(outcome)):
                found.setdefault(one.part_id, []).append(one)
    return found


def count(outcomes: LearningOutcomes) -> int:
    """How many warnings there are; gaps are not among them."""
    return sum(not one.is_gap for several in advise(outcomes).values() for one in several)


def _plain(text: str) -> str:
    """What two texts have in common when they are the same."""
    return text.casefold().strip(" .,;")


# --- outcomes -----------------------------------------------------------------------------------


def _about_outcome(outcome: Outcome, texts: Counter[str]) -> Iterator[Advice]:
    if outcome.text and not outcome.criteria:
        yield Advice(
            outcome.id,
            "NO_CRITERIA",
            "Efekt bez kryterium.",
            "Nie wiadomo, po czym poznać, że jest osiągnięty. Bez kryterium nie wyślesz wniosku"
            " (art. 9 ust. 1 pkt 1 lit. c).",
            is_gap=True,
        )
    if not outcome.text:
        return
    noun = _noun_first(outcome.text)
    if noun and outcome.kind is not OutcomeKind.KNOWLEDGE:
        yield Advice(
            outcome.id,
            "NO_VERB",
            "Efekt nie zaczyna się od czasownika.",
            f"„{noun}” nazywa temat, a efekt mówi, co osoba robi.",
            "reguluje, dobiera, sprawdza",
        )
    second = second_outcome(outcome.text)
    if second:
        yield Advice(
            outcome.id,
            "TWO_IN_ONE",
            "Dwa efekty w jednym zdaniu.",
            f"„{second}…” to druga umiejętność, a każdą sprawdza się osobno. Podziel to na dwa efekty.",
        )
    if texts[_plain(outcome.text)] > 1:
        yield Advice(
            outcome.id,
            "REPEATED",
            "Ten efekt się powtarza.",
            "W opisie jest drugi taki sam. Usuń jeden albo je rozróżnij.",
        )
    if len(outcome.text) > OUTCOME_LENGTH:
        yield _long(outcome.id, outcome.text, "efekt", "Szczegóły przenieś do kryteriów.")


_JOINTS: Final = re.compile(r"(?:,\s*|\s+)(?:oraz|i|a także|a następnie|a potem|jak również|jak i)\s+", re.IGNORECASE)


@lru_cache(REMEMBERED)
def second_outcome(text: str) -> str:
    """The beginning of the second action, when the text names two that have each an object of their own.

    „Naprawia i montuje napęd” is one; „Naprawia napęd oraz rozlicza części” are two.
    """
    if not is_verb(leading(text)):
        return ""
    for joint in _JOINTS.finditer(text):
        before, after = words(text[: joint.start()]), words(text[joint.end() :])
        own_object = bool(before) and not is_verb(before[-1])
        if own_object and len(after) > 1 and is_verb(after[0]):
            return " ".join(text[joint.end() :].split()[:2]).strip(" ,.;")
    return ""


# --- criteria -----------------------------------------------------------------------------------

_UNSEEN: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (re.compile(r"(?:dobrze |ogólnie )?zna\b"), "wymienia, omawia, wskazuje"),
    (re.compile(r"rozumie\b"), "wyjaśnia, porównuje, podaje przykład"),
    (re.compile(r"wie\b"), "wymienia, opisuje, wskazuje"),
    (re.compile(r"pamięta\b"), "wymienia, stosuje, przestrzega"),
    (
        re.compile(r"(?:ma|posiada) (?:\w+ )?(?:wiedzę|świadomość|znajomość|umiejętność|zdolność)\b"),
        "opisuje, wyjaśnia, wykonuje",
    ),
    (
        re.compile(r"jest (?:świadom\w*|gotów|gotowa|gotowy|zdoln\w+|w stanie|otwart\w+)\b"),
        "wskazuje skutki, reaguje, wykonuje",
    ),
    (re.compile(r"(?:uświadamia sobie|orientuje się|zdaje sobie sprawę|czuje)\b"), "wyjaśnia, wskazuje, uzasadnia"),
    (re.compile(r"(?:potrafi|umie)\b"), "wykonuje, oblicza, dobiera – od razu czasownik"),
)
"""Beginnings that nobody can see happen, and verbs that can be seen."""


def _about_criteria(outcome: Outcome) -> Iterator[Advice]:
    seen: set[str] = set()
    for one in outcome.criteria:
        if not one.text:
            continue
        yield from _about_criterion(one.id, one.text)
        same = _plain(one.text)
        if same in seen:
            yield Advice(
                one.id, "REPEATED", "To kryterium się powtarza.", "Ten efekt ma już takie samo. Usuń jedno z nich."
            )
        seen.add(same)


def _about_criterion(part_id: str, text: str) -> Iterator[Advice]:
    unseen = _unseen(text)
    noun = "" if unseen else _noun_first(text)
    if unseen:
        said, better = unseen
        yield Advice(
            part_id,
            "UNSEEN",
            "Kryterium, którego nie da się zaobserwować.",
            f"Nie widać, czy ktoś „{said}”. Napisz, co wtedy robi.",
            better,
        )
    elif noun:
        yield Advice(
            part_id,
            "NO_VERB",
            "Kryterium nie zaczyna się od czasownika.",
            f"„{noun}” nazywa temat. Kryterium mówi, co robi osoba, która go zna.",
            "wymienia, wskazuje, oblicza",
        )
    if len(text) > CRITERION_LENGTH:
        yield _long(part_id, text, "kryterium", "Podziel je na kilka.")


@lru_cache(REMEMBERED)
def _unseen(text: str) -> tuple[str, str] | None:
    """The words that cannot be seen, and better ones."""
    start = text.lower().lstrip(" -–")
    for pattern, better in _UNSEEN:
        found = pattern.match(start)
        if found:
            return found.group(), better
    return None


@lru_cache(REMEMBERED)
def _noun_first(text: str) -> str:
    word = leading(text)
    return word if is_noun(word) and not any(is_verb(other) for other in words(text)[:4]) else ""


def _long(part_id: str, text: str, what: str, better: str) -> Advice:
    limit = OUTCOME_LENGTH if what == "efekt" else CRITERION_LENGTH
    title = "Długi efekt." if what == "efekt" else "Długie kryterium."
    reason = f"Ma {thousands(len(text))} znaków. Powyżej {limit} trudno go sprawdzić za jednym razem. {better}"
    return Advice(part_id, "LONG", title, reason if what == "efekt" else reason.replace("go sprawdzić", "je sprawdzić"))
