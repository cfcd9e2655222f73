"""Inclusion of a free-market or a sectoral qualification: art. 14–26 of the Act.

The chapter in the stages of `stages/`: formal (art. 14–18), proceedings, consultation, team, council and
decision (art. 18a–24), publication (art. 25–26). The sectoral variant says only what differs (art. 15a, 15b).
"""

from collections.abc import Mapping
from typing import ClassVar

from cases.enums import ActorCode
from cases.milestones import MilestoneRule
from cases.procedure import Outward, Procedure, Status, TermRule, Turn
from cases.spec import Move, step
from workflows.inclusion import guards, milestones, team
from workflows.inclusion.outward import FAILED, OUTWARD, RESULTS
from workflows.inclusion.reasons import AT_OPERATOR, REASONS
from workflows.inclusion.stages.base import FORMS
from workflows.inclusion.stages.consultation import ConsultationStage
from workflows.inclusion.stages.council import CouncilStage
from workflows.inclusion.stages.decision import DecisionStage
from workflows.inclusion.stages.formal import FormalStage
from workflows.inclusion.stages.proceedings import ProceedingsStage
from workflows.inclusion.stages.publication import PublicationStage
from workflows.inclusion.stages.team import TeamStage
from workflows.inclusion.states import STATUSES, TERMINAL, TURNS, State

TERMS: dict[str, TermRule] = {
    "FR": TermRule(
        code="FR",
        label="Termin oceny formalnej",
        length="14d",
        basis="art. 18 ust. 1 i 4",
        holder=ActorCode.OPERATOR,
        starts_from="złożenie wniosku albo jego poprawionej wersji",
        purpose="na ocenę formalną",
    ),
    "SUPPL": TermRule(
        code="SUPPL",
        label="Termin na usunięcie braków",
        length="30d",
        basis="art. 18 ust. 4–5",
        holder=ActorCode.APPLICANT_FM,
        on_expiry="supplement_expired",
        expiry_states=(State.AWAITING_SUPPLEMENT,),
        starts_from="doręczenie wezwania",
        purpose="na usunięcie braków",
    ),
    "MIN": TermRule(
        code="MIN",
        label="Termin rozpatrzenia wniosku",
        length="4m",
        extended="8m",
        basis="art. 24",
        holder=ActorCode.MINISTER,
        starts_from="przekazanie poprawnego wniosku ministrowi",
        purpose="na rozpatrzenie wniosku",
    ),
}

ORDINARY_PATH = (
    "submit",
    "start_formal_review",
    "forward",
    "receive",
    "open_proceedings",
    "inform_councils",
    "open_consultation",
    "close_consultation",
    "appoint_expert_team",
    "deliver_opinion_and_recommendation",
    "send_to_ri",
    "opinion_positive",
    "decide_positive",
    "publish_announcement",
    "open_authority_call",
)


class FreeMarketInclusion(
    PublicationStage,
    DecisionStage,
    CouncilStage,
    TeamStage,
    ConsultationStage,
    ProceedingsStage,
    FormalStage,
    Procedure,
):
    """INC_FM: an organisation or a person applies for a free-market qualification (art. 14)."""

    code: ClassVar[str] = "INC_FM"
    regime: ClassVar[str] = "ustawa o ZSK (poza KPA, z wyjątkiem art. 24 i 25)"
    basis: ClassVar[str] = "art. 14–26"
    states: ClassVar[tuple[str, ...]] = tuple(str(state) for state in State)
    terminal: ClassVar[frozenset[str]] = frozenset(str(state) for state in TERMINAL)
    ordinary_path: ClassVar[tuple[str, ...]] = ORDINARY_PATH
    statuses: ClassVar[Mapping[str, Status]] = STATUSES
    outward: ClassVar[Mapping[str, Outward]] = OUTWARD
    failed: ClassVar[frozenset[str]] = FAILED
    results: ClassVar[frozenset[str]] = RESULTS
    turns: ClassVar[Mapping[str, Turn]] = TURNS
    terms: ClassVar[Mapping[str, TermRule]] = TERMS
    at_operator: ClassVar[frozenset[str]] = AT_OPERATOR
    reasons: ClassVar[Mapping[str, str]] = REASONS
    milestones: ClassVar[tuple[MilestoneRule, ...]] = milestones.FREE_MARKET

    class Meta:
        proxy = True
        verbose_name = "włączenie kwalifikacji wolnorynkowej"
        verbose_name_plural = "włączenia kwalifikacji wolnorynkowych"


class SectoralInclusion(FreeMarketInclusion):
    """INC_SEC: a nation-wide organisation of the sector applies (art. 15a); consultation is optional."""

    code: ClassVar[str] = "INC_SEC"
    basis: ClassVar[str] = "art. 15a–26"
    ordinary_path: ClassVar[tuple[str, ...]] = tuple(
        name for name in ORDINARY_PATH if name not in {"open_consultation", "close_consultation"}
    )
    actors: ClassVar[Mapping[ActorCode, ActorCode]] = {ActorCode.APPLICANT_FM: ActorCode.APPLICANT_SEC}
    milestones: ClassVar[tuple[MilestoneRule, ...]] = milestones.SECTORAL

    class Meta:
        proxy = True
        verbose_name = "włączenie kwalifikacji sektorowej"
        verbose_name_plural = "włączenia kwalifikacji sektorowych"

    @step(
        label="Powołaj zespół ekspertów",
        done="powołano zespół ekspertów",
        actor=ActorCode.MINISTER,
        basis="art. 21 ust. 1–5",
        source=(State.PROCEEDINGS_OPEN, State.CONSULTED),
        target=State.EXPERTS_WORKING,
        form=f"{FORMS}.team.AppointTeamForm",
        documents=("appointment_expert",),
        guards=(guards.councils_are_informed_first,),
        effect="Eksperci dostaną dostęp do wniosku; każdy zacznie od oświadczenia o bezstronności.",
    )
    def appoint_expert_team(self, move: Move) -> None:
        team.appoint(self, move)
