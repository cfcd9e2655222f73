"""Every step × state × role of both kinds, against the law's tables; the data of the procedure, no database."""

from dataclasses import dataclass
from datetime import date
from itertools import product

import pytest
import time_machine

from auth.enums import Role
from cases.enums import CaseKind
from cases.models import Case, Participation
from cases.procedure import Procedure, procedure_for, specs
from cases.rights import may
from cases.service import state_allows
from cases.spec import Spec
from institutions.actor import SYSTEM, Actor
from institutions.enums import OrganisationKind as Kind
from institutions.models import Organisation
from kernel.refusals import Refusal
from tests.law.table import MINISTER_IN_PERSON, STATES, TABLES, TERM_EFFECTS, Row

OWN, OTHER, OPERATOR, MINISTRY, OTHER_MINISTRY, COUNCIL, COORDINATOR = range(1, 8)
CHAIR, EXPERT, STRANGER_EXPERT = 101, 102, 103
KINDS = tuple(str(kind) for kind in CaseKind)
TODAY = date(2026, 11, 25)


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody with one role, in an organisation or personally."""

    word: str
    role: Role
    organisation: int | None = None
    kind: str = ""
    person: int = 1

    def actor(self) -> Actor:
        return Actor(
            person_id=self.person,
            name=self.word,
            organisation_id=self.organisation,
            organisation_name=self.word,
            organisation_kind=self.kind,
            roles=frozenset({self.role}),
        )


def _players() -> list[Player]:
    inside = (Role.WRITER, Role.CHECKER, Role.SIGNATORY, Role.REPORTER, Role.READER, Role.ORG_ADMIN)
    operator = (Role.REVIEWER, Role.HEAD_OF_UNIT, Role.REGISTRAR, Role.AGENT, Role.OPERATOR_ADMIN)
    ministry = (Role.OFFICER, Role.DIRECTOR, Role.MINISTER)
    return [
        *(Player(f"own {role}", role, OWN, Kind.COMPANY) for role in inside),
        *(Player(f"other {role}", role, OTHER, Kind.COMPANY) for role in inside),
        *(Player(f"operator {role}", role, OPERATOR, Kind.OPERATOR) for role in operator),
        *(Player(f"ministry {role}", role, MINISTRY, Kind.MINISTRY) for role in ministry),
        *(Player(f"other ministry {role}", role, OTHER_MINISTRY, Kind.MINISTRY) for role in ministry),
        Player("chair", Role.EXPERT, person=CHAIR),
        Player("expert of the team", Role.EXPERT, person=EXPERT),
        Player("expert of another team", Role.EXPERT, person=STRANGER_EXPERT),
        Player("council", Role.COUNCIL_MEMBER, COUNCIL, Kind.STAKEHOLDER_COUNCIL),
        Player("coordinator", Role.COORDINATOR, COORDINATOR, Kind.COORDINATOR),
        Player("commission", Role.COMMISSION_MEMBER, COORDINATOR, Kind.COORDINATOR),
        Player("inspector", Role.INSPECTOR, person=104),
        Player("consultee", Role.CONSULTEE, person=105),
    ]


PLAYERS = _players()


def _is_theirs(player: Player, name: str, row: Row) -> bool:
    """What design § 5 says: role × relation × step."""
    match row.actor:
        case "APPLICANT_FM" | "APPLICANT_SEC":
            return player.organisation == OWN and player.role is Role.SIGNATORY
        case "OPERATOR":
            return player.organisation == OPERATOR and player.role is Role.REVIEWER
        case "MINISTER":
            takes = {Role.MINISTER} if name in MINISTER_IN_PERSON else {Role.OFFICER, Role.MINISTER}
            return player.organisation == MINISTRY and player.role in takes
        case "EXPERT_CHAIR":
            return player.person == CHAIR
        case "RI":
            return player.organisation == COUNCIL
    return False


def _case(kind: str, state: str) -> Procedure:
    """A case in memory, in a state, with its ministry, team and council."""
    case = procedure_for(kind)(
        pk=7, kind=kind, state=state, applicant=Organisation(pk=OWN), competent=Organisation(pk=MINISTRY)
    )
    since = {"case": Case(pk=7), "valid_from": date(2026, 1, 1)}
    case._prefetched_objects_cache = {  # the relations that a query would have read
        "participations": [
            Participation(person_id=CHAIR, role=Role.CHAIR, **since),
            Participation(person_id=CHAIR, role=Role.EXPERT, **since),
            Participation(person_id=EXPERT, role=Role.EXPERT, **since),
            Participation(organisation_id=COUNCIL, role=Role.COUNCIL_MEMBER, **since),
        ]
    }
    return case


def _steps(kind: str) -> dict[str, Spec]:
    return {name: spec for name, spec in specs(procedure_for(kind)).items() if spec.is_step}


def _targets(spec: Spec) -> tuple[str, ...]:
    """Nothing where the state stays; the law's table names the state only when the minister changes."""
    stays = spec.sources == spec.targets and spec.name != "declare_not_competent"
    return () if stays else spec.targets


@pytest.mark.parametrize("kind", KINDS)
def test_the_procedure_has_the_states_of_the_law(kind: str) -> None:
    assert set(procedure_for(kind).states) == STATES


@pytest.mark.parametrize("kind", KINDS)
def test_the_procedure_has_the_steps_of_the_law_with_their_states_and_actors(kind: str) -> None:
    found = {name: Row(spec.sources, _targets(spec), str(spec.actor)) for name, spec in _steps(kind).items()}
    wanted = TABLES[kind]
    assert set(found) == set(wanted)
    for name, row in wanted.items():
        assert set(found[name].sources) == set(row.sources), name
        assert set(found[name].targets) == set(row.targets), name
        assert found[name].actor == row.actor, name


@pytest.mark.parametrize("kind", KINDS)
def test_steps_touch_the_terms_that_the_law_says(kind: str) -> None:
    assert {name: dict(spec.term_effects) for name, spec in _steps(kind).items() if spec.term_effects} == TERM_EFFECTS


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", sorted(TABLES["INC_FM"]))
def test_a_step_is_allowed_exactly_where_and_to_whom_the_law_says(kind: str, name: str) -> None:
    """One test for each step; all states and all roles inside."""
    spec, row = _steps(kind)[name], TABLES[kind][name]
    wrong = []
    with time_machine.travel(TODAY, tick=False):
        for state, player in product(sorted(STATES), PLAYERS):
            expected = state in row.sources and _is_theirs(player, name, row) and row.actor != "SYSTEM"
            if _allowed(spec, _case(kind, state), player.actor()) != expected:
                wrong.append((state, player.word, expected))
        for state in sorted(STATES):
            expected = state in row.sources and row.actor == "SYSTEM"
            if _allowed(spec, _case(kind, state), SYSTEM) != expected:
                wrong.append((state, "system", expected))
    assert not wrong


def _allowed(spec: Spec, case: Procedure, actor: Actor) -> bool:
    try:
        state_allows(case, spec)
        may(actor, spec, case)
    except Refusal:
        return False
    return True


@pytest.mark.parametrize("kind", KINDS)
def test_every_state_that_is_not_an_end_has_a_way_on_and_ends_have_none(kind: str) -> None:
    procedure = procedure_for(kind)
    starts = {source for spec in _steps(kind).values() for source in spec.sources}
    assert starts == STATES - set(procedure.terminal)


@pytest.mark.parametrize("kind", KINDS)
def test_the_ordinary_path_leads_from_the_draft_to_the_usual_end(kind: str) -> None:
    procedure, state = procedure_for(kind), "DRAFT"
    for name in procedure.ordinary_path:
        spec = _steps(kind)[name]
        assert state in spec.sources, name
        state = state if spec.sources == spec.targets else spec.targets[0]
    assert state == "INCLUDED_OPEN_FOR_IC"


@pytest.mark.parametrize("kind", KINDS)
def test_every_state_says_in_words_where_the_case_is(kind: str) -> None:
    procedure = procedure_for(kind)
    assert set(procedure.statuses) == STATES
    assert all(status.word and status.legal for status in procedure.statuses.values())


@pytest.mark.parametrize("kind", KINDS)
def test_every_step_carries_its_article_its_effect_and_its_sentence(kind: str) -> None:
    for name, spec in _steps(kind).items():
        for words in (spec.basis, spec.label, spec.effect, spec.done):
            assert words, name
