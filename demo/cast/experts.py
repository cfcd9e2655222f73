"""What the invented experts know: sectors, divisions of administration, standards of description (art. 21 ust. 2)."""

from typing import NamedTuple


class Field(NamedTuple):
    """Codes of sectors and divisions; `standards` for art. 21 ust. 2 pkt 2."""

    sectors: tuple[str, ...]
    divisions: tuple[str, ...]
    standards: bool
    note: str


FIELDS: dict[str, Field] = {
    "Lidia Założenie": Field((), ("gospodarka", "praca"), True, "Ocenia celowość włączenia i poziom PRK od 2019 r."),
    "Tomasz Hipoteza": Field(
        ("energetyka",), ("energia", "gospodarka"), False, "Instalator i egzaminator, 18 lat pracy."
    ),
    "Anna Definicja": Field((), ("oswiata",), True, "Opisuje kwalifikacje, prowadzi szkolenia z PRK."),
    "Piotr Kryterium": Field(
        ("budownictwo",), ("budownictwo", "gospodarka"), False, "Uczy zawodu i ocenia umiejętności."
    ),
    "Zofia Argument": Field((), ("praca",), True, "Zna zasady przypisywania poziomów PRK."),
    "Jan Sylogizm": Field(("rozwoj",), ("praca",), False, "Doradca zawodowy, prowadzi bilans kompetencji."),
    "Maria Teza": Field((), ("praca", "gospodarka"), False, "Badaczka rynku pracy."),
    "Krzysztof Dowód": Field(("informatyka",), ("informatyzacja",), False, "Kieruje projektami informatycznymi."),
    "Beata Przesłanka": Field(("turystyka",), ("turystyka",), False, "Pilotka wycieczek i egzaminatorka."),
    "Stefan Aksjomat": Field(("sport",), ("kultura-fizyczna",), False, "Trener i sędzia sportowy."),
}
