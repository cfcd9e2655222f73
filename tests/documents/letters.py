"""One realistic content for every letter; nobody and nothing in it exists."""

from datetime import UTC, date, datetime

from documents.letters import (
    FileText,
    Frame,
    LetterContent,
    OutcomeSetText,
    OutcomesText,
    OutcomeText,
    Party,
    Signature,
)
from documents.receipts import Upd, Upp
from workflows.inclusion import announcement as act25, documents as letters

MADE_AT = datetime(2026, 11, 26, 9, 5, 7, tzinfo=UTC)
OPERATOR = Party(
    name="Instytut Próbny Badań Edukacyjnych",
    address=("ul. Zmyślona 8", "01-180 Warszawa"),
    seat="Warszawa",
    identifier="0000000017",
    identifier_kind="NIP",
)
MINISTRY = Party(name="Ministerstwo Próbne", address=("al. Przykładowa 3", "00-001 Warszawa"), seat="Warszawa")
APPLICANT = Party(
    name="Fundacja „Żółty Żuraw”",
    address=("ul. Łąkowa 1/2", "90-001 Łódź"),
    seat="Łódź",
    identifier="0000000024",
    identifier_kind="NIP",
)
REVIEWER = Signature(name="Halina Wzorcowa", post="kierowniczka Działu Oceny Formalnej", deputises="z up.")
MINISTER = Signature(name="Olgierd Szkic", post="podsekretarz stanu", deputises="wz.")
NAME = "Układanie posadzek z żywicy"
SHA = "0f" * 32
LONG = (
    "Z analizy ofert pracy z lat 2024–2026 wynika, że co 5. firma wykończeniowa szuka osób, które samodzielnie "
    "przygotują podłoże i ułożą posadzkę. Źródła: badanie własne (n = 412), dane powiatowych urzędów pracy.\n\n"
    "Ścieżka kształcenia trwa 120 godzin i nie powtarza treści żadnej kwalifikacji funkcjonującej."
)
_FILED = {
    "sender": OPERATOR,
    "signature": REVIEWER,
    "kind": "INC_FM",
    "qualification": NAME,
    "applicant": APPLICANT.name,
    "filed_on": date(2026, 11, 2),
}
_BY_MINISTER = _FILED | {"sender": MINISTRY, "signature": MINISTER}
_DEFECTS = [
    {
        "rule": "FR-INC-04",
        "field": "Efekty uczenia się",
        "remark": "Efekt 3.2 nie ma kryteriów weryfikacji.\nDodaj co najmniej jedno.",
    },
    {"rule": "FR-INC-07", "field": "Dowód wniesienia opłaty", "remark": "Opłata jest niższa o 218 zł."},
]


def outcomes(sets: int = 2, per_set: int = 2, criteria: int = 2) -> OutcomesText:
    return OutcomesText(
        synthesis="Osoba samodzielnie przygotowuje podłoże i układa posadzkę. Odpowiada za wynik swojej pracy.",
        sets=tuple(
            OutcomeSetText(
                title=f"Przygotowanie podłoża, część {number}",
                outcomes=tuple(
                    OutcomeText(
                        text=f"Ocenia podłoże w warunkach {number}.{place}",
                        criteria=tuple(f"mierzy wilgotność podłoża sposobem {n}" for n in range(1, criteria + 1)),
                    )
                    for place in range(1, per_set + 1)
                ),
            )
            for number in range(1, sets + 1)
        ),
    )


def announcement(**changed: object) -> act25.Announcement:
    """A complete announcement; keywords replace its fields."""
    whole: dict[str, object] = {
        "sender": MINISTRY,
        "signature": MINISTER,
        "kind": "INC_SEC",
        "minister_genitive": "Ministra Prób i Wzorów",
        "division_note": "Minister Prób i Wzorów kieruje działem administracji rządowej – próby, na podstawie § 1 "
        "ust. 2 rozporządzenia w sprawie szczegółowego zakresu działania (Dz. U. poz. 1).",
        "qualification": NAME,
        "level": 4,
        "sqf": [{"framework": "Sektorowa Rama Kwalifikacji w Budownictwie", "level": "4"}],
        "outcomes": outcomes(),
        "validation": {
            "methods": "Obserwacja w warunkach symulowanych i wywiad swobodny.",
            "staff": "Komisja z 2 asesorów, z których jeden ma 5 lat doświadczenia.",
            "conditions": "Stanowisko o powierzchni 6 m² z oświetleniem ≥ 500 lx.",
        },
        "entry_conditions": {"text": "Ukończone 18 lat."},
        "award_conditions": {"none": True},
        "validity": {"period": "5 lat", "renewal": "Zaświadczenie o 12 miesiącach pracy w zawodzie."},
        "quality": {"internal_evaluation": "Ewaluacja wewnętrzna co najmniej raz w roku."},
        "institution_conditions": "Własne zaplecze warsztatowe.",
        "announced_on": date(2026, 11, 26),
        "review_on": date(2036, 11, 26),
    }
    return act25.Announcement.model_validate(whole | changed)


def frame(title: str = "Pismo", recipients: tuple[Party, ...] = (APPLICANT,)) -> Frame:
    return Frame(
        title=title, sign="ZRK.4021.12.2026", mark="ZRK.4021.12.2026/3", made_at=MADE_AT, recipients=recipients
    )


def call_for_supplement(**changed: object) -> letters.CallForSupplement:
    return letters.CallForSupplement.model_validate(_FILED | {"defects": _DEFECTS, "deemed_days": 14} | changed)


def application(**changed: object) -> letters.ApplicationText:
    whole: dict[str, object] = {
        "sender": APPLICANT,
        "kind": "INC_FM",
        "qualification": NAME,
        "applicant": APPLICANT.name,
        "addressee": "Minister Prób i Wzorów",
        "filed_at": MADE_AT,
        "version": 1,
        "sections": [
            {
                "title": "A. Wnioskodawca",
                "answers": [
                    {"label": "Nazwa", "basis": "art. 15 ust. 1 pkt 1 lit. a", "value": APPLICANT.name},
                    {"label": "Numer KRS", "basis": "art. 15 ust. 1 pkt 1 lit. d", "value": ""},
                ],
            },
            {
                "title": "C. Uzasadnienie",
                "answers": [{"label": "Potrzeby", "basis": "art. 15 ust. 1 pkt 3", "value": LONG}],
            },
        ],
        "outcomes": outcomes(),
        "statements": [
            {
                "text": "Oświadczam, że dane zawarte we wniosku o włączenie kwalifikacji wolnorynkowej do ZSK "
                "są zgodne z prawdą.",
                "clause": "Jestem świadomy odpowiedzialności karnej za złożenie fałszywego oświadczenia.",
                "made_by": "Jan Próbny",
                "made_at": MADE_AT,
            }
        ],
        "attachments": [{"name": "przelew.pdf", "label": "Dowód opłaty", "size": 84_000, "sha256": SHA}],
        "sha256": SHA,
    }
    return letters.ApplicationText.model_validate(whole | changed)


def upp() -> Upp:
    return Upp(
        sender=OPERATOR,
        identifier="ZRK.4021.12.2026/1",
        addressee=MINISTRY.model_copy(update={"identifier": "ministerstwo-prob", "identifier_kind": "ZRK"}),
        filer=APPLICANT,
        delivered_at=MADE_AT,
        made_at=MADE_AT,
        document_identifier="ZRK.4021.12.2026/2",
        subject=f"Wniosek o włączenie kwalifikacji „{NAME}”",
        sha256=SHA,
        files=(FileText(name="przelew.pdf", label="Dowód opłaty", size=84_000, sha256=SHA),),
        next_steps=("Ocena formalna potrwa do 10 grudnia 2026.", "O wyniku zawiadomimy w skrzynce."),
    )


def upd() -> Upd:
    return Upd(
        sender=OPERATOR,
        identifier="ZRK.4021.12.2026/4",
        issuer=OPERATOR,
        addressee=APPLICANT,
        received_by="Jan Próbny",
        received_at=MADE_AT,
        made_at=MADE_AT,
        case_identifier="ZRK.4021.12.2026",
        document_identifier="ZRK.4021.12.2026/3",
        subject="Wezwanie do usunięcia braków formalnych wniosku",
        digest_of="pliku",
        sha256=SHA,
    )


_TEAM = ["Anna Próbna", "Jan Wzorowy", "Zofia Szkicowa"]
_OPINION = _BY_MINISTER | {
    "members": _TEAM,
    "chair": _TEAM[0],
    "positive": True,
    "justification": LONG,
    "recommended_level": 4,
    "level_justification": "Efekty wymagają samodzielności w zmiennych warunkach.",
    "outcomes": [{"outcome": "Ocenia podłoże", "descriptor": "P4S_UW"}],
    "sqf": [{"framework": "SRK Bud", "level": "4"}],
}


def samples() -> dict[str, LetterContent]:
    """Returns code → content, one for every letter of the product."""
    return {
        "upp": upp(),
        "upd": upd(),
        "application": application(),
        "call_for_supplement": call_for_supplement(),
        "notice_forwarded": letters.Forwarded.model_validate(
            _FILED
            | {"minister": "Minister Prób i Wzorów", "forwarded_on": "2026-11-26", "considered_until": "2027-03-26"}
        ),
        "notice_other_minister": letters.OtherMinister.model_validate(
            _BY_MINISTER
            | {
                "former_minister": "Minister Szkiców",
                "minister": "Minister Prób i Wzorów",
                "forwarded_on": "2026-12-01",
                "justification": "Kwalifikacja należy do działu próby.",
                "considered_until": "2027-03-26",
            }
        ),
        "notice_left_18_5a": letters.LeftForWrongApplicant.model_validate(
            _FILED | {"reason": "Wnioskodawca nie prowadzi zorganizowanej działalności.", "fee": "2 218 zł"}
        ),
        "notice_no_further_course": letters.NoFurtherCourse.model_validate(
            _FILED | {"call_delivered_on": "2026-11-10", "deadline": "2026-12-10", "remaining": _DEFECTS}
        ),
        "notice_left_18a": letters.LeftForSimilarity.model_validate(
            _BY_MINISTER
            | {
                "similar": [{"name": "Układanie posadzek", "code": "K000123", "level": "3"}],
                "justification": LONG,
                "fee": "",
            }
        ),
        "notice_withdrawn": letters.Withdrawn.model_validate(_FILED | {"withdrawn_on": "2026-11-26"}),
        "notice_proceedings_started": letters.ProceedingsStarted.model_validate(
            _BY_MINISTER | {"minister": "Minister Prób i Wzorów", "started_on": "2026-11-26"}
        ),
        "information_councils": letters.InformationForCouncils.model_validate(
            _BY_MINISTER
            | {
                "councils": ["Rada Interesariuszy ZSK", "Sektorowa Rada ds. Kompetencji – Próby"],
                "proposed_level": 4,
                "synthesis": LONG,
            }
        ),
        "consultation_conclusions": letters.ConsultationConclusions.model_validate(
            _BY_MINISTER
            | {
                "opened_on": "2026-11-01",
                "closed_on": "2026-11-21",
                "voices": [{"author": "Cech Przykładowych Posadzkarzy", "summary": LONG}],
                "conclusions": "Środowisko popiera włączenie.",
            }
        ),
        "appointment_expert": letters.ExpertAppointment.model_validate(
            _BY_MINISTER
            | {
                "expert": _TEAM[0],
                "role_in_team": "przewodniczący",
                "experience": "Wykonywanie zadań i ocenianie; znajomość trendów.",
                "members": _TEAM,
            }
        ),
        "expert_remarks": letters.ExpertRemarks.model_validate(
            _BY_MINISTER | {"remarks": ["Doprecyzować efekt 1.2.\nDodać kryterium.", LONG], "chair": _TEAM[0]}
        ),
        "expert_opinion": letters.ExpertOpinion.model_validate(_OPINION),
        "request_ri": letters.RequestToCouncil.model_validate(
            _BY_MINISTER | {"opinion_positive": False, "recommended_level": 4}
        ),
        "ri_opinion": letters.CouncilOpinion.model_validate(
            _BY_MINISTER
            | {"positive": False, "recommended_level": 4, "adopted_on": "2026-11-20", "justification": LONG}
        ),
        "second_recommendation": letters.SecondRecommendation.model_validate(
            _BY_MINISTER
            | {
                "chair": _TEAM[0],
                "members": _TEAM,
                "previous_level": 4,
                "recommended_level": 3,
                "justification": LONG,
            }
        ),
        "notice_extension": letters.Extension.model_validate(
            _BY_MINISTER
            | {"former_deadline": "2027-03-26", "deadline": "2027-07-26", "reasons": "Zespół ekspertów prosi o dane."}
        ),
        "decision_positive_information": letters.PositiveInformation.model_validate(
            _BY_MINISTER | {"level": 4, "sqf": [{"framework": "SRK Bud", "level": "4"}], "evaluation": LONG}
        ),
        "refusal_information": letters.RefusalInformation.model_validate(_BY_MINISTER | {"justification": LONG}),
        "announcement": announcement(),
        "authority_call": letters.AuthorityCall.model_validate(
            {
                "sender": MINISTRY,
                "kind": "INC_FM",
                "qualification": NAME,
                "included_on": "2026-11-26",
                "journal": "M.P. z 2026 r. poz. 704",
                "level": 4,
            }
        ),
    }
