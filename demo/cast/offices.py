"""Ministries, the divisions of administration with a change of government, and the offices of the system.

The offices are the state's own; the people in them are invented, and so is the day of each appointment.
"""

from datetime import date

from demo.cast.shapes import Body, Ministry
from institutions.enums import OrganisationKind as Kind

OLD_GOVERNMENT = date(2023, 12, 13)
NEW_GOVERNMENT = date(2025, 7, 24)
"""From this day the offices named in `MOVED` took over from their predecessors."""

DIVISIONS: dict[str, str] = {
    "administracja-publiczna": "administracja publiczna",
    "aktywa-panstwowe": "aktywa państwowe",
    "budownictwo": "budownictwo, planowanie i zagospodarowanie przestrzenne oraz mieszkalnictwo",
    "budzet": "budżet",
    "czlonkostwo-w-ue": "członkostwo Rzeczypospolitej Polskiej w Unii Europejskiej",
    "energia": "energia",
    "finanse-publiczne": "finanse publiczne",
    "gospodarka": "gospodarka",
    "gospodarka-morska": "gospodarka morska",
    "gospodarka-wodna": "gospodarka wodna",
    "zloza-kopalin": "gospodarka złożami kopalin",
    "informatyzacja": "informatyzacja",
    "instytucje-finansowe": "instytucje finansowe",
    "klimat": "klimat",
    "kultura-fizyczna": "kultura fizyczna",
    "kultura": "kultura i ochrona dziedzictwa narodowego",
    "lesnictwo": "leśnictwo i łowiectwo",
    "lacznosc": "łączność",
    "obrona-narodowa": "obrona narodowa",
    "oswiata": "oświata i wychowanie",
    "praca": "praca",
    "rodzina": "rodzina",
    "rolnictwo": "rolnictwo",
    "rozwoj-regionalny": "rozwój regionalny",
    "rozwoj-wsi": "rozwój wsi",
    "rybolowstwo": "rybołówstwo",
    "rynki-rolne": "rynki rolne",
    "sprawiedliwosc": "sprawiedliwość",
    "nauka": "szkolnictwo wyższe i nauka",
    "sprawy-wewnetrzne": "sprawy wewnętrzne",
    "sprawy-zagraniczne": "sprawy zagraniczne",
    "srodowisko": "środowisko",
    "transport": "transport",
    "turystyka": "turystyka",
    "wyznania": "wyznania religijne oraz mniejszości narodowe i etniczne",
    "zabezpieczenie-spoleczne": "zabezpieczenie społeczne",
    "zdrowie": "zdrowie",
    "zegluga": "żegluga śródlądowa",
}

COMPETENCE: dict[str, str] = {
    "administracja-publiczna": "mswia",
    "aktywa-panstwowe": "map",
    "budownictwo": "mfig",
    "budzet": "mfig",
    "czlonkostwo-w-ue": "msz",
    "energia": "me",
    "finanse-publiczne": "mfig",
    "gospodarka": "mfig",
    "gospodarka-morska": "mi",
    "gospodarka-wodna": "mi",
    "zloza-kopalin": "me",
    "informatyzacja": "mc",
    "instytucje-finansowe": "mfig",
    "klimat": "mkis",
    "kultura-fizyczna": "msit",
    "kultura": "mkidn",
    "lesnictwo": "mkis",
    "lacznosc": "mc",
    "obrona-narodowa": "mon",
    "oswiata": "men",
    "praca": "mrpips",
    "rodzina": "mrpips",
    "rolnictwo": "mrirw",
    "rozwoj-regionalny": "mfipr",
    "rozwoj-wsi": "mrirw",
    "rybolowstwo": "mrirw",
    "rynki-rolne": "mrirw",
    "sprawiedliwosc": "ms",
    "nauka": "mnisw",
    "sprawy-wewnetrzne": "mswia",
    "sprawy-zagraniczne": "msz",
    "srodowisko": "mkis",
    "transport": "mi",
    "turystyka": "msit",
    "wyznania": "mswia",
    "zabezpieczenie-spoleczne": "mrpips",
    "zdrowie": "mz",
    "zegluga": "mi",
}
"""Division → ministry, today."""

MOVED: dict[str, str] = {
    "budownictwo": "mrit",
    "gospodarka": "mrit",
    "energia": "mkis",
    "zloza-kopalin": "mkis",
    "czlonkostwo-w-ue": "mfipr",
}
"""Division → the ministry that was competent until the day before `NEW_GOVERNMENT`."""


def _office(slug: str, name: str, minister: str, short_name: str, street: str, postal_code: str) -> Body:
    return Body(
        slug=slug,
        kind=Kind.MINISTRY,
        name=name,
        short_name=short_name,
        genitive=minister,
        street=street,
        postal_code=postal_code,
        seat="Warszawa",
    )


def _ministry(
    slug: str,
    name: str,
    short_name: str,
    title: str,
    genitive: str,
    address: tuple[str, str],
    people: tuple[str, str, str],
    department: str,
    *,
    featured: bool = False,
) -> Ministry:
    body = _office(slug, name, genitive, short_name, *address)
    return Ministry(body, title, *people, department, featured)


MINISTRIES: tuple[Ministry, ...] = (
    _ministry(
        "mkis", "Ministerstwo Klimatu i Środowiska", "MKiŚ", "Minister Klimatu i Środowiska",
        "Ministra Klimatu i Środowiska", ("ul. Wawelska 52/54", "00-922"),
        ("Wanda Dyspozycja", "Ryszard Parafa", "Witold Schemat"), "Departament Edukacji Klimatycznej", featured=True,
    ),
    _ministry(
        "msit", "Ministerstwo Sportu i Turystyki", "MSiT", "Minister Sportu i Turystyki",
        "Ministra Sportu i Turystyki", ("ul. Senatorska 14", "00-082"),
        ("Julian Zarządzenie", "Elżbieta Adnotacja", "Barbara Konspekt"), "Departament Turystyki", featured=True,
    ),
    _ministry(
        "mfig", "Ministerstwo Finansów i Gospodarki", "MFiG", "Minister Finansów i Gospodarki",
        "Ministra Finansów i Gospodarki", ("ul. Świętokrzyska 12", "00-916"),
        ("Ludwik Preambuła", "Marzena Klauzula", "Sławomir Wykaz"), "Departament Innowacji", featured=True,
    ),
    _ministry(
        "mc", "Ministerstwo Cyfryzacji", "MC", "Minister Cyfryzacji",
        "Ministra Cyfryzacji", ("ul. Królewska 27", "00-060"),
        ("Aniela Rezolucja", "Konrad Glosa", "Zuzanna Tabela"), "Departament Kompetencji Cyfrowych", featured=True,
    ),
    _ministry(
        "men", "Ministerstwo Edukacji Narodowej", "MEN", "Minister Edukacji",
        "Ministra Edukacji", ("al. J. Ch. Szucha 25", "00-918"),
        ("Longin Deklaracja", "Ida Dekret", "Artur Zeszyt"), "Departament Kształcenia Zawodowego",
    ),
    _ministry(
        "map", "Ministerstwo Aktywów Państwowych", "MAP", "Minister Aktywów Państwowych",
        "Ministra Aktywów Państwowych", ("ul. Krucza 36", "00-522"),
        ("Bruno Aneks", "Kornelia Suplement", "Emil Dopisek"), "Departament Analiz",
    ),
    _ministry(
        "me", "Ministerstwo Energii", "ME", "Minister Energii",
        "Ministra Energii", ("ul. Krucza 36", "00-522"),
        ("Seweryn Odpis", "Lucyna Ekspertyza", "Daria Wyciąg"), "Departament Elektroenergetyki",
    ),
    _ministry(
        "mfipr", "Ministerstwo Funduszy i Polityki Regionalnej", "MFiPR", "Minister Funduszy i Polityki Regionalnej",
        "Ministra Funduszy i Polityki Regionalnej", ("ul. Wspólna 2/4", "00-926"),
        ("Malwina Obwieszczenie", "Zenon Etykieta", "Kaja Legenda"), "Departament Umiejętności",
    ),
    _ministry(
        "mi", "Ministerstwo Infrastruktury", "MI", "Minister Infrastruktury",
        "Ministra Infrastruktury", ("ul. Chałubińskiego 4/6", "00-928"),
        ("Gracjan Uzasadnienie", "Bożena Metryczka", "Filip Rejestrowy"), "Departament Transportu",
    ),
    _ministry(
        "mkidn", "Ministerstwo Kultury i Dziedzictwa Narodowego", "MKiDN", "Minister Kultury i Dziedzictwa Narodowego",
        "Ministra Kultury i Dziedzictwa Narodowego", ("ul. Krakowskie Przedmieście 15/17", "00-071"),
        ("Eleonora Sentencja", "Wacław Motyw", "Aurelia Epilog"), "Departament Edukacji Artystycznej",
    ),
    _ministry(
        "mnisw", "Ministerstwo Nauki i Szkolnictwa Wyższego", "MNiSW", "Minister Nauki i Szkolnictwa Wyższego",
        "Ministra Nauki i Szkolnictwa Wyższego", ("ul. Wspólna 1/3", "00-529"),
        ("Kajetan Dyskurs", "Irena Recenzja", "Borys Abstrakt"), "Departament Szkolnictwa Wyższego",
    ),
    _ministry(
        "mon", "Ministerstwo Obrony Narodowej", "MON", "Minister Obrony Narodowej",
        "Ministra Obrony Narodowej", ("al. Niepodległości 218", "00-911"),
        ("Sobiesław Rozkaz", "Wiesława Meldunek", "Gustaw Raport"), "Departament Szkolnictwa Wojskowego",
    ),
    _ministry(
        "mrpips", "Ministerstwo Rodziny, Pracy i Polityki Społecznej", "MRPiPS",
        "Minister Rodziny, Pracy i Polityki Społecznej",
        "Ministra Rodziny, Pracy i Polityki Społecznej", ("ul. Nowogrodzka 1/3/5", "00-513"),
        ("Kamila Postanowienie", "Hieronim Zapis", "Blanka Ankieta"), "Departament Rynku Pracy",
    ),
    _ministry(
        "mrirw", "Ministerstwo Rolnictwa i Rozwoju Wsi", "MRiRW", "Minister Rolnictwa i Rozwoju Wsi",
        "Ministra Rolnictwa i Rozwoju Wsi", ("ul. Wspólna 30", "00-930"),
        ("Bonifacy Instrukcja", "Genowefa Broszura", "Eliza Ulotka"), "Departament Oświaty Rolniczej",
    ),
    _ministry(
        "ms", "Ministerstwo Sprawiedliwości", "MS", "Minister Sprawiedliwości",
        "Ministra Sprawiedliwości", ("al. Ujazdowskie 11", "00-950"),
        ("Apolonia Wykładnia", "Dominik Komentarz", "Nikodem Odnośnik"), "Departament Zawodów Prawniczych",
    ),
    _ministry(
        "mswia", "Ministerstwo Spraw Wewnętrznych i Administracji", "MSWiA",
        "Minister Spraw Wewnętrznych i Administracji",
        "Ministra Spraw Wewnętrznych i Administracji", ("ul. Stefana Batorego 5", "02-591"),
        ("Ignacy Nota", "Honorata Depesza", "Fryderyk Karta"), "Departament Administracji Publicznej",
    ),
    _ministry(
        "msz", "Ministerstwo Spraw Zagranicznych", "MSZ", "Minister Spraw Zagranicznych",
        "Ministra Spraw Zagranicznych", ("al. J. Ch. Szucha 23", "00-580"),
        ("Klementyna Traktat", "Oliwier Protokolant", "Jagoda Koperta"), "Departament Współpracy",
    ),
    _ministry(
        "mz", "Ministerstwo Zdrowia", "MZ", "Minister Zdrowia",
        "Ministra Zdrowia", ("ul. Miodowa 15", "00-952"),
        ("Wincenty Zalecenie", "Otylia Receptura", "Marianna Diagnoza"), "Departament Rozwoju Kadr Medycznych",
    ),
)  # fmt: skip

FORMER_MINISTRY = _office(
    "mrit", "Ministerstwo Rozwoju i Technologii", "Ministra Rozwoju i Technologii", "MRiT",
    "pl. Trzech Krzyży 3/5", "00-507",
)  # fmt: skip
FORMER_MINISTER = ("Alojzy Precedens", "Minister Rozwoju i Technologii")

OPERATOR = Body(
    slug="ibe-pib", kind=Kind.OPERATOR,
    name="Instytut Badań Edukacyjnych – Państwowy Instytut Badawczy", short_name="IBE-PIB",
    genitive="Instytutu Badań Edukacyjnych – Państwowego Instytutu Badawczego",
    street="ul. Górczewska 8", postal_code="01-180", seat="Warszawa", nationwide=True,
)  # fmt: skip
COORDINATOR = Body(
    slug="koordynator-zsk", kind=Kind.COORDINATOR,
    name="Minister Edukacji – minister koordynator ZSK", short_name="koordynator ZSK",
    genitive="Ministra Edukacji", street="al. J. Ch. Szucha 25", postal_code="00-918", seat="Warszawa",
)  # fmt: skip
COUNCIL = Body(
    slug="rada-interesariuszy", kind=Kind.STAKEHOLDER_COUNCIL,
    name="Rada Interesariuszy Zintegrowanego Systemu Kwalifikacji", short_name="Rada Interesariuszy ZSK",
    genitive="Rady Interesariuszy Zintegrowanego Systemu Kwalifikacji",
    street="al. J. Ch. Szucha 25", postal_code="00-918", seat="Warszawa", nationwide=True,
)  # fmt: skip
DELEGATE = Body(
    slug="osrodek-kwalifikacji-gorniczych", kind=Kind.DELEGATE,
    name="Przykładowy Ośrodek Kwalifikacji Górniczych", short_name="POKG",
    genitive="Przykładowego Ośrodka Kwalifikacji Górniczych",
    street="ul. Wzorcowa 4", postal_code="40-001", seat="Katowice",
)  # fmt: skip
DELEGATION = ("me", "zloza-kopalin")
"""The minister and the division for which `DELEGATE` acts (art. 36 ust. 1)."""
