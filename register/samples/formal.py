"""Entries of schools and higher education: little more than name, level and field, as in the real register.

About 85 % of it are degree programmes (law.md § 7). Universities here are invented.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain, islice
from typing import Final

from register.description import Description
from register.enums import QualificationKind
from register.samples.planned import Planned
from register.vocabularies import Entry, search_kzis

ORIGIN: Final = "wpis przykładowy o rozmiarach wpisów kształcenia formalnego"
_PROGRAMMES: Final = (
    ("Administracja", "0413"), ("Analityka gospodarcza", "0311"), ("Architektura", "0731"),
    ("Architektura krajobrazu", "0731"), ("Archiwistyka i zarządzanie dokumentacją", "0322"),
    ("Automatyka i robotyka", "0714"), ("Bezpieczeństwo wewnętrzne", "1032"), ("Biologia", "0511"),
    ("Biotechnologia", "0512"), ("Budownictwo", "0732"), ("Chemia", "0531"), ("Dietetyka", "0915"),
    ("Dziennikarstwo i komunikacja społeczna", "0321"), ("Ekonomia", "0311"), ("Elektronika i telekomunikacja", "0714"),
    ("Elektrotechnika", "0713"), ("Energetyka", "0713"), ("Farmacja", "0916"), ("Filologia angielska", "0231"),
    ("Filologia polska", "0232"), ("Filozofia", "0223"), ("Finanse i rachunkowość", "0411"), ("Fizjoterapia", "0915"),
    ("Fizyka techniczna", "0533"), ("Geodezja i kartografia", "0532"), ("Geografia", "0532"), ("Geologia", "0532"),
    ("Grafika", "0213"), ("Historia", "0222"), ("Hotelarstwo i gastronomia", "1013"), ("Informatyka", "0613"),
    ("Informatyka i ekonometria", "0542"), ("Inżynieria biomedyczna", "0914"), ("Inżynieria materiałowa", "0715"),
    ("Inżynieria środowiska", "0712"), ("Kierunek lekarski", "0912"), ("Kosmetologia", "1012"),
    ("Kulturoznawstwo", "0314"), ("Leśnictwo", "0821"), ("Logistyka", "1041"), ("Matematyka", "0541"),
    ("Mechanika i budowa maszyn", "0715"), ("Ochrona środowiska", "0521"), ("Ogrodnictwo", "0812"),
    ("Pedagogika", "0111"), ("Pedagogika przedszkolna i wczesnoszkolna", "0112"), ("Pielęgniarstwo", "0913"),
    ("Politologia", "0312"), ("Położnictwo", "0913"), ("Praca socjalna", "0923"), ("Prawo", "0421"),
    ("Psychologia", "0313"), ("Ratownictwo medyczne", "0914"), ("Rolnictwo", "0811"), ("Socjologia", "0314"),
    ("Sztuka mediów", "0211"), ("Technologia żywności", "0721"), ("Teologia", "0221"), ("Transport", "1041"),
    ("Turystyka i rekreacja", "1015"), ("Weterynaria", "0841"), ("Wychowanie fizyczne", "1014"),
    ("Wzornictwo", "0212"), ("Zarządzanie", "0413"), ("Zdrowie publiczne", "0919"), ("Zootechnika", "0811"),
)  # fmt: skip
_SCHOOLS: Final = (
    "Uniwersytet Przykładowy", "Politechnika Próbna", "Akademia Wzorcowa", "Wyższa Szkoła Szablonowa",
)  # fmt: skip
_CITIES: Final = (
    "Warszawie", "Krakowie", "Łodzi", "Wrocławiu", "Poznaniu", "Gdańsku", "Szczecinie", "Lublinie", "Bydgoszczy",
    "Białymstoku", "Katowicach", "Gdyni", "Częstochowie", "Radomiu", "Toruniu", "Sosnowcu", "Kielcach", "Rzeszowie",
    "Gliwicach", "Olsztynie", "Zabrzu", "Bielsku-Białej", "Rybniku", "Zielonej Górze", "Opolu", "Elblągu", "Płocku",
    "Gorzowie", "Tarnowie", "Chorzowie", "Koszalinie", "Kaliszu", "Legnicy", "Słupsku", "Siedlcach", "Nowym Sączu",
    "Koninie", "Lesznie", "Zamościu", "Chełmie",
)  # fmt: skip
_STAGES: Final = (
    ("studia pierwszego stopnia", 6), ("studia drugiego stopnia", 7), ("jednolite studia magisterskie", 7),
)  # fmt: skip
_REGULATED: Final = (
    ("Obsługa żurawi przykładowych", 3), ("Prowadzenie kotłowni próbnej", 3), ("Doradztwo w ochronie wzorów", 5),
    ("Ratownictwo na kąpieliskach szablonowych", 3), ("Kierowanie ruchem na odcinku ćwiczebnym", 2),
)  # fmt: skip
_GENERAL: Final = (
    ("Wykształcenie podstawowe – świadectwo ukończenia szkoły podstawowej", 2),
    ("Wykształcenie średnie – świadectwo dojrzałości", 4),
)


def formal_entries(count: int) -> Iterator[Planned]:
    """So many entries: first a share of schools and postgraduate studies, the rest degree programmes."""
    other = count // 7
    occupations = _occupations()
    schools = chain(_general(), _regulated(), _craft(occupations), _alternating(occupations))
    taken = list(islice(schools, other))
    yield from taken
    yield from islice(_degrees(), count - len(taken))


def _planned(
    name: str, level: int, kind: QualificationKind, place: int, *, isced: str = "", applicant: str = "", document: str
) -> Planned:
    included = date(2016, 7, 1) + timedelta(days=place * 13 % 3600)
    return Planned(
        description=Description(name=name, pqf_level=level, isced_code=isced, certificate_name=document),
        kind=kind,
        applicant_name=applicant,
        included_on=included,
        included_basis="art. 12 (dane przykładowe)",
        origin=ORIGIN,
        functioning_on=included if place % 9 else None,
        functioning_basis="kształcenie prowadzone (dane przykładowe)",
    )


def _university(place: int) -> str:
    school, city = divmod(place % (len(_SCHOOLS) * len(_CITIES)), len(_CITIES))
    return f"{_SCHOOLS[school]} w {_CITIES[city]}".replace(" w Wr", " we Wr")


def _degrees() -> Iterator[Planned]:
    """Every programme at every stage in every university, interleaved."""
    place = 0
    for turn in range(len(_SCHOOLS) * len(_CITIES)):
        for number, (programme, isced) in enumerate(_PROGRAMMES):
            for stage, level in _STAGES[: 2 + (number % 3 == 0)]:
                yield _planned(
                    f"{programme}, {stage}",
                    level,
                    QualificationKind.FULL_HE,
                    place,
                    isced=isced,
                    applicant=_university(turn * 7 + number),
                    document="dyplom ukończenia studiów",
                )
                place += 1


def _occupations() -> list[Entry]:
    """Technicians and trades of the classification of occupations."""
    trades = [entry for entry in search_kzis("7", 5000) if entry.code.startswith("7")]
    return [*search_kzis("technik", 200), *trades]


def _general() -> Iterator[Planned]:
    for place, (name, level) in enumerate(_GENERAL):
        yield _planned(name, level, QualificationKind.FULL_GENERAL, place, document="świadectwo")


def _regulated() -> Iterator[Planned]:
    for place, (name, level) in enumerate(_REGULATED):
        yield _planned(name, level, QualificationKind.REGULATED, place, document="zaświadczenie")


def _craft(occupations: list[Entry]) -> Iterator[Planned]:
    trades = [entry for entry in occupations if entry.code.startswith("75")][:12]
    for place, entry in enumerate(trades):
        name = f"{entry.name} – dyplom mistrzowski (wpis przykładowy)"
        yield _planned(name, 5, QualificationKind.CRAFT, place, document="dyplom mistrzowski")


def _alternating(occupations: list[Entry]) -> Iterator[Planned]:
    """Vocational diplomas, qualifications in occupations and postgraduate studies, in turn, without end."""
    for place in range(len(_PROGRAMMES) * len(_SCHOOLS) * len(_CITIES)):
        if place < len(occupations):
            name = occupations[place].name
            level = 4 if name.startswith("Technik") else 3
            yield _planned(name, level, QualificationKind.FULL_VOCATIONAL, place, document="dyplom zawodowy")
            yield _planned(
                f"Kwalifikacja w zawodzie: {name}"[:300],
                level,
                QualificationKind.VOCATIONAL,
                place,
                document="certyfikat kwalifikacji zawodowej",
            )
        programme, isced = _PROGRAMMES[place % len(_PROGRAMMES)]
        yield _planned(
            f"{programme} – studia podyplomowe",
            6 + place % 2,
            QualificationKind.POSTGRADUATE,
            place,
            isced=isced,
            applicant=_university(place),
            document="świadectwo ukończenia studiów podyplomowych",
        )
