# language: pl
Właściwość: Art. 21b, 23 i 24 – rozstrzygnięcie ministra i jego termin

  Scenariusz: Minister rozpatruje wniosek pozytywnie na kontrasygnowanym projekcie (art. 21b ust. 2, art. 23 ust. 1)
    Zakładając sprawa "INC_FM" w stanie "EVALUATION" od 2026-05-20
    Wtedy krok "decide_positive" jest odmówiony dla minister z powodem "GuardFailed"
    I krok "decide_positive" jest niedostępny dla referent
    Gdy minister wykonuje krok "decide_positive" dnia 2026-06-01
    Wtedy stan sprawy to "ACCEPTED"
    I termin "MIN" nie biegnie
    I wnioskodawca dostaje pismo "decision_positive_information"

  Scenariusz: Odmowa z uzasadnieniem kończy sprawę bez zwrotu opłaty (art. 23 ust. 1, art. 17 ust. 1)
    Zakładając sprawa "INC_FM" w stanie "EVALUATION" od 2026-05-20
    Gdy minister wykonuje krok "decide_negative" dnia 2026-06-01
    Wtedy stan sprawy to "REFUSED"
    I opłata nie podlega zwrotowi
    I termin "MIN" nie biegnie
    I wnioskodawca dostaje pismo "refusal_information"
    I kwalifikacji nie ma w rejestrze

  Scenariusz: Pozytywne rozpatrzenie jest możliwe także po opinii negatywnej bez Rady (art. 21a ust. 2, ustawienie)
    Zakładając sprawa "INC_FM" w stanie "OPINION_NEGATIVE" od 2026-05-04
    Gdy minister wykonuje krok "skip_ri" dnia 2026-05-05
    I minister wykonuje krok "decide_positive" dnia 2026-05-20
    Wtedy stan sprawy to "ACCEPTED"

  Scenariusz: Po ponownej rekomendacji liczy się jej poziom (art. 21a ust. 6, art. 21b ust. 2 pkt 1)
    Zakładając sprawa "INC_FM" w stanie "EXPERTS_RECONSIDER" od 2026-05-20
    Gdy przewodniczący wykonuje krok "deliver_second_recommendation" dnia 2026-05-27
      | level | 5 |
    I minister wykonuje krok "decide_positive" dnia 2026-06-08
    Wtedy stan sprawy to "ACCEPTED"

  Scenariusz: Termin przedłuża się raz, do 8 miesięcy od dnia, od którego się liczy (art. 24)
    Zakładając sprawa "INC_FM" w stanie "FORWARDED" od 2026-02-27
    Gdy minister wykonuje krok "receive" dnia 2026-03-02
    Wtedy termin "MIN" upływa 2026-06-29
    I krok "extend" jest dostępny dla minister
    Gdy minister wykonuje krok "extend" dnia 2026-06-01
    Wtedy termin "MIN" upływa 2026-10-27
    I stan sprawy to "WITH_MINISTER"
    I wnioskodawca dostaje pismo "notice_extension"
    I krok "extend" jest odmówiony dla minister z powodem "GuardFailed"

  Scenariusz: Ośmiomiesięczny termin od ostatniego dnia lutego (art. 24, art. 57 § 3 KPA w drodze analogii)
    Zakładając sprawa "INC_FM" w stanie "WITH_MINISTER" od 2026-02-28
    Gdy minister wykonuje krok "extend" dnia 2026-06-01
    Wtedy termin "MIN" upływa 2026-10-28

  Scenariusz: Przedłużyć można do ostatniego dnia, potem już nie (art. 24)
    Zakładając sprawa "INC_FM" w stanie "WITH_MINISTER" od 2026-03-10
    Gdy jest dzień 2026-07-10
    Wtedy krok "extend" jest dostępny dla minister
    Gdy nadchodzi dzień 2026-07-11
    Wtedy krok "extend" jest odmówiony dla minister z powodem "GuardFailed"

  Scenariusz: Przekroczenie terminu nie zmienia stanu sprawy; nic nie zatrzymuje terminu (art. 24)
    Zakładając sprawa "INC_FM" w stanie "CONSULTATION" od 2026-03-10
    Gdy mija dzień 2026-07-10
    Wtedy stan sprawy to "CONSULTATION"
    I termin "MIN" biegnie

  Scenariusz: Minister przypisuje poziom rekomendowany, a nie wybrany (art. 21b ust. 2 pkt 1)
    Zakładając sprawa "INC_FM" w stanie "EVALUATION" od 2026-05-20
    Wtedy krok "prepare_decision" jest odmówiony dla referent z powodem "InvalidInput"
      | level | 8 |

  Scenariusz: Termin przeglądu to najwyżej 10 lat (art. 25 ust. 2 pkt 10, art. 27 ust. 1)
    Zakładając sprawa "INC_FM" w stanie "EVALUATION" od 2026-05-20
    Wtedy krok "prepare_decision" jest odmówiony dla referent z powodem "InvalidInput"
      | review_due | 2036-05-21 |
    Gdy referent wykonuje krok "prepare_decision" dnia 2026-05-20
      | review_due | 2036-05-20 |
    Wtedy krok "countersign" jest dostępny dla dyrektor

  Scenariusz: Zmiana projektu po kontrasygnacie unieważnia ją (art. 21b)
    Zakładając sprawa "INC_FM" w stanie "EVALUATION" od 2026-05-20
    Gdy referent wykonuje krok "prepare_decision" dnia 2026-05-21
    I dyrektor wykonuje krok "countersign" dnia 2026-05-22
    Wtedy krok "decide_positive" jest dostępny dla minister
    Gdy referent wykonuje krok "prepare_decision" dnia 2026-05-25
      | justification | Ocena po ponownym rozważeniu wyników konsultacji. |
    Wtedy krok "decide_positive" jest odmówiony dla minister z powodem "GuardFailed"
    Gdy dyrektor wykonuje krok "countersign" dnia 2026-05-26
    I minister wykonuje krok "decide_positive" dnia 2026-05-27
    Wtedy stan sprawy to "ACCEPTED"

  Scenariusz: Podpisać można tylko tekst o skrócie, który był na stronie (art. 21b)
    Zakładając sprawa "INC_FM" w stanie "EVALUATION" od 2026-05-20
    Gdy referent wykonuje krok "prepare_decision" dnia 2026-05-21
    I dyrektor wykonuje krok "countersign" dnia 2026-05-22
    Wtedy krok "decide_positive" jest odmówiony dla minister z powodem "Stale"
      | digest | 0000 |

  Scenariusz: Pozostawienie ze względu na podobieństwo wymaga kwalifikacji, która funkcjonuje (art. 18a)
    Zakładając sprawa "INC_FM" w stanie "WITH_MINISTER" od 2026-03-02
    Wtedy krok "prepare_decision" jest odmówiony dla referent z powodem "InvalidInput"
      | similar | ZRK-999999 |
    Gdy minister wykonuje krok "leave_for_similarity" dnia 2026-03-10
    Wtedy stan sprawy to "LEFT_WITHOUT_CONSIDERATION_18A"
    I opłata podlega zwrotowi
    I wnioskodawca dostaje pismo "notice_left_18a"

  Scenariusz: Odmowy i pozostawienia bez rozpatrzenia nie ogłasza się na portalu (art. 23; milczenie ustawy)
    Zakładając sprawa "INC_FM" w stanie "EVALUATION" od 2026-05-20
    Gdy minister wykonuje krok "decide_negative" dnia 2026-06-01
    Wtedy na portalu nie ma dokumentu "refusal_information"
    I powstaje dokument "refusal_information"
