"""The Act's name as letters cite it: the journal reference changes with every consolidated text."""

from datetime import date
from typing import Final

TITLE: Final = "ustawy z dnia 22 grudnia 2015 r. o Zintegrowanym Systemie Kwalifikacji"

# A dated setting: first day of use → place of publication, newest first.
# 2024: as the announcements of that year cite it. Day of the consolidated text: not seen in the
# source, counted from November 2024, after its state of law of 27.09.2024.
JOURNAL: Final[tuple[tuple[date, str], ...]] = (
    (date(2024, 11, 1), "Dz. U. z 2024 r. poz. 1606"),
    (date(2024, 1, 1), "Dz. U. z 2020 r. poz. 226 oraz z 2023 r. poz. 2005"),
    (date(2016, 1, 15), "Dz. U. z 2016 r. poz. 64"),
)


def journal_reference(on: date) -> str:
    """Returns where the Act stood published on a day. Raises `ValueError` for a day before it."""
    for since, reference in JOURNAL:
        if since <= on:
            return reference
    raise ValueError(f"the Act was not in force on {on.isoformat()}")


def act(on: date) -> str:
    """Returns the Act in the genitive with its journal reference, for „na podstawie art. 18 …”."""
    return f"{TITLE} ({journal_reference(on)})"
