"""Entries with full sample descriptions: free-market and sectoral, with invented applicants and announcements."""

from datetime import date, timedelta
from typing import Final

from kernel import clock
from register.samples.library import WRITTEN, capacity, sample_description, sample_division, sample_kind
from register.samples.planned import Planned
from register.service import certificate_name

ORIGIN: Final = "opis przykładowy, wymyślony na potrzeby demonstracji"
_INVENTED_ITEMS_FROM: Final = 9001
"""Monitor Polski has never had so many items in a year."""
_APPLICANTS: Final = (
    "Izba Przykładowych Wykonawców",
    "Fundacja Próbnych Kompetencji",
    "Akademia Wzorców sp. z o.o.",
    "Stowarzyszenie Makiet i Modeli",
    "Centrum Szablonów S.A.",
    "Ogólnopolski Związek Pracodawców Przykładowych",
    "Instytut Ćwiczeń i Prób",
    "Spółdzielnia Wzorcowa Praktyka",
)


def described_entries(count: int) -> list[Planned]:
    """At most as many as there are names left after those kept for applications."""
    return [_entry(index) for index in range(WRITTEN, min(WRITTEN + count, capacity()))]


def _entry(index: int) -> Planned:
    place = index - WRITTEN
    kind = sample_kind(index)
    archived = place % 60 == 59
    included = date(2017, 3, 1) + timedelta(days=place) if archived else date(2024, 2, 1) + timedelta(days=3 * place)
    functioning = included + timedelta(days=90 + 11 * (place % 9))
    return Planned(
        description=sample_description(index).model_copy(update={"certificate_name": certificate_name(kind)}),
        kind=kind,
        applicant_name=_APPLICANTS[place % len(_APPLICANTS)],
        included_on=included,
        included_basis="art. 25 ust. 3 (dane przykładowe)",
        origin=ORIGIN,
        functioning_on=functioning if place % 5 and functioning <= clock.today() else None,
        archived_on=date(2025, 6, 2) if archived else None,
        announcement=(included.year, _INVENTED_ITEMS_FROM + place, included),
        division=sample_division(index),
    )
