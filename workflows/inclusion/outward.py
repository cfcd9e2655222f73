"""What the applicant reads of each state: who does what now and what comes next, in plain words.

Between the experts' opinion and the result the states look the same: which way an opinion went is told with the
result (art. 23 ust. 1).
"""

from typing import Final

from cases.procedure import Outward
from workflows.inclusion.states import State

FILING: Final = "Złożenie wniosku"
FORMAL: Final = "Ocena formalna"
OPENING: Final = "Postępowanie i konsultacje"
OPINIONS: Final = "Opinie ekspertów i Rady"
RESULT: Final = "Ocena i rozstrzygnięcie ministra"
ENTRY: Final = "Obwieszczenie i wpis do rejestru"

_BETWEEN: Final = Outward(
    OPINIONS,
    "Wniosek opiniują zespół ekspertów i Rada Interesariuszy ZSK. Treść opinii poznasz razem z rozstrzygnięciem.",
    "Potem wniosek oceni minister właściwy.",
    word="Opiniują eksperci i Rada",
    legal="opinie w postępowaniu (art. 21–21a)",
)

OUTWARD: Final[dict[str, Outward]] = {
    State.DRAFT: Outward(FILING, "Wniosek piszecie w swojej organizacji. Nikt spoza niej go nie widzi."),
    State.SUBMITTED: Outward(
        FORMAL,
        "Podmiot prowadzący ZRK dostał wniosek i rozpocznie ocenę formalną. Termin na nią już biegnie.",
        "Jeżeli wniosek jest poprawny, podmiot prowadzący ZRK niezwłocznie przekaże go ministrowi. "
        "Jeżeli czegoś brakuje, dostaniesz wezwanie.",
    ),
    State.FORMAL_REVIEW: Outward(
        FORMAL,
        "Podmiot prowadzący ZRK sprawdza, czy wniosek jest kompletny. Nie ocenia jeszcze treści kwalifikacji.",
        "Jeżeli wniosek jest poprawny, podmiot prowadzący ZRK niezwłocznie przekaże go ministrowi. "
        "Jeżeli czegoś brakuje, dostaniesz wezwanie.",
    ),
    State.AWAITING_SUPPLEMENT: Outward(
        FORMAL,
        "Teraz Twój ruch: potwierdź odbiór wezwania w skrzynce, popraw wskazane pola i wyślij wniosek ponownie.",
        "Od dnia złożenia poprawionego wniosku podmiot prowadzący ZRK ma nowe 14 dni na ocenę (art. 18 ust. 4).",
    ),
    State.FORWARDED: Outward(
        OPENING,
        "Wniosek jest poprawny formalnie i trafił do ministra właściwego. Minister potwierdzi, że go przyjął.",
        "Minister ogłosi na portalu informację o rozpoczęciu postępowania (art. 19 ust. 1).",
    ),
    State.WITH_MINISTER: Outward(
        OPENING,
        "Minister właściwy rozpatruje wniosek i przygotowuje rozpoczęcie postępowania.",
        "Minister ogłosi na portalu informację o rozpoczęciu postępowania (art. 19 ust. 1).",
    ),
    State.PROCEEDINGS_OPEN: Outward(
        OPENING,
        "Postępowanie jest rozpoczęte, a informacja o nim jest na portalu.",
        "Minister przeprowadzi konsultacje (w kwalifikacjach sektorowych nie są obowiązkowe) i powoła zespół "
        "ekspertów.",
    ),
    State.CONSULTATION: Outward(
        OPENING,
        "Trwają konsultacje: każdy zainteresowany może zgłosić opinię o kwalifikacji.",
        "Wnioski z konsultacji dostaniesz do wiadomości (art. 22 ust. 2 pkt 2).",
    ),
    State.CONSULTED: Outward(
        OPENING,
        "Konsultacje się zakończyły. Minister powołuje zespół ekspertów.",
        "Eksperci mogą przekazać Ci uwagi, do których się odniesiesz (art. 22 ust. 2 pkt 3–4).",
    ),
    State.EXPERTS_WORKING: Outward(
        OPINIONS,
        "Zespół ekspertów analizuje wniosek. Może przekazać Ci uwagi, na które odpowiesz w tym portalu.",
        "Po ekspertach wniosek może opiniować Rada Interesariuszy ZSK, a potem oceni go minister.",
    ),
    State.OPINION_POSITIVE: _BETWEEN,
    State.OPINION_NEGATIVE: _BETWEEN,
    State.RI_OPINION: _BETWEEN,
    State.EXPERTS_RECONSIDER: _BETWEEN,
    State.EVALUATION: Outward(
        RESULT,
        "Minister ocenia wniosek na podstawie opinii, rekomendacji i wyników konsultacji.",
        "O wyniku dostaniesz informację niezwłocznie (art. 23 ust. 1).",
    ),
    State.ACCEPTED: Outward(
        ENTRY,
        "Wniosek rozpatrzono pozytywnie. Minister przygotowuje obwieszczenie w Monitorze Polskim.",
        "W dniu ogłoszenia kwalifikacja będzie włączona do ZSK i pojawi się w rejestrze (art. 25 ust. 3).",
    ),
    State.INCLUDED: Outward(
        ENTRY,
        "Kwalifikacja jest włączona do ZSK i ma wpis w rejestrze.",
        "Minister ogłosi, że można składać wnioski o uprawnienie do certyfikowania (art. 26).",
    ),
    State.INCLUDED_OPEN_FOR_IC: Outward(
        ENTRY, "Kwalifikacja jest włączona do ZSK. Można składać wnioski o uprawnienie do jej certyfikowania (art. 26)."
    ),
    State.LEFT_WITHOUT_CONSIDERATION_18_5A: Outward(
        FORMAL,
        "Wniosek pozostawiono bez rozpatrzenia, bo złożył go podmiot spoza kręgu uprawnionych (art. 18 ust. 5a). "
        "Opłatę zwracamy (art. 17 ust. 1).",
    ),
    State.LEFT_WITHOUT_CONSIDERATION_18A: Outward(
        OPENING,
        "Wniosek pozostawiono bez rozpatrzenia z powodu znacznych podobieństw do kwalifikacji funkcjonujących "
        "(art. 18a). Opłatę zwracamy (art. 17 ust. 1).",
    ),
    State.NO_FURTHER_COURSE: Outward(
        FORMAL,
        "Braków nie usunięto w terminie, więc wnioskowi nie nadaje się dalszego biegu (art. 18 ust. 5). "
        "Opłata nie podlega zwrotowi (art. 17 ust. 1).",
    ),
    State.WITHDRAWN: Outward("", "Wniosek wycofano na Twoje żądanie. Opłata nie podlega zwrotowi (art. 17 ust. 1)."),
    State.REFUSED: Outward(
        RESULT,
        "Minister odmówił włączenia kwalifikacji; uzasadnienie jest w informacji, którą masz w skrzynce "
        "(art. 23 ust. 1). Na tę informację nie przysługuje skarga do sądu administracyjnego (art. 23 ust. 2).",
    ),
}

FAILED: Final = frozenset(
    {
        State.LEFT_WITHOUT_CONSIDERATION_18_5A,
        State.LEFT_WITHOUT_CONSIDERATION_18A,
        State.NO_FURTHER_COURSE,
        State.WITHDRAWN,
        State.REFUSED,
    }
)
"""Final states without an inclusion: the applicant may begin anew."""

RESULTS: Final = frozenset({State.ACCEPTED, State.INCLUDED, State.INCLUDED_OPEN_FOR_IC, State.REFUSED})
"""States in which the minister's result is known, and with it what led to it."""
