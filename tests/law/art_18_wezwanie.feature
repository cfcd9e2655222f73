# language: pl
Właściwość: Art. 18 ust. 4–5 – wezwanie do usunięcia braków
  Na usunięcie braków jest 30 dni od doręczenia wezwania; po poprawieniu wniosku biegnie nowy termin 14 dni.

  Scenariusz: Wezwanie kończy termin oceny, a 30 dni biegnie dopiero od doręczenia (ust. 4)
    Zakładając wniosek "INC_FM" złożony 2026-03-02
    Gdy operator wykonuje krok "start_formal_review" dnia 2026-03-03
    I operator wykonuje krok "call_for_supplement" dnia 2026-03-10
    Wtedy stan sprawy to "AWAITING_SUPPLEMENT"
    I termin "FR" nie biegnie
    I termin "SUPPL" nie biegnie
    I wnioskodawca dostaje pismo "call_for_supplement"
    Gdy wezwanie doręczono 2026-03-12
    Wtedy termin "SUPPL" biegnie
    I termin "SUPPL" upływa 2026-04-13

  Scenariusz: Poprawiony wniosek otwiera nowy termin 14 dni, a termin na poprawki nie biegnie (ust. 4)
    Zakładając sprawa "INC_FM" w stanie "AWAITING_SUPPLEMENT" od 2026-03-10
    Gdy wezwanie doręczono 2026-03-12
    I wnioskodawca wykonuje krok "submit_corrected" dnia 2026-03-20
    Wtedy stan sprawy to "FORMAL_REVIEW"
    I termin "SUPPL" nie biegnie
    I termin "FR" upływa 2026-04-03

  Scenariusz: Nieusunięte braki po 30 dniach kończą sprawę bez zwrotu opłaty (ust. 5, art. 17 ust. 1)
    Zakładając sprawa "INC_FM" w stanie "AWAITING_SUPPLEMENT" od 2026-03-10
    Gdy wezwanie doręczono 2026-03-12
    I mija dzień 2026-04-12
    Wtedy stan sprawy to "AWAITING_SUPPLEMENT"
    Gdy mija dzień 2026-04-13
    Wtedy stan sprawy to "NO_FURTHER_COURSE"
    I termin "SUPPL" nie biegnie
    I opłata nie podlega zwrotowi
    I wnioskodawca dostaje pismo "notice_no_further_course"

  Scenariusz: Nieodebrane wezwanie uznaje się za doręczone po 14 dniach (ustawienie)
    Zakładając sprawa "INC_FM" w stanie "AWAITING_SUPPLEMENT" od 2026-03-10
    Gdy mija dzień 2026-03-23
    Wtedy termin "SUPPL" nie biegnie
    Gdy mija dzień 2026-03-24
    Wtedy termin "SUPPL" biegnie
    I termin "SUPPL" upływa 2026-04-23

  Scenariusz: Dzień uznania za doręczone może być wolny od pracy, koniec terminu nie może (ustawienie)
    Zakładając sprawa "INC_FM" w stanie "AWAITING_SUPPLEMENT" od 2026-04-17
    Gdy mija dzień 2026-04-30
    Wtedy termin "SUPPL" nie biegnie
    Gdy mija dzień 2026-05-01
    Wtedy termin "SUPPL" biegnie
    I termin "SUPPL" upływa 2026-06-01

  Scenariusz: Poprawki wciąż z brakami wracają z tym samym ostatnim dniem (ust. 4–5)
    Zakładając sprawa "INC_FM" w stanie "AWAITING_SUPPLEMENT" od 2026-03-10
    Gdy wezwanie doręczono 2026-03-12
    I wnioskodawca wykonuje krok "submit_corrected" dnia 2026-03-20
    I operator wykonuje krok "still_defective" dnia 2026-03-25
    Wtedy stan sprawy to "AWAITING_SUPPLEMENT"
    I termin "FR" nie biegnie
    I termin "SUPPL" biegnie
    I termin "SUPPL" upływa 2026-04-13

  Scenariusz: Poprawki wciąż z brakami po ostatnim dniu kończą sprawę (ust. 5)
    Zakładając sprawa "INC_FM" w stanie "AWAITING_SUPPLEMENT" od 2026-03-10
    Gdy wezwanie doręczono 2026-03-12
    I wnioskodawca wykonuje krok "submit_corrected" dnia 2026-04-13
    I operator wykonuje krok "still_defective" dnia 2026-04-20
    Wtedy stan sprawy to "NO_FURTHER_COURSE"
    I opłata nie podlega zwrotowi

  Scenariusz: Drugi raz się nie wzywa (ust. 4)
    Zakładając sprawa "INC_FM" w stanie "AWAITING_SUPPLEMENT" od 2026-03-10
    Gdy wezwanie doręczono 2026-03-12
    I wnioskodawca wykonuje krok "submit_corrected" dnia 2026-03-20
    Wtedy krok "call_for_supplement" jest odmówiony dla operator z powodem "GuardFailed"

  Scenariusz: Poprawionych braków nie trzeba usuwać drugi raz: druga ocena i przekazanie (ust. 6)
    Zakładając sprawa "INC_FM" w stanie "AWAITING_SUPPLEMENT" od 2026-03-10
    Gdy wezwanie doręczono 2026-03-12
    I wnioskodawca wykonuje krok "submit_corrected" dnia 2026-03-20
    I operator wykonuje krok "forward" dnia 2026-03-27
    Wtedy stan sprawy to "FORWARDED"
    I termin "MIN" upływa 2026-07-27

  Scenariusz: Przed odbiorem wezwania nie ma czego poprawiać (ust. 4)
    Zakładając sprawa "INC_FM" w stanie "AWAITING_SUPPLEMENT" od 2026-03-10
    Wtedy krok "submit_corrected" jest odmówiony dla wnioskodawca z powodem "GuardFailed"

  Scenariusz: Ostatniego dnia można jeszcze złożyć poprawiony wniosek, po nim już nie (ust. 4–5)
    Zakładając sprawa "INC_FM" w stanie "AWAITING_SUPPLEMENT" od 2026-03-10
    Gdy wezwanie doręczono 2026-03-12
    I jest dzień 2026-04-13
    Wtedy krok "submit_corrected" jest dostępny dla wnioskodawca
    Gdy nadchodzi dzień 2026-04-14
    Wtedy krok "submit_corrected" jest niedostępny dla wnioskodawca

  Scenariusz: Termin, który minął, stwierdza tylko system (ust. 5)
    Zakładając sprawa "INC_FM" w stanie "AWAITING_SUPPLEMENT" od 2026-03-10
    Wtedy krok "supplement_expired" jest niedostępny dla operator
    I krok "supplement_expired" jest odmówiony dla operator z powodem "NotYourStep"
    I krok "supplement_expired" jest niedostępny dla system

  Scenariusz: Wezwanie bez akceptacji kierownika nie wychodzi (ust. 4)
    Zakładając sprawa "INC_FM" w stanie "FORMAL_REVIEW" od 2026-03-03
    Gdy operator wykonuje krok "draft_call" dnia 2026-03-04
    Wtedy krok "call_for_supplement" jest odmówiony dla operator z powodem "GuardFailed"
    I krok "approve_call" jest dostępny dla kierownik
    I krok "approve_call" jest niedostępny dla operator
    Gdy kierownik wykonuje krok "return_call" dnia 2026-03-05
    Wtedy krok "call_for_supplement" jest odmówiony dla operator z powodem "GuardFailed"

  Scenariusz: Wezwanie otwiera dokładnie to, czego dotyczy, a po poprawkach znów nic (ust. 4)
    Zakładając sprawa "INC_FM" w stanie "AWAITING_SUPPLEMENT" od 2026-03-10
    Gdy wezwanie doręczono 2026-03-12
    Wtedy do poprawy otwarte jest tylko pole "validationRequirements.methods"
    Gdy wnioskodawca wykonuje krok "submit_corrected" dnia 2026-03-20
    Wtedy wniosek jest zamknięty do zmian

  Scenariusz: Druga ocena pyta tylko o to, co zakwestionowano (ust. 4)
    Zakładając sprawa "INC_FM" w stanie "AWAITING_SUPPLEMENT" od 2026-03-10
    Gdy wezwanie doręczono 2026-03-12
    I wnioskodawca wykonuje krok "submit_corrected" dnia 2026-03-20
    Wtedy lista kontrolna nie ma oceny tylko przy "FR-INC-03"

  Scenariusz: Podczas drugiej oceny termin na poprawki nie biegnie i nie może minąć (ust. 4–5)
    Zakładając sprawa "INC_FM" w stanie "AWAITING_SUPPLEMENT" od 2026-03-10
    Gdy wezwanie doręczono 2026-03-12
    I wnioskodawca wykonuje krok "submit_corrected" dnia 2026-04-10
    I mija dzień 2026-04-20
    Wtedy stan sprawy to "FORMAL_REVIEW"
    I termin "SUPPL" nie biegnie

  Scenariusz: Poprawki można składać kilka razy, ale ostatni dzień jest jeden (ust. 4–5)
    Zakładając sprawa "INC_FM" w stanie "AWAITING_SUPPLEMENT" od 2026-03-10
    Gdy wezwanie doręczono 2026-03-12
    I wnioskodawca wykonuje krok "submit_corrected" dnia 2026-03-20
    I operator wykonuje krok "still_defective" dnia 2026-03-25
    Wtedy do poprawy otwarte jest tylko pole "validationRequirements.methods"
    Gdy wezwanie doręczono 2026-03-26
    Wtedy termin "SUPPL" upływa 2026-04-13
    Gdy wnioskodawca wykonuje krok "submit_corrected" dnia 2026-04-02
    Wtedy termin "FR" upływa 2026-04-16
    Gdy operator wykonuje krok "still_defective" dnia 2026-04-07
    Wtedy stan sprawy to "AWAITING_SUPPLEMENT"
    I termin "SUPPL" upływa 2026-04-13
    Gdy mija dzień 2026-04-13
    Wtedy stan sprawy to "NO_FURTHER_COURSE"
    I wniosek jest zamknięty do zmian
    I opłata nie podlega zwrotowi

  Scenariusz: Przed wezwaniem nie stwierdza się, że braki nie są usunięte (ust. 4)
    Zakładając sprawa "INC_FM" w stanie "FORMAL_REVIEW" od 2026-03-03
    Wtedy krok "still_defective" jest odmówiony dla operator z powodem "GuardFailed"

  Scenariusz: Wezwanie w sprawie sektorowej ma ten sam termin (art. 15a, art. 18 ust. 4)
    Zakładając sprawa "INC_SEC" w stanie "AWAITING_SUPPLEMENT" od 2026-03-10
    Gdy wezwanie doręczono 2026-03-12
    Wtedy termin "SUPPL" upływa 2026-04-13
    Gdy wnioskodawca wykonuje krok "submit_corrected" dnia 2026-03-20
    I operator wykonuje krok "forward" dnia 2026-03-27
    Wtedy stan sprawy to "FORWARDED"

  Scenariusz: Termin na poprawki kończy się także po uznaniu wezwania za doręczone (ust. 5, ustawienie)
    Zakładając sprawa "INC_FM" w stanie "AWAITING_SUPPLEMENT" od 2026-03-10
    Gdy mija dzień 2026-03-24
    I mija dzień 2026-04-23
    Wtedy stan sprawy to "NO_FURTHER_COURSE"
    I wnioskodawca dostaje pismo "notice_no_further_course"

  Scenariusz: Także po poprawkach podmiot spoza kręgu zostaje bez rozpatrzenia (ust. 5a)
    Zakładając sprawa "INC_FM" w stanie "AWAITING_SUPPLEMENT" od 2026-03-10
    Gdy wezwanie doręczono 2026-03-12
    I wnioskodawca wykonuje krok "submit_corrected" dnia 2026-03-20
    I operator wykonuje krok "reject_wrong_applicant" dnia 2026-03-23
    Wtedy stan sprawy to "LEFT_WITHOUT_CONSIDERATION_18_5A"
    I opłata podlega zwrotowi
