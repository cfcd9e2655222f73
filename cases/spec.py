"""What the law says about a step, as data beside the method that does it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django_fsm import RETURN_VALUE, transition

from auth.enums import Role
from cases.enums import ActorCode, StepKind, TermEffect
from institutions.actor import Actor

if TYPE_CHECKING:
    from cases.procedure import Procedure

Guard = Callable[["Procedure", Actor, date], None]
Method = Callable[..., str | None]


@dataclass(slots=True)
class Move:
    """One step while it is being taken: who, when, with what; what the body adds goes into the event."""

    actor: Actor
    at: datetime
    legal_day: date
    data: Mapping[str, Any]  # cleaned form data: each step's form knows its own types
    facts: dict[str, object] = field(default_factory=dict)
    terms: dict[str, str] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The day of recording in Europe/Warsaw."""
        from kernel.clock import local

        return local(self.at).date()

    def start(self, code: str) -> None:
        """The event starts the term `code`, from its legal day."""
        self.terms[code] = TermEffect.START


@dataclass(frozen=True)
class Spec:
    """A step (changes the state) or an act (does not), with everything a screen says of it."""

    name: str
    kind: StepKind
    label: str
    done: str
    actor: ActorCode
    basis: str
    effect: str
    sources: tuple[str, ...]
    targets: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    meets: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()
    extends: tuple[str, ...] = ()
    expires: tuple[str, ...] = ()
    announces: tuple[str, ...] = ()
    guards: tuple[Guard, ...] = ()
    form: str = ""
    documents: tuple[str, ...] = ()
    roles: frozenset[Role] = frozenset()
    at_once: bool = False
    destructive: bool = False
    watch: Callable[["Procedure"], str] | None = None
    listed: bool = True
    discreet: bool = False
    """The applicant learns of it with the result: before, it would say which way an opinion went."""

    @property
    def is_step(self) -> bool:
        return self.kind is StepKind.STEP

    @cached_property
    def term_effects(self) -> dict[str, str]:
        """Term code → effect, as the event will carry it."""
        pairs = [
            *((code, TermEffect.MEET) for code in self.meets),
            *((code, TermEffect.EXPIRE) for code in self.expires),
            *((code, TermEffect.EXTEND) for code in self.extends),
            *((code, TermEffect.RESUME) for code in self.resumes),
            *((code, TermEffect.START) for code in self.starts),
        ]
        return {code: str(effect) for code, effect in pairs}

    @property
    def terms(self) -> tuple[str, ...]:
        """Codes of the terms that the step touches, and of those that the delivery of its letter will start."""
        return (*self.term_effects, *(code for code in self.announces if code not in self.term_effects))


def step(
    *,
    label: str,
    done: str,
    actor: ActorCode,
    basis: str,
    effect: str,
    source: StrEnum | tuple[StrEnum, ...],
    target: StrEnum | tuple[StrEnum, ...] | None,
    **more: Any,  # the remaining fields of Spec, checked by its constructor
) -> Callable[[Method], Method]:
    """Declares a step: a django-fsm transition that carries what the law says.

    `target=None` keeps the state; several targets mean that the body returns the new one.
    """
    sources = tuple(str(s) for s in (source if isinstance(source, tuple) else (source,)))
    targets = () if target is None else tuple(str(t) for t in (target if isinstance(target, tuple) else (target,)))

    def declare(method: Method) -> Method:
        spec = Spec(
            name=method.__name__,
            kind=StepKind.STEP,
            label=label,
            done=done,
            actor=actor,
            basis=basis,
            effect=effect,
            sources=sources,
            targets=targets or sources,
            **more,
        )
        if len(targets) > 1:
            goal: Any = RETURN_VALUE(*targets)  # django-fsm takes a state, a choice of states or nothing
        else:
            goal = targets[0] if targets else None
        moved = transition(field="state", source=list(sources), target=goal)(method)
        moved.spec = spec
        return moved  # type: ignore[no-any-return]  # django-fsm's decorator is untyped

    return declare


def act(
    *,
    label: str,
    done: str,
    actor: ActorCode,
    basis: str,
    effect: str,
    source: StrEnum | tuple[StrEnum, ...] | None = None,
    **more: Any,  # the remaining fields of Spec, checked by its constructor
) -> Callable[[Method], Method]:
    """Declares an act: the same door and the same event, no transition. No source: any state but the draft."""
    given = () if source is None else source if isinstance(source, tuple) else (source,)
    sources = tuple(str(s) for s in given)

    def declare(method: Method) -> Method:
        method.spec = Spec(  # type: ignore[attr-defined]  # the mark by which the procedure finds its acts
            name=method.__name__,
            kind=StepKind.ACT,
            label=label,
            done=done,
            actor=actor,
            basis=basis,
            effect=effect,
            sources=sources,
            targets=sources,
            **more,
        )
        return method

    return declare


def for_actor(spec: Spec, actor: ActorCode) -> Spec:
    """The same step in a variant of the procedure where somebody else takes it."""
    return replace(spec, actor=actor)
