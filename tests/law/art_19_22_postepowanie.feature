# language: pl
Właściwość: Art. 19 i 22 – rozpoczęcie postępowania, informacja dla rad, konsultacje

  Scenariusz: Informacja o rozpoczęciu postępowania (art. 19 ust. 1)
    Zakładając sprawa "INC_FM" w stanie "WITH_MINISTER" od 2026-03-10
    Gdy minister wykonuje krok "open_proceedings" dnia 2026-03-16
    Wtedy stan sprawy to "PROCEEDINGS_OPEN"
    I wnioskodawca dostaje pismo "notice_proceedings_started"

  Scenariusz: Rady dostają wniosek do wiadomości raz, w dowolnej chwili do oceny (art. 19 ust. 3)
    Zakładając sprawa "INC_FM" w stanie "WITH_MINISTER" od 2026-03-10
    Gdy minister wykonuje krok "open_proceedings" dnia 2026-03-16
    Wtedy krok "inform_councils" jest dostępny dla minister
    Gdy minister wykonuje krok "inform_councils" dnia 2026-03-17
    Wtedy stan sprawy to "PROCEEDINGS_OPEN"
    I krok "inform_councils" jest odmówiony dla minister z powodem "GuardFailed"

  Scenariusz: Rada, która dostała wniosek do wiadomości, czyta wniosek, a po pytaniu ministra także opinię (art. 19 ust. 3, art. 21a ust. 1)
    Zakładając sprawa "INC_FM" w stanie "OPINION_POSITIVE" od 2026-05-04
    Wtedy rada czyta wniosek i nic więcej
    Gdy minister wykonuje krok "send_to_ri" dnia 2026-05-05
    Wtedy rada czyta wniosek i pracę nad nim

  Scenariusz: Poinformowanie rad nie warunkuje dalszych kroków (ustawienie)
    Zakładając sprawa "INC_FM" w stanie "WITH_MINISTER" od 2026-03-10
    Gdy minister wykonuje krok "open_proceedings" dnia 2026-03-16
    I minister wykonuje krok "open_consultation" dnia 2026-03-17
    Wtedy stan sprawy to "CONSULTATION"
    I krok "inform_councils" jest dostępny dla minister

  Scenariusz: W sprawie wolnorynkowej konsultacje są obowiązkowe (art. 19 ust. 2)
    Zakładając sprawa "INC_FM" w stanie "PROCEEDINGS_OPEN" od 2026-03-16
    Wtedy krok "appoint_expert_team" jest odmówiony dla minister z powodem "WrongState"
    I krok "open_consultation" jest dostępny dla minister

  Scenariusz: W sprawie sektorowej zespół można powołać od razu, a konsultacje są możliwe (art. 19 ust. 2)
    Zakładając sprawa "INC_SEC" w stanie "PROCEEDINGS_OPEN" od 2026-03-16
    Wtedy krok "open_consultation" jest dostępny dla minister
    Gdy minister wykonuje krok "appoint_expert_team" dnia 2026-03-18
    Wtedy stan sprawy to "EXPERTS_WORKING"

  Scenariusz: Sprawa sektorowa po dobrowolnych konsultacjach
    Zakładając sprawa "INC_SEC" w stanie "CONSULTED" od 2026-03-16
    Gdy minister wykonuje krok "appoint_expert_team" dnia 2026-03-18
    Wtedy stan sprawy to "EXPERTS_WORKING"

  Scenariusz: Wnioski z konsultacji dostaje wnioskodawca (art. 22 ust. 2 pkt 2)
    Zakładając sprawa "INC_FM" w stanie "CONSULTATION" od 2026-03-16
    Gdy minister wykonuje krok "close_consultation" dnia 2026-04-20
    Wtedy stan sprawy to "CONSULTED"
    I wnioskodawca dostaje pismo "consultation_conclusions"

  Scenariusz: Opinię w konsultacjach może wyrazić każde zainteresowane środowisko, do wyznaczonego dnia (art. 19 ust. 2)
    Zakładając sprawa "INC_FM" w stanie "CONSULTATION" od 2026-03-16
    Gdy ktokolwiek zgłasza uwagę „Dopiszcie kryterium o BHP.”
    Wtedy krok "close_consultation" jest odmówiony dla minister z powodem "GuardFailed"
    Gdy nadchodzi dzień 2026-04-16
    Wtedy uwagi nie można już zgłosić

  Scenariusz: Wnioski dla wnioskodawcy mówią, co z której uwagi wynika (art. 22 ust. 2 pkt 2)
    Zakładając sprawa "INC_FM" w stanie "CONSULTATION" od 2026-03-16
    Gdy ktokolwiek zgłasza uwagę „Dopiszcie kryterium o BHP.”
    I minister uwzględnia uwagę 1 i zmienia „Nowe kryterium w zestawie 1.”
    I minister wykonuje krok "close_consultation" dnia 2026-04-20
    Wtedy stan sprawy to "CONSULTED"
    I wnioskodawca dostaje pismo "consultation_conclusions"
    I pismo z wnioskami zawiera uwagę „Dopiszcie kryterium o BHP.” i zmianę „Nowe kryterium w zestawie 1.”

  Scenariusz: Konsultacje bez żadnej uwagi kończą się tak samo (art. 22 ust. 2 pkt 2)
    Zakładając sprawa "INC_FM" w stanie "CONSULTATION" od 2026-03-16
    Gdy minister wykonuje krok "close_consultation" dnia 2026-04-20
    Wtedy stan sprawy to "CONSULTED"
    I wnioskodawca dostaje pismo "consultation_conclusions"
