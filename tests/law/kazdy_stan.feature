# language: pl
Właściwość: Do każdego stanu postępowania prowadzi droga zgodna z ustawą (art. 14–26)

  Szablon scenariusza: Sprawa <rodzaj> dochodzi do stanu <stan>
    Zakładając sprawa "<rodzaj>" w stanie "<stan>" od 2026-09-14
    Wtedy stan sprawy to "<stan>"

    Przykłady:
      | rodzaj  | stan                             |
      | INC_FM  | SUBMITTED                        |
      | INC_FM  | FORMAL_REVIEW                    |
      | INC_FM  | AWAITING_SUPPLEMENT              |
      | INC_FM  | FORWARDED                        |
      | INC_FM  | WITH_MINISTER                    |
      | INC_FM  | PROCEEDINGS_OPEN                 |
      | INC_FM  | CONSULTATION                     |
      | INC_FM  | CONSULTED                        |
      | INC_FM  | EXPERTS_WORKING                  |
      | INC_FM  | OPINION_POSITIVE                 |
      | INC_FM  | OPINION_NEGATIVE                 |
      | INC_FM  | RI_OPINION                       |
      | INC_FM  | EXPERTS_RECONSIDER               |
      | INC_FM  | EVALUATION                       |
      | INC_FM  | ACCEPTED                         |
      | INC_FM  | INCLUDED                         |
      | INC_FM  | INCLUDED_OPEN_FOR_IC             |
      | INC_FM  | LEFT_WITHOUT_CONSIDERATION_18_5A |
      | INC_FM  | LEFT_WITHOUT_CONSIDERATION_18A   |
      | INC_FM  | NO_FURTHER_COURSE                |
      | INC_FM  | WITHDRAWN                        |
      | INC_FM  | REFUSED                          |
      | INC_SEC | SUBMITTED                        |
      | INC_SEC | AWAITING_SUPPLEMENT              |
      | INC_SEC | CONSULTATION                     |
      | INC_SEC | EXPERTS_WORKING                  |
      | INC_SEC | OPINION_NEGATIVE                 |
      | INC_SEC | EXPERTS_RECONSIDER               |
      | INC_SEC | ACCEPTED                         |
      | INC_SEC | INCLUDED_OPEN_FOR_IC             |
      | INC_SEC | LEFT_WITHOUT_CONSIDERATION_18_5A |
      | INC_SEC | LEFT_WITHOUT_CONSIDERATION_18A   |
      | INC_SEC | NO_FURTHER_COURSE                |
      | INC_SEC | REFUSED                          |
