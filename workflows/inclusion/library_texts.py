"""The remarks with which the library begins: what a formal review may ask for, with the article.

Only what is missing or does not agree: the quality of the content is for the minister (art. 18 ust. 2).
"""

from typing import Final, NamedTuple


class Text(NamedTuple):
    rule: str
    title: str
    text: str
    basis: str


TEXTS: Final = (
    Text(
        "FR-INC-01",
        "Brak zorganizowanej działalności",
        "Z wniosku nie wynika, że wnioskodawca prowadzi zorganizowaną działalność w obszarze gospodarki, rynku pracy, "
        "edukacji lub szkoleń.",
        "art. 14; art. 18 ust. 5a",
    ),
    Text(
        "FR-INC-01",
        "Podmiot spoza kręgu dla kwalifikacji sektorowej",
        "Wniosek o kwalifikację sektorową złożył podmiot, który nie należy do kręgu wskazanego w art. 15a.",
        "art. 15a; art. 18 ust. 5a",
    ),
    Text(
        "FR-INC-02",
        "Brak uwierzytelnienia",
        "Wniosek nie został uwierzytelniony przez osobę, która może reprezentować wnioskodawcę. Złóż go ponownie "
        "w portalu i uwierzytelnij podpisem albo profilem tej osoby.",
        "art. 16 ust. 1–2",
    ),
    Text(
        "FR-INC-03",
        "Brak wymagań wobec osób, które walidują",
        "Wskaż wymagania, jakie muszą spełniać osoby przeprowadzające walidację: wykształcenie, kwalifikacje "
        "i doświadczenie.",
        "art. 15 ust. 1, art. 15b ust. 1",
    ),
    Text(
        "FR-INC-03",
        "Brak informacji o zapotrzebowaniu",
        "We wniosku nie ma informacji o zapotrzebowaniu na kwalifikację. Uzupełnij ją.",
        "art. 15 ust. 1, art. 15b ust. 1",
    ),
    Text(
        "FR-INC-03",
        "Brak porównania z podobnymi kwalifikacjami",
        "Wskaż kwalifikacje o zbliżonym charakterze z rejestru i napisz, czym się od nich różni kwalifikacja "
        "z wniosku.",
        "art. 15 ust. 1, art. 15b ust. 1",
    ),
    Text(
        "FR-INC-03",
        "Dane wnioskodawcy niepełne",
        "Uzupełnij dane wnioskodawcy: brakuje danych, których wymaga ustawa. Wpisz je w takim brzmieniu, jakie ma "
        "właściwy rejestr.",
        "art. 15 ust. 1, art. 15b ust. 1",
    ),
    Text(
        "FR-INC-04",
        "Brak kryteriów weryfikacji",
        "Do tego efektu uczenia się nie podano kryteriów weryfikacji. Dodaj co najmniej jedno kryterium, które "
        "pozwoli sprawdzić, czy efekt osiągnięto.",
        "art. 9 ust. 1 pkt 1",
    ),
    Text(
        "FR-INC-04",
        "Brak syntetycznej charakterystyki",
        "Dodaj syntetyczną charakterystykę efektów uczenia się: kilka zdań o tym, do czego przygotowana jest osoba, "
        "która ma tę kwalifikację.",
        "art. 9 ust. 1 pkt 1",
    ),
    Text(
        "FR-INC-05",
        "Brak dokumentów o działalności",
        "Dołącz dokumenty, które potwierdzają zorganizowaną działalność w obszarze gospodarki, rynku pracy, edukacji "
        "lub szkoleń, albo oświadczenie, które wskazuje ten obszar.",
        "art. 15 ust. 2 pkt 1",
    ),
    Text(
        "FR-INC-05",
        "Statut bez poświadczenia",
        "Dołącz kopię statutu poświadczoną za zgodność z oryginałem.",
        "art. 15b ust. 2 pkt 1",
    ),
    Text(
        "FR-INC-06",
        "Oświadczenie bez dosłownej treści",
        "Złóż oświadczenie w brzmieniu z ustawy razem z klauzulą o odpowiedzialności karnej za złożenie fałszywego "
        "oświadczenia.",
        "art. 15 ust. 3–4",
    ),
    Text(
        "FR-INC-07",
        "Opłata za niska",
        "Opłata jest niższa od stawki obowiązującej w dniu złożenia wniosku. Dopłać brakującą kwotę i dołącz dowód "
        "wpłaty.",
        "art. 17 ust. 1",
    ),
    Text(
        "FR-INC-07",
        "Brak dowodu opłaty",
        "Dołącz dowód wniesienia opłaty. Powinny być na nim widoczne kwota, dzień i tytuł przelewu.",
        "art. 17 ust. 1; art. 15 ust. 2 pkt 3",
    ),
    Text(
        "FR-INC-08",
        "Brak odniesienia do Sektorowej Ramy Kwalifikacji",
        "Sektor ma włączoną Sektorową Ramę Kwalifikacji. Wskaż odniesienie efektów uczenia się do jej poziomu.",
        "art. 15 ust. 1 pkt 2",
    ),
    Text(
        "FR-INC-09",
        "Właściwy jest inny minister",
        "Dział administracji rządowej wskazany we wniosku nie odpowiada tematyce kwalifikacji. Właściwy jest inny "
        "minister; wniosku się z tego powodu nie zwraca.",
        "art. 18 ust. 3",
    ),
)
