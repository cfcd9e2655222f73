"""Why a case stands in its state and what ends the wait, for whoever works on it only now and then."""

from typing import Final

from workflows.inclusion.states import State

AT_OPERATOR: Final = frozenset({str(one) for one in (State.SUBMITTED, State.FORMAL_REVIEW, State.AWAITING_SUPPLEMENT)})
"""The formal review with its supplements; from forwarding on the minister works on the case."""

REASONS: Final[dict[str, str]] = {
    State.SUBMITTED: "Ocena formalna zaczyna się od rozpoczęcia jej przez osobę, która poprowadzi sprawę.",
    State.FORMAL_REVIEW: "Wniosek poprawny trafia do ministra niezwłocznie; do wniosku z brakami wysyła się wezwanie.",
    State.AWAITING_SUPPLEMENT: "Wnioskodawca usuwa braki z wezwania. Termin biegnie mu od doręczenia.",
    State.FORWARDED: (
        "Wniosek jest poprawny formalnie i należy już do ministra. Potwierdzenie przyjęcia wskazuje osobę, która "
        "poprowadzi sprawę; o właściwości niczego nie przesądza."
    ),
    State.WITH_MINISTER: (
        "Zanim postępowanie się rozpocznie, sprawdź dwie rzeczy: czy minister jest właściwy i czy kwalifikacja nie "
        "jest zbyt podobna do funkcjonującej (art. 18a). Potem informacja o rozpoczęciu trafia na portal."
    ),
    State.PROCEEDINGS_OPEN: (
        "Kwalifikację wolnorynkową trzeba skonsultować; przy sektorowej można od razu powołać zespół ekspertów "
        "(art. 19 ust. 2)."
    ),
    State.CONSULTATION: (
        "Zainteresowane środowiska zgłaszają uwagi. Konsultacje zamyka minister, bo ustawa nie wyznacza ich długości; "
        "wnioski z nich dostaje wnioskodawca (art. 22 ust. 2 pkt 2)."
    ),
    State.CONSULTED: "Bez opinii zespołu ekspertów minister nie może ocenić wniosku (art. 21 ust. 1).",
    State.EXPERTS_WORKING: (
        "Każdy ekspert składa oświadczenie o bezstronności i tabelę zgodności. Potem przewodniczący przekazuje opinię "
        "i rekomendację całego zespołu."
    ),
    State.OPINION_POSITIVE: (
        "Po pozytywnej opinii ekspertów opinia Rady Interesariuszy jest obowiązkowa (art. 21a ust. 1)."
    ),
    State.OPINION_NEGATIVE: (
        "Po negatywnej opinii ekspertów minister może zapytać Radę Interesariuszy albo od razu ocenić wniosek "
        "(art. 21a ust. 2)."
    ),
    State.RI_OPINION: (
        "Rada opiniuje rekomendację na posiedzeniu. Ustawa nie wyznacza jej terminu, a termin ministra biegnie dalej."
    ),
    State.EXPERTS_RECONSIDER: (
        "Opinia Rady jest negatywna, więc zespół odnosi się do niej w ponownej rekomendacji. Ta nie wraca już do Rady "
        "(art. 21a ust. 6)."
    ),
    State.EVALUATION: (
        "Opinie są zebrane. Projekt rozstrzygnięcia przygotowuje osoba prowadząca, kontrasygnuje go dyrektor, a "
        "podpisuje minister."
    ),
    State.ACCEPTED: (
        "Wniosek rozpatrzono pozytywnie. Kwalifikacja będzie włączona w dniu ogłoszenia w Monitorze Polskim "
        "(art. 25 ust. 3)."
    ),
    State.INCLUDED: "Po włączeniu minister niezwłocznie ogłasza, że można składać wnioski IC (art. 26).",
}
