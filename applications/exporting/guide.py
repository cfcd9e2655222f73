"""What the first sheet of the template says."""

from typing import Final

from register.outcomes import CRITERIA_LIMIT, OUTCOMES_LIMIT, SETS_LIMIT
from register.texts import NAME_LIMIT, STATEMENT_LIMIT, thousands

GUIDE: Final = (
    "Opis kwalifikacji – jak wypełnić ten skoroszyt",
    "",
    "Arkusz „Opis”: odpowiedzi wpisz w kolumnie „Treść”. Nazw pól obok nie zmieniaj. Puste pola pomijamy.",
    "Arkusz „Efekty”: w każdym wierszu jedna część. Zestaw w kolumnie A, efekt w kolumnie B, kryterium w kolumnie C.",
    "Pod zestawem wpisz jego efekty, pod efektem jego kryteria. Możesz też powtarzać zestaw i efekt w wierszach.",
    "Efekt to jedna umiejętność, zaczynając od czasownika: reguluje, dobiera, sprawdza.",
    "Kryterium mówi, po czym poznać, że efekt jest osiągnięty: wymienia, oblicza (art. 9 ust. 1 pkt 1 lit. c).",
    "Rodzaj efektu: wiedza, umiejętność albo kompetencja społeczna. Możesz zostawić puste.",
    "Identyfikatory w ostatniej kolumnie łączą wiersze z uwagami. Nie zmieniaj ich; w nowych wierszach zostaw puste.",
    "",
    f"Najwyżej {SETS_LIMIT} zestawów, {OUTCOMES_LIMIT} efektów i {thousands(CRITERIA_LIMIT)} kryteriów weryfikacji.",
    f"Nazwa zestawu ma najwyżej {NAME_LIMIT} znaków, efekt lub kryterium {thousands(STATEMENT_LIMIT)}.",
    "",
    "Zapisz plik jako XLSX i wczytaj go na stronie efektów uczenia się. Przed zapisem zobaczysz podgląd.",
)
