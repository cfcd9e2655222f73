"""The real qualifications of `register/data/announcements.csv`: facts of official acts, no descriptions."""

import csv
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from kernel.text import date_long, plural
from register.description import Description, Indefinite, Limited, SqfReference, Validity
from register.enums import QualificationKind
from register.samples.planned import Planned

_FILE: Final = Path(__file__).parents[1] / "data" / "announcements.csv"
_FRAMEWORKS: Final = {"sport": "SRK Sport", "turystyka": "SRK Tur", "handel": "SRK Handel"}


def announced_entries() -> list[Planned]:
    """All of them, in the order of the file."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return [_entry(row, place) for place, row in enumerate(csv.DictReader(file))]


def _entry(row: dict[str, str], place: int) -> Planned:
    acted = date.fromisoformat(row["act_date"])
    included = date.fromisoformat(row["in_force_from"]) if row["in_force_from"] else acted
    item = int(row["mp_position"]) if row["mp_position"] else 0
    return Planned(
        description=_description(row),
        kind=_kind(row),
        applicant_name="",
        included_on=included,
        included_basis=f"obwieszczenie: {row['minister']}, {date_long(acted)}",
        origin=f"dane wzorowane na obwieszczeniu z dnia {date_long(acted)} ({row['minister']}); bez opisu efektów",
        functioning_on=included + timedelta(days=180 + 7 * place) if place % 6 else None,
        functioning_basis="art. 61 (data przykładowa)",
        announcement=(int(row["mp_year"]), item, None) if item else None,
    )


def _kind(row: dict[str, str]) -> QualificationKind:
    """Master's and journeyman's ones are craft; other market ones became free-market on 1.01.2024."""
    if row["kind"] == "sektorowa":
        return QualificationKind.SECTORAL
    craft = row["document"] in {"Dyplom mistrzowski", "Świadectwo czeladnicze"}
    return QualificationKind.CRAFT if craft else QualificationKind.FREE_MARKET


def _description(row: dict[str, str]) -> Description:
    return Description(
        name=row["name"],
        pqf_level=int(row["pqf_level"]) if row["pqf_level"] else None,
        sqf_references=_references(row["sqf_reference"]),
        validity=_validity(row["validity_years"], row["renewable"]),
        certificate_name=row["document"].lower(),
    )


def _references(text: str) -> tuple[SqfReference, ...]:
    level = re.match(r"(\d) poziom", text)
    code = next((code for word, code in _FRAMEWORKS.items() if word in text.lower()), "")
    return (SqfReference(framework=code, level=int(level[1])),) if level and code else ()


def _validity(years: str, renewable: str) -> Validity | None:
    if years == "indefinite":
        return Indefinite()
    if not years:
        return None
    number = int(years)
    renewal = "Ważność można przedłużyć na warunkach podanych w obwieszczeniu." if renewable == "yes" else ""
    return Limited(period=f"{number} {plural(number, 'rok', 'lata', 'lat')}", renewal=renewal)
