"""Procedures: one class per case type, in which the Act reads as steps.

A procedure is a proxy of Case. Its steps are django-fsm transitions declared by `@step`, its
acts are declared by `@act`; the engine (`cases.service`) is the only one that calls them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import ClassVar

from auth.enums import Role
from cases import charge, questions
from cases.enums import ActorCode, CaseKind
from cases.milestones import MilestoneRule
from cases.models import Case, Event
from cases.spec import Move, Spec, act, for_actor
from institutions.actor import Actor
from kernel.refusals import GuardFailed


@dataclass(frozen=True, slots=True)
class Status:
    """Plain word first, legal term second; tone and icon are names of the look."""

    word: str
    legal: str
    tone: str = "info"
    icon: str = "ring"


@dataclass(frozen=True, slots=True)
class Outward:
    """What the applicant is told of a state: who does what now, in plain words, and what comes after.

    `word` replaces the status where it would say more than the applicant may know before the result.
    `stage` is the part of the way, in the order in which the parts first stand in `Procedure.outward`; an ending
    that may come in any of them has none of its own.
    """

    stage: str
    doing: str
    next: str = ""
    word: str = ""
    legal: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose move it is in a state, and what they are asked to do."""

    actor: ActorCode
    title: str
    step: str
    term: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class TermRule:
    """A term of the Act: how long, from what, whose, and what its passing brings about."""

    code: str
    label: str
    length: str
    basis: str
    holder: ActorCode
    extended: str = ""
    statutory: bool = True
    by_analogy: bool = True
    on_expiry: str = ""
    expiry_states: tuple[str, ...] = ()
    starts_from: str = ""
    purpose: str = ""


def not_yet_in_charge(case: "Procedure", actor: Actor, _day: date) -> None:
    """Nobody takes over what they already lead."""
    if actor.person_id is not None and actor.person_id == charge.in_charge(case, actor):
        raise GuardFailed("Już prowadzisz tę sprawę.")


def times_taken(verb: str) -> Callable[[Case], str]:
    """For `watch` of an act that may be repeated: a second click on the same form finds the first one done."""
    return lambda case: str(Event.objects.filter(case_id=case.pk, verb=verb).count())


class Procedure(Case):
    """Base of all procedures: what every case knows, whatever its law."""

    code: ClassVar[str] = ""
    regime: ClassVar[str] = ""
    basis: ClassVar[str] = ""
    states: ClassVar[tuple[str, ...]] = ()
    terminal: ClassVar[frozenset[str]] = frozenset()
    ordinary_path: ClassVar[tuple[str, ...]] = ()
    statuses: ClassVar[Mapping[str, Status]] = {}
    outward: ClassVar[Mapping[str, Outward]] = {}
    failed: ClassVar[frozenset[str]] = frozenset()
    """Final states in which the applicant did not get what they applied for."""
    results: ClassVar[frozenset[str]] = frozenset()
    """States in which the applicant knows the result, and so may know of what led to it."""
    turns: ClassVar[Mapping[str, Turn]] = {}
    terms: ClassVar[Mapping[str, TermRule]] = {}
    actors: ClassVar[Mapping[ActorCode, ActorCode]] = {}
    at_operator: ClassVar[frozenset[str]] = frozenset()
    """States after submission in which no other office works on the case yet than the register operator."""
    reasons: ClassVar[Mapping[str, str]] = {}
    """For whoever works on the case: why it stands in this state, and what ends the wait."""
    milestones: ClassVar[tuple[MilestoneRule, ...]] = ()
    """The office's own plan inside a term of the Act."""

    class Meta:
        proxy = True

    @act(
        label="Zapisz notatkę",
        done="zapisano notatkę służbową",
        actor=ActorCode.ANYONE,
        basis="",
        effect="Notatkę widzą tylko osoby z Twojej organizacji.",
        form="cases.forms.NoteForm",
        watch=times_taken("note"),
        roles=frozenset({Role.REVIEWER, Role.HEAD_OF_UNIT, Role.OFFICER, Role.DIRECTOR, Role.MINISTER}),
    )
    def note(self, move: Move) -> None:
        move.facts["text"] = move.data["text"]
        move.facts["internal"] = True

    @act(
        label="Przejmij sprawę",
        done="przejęto sprawę do prowadzenia",
        actor=ActorCode.ANYONE,
        basis="",
        effect="Będziesz osobą prowadzącą tę sprawę.",
        guards=(not_yet_in_charge,),
        watch=charge.charge_mark,
        roles=frozenset({Role.REVIEWER, Role.OFFICER}),
    )
    def take_over(self, move: Move) -> None:
        charge.put_in_charge(self, move, move.actor.person_id)

    @act(
        label="Przekaż sprawę",
        done="przekazano sprawę innej osobie",
        actor=ActorCode.ANYONE,
        basis="",
        effect="Sprawę poprowadzi wskazana osoba z Twojej organizacji.",
        form="cases.forms.HandOverForm",
        watch=charge.charge_mark,
        roles=frozenset({Role.REVIEWER, Role.HEAD_OF_UNIT, Role.OFFICER, Role.DIRECTOR}),
    )
    def hand_over(self, move: Move) -> None:
        charge.put_in_charge(self, move, move.data["person"].pk)
        move.facts["reason"] = move.data["reason"]

    @act(
        label="Przydziel sprawę",
        done="przydzielono sprawę",
        actor=ActorCode.ANYONE,
        basis="",
        effect="Sprawę poprowadzi wskazana osoba. Przydział można cofnąć przez 24 godziny.",
        form="cases.forms.AssignForm",
        watch=charge.charge_mark,
        roles=frozenset({Role.HEAD_OF_UNIT, Role.DIRECTOR}),
        listed=False,
    )
    def assign(self, move: Move) -> None:
        """One case of a distribution that a head of unit saw in a preview (cases.assigning)."""
        charge.put_in_charge(self, move, move.data["person"].pk)
        move.facts["batch"] = move.data["batch"]

    @act(
        label="Cofnij przydział",
        done="cofnięto przydział",
        actor=ActorCode.ANYONE,
        basis="",
        effect="Sprawa wróci do osoby, która prowadziła ją przed przydziałem.",
        form="cases.forms.BatchForm",
        roles=frozenset({Role.HEAD_OF_UNIT, Role.DIRECTOR}),
        listed=False,
    )
    def undo_assign(self, move: Move) -> None:
        charge.undo(self, move)

    @act(
        label="Wyłącz się ze sprawy",
        done="wyłączono się ze sprawy",
        actor=ActorCode.ANYONE,
        basis="art. 36 ust. 2; art. 24 KPA",
        effect="Nie podejmiesz już czynności w sprawie. Przyczynę zna tylko Twój urząd; inną osobę wyznaczy kierownik.",
        form="cases.forms.ExclusionForm",
        roles=frozenset({Role.REVIEWER, Role.OFFICER, Role.DIRECTOR, Role.MINISTER}),
    )
    def exclude_self(self, move: Move) -> None:
        charge.exclude(self, move)

    @act(
        label="Zadaj pytanie",
        done="zadano pytanie prowadzącemu sprawę",
        actor=ActorCode.APPLICANT_FM,
        basis="",
        effect=questions.NO_LETTER,
        form="cases.forms.QuestionForm",
        guards=(questions.not_too_many,),
        watch=questions.mark,
        roles=frozenset({Role.WRITER, Role.CHECKER, Role.SIGNATORY}),
    )
    def ask_question(self, move: Move) -> None:
        from cases.asking import ask  # work items know the procedures, so they cannot be known here

        ask(self, move)

    @act(
        label="Odpowiedz na pytanie",
        done="odpowiedziano na pytanie wnioskodawcy",
        actor=ActorCode.ANYONE,
        basis="",
        effect="Odpowiedź zobaczy wnioskodawca i zostanie ona w aktach. Nie jest pismem w sprawie.",
        form="cases.forms.AnswerForm",
        guards=(questions.question_waits,),
        watch=questions.mark,
        roles=frozenset({Role.REVIEWER, Role.HEAD_OF_UNIT, Role.OFFICER, Role.DIRECTOR}),
    )
    def answer_question(self, move: Move) -> None:
        from cases.asking import answer  # as above

        answer(self, move)

    @act(
        label="Potwierdź odbiór pisma",
        done="doręczono pismo",
        actor=ActorCode.ANYONE,
        basis="",
        effect="Od dnia potwierdzenia liczą się terminy, o których mowa w piśmie.",
        listed=False,
    )
    def confirm_delivery(self, move: Move) -> None:
        """Performed by the room of documents; it says which term the delivery starts."""
        self._record_delivery(move, deemed=False)

    @act(
        label="Uznaj pismo za doręczone",
        done="uznano pismo za doręczone",
        actor=ActorCode.SYSTEM,
        basis="",
        effect="Pismo nieodebrane w skrzynce uznaje się za doręczone.",
        listed=False,
    )
    def deem_delivery(self, move: Move) -> None:
        self._record_delivery(move, deemed=True)

    def _record_delivery(self, move: Move, *, deemed: bool) -> None:
        move.facts |= {key: move.data[key] for key in ("delivery", "document", "letter") if key in move.data}
        move.facts["deemed"] = deemed
        for code in move.data.get("starts", ()):
            move.start(code)


_registry: dict[str, type[Procedure]] = {}


def register(procedure: type[Procedure]) -> None:
    """Makes a procedure known; called in `AppConfig.ready()` of its package."""
    if procedure.code not in CaseKind.values:
        raise ValueError(f"{procedure.code} is not a kind of case")
    _registry[procedure.code] = procedure


def procedures() -> list[type[Procedure]]:
    """All registered procedures, by code."""
    return [_registry[code] for code in sorted(_registry)]


def procedure_for(kind: str) -> type[Procedure]:
    return _registry[kind]


@cache
def specs(procedure: type[Procedure]) -> Mapping[str, Spec]:
    """Name → spec of every step and act: those of the procedure in its own order, then the common acts."""
    found: dict[str, Spec] = {}
    for cls in _most_general_first(procedure):
        for name, member in vars(cls).items():
            spec = getattr(member, "spec", None)
            if isinstance(spec, Spec):
                actor = procedure.actors.get(spec.actor, spec.actor)
                found[name] = for_actor(spec, actor)
    common = {name for name in vars(Procedure) if name in found}
    return {name: spec for name, spec in found.items() if name not in common} | {
        name: found[name] for name in found if name in common
    }


def _most_general_first(procedure: type[Procedure]) -> Iterator[type]:
    return reversed(procedure.__mro__)


def spec_of(procedure: type[Procedure], name: str) -> Spec | None:
    return specs(procedure).get(name)


def as_procedure(case: Case) -> Procedure:
    """The same row seen as its procedure, with the relations already loaded."""
    procedure = procedure_for(case.kind)
    if isinstance(case, procedure):
        return case
    seen = procedure.from_db(case._state.db, *_loaded(case))
    seen._state.fields_cache = dict(case._state.fields_cache)
    return seen


def _loaded(case: Case) -> tuple[list[str], list[object]]:
    names = [field.attname for field in case._meta.concrete_fields]
    return names, [getattr(case, name) for name in names]
