"""Words of the engine: kinds of case, who acts, what happens to a term."""

from enum import StrEnum

from django.db import models


class CaseKind(models.TextChoices):
    """Case types built so far (law: catalogue of applications and proceedings)."""

    INC_FM = "INC_FM", "włączenie kwalifikacji wolnorynkowej do ZSK"
    INC_SEC = "INC_SEC", "włączenie kwalifikacji sektorowej do ZSK"


class ActorCode(StrEnum):
    """Who takes a step, as the Act names them."""

    APPLICANT_FM = "APPLICANT_FM"
    APPLICANT_SEC = "APPLICANT_SEC"
    OPERATOR = "OPERATOR"
    MINISTER = "MINISTER"
    EXPERT = "EXPERT"
    EXPERT_CHAIR = "EXPERT_CHAIR"
    RI = "RI"
    COORDINATOR = "COORDINATOR"
    ANYONE = "ANYONE"
    SYSTEM = "SYSTEM"


ACTOR_WORDS: dict[ActorCode, str] = {
    ActorCode.APPLICANT_FM: "wnioskodawca",
    ActorCode.APPLICANT_SEC: "wnioskodawca",
    ActorCode.OPERATOR: "podmiot prowadzący ZRK",
    ActorCode.MINISTER: "minister właściwy",
    ActorCode.EXPERT: "ekspert z zespołu",
    ActorCode.EXPERT_CHAIR: "przewodniczący zespołu ekspertów",
    ActorCode.RI: "Rada Interesariuszy ZSK",
    ActorCode.COORDINATOR: "minister koordynator ZSK",
    ActorCode.ANYONE: "uczestnik sprawy",
    ActorCode.SYSTEM: "system",
}


class TermEffect(StrEnum):
    """What an event does to a term."""

    START = "start"
    MEET = "meet"
    RESUME = "resume"
    EXTEND = "extend"
    EXPIRE = "expire"


class TermState(models.TextChoices):
    RUNNING = "RUNNING", "biegnie"
    MET = "MET", "dotrzymany"
    EXPIRED = "EXPIRED", "upłynął"
    ENDED = "ENDED", "nie biegnie"


class StepKind(StrEnum):
    STEP = "step"
    ACT = "act"
