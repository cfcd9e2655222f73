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
