"""The invented people, in the order in which the chooser shows them. Their surnames are common nouns."""

from auth.enums import Role
from demo.cast import offices
from demo.cast.shapes import Ministry, Persona

MARKET = "Wnioskodawcy: kwalifikacje wolnorynkowe"
SECTORAL = "Wnioskodawcy: kwalifikacje sektorowe"
OPERATOR = "IBE-PIB, podmiot prowadzący ZRK"
EXPERTS = "Eksperci"
COUNCIL = "Rada Interesariuszy ZSK"
COORDINATOR = "Minister koordynator ZSK i komisja"
CERTIFYING = "Instytucje certyfikujące i walidujące"
QUALITY = "Podmioty zewnętrznego zapewniania jakości (PZZJ)"
UNIVERSITIES = "Uczelnie"
PERSONAL = "Kontrolerzy i uczestnicy konsultacji"
OTHER_MINISTRIES = "Pozostałe ministerstwa i organ upoważniony"

W, C, S, R, READ, A = (
    Role.WRITER, Role.CHECKER, Role.SIGNATORY, Role.REPORTER, Role.READER, Role.ORG_ADMIN,
)  # fmt: skip
ALL_IN_ONE = (W, C, S, R, A)
"""A natural person who applies is everything at once."""

FEATURED = (
    "celina-probna", "halina-wzorcowa", "witold-schemat", "grazyna-wzor", "igor-atrapa", "lidia-zalozenie",
)  # fmt: skip
"""The six with whom to begin: one for each person kept in mind on every screen, and an expert."""


def _applicants() -> tuple[Persona, ...]:
    szkola, fundacja = "wzorcowa-szkola-instalatorow", "fundacja-przykladowych-umiejetnosci"
    izba, turystyka = "izba-uslug-wzorcowych", "zwiazek-pracodawcow-turystyki"
    return (
        Persona(
            "Celina Próbna", szkola, (W, S), MARKET, "Składa wniosek pierwszy raz w życiu.", also=((fundacja, (READ,)),)
        ),
        Persona("Dariusz Brulion", szkola, (C,), MARKET, "Sprawdza wniosek, zanim zostanie podpisany."),
        Persona("Ewelina Teczka", szkola, (A, READ), MARKET, "Zarządza kontami w swojej firmie."),
        Persona("Jerzy Fiszka", fundacja, (W,), MARKET, "Opisuje efekty uczenia się."),
        Persona("Monika Pieczątka", fundacja, (S, A), MARKET, "Podpisuje wnioski fundacji."),
        Persona("Teodor Makieta", "teodor-makieta", ALL_IN_ONE, MARKET, "Osoba fizyczna, robi wszystko sam."),
        Persona("Jadwiga Druczek", "pracownia-druczek", ALL_IN_ONE, MARKET, "Prowadzi jednoosobową działalność."),
        Persona("Alina Segregator", izba, (W, C), SECTORAL, "Przygotowuje wnioski sektorowe."),
        Persona("Rafał Stempel", izba, (S, A), SECTORAL, "Podpisuje w imieniu izby."),
        Persona("Grzegorz Kalka", turystyka, (W, S, A), SECTORAL, "Związek prowadzi branżowe centrum umiejętności."),
        Persona("Iga Kolumna", "federacja-sportu-wzorcowego", (W, S, A), SECTORAL, "Wnioskuje w sektorze sportu."),
        Persona(
            "Norbert Spinacz", "lokalne-stowarzyszenie-atrapa", (W, S, A), SECTORAL, "Stowarzyszenie tylko lokalne."
        ),
        Persona("Hanna Akapit", "rada-sektorowa-turystyka", (W, S, A), SECTORAL, "Rada dostaje wnioski do wiadomości."),
        Persona("Kamil Przypis", "rada-sektorowa-informatyka", (W, S, A), SECTORAL, "Rada może sama złożyć wniosek."),
    )


def _operator() -> tuple[Persona, ...]:
    unit = "Zespół Oceny Formalnej"
    return (
        Persona("Halina Wzorcowa", "ibe-pib", (Role.REVIEWER,), OPERATOR, "Czterdzieści spraw, 14 dni na każdą.", unit),
        Persona("Marek Szablon", "ibe-pib", (Role.REVIEWER,), OPERATOR, "Ocenia wnioski od dwóch lat.", unit),
        Persona("Olga Rubryka", "ibe-pib", (Role.REVIEWER,), OPERATOR, "Nowa w zespole.", unit),
        Persona("Bogdan Nagłówek", "ibe-pib", (Role.HEAD_OF_UNIT,), OPERATOR, "Zatwierdza wezwania.", unit),
        Persona(
            "Ewa Kartoteka", "ibe-pib", (Role.REGISTRAR,), OPERATOR, "Prowadzi wpisy w rejestrze.", "Zespół Rejestru"
        ),
        Persona("Igor Atrapa", "ibe-pib", (Role.AGENT,), OPERATOR, "Ma rozmówcę na linii.", "Punkt kontaktowy"),
        Persona(
            "Paweł Skoroszyt", "ibe-pib", (Role.OPERATOR_ADMIN,), OPERATOR, "Pilnuje, by system działał.", "Zespół IT"
        ),
    )


def _ministry(ministry: Ministry) -> tuple[Persona, ...]:
    slug = ministry.body.slug
    group = ministry.body.name if ministry.featured else OTHER_MINISTRIES
    unit = ministry.department
    return (
        Persona(ministry.officer, slug, (Role.OFFICER,), group, "Prowadzi wnioski po ocenie formalnej.", unit),
        Persona(ministry.director, slug, (Role.DIRECTOR,), group, "Kontrasygnuje rozstrzygnięcia.", unit),
        Persona(ministry.minister, slug, (Role.MINISTER,), group, "Rozstrzyga i podpisuje.", "Gabinet Polityczny"),
    )


def _ministries(*, featured: bool) -> tuple[Persona, ...]:
    chosen = (one for one in offices.MINISTRIES if one.featured is featured)
    return tuple(persona for ministry in chosen for persona in _ministry(ministry))


def _delegate() -> tuple[Persona, ...]:
    slug = offices.DELEGATE.slug
    return (
        Persona("Walenty Pełnomocnik", slug, (Role.OFFICER,), OTHER_MINISTRIES, "Działa za ministra z upoważnienia."),
        Persona("Regina Upoważniona", slug, (Role.DIRECTOR,), OTHER_MINISTRIES, "Kontrasygnuje rozstrzygnięcia."),
        Persona("Edmund Mandat", slug, (Role.MINISTER,), OTHER_MINISTRIES, "Kieruje organem upoważnionym."),
    )


def _experts() -> tuple[Persona, ...]:
    notes = {
        "Lidia Założenie": "Ocenia celowość i poziom PRK.",
        "Tomasz Hipoteza": "Praktyk, instalator i egzaminator.",
        "Anna Definicja": "Zna standardy opisywania kwalifikacji.",
        "Piotr Kryterium": "Uczy zawodu i ocenia umiejętności.",
        "Zofia Argument": "Zna zasady przypisywania poziomów PRK.",
        "Jan Sylogizm": "Doradca zawodowy.",
        "Maria Teza": "Badaczka rynku pracy.",
        "Krzysztof Dowód": "Informatyk, kierownik projektów.",
        "Beata Przesłanka": "Specjalistka turystyki.",
        "Stefan Aksjomat": "Trener i sędzia sportowy.",
    }
    return tuple(Persona(name, None, (Role.EXPERT,), EXPERTS, note) for name, note in notes.items())


def _council() -> tuple[Persona, ...]:
    notes = {
        "Danuta Uchwała": "Przewodniczy Radzie.",
        "Feliks Protokół": "Przedstawiciel pracodawców.",
        "Kinga Debata": "Przedstawicielka związków zawodowych.",
        "Roman Kworum": "Przedstawiciel uczelni.",
        "Teresa Konsensus": "Przedstawicielka samorządów.",
    }
    return tuple(
        Persona(name, "rada-interesariuszy", (Role.COUNCIL_MEMBER,), COUNCIL, note) for name, note in notes.items()
    )


def _coordinator() -> tuple[Persona, ...]:
    slug, member = "koordynator-zsk", (Role.COMMISSION_MEMBER,)
    return (
        Persona("Urszula Koordynata", slug, (Role.COORDINATOR,), COORDINATOR, "Prowadzi listę PZZJ i nabory."),
        Persona("Cezary Komplet", slug, member, COORDINATOR, "Przewodniczy komisji."),
        Persona("Nina Punktacja", slug, member, COORDINATOR, "Ocenia wnioski o wpis na listę."),
        Persona("Hubert Werdykt", slug, member, COORDINATOR, "Ocenia wnioski o wpis na listę."),
    )


def _institutions() -> tuple[Persona, ...]:
    okno, wzorzec = "akademia-okna-testowa", "centrum-certyfikacji-wzorzec"
    return (
        Persona("Grażyna Wzór", okno, (R,), CERTIFYING, "Cztery razy w roku składa e-raport."),
        Persona("Oskar Okienko", okno, (S, A), CERTIFYING, "Podpisuje w imieniu instytucji."),
        Persona("Lena Margines", okno, (W,), CERTIFYING, "Przygotowuje nowe wnioski."),
        Persona("Patryk Paragraf", wzorzec, (R, S, A), CERTIFYING, "Instytucja z branżowym centrum umiejętności."),
        Persona("Sylwia Zakładka", wzorzec, (W, C), CERTIFYING, "Redaguje i sprawdza."),
        Persona("Aleksandra Arkusz", "osrodek-walidacji-szablon", (R, W, S, A), CERTIFYING, "Instytucja walidująca."),
        Persona("Mieczysław Zadanie", "stacja-egzaminow-probnych", (R, W, S, A), CERTIFYING, "Instytucja walidująca."),
        Persona("Eryk Miernik", "instytut-jakosci-probnej", (R, W), QUALITY, "Monitoruje instytucje certyfikujące."),
        Persona("Dorota Wskaźnik", "instytut-jakosci-probnej", (S, A), QUALITY, "Podpisuje sprawozdania."),
        Persona("Mateusz Audyt", "biuro-audytu-model", (R, W, S, A), QUALITY, "Prowadzi ewaluacje zewnętrzne."),
        Persona("Natalia Dziekanat", "akademia-przykladowa", (W, C), UNIVERSITIES, "Zgłasza studia podyplomowe."),
        Persona("Kazimierz Indeks", "akademia-przykladowa", (S, A), UNIVERSITIES, "Podpisuje w imieniu rektora."),
        Persona("Tadeusz Skrypt", "politechnika-wzorcowa", (W, S, A), UNIVERSITIES, "Prowadzi katalog kwalifikacji."),
        Persona("Leon Lustracja", None, (Role.INSPECTOR,), PERSONAL, "Kontroluje instytucje certyfikujące."),
        Persona("Róża Notatka", None, (Role.INSPECTOR,), PERSONAL, "Kontroluje instytucje certyfikujące."),
        Persona("Sabina Opinia", None, (Role.CONSULTEE,), PERSONAL, "Odpowiada na konsultacje."),
        Persona("Wiktor Uwaga", None, (Role.CONSULTEE,), PERSONAL, "Odpowiada na konsultacje."),
    )


PEOPLE: tuple[Persona, ...] = (
    *_applicants(), *_operator(), *_ministries(featured=True), *_experts(), *_council(), *_coordinator(),
    *_institutions(), *_ministries(featured=False), *_delegate(),
)  # fmt: skip
