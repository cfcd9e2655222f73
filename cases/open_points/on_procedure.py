"""Open points about the course of a case: who may do what, when, and with what effect."""

from datetime import date
from decimal import Decimal
from typing import Final

from cases.open_points.domains import Day, OneOf, Phrase, Rate, Rates, Settled, YesNo
from cases.open_points.point import Mark, OpenPoint

_FEES: Final = (
    OpenPoint(
        code="FEE_INCLUSION",
        title="Opłata za wniosek o włączenie",
        question="Ile wynosi opłata i od kiedy?",
        domain=Rates(),
        default=(Rate(date(2016, 1, 15), Decimal(2000)), Rate(date(2024, 1, 1), Decimal(2218))),
        reason="Ustawa mówi o 2 000 zł i waloryzacji co 5 lat. Strona ministerstwa podaje 2 218 zł; "
        "dnia tej zmiany ani obwieszczenia nie ustalono, przyjmujemy 1.01.2024.",
        basis="art. 17 ust. 1–3 ustawy o ZSK",
        source="3.0.4; 8 poz. 5",
        mark=Mark.WEAK_SOURCE,
    ),
    OpenPoint(
        code="BCU_EXEMPTION_LAST_DAY",
        title="Zwolnienie z opłaty dla prowadzących BCU",
        question="Do którego dnia złożone wnioski o włączenie kwalifikacji sektorowej są wolne od opłaty?",
        domain=Day(),
        default=date(2026, 6, 30),
        reason="Zwolnienie dotyczy organizacji, które prowadzą branżowe centrum umiejętności albo są stroną umowy. "
        "Liczy się dzień złożenia wniosku.",
        basis="art. 30 ust. 1 ustawy z 30.08.2023 (Dz.U. 2023 poz. 2005)",
        source="3.0.4; 8 poz. 6",
        mark=Mark.STATUTE,
    ),
    OpenPoint(
        code="FEE_TITLE_INC_FM",
        title="Tytuł przelewu: kwalifikacja wolnorynkowa",
        question="Jaki tytuł ma mieć przelew opłaty?",
        domain=Phrase("{name}"),
        default="ZSK art. 14 - {name}",
        reason="Taki tytuł podaje strona ministerstwa; ustawa go nie określa.",
        basis="art. 17 ust. 1 ustawy o ZSK",
        source="3.0.4",
        mark=Mark.WEAK_SOURCE,
    ),
    OpenPoint(
        code="FEE_TITLE_INC_SEC",
        title="Tytuł przelewu: kwalifikacja sektorowa",
        question="Jaki tytuł ma mieć przelew opłaty?",
        domain=Phrase("{name}"),
        default="ZSK art. 15a - {name}",
        reason="Taki tytuł podaje strona ministerstwa; ustawa go nie określa.",
        basis="art. 17 ust. 1 ustawy o ZSK",
        source="3.0.4",
        mark=Mark.WEAK_SOURCE,
    ),
)

_APPLICATION: Final = (
    OpenPoint(
        code="SECTOR_COUNCIL_KRS_REQUIRED",
        title="Numer KRS sektorowej rady",
        question="Czy sektorowa rada do spraw kompetencji musi podać numer KRS?",
        domain=YesNo("numer jest wymagany", "rada może go nie mieć"),
        default=False,
        reason="Ustawa wymaga numeru KRS od każdego wnioskodawcy, ale sektorowa rada może nie być wpisana do KRS.",
        basis="art. 15b ust. 1 pkt 1 ustawy o ZSK",
        source="3.1.1 A4",
        mark=Mark.OPEN,
    ),
    OpenPoint(
        code="FILER_ADDRESS",
        title="Adres elektroniczny osoby składającej",
        question="Co jest adresem elektronicznym osoby składającej wniosek?",
        domain=Settled(),
        default="adres e-mail",
        reason="Ustawa nie mówi, czy chodzi o e-mail, czy o adres do doręczeń elektronicznych. "
        "Adres do doręczeń podaje się w danych organizacji.",
        basis="art. 15 ust. 1 pkt 1, art. 15b ust. 1 pkt 1 ustawy o ZSK",
        source="3.1.1 A6",
        mark=Mark.OPEN,
    ),
    OpenPoint(
        code="NAME_MAX_LENGTH",
        title="Długość nazwy kwalifikacji",
        question="Ile znaków może mieć nazwa kwalifikacji?",
        domain=Settled(),
        default="300 znaków",
        reason="Ustawa nie ogranicza nazwy. Tyle dopuszczał dawny formularz w ZRK.",
        basis="art. 15 ust. 1 pkt 2 lit. a ustawy o ZSK",
        source="3.1.1 B1",
        mark=Mark.WEAK_SOURCE,
    ),
    OpenPoint(
        code="LEGAL_STATE",
        title="Stan prawny",
        question="Na jakim tekście ustawy opiera się system?",
        domain=Settled(),
        default="tekst jednolity Dz.U. 2024 poz. 1606, stan na 27 września 2024",
        reason="Późniejszych zmian nie znaleziono. Przed wdrożeniem trzeba to sprawdzić w ISAP.",
        basis="ustawa z 22.12.2015 o ZSK",
        source="0.2; 8 poz. 1",
        mark=Mark.OPEN,
    ),
)

_FORMAL_STAGE: Final = (
    OpenPoint(
        code="WRONG_APPLICANT_DECIDED_BY",
        title="Kto pozostawia wniosek bez rozpatrzenia (art. 18 ust. 5a)",
        question="Kto stwierdza, że wniosek złożył podmiot spoza kręgu uprawnionych?",
        domain=OneOf((("OPERATOR", "podmiot prowadzący ZRK"), ("MINISTER", "minister właściwy"))),
        default="OPERATOR",
        reason="Ustawa nie wskazuje organu. Krąg wnioskodawców sprawdza się w ocenie formalnej, a tę prowadzi IBE.",
        basis="art. 18 ust. 5a ustawy o ZSK",
        source="3.1.3; 8 poz. 9",
        mark=Mark.OPEN,
    ),
    OpenPoint(
        code="WITHDRAWAL_STATES",
        title="Do kiedy można wycofać wniosek",
        question="Do którego etapu wnioskodawca może wycofać wniosek?",
        domain=OneOf(
            (
                ("UNTIL_DECISION", "do rozstrzygnięcia ministra"),
                ("UNTIL_FORWARDED", "do przekazania ministrowi"),
                ("NEVER", "wniosku nie można wycofać"),
            )
        ),
        default="UNTIL_DECISION",
        reason="Ustawa nie reguluje wycofania nowych wniosków. Postępowanie jest wszczynane na wniosek, "
        "więc wnioskodawca nim rozporządza.",
        basis="art. 14, art. 15a ustawy o ZSK",
        source="3.1.3; 8 poz. 12",
        mark=Mark.OPEN,
    ),
    OpenPoint(
        code="WITHDRAWAL_EFFECT",
        title="Skutek wycofania wniosku",
        question="Co się dzieje ze sprawą i z opłatą po wycofaniu wniosku?",
        domain=Settled(),
        default="sprawa się kończy, opłata nie podlega zwrotowi",
        reason="Zwrot opłaty ustawa przewiduje tylko w dwóch przypadkach: art. 18 ust. 5a i art. 18a.",
        basis="art. 17 ust. 1 ustawy o ZSK",
        source="3.1.3; 8 poz. 12",
        mark=Mark.INFERRED,
    ),
    OpenPoint(
        code="TERMINAL_NOTICE",
        title="Forma zakończenia bez rozpatrzenia",
        question="W jakiej formie kończy się wniosek bez dalszego biegu albo pozostawiony bez rozpatrzenia?",
        domain=Settled(),
        default="zawiadomienie, bez decyzji i bez pouczenia o środkach zaskarżenia",
        reason="Ustawa nie zna tu decyzji. Skargę wyłącza tylko dla negatywnego rozpatrzenia (art. 23 ust. 2); "
        "czy inne zakończenia można zaskarżyć, jest sporne.",
        basis="art. 18 ust. 5 i 5a, art. 18a ustawy o ZSK",
        source="3.16",
        mark=Mark.OPEN,
    ),
    OpenPoint(
        code="KPA_REMEDIES",
        title="Środki z KPA w sprawach włączenia",
        question="Czy stosuje się odwołanie, ponaglenie, zawieszenie i przywrócenie terminu?",
        domain=Settled(),
        default="nie",
        reason="KPA stosuje się tylko w zakresie art. 24 i 25, a art. 81 nie wymienia art. 11–40.",
        basis="art. 36 ust. 2, art. 81 ustawy o ZSK",
        source="3.0.2",
        mark=Mark.INFERRED,
    ),
)

_SUBSTANTIVE_STAGE: Final = (
    OpenPoint(
        code="INFORM_COUNCILS_IS_GUARD",
        title="Przekazanie wniosku do wiadomości rad",
        question="Czy dalsze kroki czekają na przekazanie wniosku Radzie Interesariuszy i sektorowym radom?",
        domain=YesNo("tak: dalsze kroki czekają", "nie: to zadanie, które pozostaje do wykonania"),
        default=False,
        reason="Przekazanie jest obowiązkowe, ale ustawa nie wyznacza jego chwili.",
        basis="art. 19 ust. 3 ustawy o ZSK",
        source="3.1.4",
        mark=Mark.INFERRED,
    ),
    OpenPoint(
        code="SEC_CONSULTATION",
        title="Konsultacje kwalifikacji sektorowej",
        question="Czy minister może przeprowadzić konsultacje wniosku o kwalifikację sektorową?",
        domain=OneOf((("OPTIONAL", "tak, jeżeli tak postanowi"), ("NEVER", "nie"))),
        default="OPTIONAL",
        reason="Ustawa wymaga konsultacji tylko dla kwalifikacji wolnorynkowych, ale innych nie zakazuje.",
        basis="art. 19 ust. 2 ustawy o ZSK",
        source="3.1.4",
        mark=Mark.INFERRED,
    ),
    OpenPoint(
        code="EXPERT_TABLES",
        title="Tabele zgodności ekspertów",
        question="Czy przed opinią zespołu każdy ekspert wypełnia własną tabelę zgodności z charakterystykami PRK?",
        domain=YesNo("tak, opinia czeka na wszystkie tabele", "nie, wystarczy wspólna opinia"),
        default=True,
        reason="Dalszych przepisów rozporządzenia nie odczytano. Wzór bierzemy z uchylonego rozporządzenia z 2016 r.",
        basis="art. 21 ust. 1 ustawy o ZSK; Dz.U. 2025 poz. 153",
        source="3.1.6; 8 poz. 2",
        mark=Mark.OPEN,
    ),
    OpenPoint(
        code="EXPERT_MAJORITY",
        title="Większość w zespole ekspertów",
        question="Ilu ekspertów musi poprzeć rekomendację?",
        domain=Settled(),
        default="zwykła większość; wynik głosowania wpisuje przewodniczący",
        reason="Przepisów o głosowaniu nie odczytano. Uchylone rozporządzenie z 2016 r. znało zwykłą większość.",
        basis="Dz.U. 2025 poz. 153",
        source="3.1.6; 8 poz. 2",
        mark=Mark.OPEN,
    ),
    OpenPoint(
        code="SECOND_RECOMMENDATION_TO_RI",
        title="Druga rekomendacja a Rada Interesariuszy",
        question="Czy rekomendacja po negatywnej opinii Rady wraca do Rady?",
        domain=Settled(),
        default="nie: sprawa przechodzi do oceny ministra",
        reason="Ustawa każe zespołowi odnieść się do opinii, ale nie przewiduje drugiej opinii.",
        basis="art. 21a ust. 6 ustawy o ZSK",
        source="3.1.4",
        mark=Mark.INFERRED,
    ),
    OpenPoint(
        code="POSITIVE_AFTER_NEGATIVE_OPINION",
        title="Rozpatrzenie pozytywne po negatywnej opinii",
        question="Czy minister może włączyć kwalifikację mimo negatywnej opinii ekspertów, także bez opinii Rady?",
        domain=YesNo("tak", "nie"),
        default=True,
        reason="Opinie są podstawą oceny ministra, ale go nie wiążą.",
        basis="art. 21a ust. 2, art. 21b ust. 1 ustawy o ZSK",
        source="3.1.4",
        mark=Mark.INFERRED,
    ),
    OpenPoint(
        code="LEVEL_AS_RECOMMENDED",
        title="Poziom PRK a rekomendacja",
        question="Czy minister może przypisać inny poziom niż rekomendowany?",
        domain=Settled(),
        default="nie: przypisuje poziom z rekomendacji, a gdy są dwie – z drugiej",
        reason="Ustawa wiąże przypisanie poziomu z rekomendacją; druga uwzględnia opinię Rady.",
        basis="art. 21a ust. 6, art. 21b ust. 2 pkt 1 ustawy o ZSK",
        source="3.1.4",
        mark=Mark.INFERRED,
    ),
)

PROCEDURE_POINTS: Final = (*_APPLICATION, *_FEES, *_FORMAL_STAGE, *_SUBSTANTIVE_STAGE)
