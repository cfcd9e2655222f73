"""Sectors, and the invented organisations outside the administration."""

from datetime import date

from demo.cast.identifiers import krs, nip, pesel
from demo.cast.shapes import Body
from institutions.enums import OrganisationKind as Kind, StatutoryBasis as Basis

SECTORS: dict[str, tuple[str, str]] = {
    "bankowosc": ("bankowość", "SRK Bank"),
    "budownictwo": ("budownictwo", "SRK Bud"),
    "chemia": ("chemia", ""),
    "energetyka": ("energetyka", ""),
    "gornictwo": ("górnictwo", ""),
    "handel": ("handel", "SRK Handel"),
    "informatyka": ("informatyka", "SRK IT"),
    "moda": ("przemysł mody", ""),
    "motoryzacja": ("motoryzacja", ""),
    "nieruchomosci": ("nieruchomości", ""),
    "odpady": ("gospodarka wodno-ściekowa i odpadowa", ""),
    "rolnictwo": ("rolnictwo", ""),
    "rozwoj": ("usługi rozwojowe", "SRK UR"),
    "sport": ("sport", "SRK Sport"),
    "telekomunikacja": ("telekomunikacja", "SRK Tele"),
    "turystyka": ("turystyka", "SRK Tur"),
    "zdrowie": ("zdrowie publiczne", ""),
}
"""Code → name and code of the sectoral framework (register.vocabularies) included in the system, if any (art. 11)."""

COUNCIL_SECTORS = (
    "budownictwo", "handel", "informatyka", "moda", "motoryzacja", "odpady", "rozwoj", "telekomunikacja", "turystyka",
    "zdrowie",
)  # fmt: skip
"""Sectors that have a sectoral competence council in the demo."""

MARKET_APPLICANTS: tuple[Body, ...] = (
    Body(
        "wzorcowa-szkola-instalatorow", Kind.COMPANY, "Wzorcowa Szkoła Instalatorów sp. z o.o.",
        "Wzorcowa Szkoła Instalatorów", street="ul. Próbna 12", postal_code="60-001", seat="Poznań",
        nip=nip(1), krs=krs(1), runs_business=True, sectors=("budownictwo",),
    ),
    Body(
        "fundacja-przykladowych-umiejetnosci", Kind.ASSOCIATION, "Fundacja Przykładowych Umiejętności",
        "Fundacja Przykładowych Umiejętności", street="ul. Szablonowa 3/7", postal_code="30-001", seat="Kraków",
        nip=nip(2), krs=krs(2),
    ),
    Body(
        "teodor-makieta", Kind.PERSON, "Teodor Makieta", street="ul. Kartonowa 5 m. 2", postal_code="20-001",
        seat="Lublin", pesel=pesel(date(1871, 5, 17), 101, woman=False),
    ),
    Body(
        "pracownia-druczek", Kind.PERSON, "Jadwiga Druczek Pracownia Przykładów", "Pracownia Przykładów",
        street="ul. Formularzowa 21", postal_code="50-001", seat="Wrocław", nip=nip(4),
        pesel=pesel(date(1884, 11, 2), 202, woman=True), runs_business=True,
    ),
)  # fmt: skip

SECTORAL_APPLICANTS: tuple[Body, ...] = (
    Body(
        "izba-uslug-wzorcowych", Kind.CHAMBER, "Ogólnopolska Izba Gospodarcza Usług Wzorcowych",
        "Izba Usług Wzorcowych", street="ul. Modelowa 8", postal_code="00-001", seat="Warszawa",
        nip=nip(5), krs=krs(5), runs_business=True, nationwide=True, statutory_basis=Basis.CHAMBERS,
        sectors=("informatyka", "telekomunikacja"),
    ),
    Body(
        "zwiazek-pracodawcow-turystyki", Kind.ASSOCIATION, "Krajowy Związek Pracodawców Turystyki Przykładowej",
        "Związek Pracodawców Turystyki Przykładowej", street="ul. Szlakowa 1", postal_code="34-500", seat="Zakopane",
        nip=nip(6), krs=krs(6), nationwide=True, statutory_basis=Basis.EMPLOYERS, runs_bcu=True,
        sectors=("turystyka",),
    ),
    Body(
        "federacja-sportu-wzorcowego", Kind.ASSOCIATION, "Polska Federacja Sportu Wzorcowego",
        "Federacja Sportu Wzorcowego", street="al. Stadionowa 10", postal_code="40-001", seat="Katowice",
        nip=nip(7), krs=krs(7), nationwide=True, statutory_basis=Basis.SPORT, sectors=("sport",),
    ),
    Body(
        "lokalne-stowarzyszenie-atrapa", Kind.ASSOCIATION, "Gliwickie Stowarzyszenie „Atrapa”",
        "Stowarzyszenie „Atrapa”", street="ul. Boczna 2", postal_code="44-100", seat="Gliwice",
        nip=nip(8), krs=krs(8), statutory_basis=Basis.ASSOCIATIONS, sectors=("turystyka",),
    ),
)  # fmt: skip

CERTIFYING: tuple[Body, ...] = (
    Body(
        "akademia-okna-testowa", Kind.COMPANY, "Akademia Okna Testowa sp. z o.o.", "Akademia Okna Testowa",
        street="ul. Szklana 14", postal_code="61-001", seat="Poznań", nip=nip(11), krs=krs(11), runs_business=True,
        sectors=("budownictwo",),
    ),
    Body(
        "centrum-certyfikacji-wzorzec", Kind.COMPANY, "Centrum Certyfikacji „Wzorzec” S.A.", "Centrum „Wzorzec”",
        street="ul. Miarowa 6", postal_code="80-001", seat="Gdańsk", nip=nip(12), krs=krs(12), runs_business=True,
        runs_bcu=True, sectors=("informatyka",),
    ),
    Body(
        "osrodek-walidacji-szablon", Kind.COMPANY, "Ośrodek Walidacji „Szablon” sp. z o.o.", "Ośrodek „Szablon”",
        street="ul. Egzaminacyjna 9", postal_code="15-001", seat="Białystok", nip=nip(13), krs=krs(13),
        runs_business=True,
    ),
    Body(
        "stacja-egzaminow-probnych", Kind.ASSOCIATION, "Stowarzyszenie Stacja Egzaminów Próbnych",
        "Stacja Egzaminów Próbnych", street="ul. Zadaniowa 30", postal_code="35-001", seat="Rzeszów",
        nip=nip(14), krs=krs(14), runs_business=True,
    ),
)  # fmt: skip

QUALITY_BODIES: tuple[Body, ...] = (
    Body(
        "instytut-jakosci-probnej", Kind.ASSOCIATION, "Fundacja Instytut Jakości Próbnej", "Instytut Jakości Próbnej",
        street="ul. Pomiarowa 17", postal_code="90-001", seat="Łódź", nip=nip(21), krs=krs(21), runs_business=True,
    ),
    Body(
        "biuro-audytu-model", Kind.COMPANY, "Biuro Audytu Edukacyjnego „Model” sp. z o.o.", "Biuro „Model”",
        street="ul. Wskaźnikowa 4", postal_code="70-001", seat="Szczecin", nip=nip(22), krs=krs(22), runs_business=True,
    ),
)  # fmt: skip

UNIVERSITIES: tuple[Body, ...] = (
    Body(
        "akademia-przykladowa", Kind.UNIVERSITY, "Akademia Przykładowa w Łodzi", "Akademia Przykładowa",
        street="ul. Katedralna 1", postal_code="90-002", seat="Łódź", nip=nip(31),
    ),
    Body(
        "politechnika-wzorcowa", Kind.UNIVERSITY, "Politechnika Wzorcowa w Kielcach", "Politechnika Wzorcowa",
        street="al. Tysiąclecia Makiet 7", postal_code="25-001", seat="Kielce", nip=nip(32),
    ),
)  # fmt: skip


def _sector_council(code: str) -> Body:
    name, _ = SECTORS[code]
    return Body(
        f"rada-sektorowa-{code}", Kind.SECTOR_COUNCIL, f"Sektorowa Rada do spraw Kompetencji – {name}",
        f"Rada sektorowa: {name}", street="ul. Sektorowa 100", postal_code="00-002", seat="Warszawa", nationwide=True,
        statutory_basis=Basis.SECTOR_COUNCIL, sectors=(code,),
    )  # fmt: skip


SECTOR_COUNCILS: tuple[Body, ...] = tuple(_sector_council(code) for code in COUNCIL_SECTORS)

OUTSIDE: tuple[Body, ...] = (
    *MARKET_APPLICANTS, *SECTORAL_APPLICANTS, *SECTOR_COUNCILS, *CERTIFYING, *QUALITY_BODIES, *UNIVERSITIES,
)  # fmt: skip
