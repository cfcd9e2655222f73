"""What happened, in a sentence: one formatter for each verb of an event.

The default says what the step is called when it is done. Rooms above register a formatter for
verbs whose facts say more: `@sentence("forward", people=("to",))`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from cases.models import Event
from cases.panels import letters
from cases.spec import Spec

NOBODY = "nieznana osoba"


@dataclass(frozen=True, slots=True)
class Sentence:
    """What an event says: a sentence, perhaps a second one under it, perhaps a link. `document`: it left a letter."""

    text: str
    note: str = ""
    link: str = ""
    href: str = ""
    document: bool = False


Names = Mapping[int, str]
"""Person id → name, for the people of an event."""
Formatter = Callable[[Event, Names], Sentence]


@dataclass(frozen=True, slots=True)
class _Verb:
    formatter: Formatter
    people: tuple[str, ...]


_verbs: dict[str, _Verb] = {}


def sentence(verb: str, *, people: Iterable[str] = ()) -> Callable[[Formatter], Formatter]:
    """Registers the formatter of a verb; `people` are the keys of its facts that hold ids of persons."""

    def register(formatter: Formatter) -> Formatter:
        _verbs[verb] = _Verb(formatter, tuple(people))
        return formatter

    return register


def describe(event: Event, spec: Spec | None, names: Names) -> Sentence:
    """The event in words."""
    verb = _verbs.get(event.verb)
    if verb is not None:
        return verb.formatter(event, names)
    done = spec.done if spec is not None else event.verb
    return Sentence(capitalised(done), document=bool(spec and spec.documents))


def people_in(event: Event) -> set[int]:
    """Ids of the persons that the facts of the event name."""
    verb = _verbs.get(event.verb)
    if verb is None:
        return set()
    found: set[int] = set()
    for key in verb.people:
        value = event.facts.get(key)
        found.update(item for item in (value if isinstance(value, list) else [value]) if isinstance(item, int))
    return found


def capitalised(words: str) -> str:
    """The words as the beginning of a sentence; other capitals stay."""
    return f"{words[:1].upper()}{words[1:]}"


@sentence("note")
def _note(event: Event, _names: Names) -> Sentence:
    return Sentence("Zapisano notatkę służbową", note=str(event.facts.get("text", "")))


@sentence("take_over", people=("person",))
def _take_over(event: Event, names: Names) -> Sentence:
    return Sentence(f"Sprawę prowadzi: {_name(event, 'person', names)}")


@sentence("hand_over", people=("person", "from"))
def _hand_over(event: Event, names: Names) -> Sentence:
    return Sentence(
        f"Przekazano sprawę: prowadzi {_name(event, 'person', names)}", note=str(event.facts.get("reason", ""))
    )


@sentence("assign", people=("person", "from"))
def _assign(event: Event, names: Names) -> Sentence:
    return Sentence(f"Przydzielono sprawę: prowadzi {_name(event, 'person', names)}")


@sentence("undo_assign", people=("person", "from"))
def _undo_assign(event: Event, names: Names) -> Sentence:
    if event.facts.get("person") is None:
        return Sentence("Cofnięto przydział: sprawy nikt nie prowadzi")
    return Sentence(f"Cofnięto przydział: prowadzi {_name(event, 'person', names)}")


@sentence("exclude_self")
def _exclude_self(event: Event, _names: Names) -> Sentence:
    return Sentence("Wyłączono się ze sprawy")


@sentence("ask_question")
def _ask_question(event: Event, _names: Names) -> Sentence:
    return Sentence(f"Wnioskodawca zadał pytanie ({event.facts.get('number')})", note=str(event.facts.get("text", "")))


@sentence("answer_question")
def _answer_question(event: Event, _names: Names) -> Sentence:
    return Sentence(
        f"Odpowiedziano na pytanie wnioskodawcy ({event.facts.get('question')})",
        note=str(event.facts.get("text", "")),
    )


@sentence("confirm_delivery")
def _confirm_delivery(event: Event, _names: Names) -> Sentence:
    return _delivery(event, "Doręczono pismo")


@sentence("deem_delivery")
def _deem_delivery(event: Event, _names: Names) -> Sentence:
    return _delivery(event, "Uznano za doręczone pismo")


def _delivery(event: Event, done: str) -> Sentence:
    letter = str(event.facts.get("letter", ""))
    title = next((named.title for named in letters([letter])), letter)
    return Sentence(f"{done}: {title}" if title else done, document=True)


def _name(event: Event, key: str, names: Names) -> str:
    value = event.facts.get(key)
    return names.get(value, NOBODY) if isinstance(value, int) else NOBODY
