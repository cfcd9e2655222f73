"""Open points about the register and about what becomes public."""

from typing import Final

from cases.open_points.domains import OneOf, Phrase, Settled, YesNo
from cases.open_points.point import Mark, OpenPoint

_STATUSES: Final = (
    ("INCLUDED", "włączona"),
    ("FUNCTIONING", "funkcjonująca"),
    ("ARCHIVED", "archiwalna"),
)

_REGISTER: Final = (
    OpenPoint(
        code="ENTRY_BY_SYSTEM",
        title="Kto tworzy wpis w rejestrze",
        question="Kto wpisuje kwalifikację do ZRK po ogłoszeniu obwieszczenia?",
        domain=Settled(),
        default="system w imieniu podmiotu prowadzącego ZRK, z dniem ogłoszenia w Monitorze Polskim",
        reason="Minister przekazuje dane, a wpisu dokonuje podmiot prowadzący ZRK. Dane są już w systemie, "
        "więc przepisywanie nic nie wnosi.",
        basis="art. 25 ust. 3, art. 84 ust. 1, art. 87 ust. 1 pkt 1 ustawy o ZSK",
        source="3.1.4",
        mark=Mark.INFERRED,
    ),
    OpenPoint(
        code="ENTRY_DATA_SOURCE",
        title="Dane wpisu spoza obwieszczenia",
        question="Skąd pochodzą dane, których obwieszczenie nie zawiera: ISCED, PKD, objętość, zadania, grupy osób?",
        domain=Settled(),
        default="z ostatecznego opisu, który minister ustala przy pozytywnym rozpatrzeniu",
        reason="Obwieszczenie ma tylko elementy z art. 25 ust. 2; resztę danych minister przekazuje do ZRK.",
        basis="art. 21b ust. 2, art. 25 ust. 2, art. 84 ust. 1 ustawy o ZSK",
        source="3.1.5",
        mark=Mark.INFERRED,
    ),
    OpenPoint(
        code="CERTIFICATE_NAME_INC_FM",
        title="Nazwa certyfikatu: kwalifikacja wolnorynkowa",
        question="Jaką nazwę certyfikatu pokazuje wpis, gdy nikt nie podał innej?",
        domain=Phrase(),
        default="certyfikat kwalifikacji wolnorynkowej",
        reason="Wpis ma zawierać nazwę certyfikatu, ale ani wniosek, ani obwieszczenie jej nie podaje. "
        "Nazwę określa definicja ustawowa.",
        basis="art. 2 pkt 11, art. 83 ust. 1 pkt 5 lit. b ustawy o ZSK",
        source="5.1",
        mark=Mark.INFERRED,
    ),
    OpenPoint(
        code="CERTIFICATE_NAME_INC_SEC",
        title="Nazwa certyfikatu: kwalifikacja sektorowa",
        question="Jaką nazwę certyfikatu pokazuje wpis, gdy nikt nie podał innej?",
        domain=Phrase(),
        default="certyfikat kwalifikacji sektorowej",
        reason="Wpis ma zawierać nazwę certyfikatu, ale ani wniosek, ani obwieszczenie jej nie podaje. "
        "Nazwę określa definicja ustawowa.",
        basis="art. 2 pkt 11b, art. 83 ust. 1 pkt 5 lit. b ustawy o ZSK",
        source="5.1",
        mark=Mark.INFERRED,
    ),
    OpenPoint(
        code="ZRK_CODE_TEMPLATE",
        title="Kod kwalifikacji w ZRK",
        question="Jak powstaje kod nowej kwalifikacji?",
        domain=Phrase("{number}"),
        default="ZRK-{number}",
        reason="Postaci kodu nie ustalono. Kod jest napisem bez znaczenia; numer jest kolejny i ma sześć cyfr.",
        basis="art. 83 ust. 1 pkt 5 lit. f ustawy o ZSK",
        source="5.5; 8 poz. 16",
        mark=Mark.OPEN,
    ),
    OpenPoint(
        code="STATUS_AFTER_LAST_AUTHORITY",
        title="Status po utracie ostatniego uprawnienia",
        question="Jaki status ma kwalifikacja, gdy ostatni podmiot straci uprawnienie do certyfikowania?",
        domain=OneOf(_STATUSES[:2]),
        default="INCLUDED",
        reason="Kwalifikacja funkcjonuje, gdy uprawnienie ma choć jeden podmiot. Statusu „zawieszona” już nie ma.",
        basis="art. 61 ustawy o ZSK",
        source="5.4",
        mark=Mark.INFERRED,
    ),
    OpenPoint(
        code="LEGACY_SUSPENDED_STATUS",
        title="Dawny status „zawieszona”",
        question="Jaki status mają dziś kwalifikacje zawieszone przed 2024 r.?",
        domain=OneOf(_STATUSES),
        default="INCLUDED",
        reason="Przepisy przejściowe o tym nie mówią. Zawieszenie pozostaje w historii wpisu.",
        basis="ustawa z 30.08.2023 (Dz.U. 2023 poz. 2005)",
        source="5.4; 8 poz. 17",
        mark=Mark.OPEN,
    ),
    OpenPoint(
        code="EVERY_VERSION_KEPT",
        title="Wersje wpisu",
        question="Czy po zmianie opisu zachowuje się poprzednie wersje?",
        domain=Settled(),
        default="tak: każdą wersję z datami obowiązywania i źródłem",
        reason="Certyfikaty odnoszą się do opisu z dnia wydania, więc stan z każdego dnia musi być do odtworzenia.",
        basis="art. 29 ust. 3 ustawy o ZSK",
        source="5.4",
        mark=Mark.INFERRED,
    ),
)

_PUBLIC: Final = (
    OpenPoint(
        code="PUBLISH_SCHOOL_USE",
        title="Jawność informacji o wykorzystaniu w szkole",
        question="Czy wpis pokazuje informację o przygotowaniu w ramach zajęć szkolnych?",
        domain=YesNo("pokazuje", "nie pokazuje"),
        default=False,
        reason="Art. 83 nie wymienia tej informacji wśród danych rejestru.",
        basis="art. 15 ust. 1 pkt 5 lit. a, art. 83 ust. 1 ustawy o ZSK",
        source="5.1",
        mark=Mark.OPEN,
    ),
    OpenPoint(
        code="PUBLISH_JUSTIFICATION",
        title="Jawność uzasadnienia wniosku",
        question="Czy wpis pokazuje uzasadnienie włączenia?",
        domain=YesNo("pokazuje", "nie pokazuje"),
        default=False,
        reason="Art. 83 nie wymienia uzasadnienia wśród danych rejestru.",
        basis="art. 15 ust. 1 pkt 3, art. 83 ust. 1 ustawy o ZSK",
        source="5.1",
        mark=Mark.OPEN,
    ),
    OpenPoint(
        code="PUBLISH_CONSULTATION_RESULTS",
        title="Jawność wyników konsultacji",
        question="Czy wyniki konsultacji publikuje się na portalu?",
        domain=YesNo("publikuje się", "otrzymuje je tylko wnioskodawca"),
        default=False,
        reason="Ustawa każe przekazać wnioski z konsultacji wnioskodawcy; publikacji już nie przewiduje.",
        basis="art. 22 ust. 2 pkt 2 ustawy o ZSK",
        source="3.17; 8 poz. 19",
        mark=Mark.OPEN,
    ),
    OpenPoint(
        code="PUBLISH_EXPERT_NAMES",
        title="Jawność składu zespołu ekspertów",
        question="Czy imiona i nazwiska ekspertów publikuje się na portalu?",
        domain=YesNo("publikuje się", "nie publikuje się"),
        default=False,
        reason="Obowiązku nie znaleziono; miało go uchylone rozporządzenie z 2016 r.",
        basis="art. 21 ustawy o ZSK; Dz.U. 2025 poz. 153",
        source="3.17",
        mark=Mark.OPEN,
    ),
    OpenPoint(
        code="PUBLISH_REFUSALS",
        title="Jawność spraw zakończonych bez włączenia",
        question="Czy publikuje się informacje o odmowach i o wnioskach bez rozpatrzenia?",
        domain=YesNo("publikuje się", "nie publikuje się"),
        default=False,
        reason="Obowiązku publikacji nie znaleziono; wnioski nie należą do danych z art. 83.",
        basis="art. 82b, art. 83 ustawy o ZSK",
        source="3.17",
        mark=Mark.OPEN,
    ),
    OpenPoint(
        code="PESEL_MASKED",
        title="PESEL w jawnym rejestrze",
        question="Czy w jawnym rejestrze widać PESEL osoby fizycznej?",
        domain=Settled(),
        default="nie: numeru PESEL nie pokazuje żadna strona publiczna ani API",
        reason="Ustawa czytana dosłownie każe go ujawnić (podmiot zewnętrznego zapewniania jakości). "
        "Do rozstrzygnięcia przez inspektora ochrony danych.",
        basis="art. 54 ust. 1 pkt 1 lit. c, art. 83 ust. 1 pkt 7 lit. a ustawy o ZSK",
        source="5.3; 8 poz. 18",
        mark=Mark.OPEN,
    ),
)

PUBLICATION_POINTS: Final = (*_REGISTER, *_PUBLIC)
