"""What invented people and communities said in the consultations that are open in the demo."""

from typing import Final

from cases.models import Case
from workflows.inclusion.consultation_intake import Said, take_in
from workflows.inclusion.consultation_moderation import answer, show
from workflows.inclusion.consultation_parts import parts
from workflows.inclusion.models.consultation import Position
from workflows.inclusion.scenario import actor_by

VOICES: Final = (
    ("Popieramy włączenie. Takich osób szukamy od lat.", "Cech Przykładowych Rzemiosł", ""),
    ("Proszę dopisać, jak długo trwa walidacja i czy można zdawać po jednym zestawie.", "", "Wanda Próbna"),
    ("Kryteria tego zestawu nie mówią o bezpieczeństwie pracy. Dopiszcie je.", "Szkoła Branżowa Wzorcowa", ""),
    ("To samo potrafi absolwent technikum. Czym ta kwalifikacja się różni?", "", ""),
)


def speak(case: Case) -> None:
    """Four remarks: the first is shown with its position, the second shown, two wait for the officer."""
    known = list(parts(case))
    numbers = [
        take_in(
            case, Said(text=text, target=known[min(place, len(known) - 1)], community=community, author=author)
        ).number
        for place, (text, community, author) in enumerate(VOICES)
    ]
    officer = actor_by("referent", case)
    show(case, officer, numbers[:2])
    answer(case, officer, numbers[0], Position.EXPLAINED, "Uwaga popiera wniosek. Opis się nie zmienia.")
