# language: pl
Właściwość: Art. 17, 18 ust. 5a i 18a – zakończenia bez rozpatrzenia, wycofanie i opłata

  Scenariusz: Wniosek podmiotu spoza kręgu zostaje bez rozpatrzenia, a opłata wraca (art. 18 ust. 5a, art. 17 ust. 1)
    Zakładając sprawa "INC_FM" w stanie "FORMAL_REVIEW" od 2026-03-03
    Gdy operator wykonuje krok "reject_wrong_applicant" dnia 2026-03-05
    Wtedy stan sprawy to "LEFT_WITHOUT_CONSIDERATION_18_5A"
    I opłata podlega zwrotowi
    I termin "FR" nie biegnie
    I wnioskodawca dostaje pismo "notice_left_18_5a"
    I krok "refund_done" jest dostępny dla operator

  Scenariusz: Uprawnionego wnioskodawcy nie można tak odprawić (art. 18 ust. 5a)
    Zakładając sprawa "INC_FM" w stanie "FORMAL_REVIEW" od 2026-03-03
    Gdy operator wykonuje krok "mark_checklist" dnia 2026-03-04
    Wtedy krok "reject_wrong_applicant" jest odmówiony dla operator z powodem "GuardFailed"

  Scenariusz: Znaczne podobieństwo do kwalifikacji funkcjonującej: bez rozpatrzenia i ze zwrotem opłaty (art. 18a)
    Zakładając sprawa "INC_FM" w stanie "WITH_MINISTER" od 2026-03-10
    Gdy minister wykonuje krok "leave_for_similarity" dnia 2026-03-24
    Wtedy stan sprawy to "LEFT_WITHOUT_CONSIDERATION_18A"
    I opłata podlega zwrotowi
    I termin "MIN" nie biegnie
    I wnioskodawca dostaje pismo "notice_left_18a"

  Scenariusz: Bez kontrasygnowanego projektu minister nie pozostawi wniosku bez rozpatrzenia (art. 18a)
    Zakładając sprawa "INC_FM" w stanie "WITH_MINISTER" od 2026-03-10
    Wtedy krok "leave_for_similarity" jest odmówiony dla minister z powodem "GuardFailed"

  Scenariusz: Po rozpoczęciu postępowania podobieństwo nie jest już powodem (art. 18a)
    Zakładając sprawa "INC_FM" w stanie "PROCEEDINGS_OPEN" od 2026-03-10
    Wtedy krok "leave_for_similarity" jest odmówiony dla minister z powodem "WrongState"

  Szablon scenariusza: Wniosek można wycofać przed rozstrzygnięciem; opłata nie wraca (art. 17 ust. 1)
    Zakładając sprawa "INC_FM" w stanie "<stan>" od 2026-03-10
    Gdy wnioskodawca wykonuje krok "withdraw" dnia 2026-03-12
    Wtedy stan sprawy to "WITHDRAWN"
    I opłata nie podlega zwrotowi
    I termin "FR" nie biegnie
    I termin "MIN" nie biegnie
    I wnioskodawca dostaje pismo "notice_withdrawn"

    Przykłady:
      | stan                |
      | SUBMITTED           |
      | FORMAL_REVIEW       |
      | AWAITING_SUPPLEMENT |
      | FORWARDED           |
      | WITH_MINISTER       |
      | CONSULTATION        |
      | EXPERTS_WORKING     |
      | RI_OPINION          |
      | EVALUATION          |

  Scenariusz: Po pozytywnym rozpatrzeniu wniosku nie można wycofać
    Zakładając sprawa "INC_FM" w stanie "ACCEPTED" od 2026-03-10
    Wtedy krok "withdraw" jest odmówiony dla wnioskodawca z powodem "WrongState"

  Scenariusz: Wniosku nie wycofa nikt poza wnioskodawcą
    Zakładając wniosek "INC_FM" złożony 2026-03-02
    Wtedy krok "withdraw" jest dostępny dla wnioskodawca
    I krok "withdraw" jest odmówiony dla operator z powodem "NotYourStep"
    I krok "withdraw" jest niedostępny dla instytucja
