# language: pl
Właściwość: Art. 25 i 26 – obwieszczenie, włączenie i możliwość ubiegania się o uprawnienie

  Scenariusz: Kwalifikacja jest włączona z dniem ogłoszenia (art. 25 ust. 3, art. 84 ust. 1, art. 87 ust. 1 pkt 1)
    Zakładając sprawa "INC_FM" w stanie "ACCEPTED" od 2026-06-01
    Wtedy kwalifikacji nie ma w rejestrze
    Gdy minister wykonuje krok "publish_announcement" dnia 2026-06-15
    Wtedy stan sprawy to "INCLUDED"
    I status kwalifikacji w rejestrze to "INCLUDED"

  Scenariusz: Po ogłoszeniu niezwłocznie otwiera się droga do uprawnień (art. 26)
    Zakładając sprawa "INC_FM" w stanie "INCLUDED" od 2026-06-15
    Gdy minister wykonuje krok "open_authority_call" dnia 2026-06-16
    Wtedy stan sprawy to "INCLUDED_OPEN_FOR_IC"
    I status kwalifikacji w rejestrze to "INCLUDED"

  Scenariusz: Ogłoszenie nie może być wcześniejsze niż rozstrzygnięcie (art. 25 ust. 1)
    Zakładając sprawa "INC_FM" w stanie "ACCEPTED" od 2026-06-01
    Wtedy krok "publish_announcement" jest odmówiony dla minister z powodem "InvalidInput"
      | published_on | 2026-05-29 |
    I krok "publish_announcement" jest odmówiony dla minister z powodem "InvalidInput"
      | published_on | 2026-06-02 |

  Scenariusz: Ogłoszenia nie zapisze nikt poza ministrem (art. 25 ust. 1)
    Zakładając sprawa "INC_FM" w stanie "ACCEPTED" od 2026-06-01
    Wtedy krok "publish_announcement" jest odmówiony dla operator z powodem "NotYourStep"
    I krok "publish_announcement" jest dostępny dla minister
    I krok "publish_announcement" jest dostępny dla referent

  Scenariusz: Kwalifikacja sektorowa dochodzi do rejestru tą samą drogą
    Zakładając sprawa "INC_SEC" w stanie "INCLUDED_OPEN_FOR_IC" od 2026-06-15
    Wtedy status kwalifikacji w rejestrze to "INCLUDED"
    I termin "MIN" nie biegnie
    I opłata nie podlega zwrotowi

  Scenariusz: Obwieszczenie przekazuje się do ogłoszenia po rozpatrzeniu (art. 25 ust. 1)
    Zakładając sprawa "INC_FM" w stanie "ACCEPTED" od 2026-06-01
    Wtedy krok "send_announcement" jest odmówiony dla referent z powodem "InvalidInput"
      | sent_on | 2026-05-29 |
    Gdy referent wykonuje krok "send_announcement" dnia 2026-06-02
    Wtedy stan sprawy to "ACCEPTED"
    I kwalifikacji nie ma w rejestrze
    I krok "publish_announcement" jest odmówiony dla referent z powodem "InvalidInput"
      | published_on | 2026-06-01 |

  Scenariusz: Zły numer pozycji albo dzień poprawia się dalszym zapisem (art. 25 ust. 1)
    Zakładając sprawa "INC_FM" w stanie "INCLUDED" od 2026-06-15
    Gdy minister wykonuje krok "correct_publication" dnia 2026-06-17
      | published_on | 2026-06-16            |
      | reason       | Pomylono dzień.       |
    Wtedy stan sprawy to "INCLUDED"
    I status kwalifikacji w rejestrze to "INCLUDED"

  Scenariusz: Na portalu ukazuje się obwieszczenie i informacja o wnioskach IC, a przed ogłoszeniem nic (art. 25 ust. 1, art. 26)
    Zakładając sprawa "INC_FM" w stanie "ACCEPTED" od 2026-06-01
    Gdy referent wykonuje krok "send_announcement" dnia 2026-06-02
    Wtedy na portalu nie ma dokumentu "announcement"
    Gdy minister wykonuje krok "publish_announcement" dnia 2026-06-15
    Wtedy na portalu jest dokument "announcement"
    I na portalu nie ma dokumentu "authority_call"
    Gdy minister wykonuje krok "open_authority_call" dnia 2026-06-16
    Wtedy na portalu jest dokument "authority_call"
