# language: pl
Właściwość: Art. 15–15b i 16 – treść wniosku i jego złożenie
  Wniosek, w którym czegoś wymaganego brakuje, nie może zostać złożony.

  Szablon scenariusza: Kompletny wniosek można złożyć (art. 15, 15b, 16)
    Zakładając szkic "<rodzaj>" kompletny dnia 2026-03-02
    Wtedy we wniosku niczego nie brakuje
    I krok "submit" jest dostępny dla wnioskodawca
    I krok "submit" jest niedostępny dla instytucja

    Przykłady:
      | rodzaj  |
      | INC_FM  |
      | INC_SEC |

  Szablon scenariusza: Wniosek bez wymaganej danej nie zostanie złożony (art. 15 ust. 1 i 2, art. 9 ust. 1 pkt 1)
    Zakładając szkic "INC_FM" bez pola "<pole>" dnia 2026-03-02
    Wtedy we wniosku brakuje pola "<pole>"
    I krok "submit" jest odmówiony dla wnioskodawca z powodem "GuardFailed"

    Przykłady:
      | pole                              |
      | applicant.name                    |
      | applicant.seatAddress             |
      | applicant.taxId                   |
      | applicant.representatives         |
      | applicant.filerEmail              |
      | name                              |
      | tasks                             |
      | targetGroups                      |
      | uses                              |
      | proposedPqfLevel                  |
      | workloadHours                     |
      | justification.needs               |
      | justification.similarities        |
      | justification.other               |
      | learningOutcomes                  |
      | validationRequirements.methods    |
      | validationRequirements.staff      |
      | validationRequirements.conditions |
      | schoolUse                         |
      | validity                          |
      | iscedCode                         |
      | pkdCode                           |
      | feeProof                          |

  Szablon scenariusza: Tego, co Ustawa podaje „w razie potrzeby”, może nie być (art. 15 ust. 1)
    Zakładając szkic "INC_FM" bez pola "<pole>" dnia 2026-03-02
    Wtedy we wniosku niczego nie brakuje
    I krok "submit" jest dostępny dla wnioskodawca

    Przykłady:
      | pole                 |
      | applicant.krs        |
      | entryConditions      |
      | otherAwardConditions |

  Szablon scenariusza: Wniosek sektorowy wymaga KRS i statutu, a NIP nie (art. 15b ust. 1 pkt 1, ust. 2 pkt 1)
    Zakładając szkic "INC_SEC" bez pola "<pole>" dnia 2026-07-02
    Wtedy we wniosku brakuje pola "<pole>"
    I krok "submit" jest odmówiony dla wnioskodawca z powodem "GuardFailed"

    Przykłady:
      | pole                              |
      | applicant.name                    |
      | applicant.krs                     |
      | statute                           |
      | justification.needs               |
      | learningOutcomes                  |
      | validationRequirements.conditions |
      | feeProof                          |

  Scenariusz: Szkic jest sprawą wnioskodawcy: nikt poza nim go nie złoży (art. 16 ust. 1)
    Zakładając szkic "INC_FM" kompletny dnia 2026-03-02
    Wtedy krok "submit" jest odmówiony dla operator z powodem "NotYourStep"
    I krok "submit" jest odmówiony dla minister z powodem "NotYourStep"

  Scenariusz: Oświadczenie o prawdzie jest warunkiem złożenia (art. 15 ust. 2 pkt 2, ust. 3–4)
    Zakładając szkic "INC_FM" kompletny dnia 2026-03-02
    Wtedy krok "submit" jest odmówiony dla wnioskodawca z powodem "InvalidInput"
      | statement_0 |  |
