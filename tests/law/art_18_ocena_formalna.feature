# language: pl
Właściwość: Art. 18 ust. 1–3 i 6 – ocena formalna i przekazanie ministrowi
  Podmiot prowadzący ZRK ocenia wniosek w 14 dni, a poprawny niezwłocznie przekazuje ministrowi.

  Scenariusz: Termin oceny formalnej biegnie od złożenia wniosku (ust. 1)
    Zakładając wniosek "INC_FM" złożony 2026-03-02
    Wtedy stan sprawy to "SUBMITTED"
    I termin "FR" biegnie
    I termin "FR" upływa 2026-03-16
    I powstaje dokument "upp"
    I powstaje dokument "application"

  Scenariusz: Ostatni dzień w sobotę przesuwa się na dzień roboczy (art. 57 § 4 KPA w drodze analogii)
    Zakładając wniosek "INC_FM" złożony 2026-12-11
    Wtedy termin "FR" upływa 2026-12-28

  Scenariusz: Poprawny wniosek trafia do ministra, a jego termin liczy się od przekazania (ust. 6, art. 24)
    Zakładając wniosek "INC_FM" złożony 2026-03-02
    Gdy operator wykonuje krok "start_formal_review" dnia 2026-03-03
    I operator wykonuje krok "forward" dnia 2026-03-10
    Wtedy stan sprawy to "FORWARDED"
    I termin "FR" nie biegnie
    I termin "MIN" biegnie
    I termin "MIN" upływa 2026-07-10
    I wnioskodawca dostaje pismo "notice_forwarded"

  Scenariusz: Wniosku bez ocenionej listy kontrolnej nie można przekazać (ust. 2)
    Zakładając sprawa "INC_FM" w stanie "FORMAL_REVIEW" od 2026-03-03
    Wtedy krok "forward" jest odmówiony dla operator z powodem "GuardFailed"
    I krok "forward" jest niedostępny dla operator
    I krok "call_for_supplement" jest odmówiony dla operator z powodem "GuardFailed"

  Scenariusz: Oceny formalnej nie robi nikt poza podmiotem prowadzącym ZRK (ust. 1)
    Zakładając wniosek "INC_FM" złożony 2026-03-02
    Wtedy krok "start_formal_review" jest dostępny dla operator
    I krok "start_formal_review" jest niedostępny dla wnioskodawca
    I krok "start_formal_review" jest niedostępny dla minister
    I krok "start_formal_review" jest odmówiony dla minister z powodem "NotYourStep"

  Scenariusz: Minister potwierdza przyjęcie, ale termin liczy się od przekazania (ust. 6, ustawienie T0)
    Zakładając sprawa "INC_FM" w stanie "FORWARDED" od 2026-03-10
    Gdy minister wykonuje krok "receive" dnia 2026-03-20
    Wtedy stan sprawy to "WITH_MINISTER"
    I termin "MIN" upływa 2026-07-10

  Scenariusz: Niewłaściwy minister to nie brak: sprawę przejmuje inny, a termin biegnie dalej (ust. 3, art. 22 ust. 2 pkt 1)
    Zakładając sprawa "INC_FM" w stanie "WITH_MINISTER" od 2026-03-10
    Gdy minister wykonuje krok "declare_not_competent" dnia 2026-03-17
    Wtedy stan sprawy to "WITH_MINISTER"
    I termin "MIN" upływa 2026-07-10
    I wnioskodawca dostaje pismo "notice_other_minister"
    I krok "open_proceedings" jest dostępny dla minister

  Scenariusz: Wniosek sektorowy ma tę samą ocenę formalną (art. 15a, art. 18)
    Zakładając wniosek "INC_SEC" złożony 2026-03-02
    Gdy operator wykonuje krok "start_formal_review" dnia 2026-03-03
    I operator wykonuje krok "forward" dnia 2026-03-04
    Wtedy stan sprawy to "FORWARDED"
    I termin "MIN" upływa 2026-07-06

  Szablon scenariusza: Każdy brak formalny zatrzymuje przekazanie i pozwala wezwać (ust. 2, 4 i 6)
    Zakładając sprawa "<rodzaj>" w stanie "FORMAL_REVIEW" od 2026-03-03
    Gdy w ocenie formalnej reguła "<reguła>" dostaje „Nie”
    Wtedy krok "forward" jest odmówiony dla operator z powodem "GuardFailed"
    I krok "draft_call" jest dostępny dla operator
    I krok "reject_wrong_applicant" jest niedostępny dla operator

    Przykłady:
      | rodzaj  | reguła    |
      | INC_FM  | FR-INC-02 |
      | INC_FM  | FR-INC-03 |
      | INC_FM  | FR-INC-04 |
      | INC_FM  | FR-INC-05 |
      | INC_FM  | FR-INC-06 |
      | INC_FM  | FR-INC-07 |
      | INC_FM  | FR-INC-08 |
      | INC_SEC | FR-INC-05 |
      | INC_SEC | FR-INC-07 |

  Scenariusz: Podmiot spoza kręgu ma jedną drogę: ani wezwania, ani przekazania (ust. 5a)
    Zakładając sprawa "INC_FM" w stanie "FORMAL_REVIEW" od 2026-03-03
    Gdy w ocenie formalnej reguła "FR-INC-01" dostaje „Nie”
    Wtedy krok "reject_wrong_applicant" jest dostępny dla operator
    I krok "forward" jest odmówiony dla operator z powodem "GuardFailed"
    I krok "draft_call" jest odmówiony dla operator z powodem "GuardFailed"

  Scenariusz: Niewłaściwy minister nie jest brakiem (ust. 3)
    Zakładając sprawa "INC_FM" w stanie "FORMAL_REVIEW" od 2026-03-03
    Gdy w ocenie formalnej reguła "FR-INC-09" dostaje „Nie”
    Wtedy krok "forward" jest dostępny dla operator
    I krok "draft_call" jest odmówiony dla operator z powodem "GuardFailed"

  Scenariusz: Odniesienie do SRK ocenia się tylko wtedy, gdy sektor ma ramę (art. 15 ust. 1 pkt 2)
    Zakładając sprawa "INC_FM" w stanie "FORMAL_REVIEW" od 2026-03-03
    Gdy w ocenie formalnej reguła "FR-INC-08" dostaje „Nie dotyczy”
    Wtedy krok "forward" jest dostępny dla operator

  Scenariusz: Wniosek dostaje minister, który w tym dniu kieruje działem (ust. 6, art. 2 pkt 14)
    Zakładając sprawa "INC_FM" w stanie "FORMAL_REVIEW" od 2026-03-03
    Gdy operator wykonuje krok "forward" dnia 2026-03-10
    Wtedy właściwy dla sprawy jest minister, który kieruje jej działem w tym dniu

  Scenariusz: Po terminie 14 dni ocena trwa, bo Ustawa nie daje mu skutku (ust. 1)
    Zakładając sprawa "INC_FM" w stanie "FORMAL_REVIEW" od 2026-03-03
    Gdy mija dzień 2026-03-31
    Wtedy stan sprawy to "FORMAL_REVIEW"
    I krok "mark_checklist" jest dostępny dla operator
