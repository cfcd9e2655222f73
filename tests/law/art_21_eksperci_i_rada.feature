# language: pl
Właściwość: Art. 21 i 21a – zespół ekspertów i Rada Interesariuszy ZSK

  Scenariusz: Zespół wydaje opinię po tabelach wszystkich ekspertów (art. 21 ust. 1 i 3)
    Zakładając sprawa "INC_FM" w stanie "EXPERTS_WORKING" od 2026-04-01
    Wtedy krok "deliver_opinion_and_recommendation" jest odmówiony dla przewodniczący z powodem "GuardFailed"
    Gdy przewodniczący wykonuje krok "deliver_opinion_and_recommendation" dnia 2026-05-04
    Wtedy stan sprawy to "OPINION_POSITIVE"

  Scenariusz: Opinii nie przekaże zwykły członek zespołu ani minister (rozp. Dz.U. 2025 poz. 153 § 2 ust. 1)
    Zakładając sprawa "INC_FM" w stanie "EXPERTS_WORKING" od 2026-04-01
    Wtedy krok "deliver_opinion_and_recommendation" jest odmówiony dla ekspert z powodem "NotYourStep"
    I krok "deliver_opinion_and_recommendation" jest odmówiony dla minister z powodem "NotYourStep"

  Scenariusz: Opinia jest opinią zespołu, więc każdy członek potwierdza ten sam tekst (art. 21 ust. 1 i 3)
    Zakładając sprawa "INC_FM" w stanie "EXPERTS_WORKING" od 2026-04-01
    Wtedy krok "write_opinion" jest odmówiony dla przewodniczący z powodem "GuardFailed"
    I krok "confirm_opinion" jest odmówiony dla ekspert z powodem "GuardFailed"
    Gdy przewodniczący wykonuje krok "write_opinion" dnia 2026-04-28
    Wtedy krok "deliver_opinion_and_recommendation" jest odmówiony dla przewodniczący z powodem "GuardFailed"
    I krok "confirm_opinion" jest dostępny dla ekspert

  Scenariusz: Zespół rekomenduje jeden poziom i wskazuje efekty, na których się opiera (art. 21 ust. 3)
    Zakładając sprawa "INC_FM" w stanie "EXPERTS_WORKING" od 2026-04-01
    Gdy przewodniczący wykonuje krok "write_opinion" dnia 2026-04-28
    Wtedy krok "write_opinion" jest odmówiony dla przewodniczący z powodem "InvalidInput"
      | level | 4, 5 |
    I krok "write_opinion" jest odmówiony dla przewodniczący z powodem "InvalidInput"
      | outcomes | |

  Scenariusz: Spotkania zespołu się dokumentuje (art. 21 ust. 7)
    Zakładając sprawa "INC_FM" w stanie "EXPERTS_WORKING" od 2026-04-01
    Gdy ekspert wykonuje krok "document_meeting" dnia 2026-04-20
    Wtedy stan sprawy to "EXPERTS_WORKING"
    I krok "document_meeting" jest odmówiony dla minister z powodem "NotYourStep"

  Scenariusz: Uwagi zespołu dostaje wnioskodawca i może odpowiedzieć (§ 3 ust. 2–3, art. 22 ust. 2 pkt 3–4)
    Zakładając sprawa "INC_FM" w stanie "EXPERTS_WORKING" od 2026-04-01
    Wtedy krok "answer_remarks" jest odmówiony dla wnioskodawca z powodem "GuardFailed"
    Gdy przewodniczący wykonuje krok "remarks" dnia 2026-04-10
    Wtedy stan sprawy to "EXPERTS_WORKING"
    I wnioskodawca dostaje pismo "expert_remarks"
    I krok "answer_remarks" jest odmówiony dla wnioskodawca z powodem "GuardFailed"
    Gdy wnioskodawca wykonuje krok "answer_remarks" dnia 2026-04-15
    Wtedy stan sprawy to "EXPERTS_WORKING"

  Scenariusz: Po opinii pozytywnej Rada jest obowiązkowa (art. 21a ust. 1)
    Zakładając sprawa "INC_FM" w stanie "OPINION_POSITIVE" od 2026-05-04
    Wtedy krok "skip_ri" jest odmówiony dla minister z powodem "WrongState"
    Gdy minister wykonuje krok "send_to_ri" dnia 2026-05-05
    Wtedy stan sprawy to "RI_OPINION"

  Scenariusz: Po opinii negatywnej minister może pominąć Radę (art. 21a ust. 2)
    Zakładając sprawa "INC_FM" w stanie "OPINION_NEGATIVE" od 2026-05-04
    Gdy minister wykonuje krok "skip_ri" dnia 2026-05-05
    Wtedy stan sprawy to "EVALUATION"

  Scenariusz: Po opinii negatywnej minister może zapytać Radę (art. 21a ust. 2)
    Zakładając sprawa "INC_FM" w stanie "OPINION_NEGATIVE" od 2026-05-04
    Gdy minister wykonuje krok "send_to_ri" dnia 2026-05-05
    Wtedy stan sprawy to "RI_OPINION"

  Scenariusz: Opinia pozytywna Rady otwiera ocenę ministra (art. 21a ust. 3–4)
    Zakładając sprawa "INC_FM" w stanie "RI_OPINION" od 2026-05-05
    Wtedy krok "opinion_positive" jest odmówiony dla minister z powodem "NotYourStep"
    Gdy rada wykonuje krok "opinion_positive" dnia 2026-05-20
    Wtedy stan sprawy to "EVALUATION"
    I krok "pass_council_opinion" jest dostępny dla koordynator

  Scenariusz: Opinia negatywna Rady wraca do zespołu, a ponowna rekomendacja nie wraca do Rady (art. 21a ust. 5–6)
    Zakładając sprawa "INC_FM" w stanie "RI_OPINION" od 2026-05-05
    Gdy rada wykonuje krok "opinion_negative" dnia 2026-05-20
    Wtedy stan sprawy to "EXPERTS_RECONSIDER"
    Gdy przewodniczący wykonuje krok "deliver_second_recommendation" dnia 2026-05-27
    Wtedy stan sprawy to "EVALUATION"
    I krok "send_to_ri" jest odmówiony dla minister z powodem "WrongState"

  Scenariusz: Zapytanie Rady i jej opinia zostawiają pisma w aktach (art. 21a ust. 1 i 3)
    Zakładając sprawa "INC_FM" w stanie "OPINION_POSITIVE" od 2026-05-04
    Gdy minister wykonuje krok "send_to_ri" dnia 2026-05-05
    Wtedy powstaje dokument "request_ri"
    Gdy rada wykonuje krok "opinion_positive" dnia 2026-05-20
    Wtedy powstaje dokument "ri_opinion"

  Scenariusz: Rada nie ma terminu ustawowego, a termin ministra biegnie dalej (art. 21a ust. 3, art. 24)
    Zakładając sprawa "INC_FM" w stanie "RI_OPINION" od 2026-05-05
    Wtedy termin "MIN" upływa 2026-09-07
    Gdy mija dzień 2026-09-07
    Wtedy stan sprawy to "RI_OPINION"
    I termin "MIN" biegnie
    I krok "opinion_positive" jest dostępny dla rada

  Szablon scenariusza: Liczby głosowania Rady nie mogą sobie przeczyć (art. 21a ust. 3, ustawienie)
    Zakładając sprawa "INC_FM" w stanie "RI_OPINION" od 2026-05-05
    Wtedy krok "<krok>" jest odmówiony dla rada z powodem "InvalidInput"
      | present       | <obecni>  |
      | votes_for     | <za>      |
      | votes_against | <przeciw> |
      | abstained     | 1         |

    Przykłady:
      | krok             | obecni | za | przeciw |
      | opinion_positive | 10     | 9  | 1       |
      | opinion_positive | 15     | 5  | 9       |
      | opinion_positive | 15     | 6  | 6       |
      | opinion_negative | 15     | 3  | 8       |
      | opinion_negative | 15     | 0  | 0       |

  Scenariusz: Opinię negatywną przekazują koordynator ministrowi i minister zespołowi; to zadania, nie kroki (art. 21a ust. 4–5)
    Zakładając sprawa "INC_FM" w stanie "RI_OPINION" od 2026-05-05
    Gdy rada wykonuje krok "opinion_negative" dnia 2026-05-20
    Wtedy krok "pass_council_opinion" jest dostępny dla koordynator
    I krok "pass_opinion_to_team" jest dostępny dla minister
    I krok "pass_council_opinion" jest niedostępny dla minister
    I krok "deliver_second_recommendation" jest odmówiony dla rada z powodem "NotYourStep"
    Gdy koordynator wykonuje krok "pass_council_opinion" dnia 2026-05-21
    I minister wykonuje krok "pass_opinion_to_team" dnia 2026-05-22
    Wtedy stan sprawy to "EXPERTS_RECONSIDER"
    I krok "pass_council_opinion" jest niedostępny dla koordynator
