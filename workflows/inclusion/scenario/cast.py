"""Who plays whom: the actors of a scenario by the words that scenarios use."""

from collections.abc import Callable, Mapping

from auth.enums import Role
from auth.models import Person
from cases.enums import ActorCode
from cases.models import Case
from institutions.actor import SYSTEM, Actor, actor_for
from institutions.enums import OrganisationKind
from institutions.models import Membership, Organisation
from institutions.queries import competent_ministry, coordinator, ministries, operator, stakeholder_council
from kernel import clock
from workflows.inclusion.models import TeamMember

WORD_OF: dict[ActorCode, str] = {
    ActorCode.APPLICANT_FM: "wnioskodawca",
    ActorCode.APPLICANT_SEC: "wnioskodawca",
    ActorCode.OPERATOR: "operator",
    ActorCode.MINISTER: "minister",
    ActorCode.EXPERT: "ekspert",
    ActorCode.EXPERT_CHAIR: "przewodniczący",
    ActorCode.RI: "rada",
    ActorCode.COORDINATOR: "koordynator",
    ActorCode.SYSTEM: "system",
}


def actor_by(word: str, case: Case | None = None) -> Actor:
    """The actor that a word of the scenarios means in this case. Raises KeyError for an unknown word."""
    return _PLAYERS[word](case)


def _in(organisation: Organisation, role: Role) -> Actor:
    row = (
        Membership.objects.on(clock.today())
        .filter(organisation=organisation, role=role, person__is_active=True)
        .select_related("person")
        .order_by("id")
        .first()
    )
    if row is None:
        raise LookupError(f"{organisation} has nobody with the role {role}")
    return actor_for(row.person, clock.today(), organisation.pk)


def _anyone(role: Role) -> Actor:
    row = Membership.objects.on(clock.today()).filter(role=role).select_related("person").order_by("id").first()
    if row is None:
        raise LookupError(f"nobody has the role {role}")
    return actor_for(row.person, clock.today(), row.organisation_id)


def _operator(case: Case | None) -> Actor:
    if case is not None and case.owner is not None:
        return actor_for(case.owner, clock.today(), operator().pk)
    return _in(operator(), Role.REVIEWER)


def _applicant(case: Case | None) -> Organisation:
    return case.applicant if case is not None else default_applicant("INC_FM")


def default_applicant(kind: str) -> Organisation:
    """A free-market applicant that runs a business, or a sectoral one of the circle of art. 15a."""
    if kind == "INC_SEC":
        circle = Organisation.objects.filter(nationwide=True).exclude(statutory_basis="")
        return circle.filter(memberships__role=Role.SIGNATORY).order_by("id").distinct()[0]
    companies = Organisation.objects.filter(kind=OrganisationKind.COMPANY, runs_business=True)
    return companies.filter(memberships__role=Role.SIGNATORY).order_by("id").distinct()[0]


def ministry_of(case: Case | None) -> Organisation:
    """The ministry of the case; before forwarding the one competent for its division, else the first."""
    if case is not None and case.competent is not None:
        return case.competent
    if case is not None and case.division is not None:
        found = competent_ministry(case.division, clock.today())
        if found is not None:
            return found
    return ministries(clock.today()).order_by("id")[0]


def team_of(case: Case) -> list[TeamMember]:
    """Members of the present expert team, in the order of appointment."""
    return list(TeamMember.objects.filter(case_id=case.pk, left_on=None).select_related("person").order_by("id"))


def _expert(case: Case | None, *, chair: bool) -> Actor:
    for member in team_of(case) if case is not None else []:
        if member.chair == chair:
            return actor_for(member.person, clock.today())
    person = Person.objects.filter(
        pk__in=Membership.objects.on(clock.today()).filter(role=Role.EXPERT).values("person")
    ).order_by("id")
    return actor_for(person[0], clock.today())


def _outside(word: str, case: Case | None) -> Actor:
    """Somebody with a role in an organisation that has nothing to do with the case."""
    roles = {"instytucja": Role.SIGNATORY, "pzzj": Role.REPORTER}
    rows = Membership.objects.on(clock.today()).filter(
        role=roles[word], organisation__kind__in=[OrganisationKind.COMPANY, OrganisationKind.UNIVERSITY]
    )
    if case is not None:
        rows = rows.exclude(organisation_id=case.applicant_id)
    row = rows.select_related("person").order_by("-organisation_id", "id").first()
    if row is None:
        raise LookupError(f"nobody plays {word}")
    return actor_for(row.person, clock.today(), row.organisation_id)


_PLAYERS: Mapping[str, Callable[[Case | None], Actor]] = {
    "system": lambda _case: SYSTEM,
    "wnioskodawca": lambda case: _in(_applicant(case), Role.SIGNATORY),
    "operator": _operator,
    "kierownik": lambda _case: _in(operator(), Role.HEAD_OF_UNIT),
    "minister": lambda case: _in(ministry_of(case), Role.MINISTER),
    "referent": lambda case: _in(ministry_of(case), Role.OFFICER),
    "dyrektor": lambda case: _in(ministry_of(case), Role.DIRECTOR),
    "koordynator": lambda _case: _in(coordinator(), Role.COORDINATOR),
    "komisja": lambda _case: _anyone(Role.COMMISSION_MEMBER),
    "rada": lambda _case: _in(stakeholder_council(), Role.COUNCIL_MEMBER),
    "ekspert": lambda case: _expert(case, chair=False),
    "przewodniczący": lambda case: _expert(case, chair=True),
    "kontroler": lambda _case: _anyone(Role.INSPECTOR),
    "instytucja": lambda case: _outside("instytucja", case),
    "pzzj": lambda case: _outside("pzzj", case),
}
