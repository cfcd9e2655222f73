# language: pl
Właściwość: Art. 18 ust. 2 i 4 – ocena formalna i uwagi, z których powstaje wezwanie
  Wezwanie wskazuje dokładnie to, co zakwestionowano, i tylko to otwiera. Uwagi wewnętrzne zostają w urzędzie.

  Założenia:
    Zakładając sprawa "INC_FM" w stanie "FORMAL_REVIEW" od 2026-03-03

  Scenariusz: Brak bez uwagi nie wystarcza do wezwania (ust. 4)
    Gdy lista kontrolna jest zgodna poza regułą "FR-INC-03", bez uwagi
    Wtedy krok "draft_call" jest odmówiony dla operator z powodem "GuardFailed"
    I krok "forward" jest odmówiony dla operator z powodem "GuardFailed"

  Scenariusz: Wezwanie powstaje z uwag i otwiera tylko ich pola (ust. 4)
    Gdy lista kontrolna jest zgodna
    I do "validationRequirements.methods" powstaje uwaga do wezwania "Opisz metody."
    I do "feeProof" powstaje uwaga do wezwania "Dołącz dowód."
    I operator wykonuje krok "call_for_supplement"
    Wtedy pismo "call_for_supplement" zawiera "Opisz metody."
    I pismo "call_for_supplement" zawiera "Dołącz dowód."
    I do poprawy jest otwarte tylko "feeProof, validationRequirements.methods"

  Scenariusz: Uwaga do jednego efektu otwiera tylko ten efekt (ust. 4, art. 9 ust. 1 pkt 1)
    Gdy lista kontrolna jest zgodna
    I do pierwszego efektu powstaje uwaga do wezwania "Dodaj kryterium."
    I operator wykonuje krok "call_for_supplement"
    Wtedy pismo "call_for_supplement" zawiera "Dodaj kryterium."
    I do poprawy jest otwarty tylko pierwszy efekt

  Scenariusz: Uwaga wewnętrzna nie jest brakiem i nie trafia do wezwania
    Gdy lista kontrolna jest zgodna
    I do "validationRequirements.methods" powstaje uwaga wewnętrzna "Podobny wniosek był w styczniu."
    Wtedy krok "draft_call" jest odmówiony dla operator z powodem "GuardFailed"
    I krok "forward" jest dostępny dla operator
    Gdy do "feeProof" powstaje uwaga do wezwania "Dołącz dowód."
    I operator wykonuje krok "call_for_supplement"
    Wtedy pismo "call_for_supplement" nie zawiera "Podobny wniosek był w styczniu."
    I do poprawy jest otwarte tylko "feeProof"

  Szablon scenariusza: Do tego, co nie jest brakiem, nie można wezwać (ust. 3 i 5a)
    Wtedy uwaga do wezwania przy regule "<reguła>" jest odmówiona

    Przykłady:
      | reguła    |
      | FR-INC-01 |
      | FR-INC-09 |

  Scenariusz: Zwolnienia z reguły nie ma tam, gdzie reguła zawsze ma zastosowanie (ust. 2)
    Wtedy odpowiedź „Nie dotyczy” jest odmówiona przy regule "FR-INC-03"
    I odpowiedź „Nie dotyczy” jest przyjęta przy regule "FR-INC-08"
