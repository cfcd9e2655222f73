"""Descriptions, entries and registers for tests of this room and of those above it."""

from datetime import date
from itertools import count
from typing import Any, Final

from institutions.actor import SYSTEM
from register import service
from register.description import Description, parse
from register.enums import QualificationKind, Status
from register.models import Qualification
from register.service import AnnouncementRef

PUBLISHED: Final = date(2026, 1, 30)
_numbers = count(1)


def description(**changed: Any) -> Description:
    """A small but whole description; keywords replace its fields (Any: as JSON has them)."""
    whole: dict[str, Any] = {
        "name": f"Układanie posadzek próbnych {next(_numbers)}",
        "tasks": "Układa posadzki w mieszkaniach i lokalach.",
        "target_groups": "Osoby pracujące przy wykończeniu wnętrz.",
        "uses": "Praca w firmach wykończeniowych lub na własny rachunek.",
        "proposed_pqf_level": 3,
        "pqf_level": 3,
        "workload_hours": 120,
        "learning_outcomes": {
            "synthesis": "Samodzielnie przygotowuje podłoże i układa posadzkę. Odpowiada za wynik swojej pracy.",
            "sets": [
                {
                    "id": "z1",
                    "title": "Przygotowanie podłoża",
                    "outcomes": [
                        {
                            "id": "e1",
                            "text": "Ocenia podłoże",
                            "kind": "skill",
                            "criteria": [
                                {"id": "k1", "text": "mierzy wilgotność podłoża"},
                                {"id": "k2", "text": "wskazuje nierówności"},
                            ],
                        }
                    ],
                }
            ],
        },
        "validation_requirements": {
            "methods": "Obserwacja w warunkach symulowanych.",
            "staff": "Komisja z 2 asesorów.",
            "conditions": "Stanowisko o powierzchni 6 m².",
        },
        "school_use": "Nie przewiduje się.",
        "entry_conditions": "brak",
        "other_award_conditions": "brak",
        "validity": {"kind": "limited", "period": "5 lat", "renewal": "Zaświadczenie o 12 miesiącach pracy."},
        "isced_code": "0732",
        "pkd_code": "43.33.Z",
        "review_due": "2036-01-30",
    }
    return parse({**whole, **changed})


def entry(
    *,
    kind: QualificationKind = QualificationKind.FREE_MARKET,
    status: Status | None = None,
    on: date = PUBLISHED,
    applicant_name: str = "Izba Próbna Rzemiosł Wykończeniowych",
    case_sign: str = "",
    **changed: Any,  # Any: fields of `description`
) -> Qualification:
    """An entry made through the door of the register, as of its day of publication."""
    made = service.include(
        description(**changed),
        kind=kind,
        ministry=None,
        applicant_name=applicant_name,
        announcement=AnnouncementRef(on.year, next(_numbers), on),
        case_sign=case_sign,
        on=on,
    )
    if status is not None and status != made.status:
        service.set_status(made, status, on, "art. 61", SYSTEM)
    return made
