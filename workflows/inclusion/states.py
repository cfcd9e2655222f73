"""States of an inclusion case, in the Act's order, and what people are told in each of them."""

from enum import StrEnum

from cases.enums import ActorCode
from cases.procedure import Status, Turn


class State(StrEnum):
    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    FORMAL_REVIEW = "FORMAL_REVIEW"
    AWAITING_SUPPLEMENT = "AWAITING_SUPPLEMENT"
    FORWARDED = "FORWARDED"
    WITH_MINISTER = "WITH_MINISTER"
    PROCEEDINGS_OPEN = "PROCEEDINGS_OPEN"
    CONSULTATION = "CONSULTATION"
    CONSULTED = "CONSULTED"
    EXPERTS_WORKING = "EXPERTS_WORKING"
    OPINION_POSITIVE = "OPINION_POSITIVE"
    OPINION_NEGATIVE = "OPINION_NEGATIVE"
    RI_OPINION = "RI_OPINION"
    EXPERTS_RECONSIDER = "EXPERTS_RECONSIDER"
    EVALUATION = "EVALUATION"
    ACCEPTED = "ACCEPTED"
    INCLUDED = "INCLUDED"
    INCLUDED_OPEN_FOR_IC = "INCLUDED_OPEN_FOR_IC"
    LEFT_WITHOUT_CONSIDERATION_18_5A = "LEFT_WITHOUT_CONSIDERATION_18_5A"
    LEFT_WITHOUT_CONSIDERATION_18A = "LEFT_WITHOUT_CONSIDERATION_18A"
    NO_FURTHER_COURSE = "NO_FURTHER_COURSE"
    WITHDRAWN = "WITHDRAWN"
    REFUSED = "REFUSED"


TERMINAL = frozenset(
    {
        State.INCLUDED_OPEN_FOR_IC,
        State.LEFT_WITHOUT_CONSIDERATION_18_5A,
        State.LEFT_WITHOUT_CONSIDERATION_18A,
        State.NO_FURTHER_COURSE,
        State.WITHDRAWN,
        State.REFUSED,
    }
)

FROM_RECEIPT_TO_EVALUATION = (
    State.WITH_MINISTER,
    State.PROCEEDINGS_OPEN,
    State.CONSULTATION,
    State.CONSULTED,
    State.EXPERTS_WORKING,
    State.OPINION_POSITIVE,
    State.OPINION_NEGATIVE,
    State.RI_OPINION,
    State.EXPERTS_RECONSIDER,
    State.EVALUATION,
)
FROM_OPENING_TO_EVALUATION = FROM_RECEIPT_TO_EVALUATION[1:]
BEFORE_THE_OUTCOME = (
    State.SUBMITTED,
    State.FORMAL_REVIEW,
    State.AWAITING_SUPPLEMENT,
    State.FORWARDED,
    *FROM_RECEIPT_TO_EVALUATION,
)

STATUSES: dict[str, Status] = {
    State.DRAFT: Status("Piszesz wniosek", "szkic wniosku", "hold", "pen"),
    State.SUBMITTED: Status("Nowy wniosek", "złożony", "info", "ring"),
    State.FORMAL_REVIEW: Status("Sprawdzamy wniosek", "ocena formalna (art. 18 ust. 1)", "info", "eye"),
    State.AWAITING_SUPPLEMENT: Status("Czekamy na poprawki", "wezwanie (art. 18 ust. 4)", "warn", "clock"),
    State.FORWARDED: Status("Przekazany ministrowi", "wniosek poprawny formalnie (art. 18 ust. 6)", "info", "mail"),
    State.WITH_MINISTER: Status("U ministra", "rozpatrywanie wniosku (art. 24)", "info", "eye"),
    State.PROCEEDINGS_OPEN: Status(
        "Postępowanie rozpoczęte", "informacja o rozpoczęciu (art. 19 ust. 1)", "info", "ring"
    ),
    State.CONSULTATION: Status("Trwają konsultacje", "konsultacje (art. 19 ust. 2)", "info", "user"),
    State.CONSULTED: Status("Po konsultacjach", "konsultacje zakończone (art. 19 ust. 2)", "info", "check"),
    State.EXPERTS_WORKING: Status("Pracują eksperci", "zespół ekspertów (art. 21)", "info", "user"),
    State.OPINION_POSITIVE: Status(
        "Opinia ekspertów pozytywna", "opinia o celowości i rekomendacja (art. 21 ust. 1)", "ok", "check"
    ),
    State.OPINION_NEGATIVE: Status(
        "Opinia ekspertów negatywna", "opinia o celowości i rekomendacja (art. 21 ust. 1)", "warn", "warn"
    ),
    State.RI_OPINION: Status(
        "Opiniuje Rada Interesariuszy", "opinia Rady Interesariuszy ZSK (art. 21a)", "info", "user"
    ),
    State.EXPERTS_RECONSIDER: Status(
        "Eksperci ponownie rekomendują", "ponowna rekomendacja (art. 21a ust. 6)", "info", "user"
    ),
    State.EVALUATION: Status("Minister ocenia wniosek", "ocena ministra (art. 21b)", "info", "eye"),
    State.ACCEPTED: Status("Rozpatrzony pozytywnie", "przed obwieszczeniem (art. 23 ust. 1, art. 25)", "ok", "check"),
    State.INCLUDED: Status(
        "Kwalifikacja włączona", "obwieszczenie w Monitorze Polskim (art. 25 ust. 3)", "ok", "check"
    ),
    State.INCLUDED_OPEN_FOR_IC: Status(
        "Kwalifikacja włączona, można zostać IC", "informacja o wnioskach IC (art. 26)", "ok", "check"
    ),
    State.LEFT_WITHOUT_CONSIDERATION_18_5A: Status(
        "Zakończony: nieuprawniony wnioskodawca", "pozostawienie bez rozpatrzenia (art. 18 ust. 5a)", "bad", "x"
    ),
    State.LEFT_WITHOUT_CONSIDERATION_18A: Status(
        "Zakończony: kwalifikacja zbyt podobna", "pozostawienie bez rozpatrzenia (art. 18a)", "bad", "x"
    ),
    State.NO_FURTHER_COURSE: Status(
        "Zakończony: braków nie usunięto", "wnioskowi nie nadaje się dalszego biegu (art. 18 ust. 5)", "bad", "x"
    ),
    State.WITHDRAWN: Status("Wycofany", "wniosek wycofany przez wnioskodawcę", "hold", "x"),
    State.REFUSED: Status("Rozpatrzony negatywnie", "odmowa włączenia (art. 23 ust. 1)", "bad", "x"),
}

_APPLICANT, _OPERATOR, _MINISTER = ActorCode.APPLICANT_FM, ActorCode.OPERATOR, ActorCode.MINISTER
_CHAIR = ActorCode.EXPERT_CHAIR

TURNS: dict[str, Turn] = {
    # in EXPERTS_WORKING and RI_OPINION the flows open the work items (flows.py)
    State.SUBMITTED: Turn(_OPERATOR, "Rozpocznij ocenę formalną", "start_formal_review", "FR", "art. 18 ust. 1"),
    State.FORMAL_REVIEW: Turn(_OPERATOR, "Dokończ ocenę formalną", "forward", "FR", "art. 18 ust. 1"),
    State.AWAITING_SUPPLEMENT: Turn(_APPLICANT, "Popraw wniosek", "submit_corrected", "SUPPL", "art. 18 ust. 4"),
    State.FORWARDED: Turn(_MINISTER, "Potwierdź przyjęcie wniosku", "receive", "MIN", "art. 18 ust. 6"),
    State.WITH_MINISTER: Turn(_MINISTER, "Rozpocznij postępowanie", "open_proceedings", "MIN", "art. 19 ust. 1"),
    State.PROCEEDINGS_OPEN: Turn(_MINISTER, "Otwórz konsultacje", "open_consultation", "MIN", "art. 19 ust. 2"),
    State.CONSULTATION: Turn(_MINISTER, "Zakończ konsultacje", "close_consultation", "MIN", "art. 19 ust. 2"),
    State.CONSULTED: Turn(_MINISTER, "Powołaj zespół ekspertów", "appoint_expert_team", "MIN", "art. 21 ust. 1"),
    State.OPINION_POSITIVE: Turn(
        _MINISTER, "Przekaż rekomendację Radzie Interesariuszy", "send_to_ri", "MIN", "art. 21a ust. 1"
    ),
    State.OPINION_NEGATIVE: Turn(
        _MINISTER, "Zdecyduj o przekazaniu Radzie Interesariuszy", "send_to_ri", "MIN", "art. 21a ust. 2"
    ),
    State.EXPERTS_RECONSIDER: Turn(
        _CHAIR, "Napisz ponowną rekomendację", "write_second_recommendation", "", "art. 21a ust. 6"
    ),
    State.EVALUATION: Turn(_MINISTER, "Przygotuj projekt rozstrzygnięcia", "prepare_decision", "MIN", "art. 21b"),
    State.ACCEPTED: Turn(_MINISTER, "Przekaż obwieszczenie do ogłoszenia", "send_announcement", "", "art. 25 ust. 1"),
    State.INCLUDED: Turn(_MINISTER, "Ogłoś możliwość składania wniosków IC", "open_authority_call", "", "art. 26"),
}
