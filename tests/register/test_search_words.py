"""A stranger's search: what people type, and what they find in a register of thousands. And what they do not."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from register import queries
from register.queries import SearchQuery
from register.seed import load_register
from tests.register import factories

NAMES = (
    "Spawanie konstrukcji próbnych",
    "Montaż okien i drzwi próbnych",
    "Księgowy próbny",
    "Prowadzenie książki przychodów próbnych",
    "Księgarz próbny",
    "Malowanie wnętrz próbnych",
    "Malarz budowlany próbny",
    "Gotowanie potraw próbnych",
    "Fryzjerstwo próbne",
    "Sąd polubowny próbny",
    "Prowadzenie kotłowni próbnych w sadach",
    "Robotnik próbny",
    "Nauczanie szydełkowania",
)

OUTCOMES = {
    "synthesis": "Zna próbę.",
    "sets": [
        {
            "id": "z",
            "title": "Próba",
            "outcomes": [{"id": "e", "text": "Zna ją", "criteria": [{"id": "k", "text": "zna"}]}],
        }
    ],
}


@pytest.fixture(scope="module")
def _register(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Two thousand entries as the real register has them, and a few that the table names."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_register(2000)
        for name in NAMES:
            factories.entry(name=name, learning_outcomes=OUTCOMES)
        factories.entry(
            name="Układanie bruku próbnego", applicant_name="Cech Próbny w Łodzi", learning_outcomes=OUTCOMES
        )
        yield
        transaction.set_rollback(True)


@pytest.fixture
def register(_register: None, db: None) -> None:
    """The register of the module, for one test."""


def names(text: str) -> list[str]:
    return [entry.name for entry in queries.search(SearchQuery(text=text, per_page=100)).entries]


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        # without Polish letters
        ("ksiegowy", "Księgowy próbny"),
        ("lodz", "Układanie bruku próbnego"),
        ("łódź", "Układanie bruku próbnego"),
        ("ŁODZI", "Układanie bruku próbnego"),
        ("montaz okien", "Montaż okien i drzwi próbnych"),
        # other forms, also without Polish letters
        ("księgowego", "Księgowy próbny"),
        ("ksiegowemu", "Księgowy próbny"),
        ("księgowa", "Księgowy próbny"),
        ("okno", "Montaż okien i drzwi próbnych"),
        ("pompa ciepla", "Serwisowanie pomp ciepła małej mocy w obiektach handlowych"),
        ("opiekun osoby z demencją", "Wspieranie opiekunów osób z demencją w hospicjach"),
        ("programowanie w pythonie", "Programowanie w języku Python"),
        ("wingfoil", "Prowadzenie zajęć z wingfoila"),
        # of one family: who does it, what is done, what it is called
        ("spawacza", "Spawanie konstrukcji próbnych"),
        ("spawać", "Spawanie konstrukcji próbnych"),
        ("monterowi okien", "Montaż okien i drzwi próbnych"),
        ("montowanie okien", "Montaż okien i drzwi próbnych"),
        ("malarz", "Malowanie wnętrz próbnych"),
        ("fryzjerka", "Fryzjerstwo próbne"),
        ("programista", "Programowanie w języku Java"),
        ("księgowość", "Księgowy próbny"),
        ("nauczyciel szydełkowania", "Nauczanie szydełkowania"),
        ("piekarnictwo", "Piekarz - dyplom mistrzowski"),
        # a wrong letter, two swapped, one missing, one too many
        ("ksiegovy", "Księgowy próbny"),
        ("spawaine", "Spawanie konstrukcji próbnych"),
        ("spawnie konstrukcji", "Spawanie konstrukcji próbnych"),
        ("montarz okien", "Montaż okien i drzwi próbnych"),
        ("malowannie", "Malowanie wnętrz próbnych"),
        ("fryzierstwo", "Fryzjerstwo próbne"),
        # the beginning of a word, codes, words of the field
        ("spaw", "Spawanie konstrukcji próbnych"),
        ("ksieg", "Księgowy próbny"),
        ("43.33.z", "Układanie bruku próbnego"),
        ("0732", "Układanie bruku próbnego"),
    ],
)
def test_a_stranger_finds(typed: str, found: str) -> None:
    assert found in names(typed)


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("typed", "not_found"),
    [
        ("ksiegowy", "Księgarz próbny"),
        ("ksiegowy", "Prowadzenie książki przychodów próbnych"),
        ("spawacza", "Malowanie wnętrz próbnych"),
        ("kot", "Prowadzenie kotłowni próbnych w sadach"),
        ("malarz", "Prowadzenie kotłowni próbnych w sadach"),
        ("robotyka", "Spawanie konstrukcji próbnych"),
        ("monterowi okien", "Montowanie stolarki budowlanej"),
        ("gotowy", "Spawanie konstrukcji próbnych"),
        ("programowanie python", "Programowanie w języku Java"),
        ("łódź", "Księgowy próbny"),
        ("szydełkować na rolkach", "Nauczanie szydełkowania"),
    ],
)
def test_a_stranger_is_not_led_astray(typed: str, not_found: str) -> None:
    assert not_found not in names(typed)


@pytest.mark.usefixtures("register")
def test_the_name_comes_first_then_its_relatives_then_what_is_said_inside() -> None:
    found = names("malarz")
    own, kin = found.index("Malarz budowlany próbny"), found.index("Malowanie wnętrz próbnych")
    assert own < kin
    assert names("księgowy próbny")[0] == "Księgowy próbny"
    assert all("spawa" in name.casefold() for name in names("spawanie")[:3])


@pytest.mark.usefixtures("register")
def test_a_word_of_the_language_is_never_taken_for_another() -> None:
    found = queries.search(SearchQuery(text="prawnik"))
    assert found.corrected == {}


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ksiegovy", "księgowy"), ("spawaine", "spawanie"), ("informatka", "informatyka"), ("montowanei", "montowanie")],
)
def test_the_page_can_say_what_was_taken_for_the_word(typed: str, meant: str) -> None:
    assert dict(queries.search(SearchQuery(text=typed)).corrected) == {typed: meant}
