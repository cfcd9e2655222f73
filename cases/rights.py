"""Who may do what, and who may see what: one rule in two forms.

What a person may do = role × relation to the case × step. `may` answers for one case and one
step, `visible_to` gives the cases of which a person may know; whoever may do something in a
case sees it (a test walks both).
"""

from datetime import date
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet, prefetch_related_objects

from auth.enums import MINISTRY_ROLES, OPERATOR_ROLES, ORGANISATION_ROLES, Role
from cases.enums import ACTOR_WORDS, ActorCode
from cases.models import DRAFT, Case, Participation
from cases.spec import Spec
from institutions.actor import Actor
from institutions.enums import OrganisationKind
from institutions.queries import delegated_to
from kernel import clock
from kernel.refusals import NotYourStep

Shown = TypeVar("Shown", bound=Case)
OPERATOR_READERS = OPERATOR_ROLES
MINISTER_STEPS = frozenset({Role.OFFICER, Role.MINISTER})
_ROLES: dict[ActorCode, frozenset[Role]] = {
    ActorCode.APPLICANT_FM: frozenset({Role.SIGNATORY}),
    ActorCode.APPLICANT_SEC: frozenset({Role.SIGNATORY}),
    ActorCode.OPERATOR: frozenset({Role.REVIEWER}),
    ActorCode.MINISTER: MINISTER_STEPS,
    ActorCode.EXPERT: frozenset({Role.EXPERT}),
    ActorCode.EXPERT_CHAIR: frozenset({Role.EXPERT}),
    ActorCode.RI: frozenset({Role.COUNCIL_MEMBER}),
    ActorCode.COORDINATOR: frozenset({Role.COORDINATOR}),
    ActorCode.SYSTEM: frozenset({Role.SYSTEM}),
}


def roles_for(spec: Spec) -> frozenset[Role]:
    """Roles of the product that take this step: its own narrowing, or those of its actor."""
    return spec.roles or _ROLES.get(spec.actor, frozenset())


def may(actor: Actor, spec: Spec, case: Case) -> None:
    """Returns when the person may take the step in this case, raises NotYourStep with the reason otherwise."""
    if spec.actor is ActorCode.SYSTEM or actor.is_system:
        if actor.is_system and (spec.actor is ActorCode.SYSTEM or not spec.is_step):
            return
        raise NotYourStep(_whose(spec, case), step=spec.name, actor=str(spec.actor))
    if actor.person_id is not None and actor.person_id in case.excluded:
        raise NotYourStep("Jesteś wyłączona lub wyłączony z tej sprawy (art. 24 KPA).", step=spec.name)
    if not is_related(actor, spec.actor, case):
        raise NotYourStep(_whose(spec, case), step=spec.name, actor=str(spec.actor))
    allowed = roles_for(spec)
    if allowed and not actor.has(*allowed):
        words = ", ".join(sorted(str(Role(role).label) for role in allowed))
        raise NotYourStep(f"{_whose(spec, case)} Potrzebna rola: {words}.", step=spec.name, actor=str(spec.actor))


def _whose(spec: Spec, case: Case) -> str:
    word = ACTOR_WORDS[spec.actor]
    if spec.actor is ActorCode.MINISTER and case.competent is not None:
        word = f"{word} ({case.competent.short_name or case.competent.name})"
    return f"Ten krok wykonuje {word}."


def is_related(actor: Actor, code: ActorCode, case: Case) -> bool:
    """Whether the person stands on the side that takes such steps in this case, whatever their role there."""
    match code:
        case ActorCode.APPLICANT_FM | ActorCode.APPLICANT_SEC:
            return actor.organisation_id == case.applicant_id
        case ActorCode.OPERATOR:
            return actor.is_operator and not case.is_draft
        case ActorCode.MINISTER:
            return _is_ministry_of(actor, case)
        case ActorCode.COORDINATOR:
            return actor.organisation_kind == OrganisationKind.COORDINATOR and not case.is_draft
        case ActorCode.ANYONE:
            return is_visible(actor, case)
    return code in _PARTICIPANTS and _is_named(actor, code, case)


_PARTICIPANTS = {
    ActorCode.EXPERT_CHAIR: Role.CHAIR,
    ActorCode.EXPERT: Role.EXPERT,
    ActorCode.RI: Role.COUNCIL_MEMBER,
}


def _is_named(actor: Actor, code: ActorCode, case: Case) -> bool:
    if code is ActorCode.RI and actor.organisation_kind != OrganisationKind.STAKEHOLDER_COUNCIL:
        return False
    return _participates(actor, case, _PARTICIPANTS[code])


def _is_ministry_of(actor: Actor, case: Case) -> bool:
    if case.competent_id is None or actor.organisation_id is None:
        return False
    if actor.organisation_id == case.competent_id:
        return True
    if actor.organisation_kind != OrganisationKind.DELEGATE:
        return False
    return delegated_to(actor.organisation_id, clock.today()).filter(pk=case.competent_id).exists()


def _participates(actor: Actor, case: Case, role: Role) -> bool:
    return role in _roles_in(actor, case)


def _roles_in(actor: Actor, case: Case) -> set[str]:
    """The roles that the person or their body has in the case today."""
    day = clock.today()
    prefetch_related_objects([case], "participations")  # asked once, however many steps ask
    return {
        row.role
        for row in case.participations.all()
        if row.valid_from <= day
        and (row.valid_to is None or row.valid_to >= day)
        and (
            (row.person_id is not None and row.person_id == actor.person_id)
            or (row.organisation_id is not None and row.organisation_id == actor.organisation_id)
        )
    }


_SIDES = (ActorCode.APPLICANT_FM, ActorCode.OPERATOR, ActorCode.MINISTER, ActorCode.COORDINATOR)


def is_only_informed(actor: Actor, case: Case) -> bool:
    """Whether the body knows the case only because the application was passed on to it for information.

    It sees the application and its own letters, and nothing of the work on them.
    """
    if actor.is_system or any(is_related(actor, side, case) for side in _SIDES):
        return False
    return _roles_in(actor, case) <= {Role.READER}


def is_visible(actor: Actor, case: Case) -> bool:
    """Whether the person may know of this case: one query for each actor and each loaded case."""
    known: dict[Actor, bool] = case.__dict__.setdefault("_known_to", {})
    if actor not in known:
        known[actor] = visible_to(actor).filter(pk=case.pk).exists()
    return known[actor]


def known_to(case: Shown, actor: Actor) -> Shown:
    """Marks a case that was found among those visible to this person, so that nobody asks again."""
    case.__dict__.setdefault("_known_to", {})[actor] = True
    return case


def visible_to(actor: Actor | None) -> QuerySet[Case]:
    """Cases of which this person may know. A draft exists for its organisation only."""
    if actor is None:
        return Case.objects.none()
    if actor.is_system:
        return Case.objects.all()
    return Case.objects.filter(_own(actor) | _official(actor) | Exists(_part_in(actor, clock.today())))


def worked_on(actor: Actor | None) -> QuerySet[Case]:
    """Of the cases that the person may know, those of which they are not only informed."""
    if actor is None or actor.is_system:
        return visible_to(actor)
    part = _part_in(actor, clock.today()).exclude(role=Role.READER)
    return Case.objects.filter(_own(actor) | _official(actor) | Exists(part))


def _own(actor: Actor) -> Q:
    if actor.organisation_id is None or not actor.has(*ORGANISATION_ROLES):
        return Q(pk__in=[])
    return Q(applicant_id=actor.organisation_id)


def _official(actor: Actor) -> Q:
    if actor.is_operator and actor.has(*OPERATOR_READERS):
        return ~Q(state=DRAFT)
    if actor.organisation_kind == OrganisationKind.COORDINATOR and actor.has(Role.COORDINATOR):
        return ~Q(state=DRAFT)
    if actor.organisation_kind == OrganisationKind.MINISTRY and actor.has(*MINISTRY_ROLES):
        return Q(competent_id=actor.organisation_id)
    if actor.organisation_kind == OrganisationKind.DELEGATE and actor.organisation_id and actor.has(*MINISTRY_ROLES):
        return Q(competent__in=delegated_to(actor.organisation_id, clock.today()))
    return Q(pk__in=[])


def _part_in(actor: Actor, day: date) -> QuerySet[Participation]:
    whose = Q(person_id=actor.person_id or 0)
    if actor.organisation_id is not None:
        whose |= Q(organisation_id=actor.organisation_id)
    return Participation.objects.on(day).filter(whose, case=OuterRef("pk"))
