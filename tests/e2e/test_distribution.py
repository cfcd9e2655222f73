"""A head of unit distributes cases: load, preview, assignment, undoing."""

from tests.e2e import near
from tests.e2e.visitor import Arrive


def test_a_head_of_unit_distributes_a_case_and_takes_it_back(arrive: Arrive) -> None:
    case = near.brought_to("FORMAL_REVIEW")
    bogdan = arrive("Bogdan Nagłówek")
    bogdan.follow("Obciążenie i przydział")
    bogdan.sees("Obciążenie i przydział", "Halina Wzorcowa")
    bogdan.follow("Rozdziel sprawy: Halina Wzorcowa")
    bogdan.tick(case.title)
    other = bogdan.group("Kto je dostanie").get_by_role("checkbox").first
    other.check()
    bogdan.press("Pokaż podgląd")
    bogdan.sees("Podgląd: kto co dostanie", "Nic jeszcze nie zmieniono", case.title)
    bogdan.press("Przydziel sprawy")
    bogdan.sees("Przydzielono 1 sprawę.", "Ostatni przydział możesz cofnąć")
    bogdan.press("Cofnij przydział")
    bogdan.sees("Cofnięto przydział: 1 sprawę.")
    bogdan.sees_not("Ostatni przydział możesz cofnąć")
