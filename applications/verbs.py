"""Polish verbs of the third person as outcomes and criteria begin with, and words that are surely no verbs.

Endings alone cannot tell „dobiera” from „aparatura”: what is not known here is not judged.
"""

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def words(text: str) -> list[str]:
    """The words of a text in small letters."""
    return [found.group().lower() for found in _WORD.finditer(text)]


COMMON: Final = frozenset(
    words(
        """
        analizuje asekuruje bada barwi blokuje buduje ceruje charakteryzuje chroni cofa czyta czyści daje dba
        definiuje demonstruje diagnozuje dobiera docenia docina dokonuje dokumentuje dopasowuje doprowadza doradza
        doskonali dostosowuje dotrzymuje dołącza działa dzieli formuje formułuje grupuje identyfikuje informuje
        instruuje interpretuje kalkuluje kieruje klasyfikuje klei kompletuje konfiguruje konserwuje konstruuje
        konsultuje kontaktuje kontroluje koordynuje koryguje korzysta kończy kroi księguje melduje mierzy mocuje
        modeluje monitoruje montuje motywuje myje mówi nadzoruje nagrywa nakłada nalicza napowietrza naprawia
        nawadnia nawiązuje nawleka nazywa negocjuje objaśnia oblicza obserwuje obszywa obsługuje ocenia oczyszcza
        odczytuje oddziela odmawia odnosi odnotowuje odpowiada odróżnia odtwarza odwołuje odzyskuje ogranicza
        określa omawia opiekuje opisuje opracowuje opukuje organizuje osadza ostrzega osłania oznacza pakuje
        pielęgnuje pierze pilnuje pisze planuje pobiera podaje podejmuje podkleja podnosi podsumowuje podłącza
        pokazuje pomaga poprawia porządkuje porównuje postępuje posługuje potwierdza poziomuje pozostawia pozyskuje
        pracuje prasuje prezentuje programuje projektuje proponuje prosi prowadzi pruje przechodzi przechowuje
        przeciwdziała przedstawia przegląda przekazuje przekonuje przekształca przenosi przeprowadza przerabia
        przerywa przesiewa przestrzega przewiduje przewozi przygotowuje przyjmuje przypisuje przyznaje pyta reaguje
        realizuje redaguje reguluje rejestruje rezerwuje rezygnuje rozdrabnia rozdziela rozkłada rozlicza rozmawia
        rozmieszcza rozpoczyna rozpoznaje rozprasowuje rozprowadza rozróżnia rozwija rozwiązuje rysuje segreguje
        skleja skraca sortuje spisuje spoinuje sporządza sprawdza sprawuje sprowadza sprzedaje sprząta stopniuje
        stosuje streszcza sygnalizuje szacuje szanuje szkoli szlifuje szuka szyfruje słucha testuje transportuje
        trasuje tworzy uczestniczy uczy udostępnia udziela ujawnia ukrywa układa umieszcza unieruchamia unika
        upewnia uruchamia ustala ustawia usuwa uszczelnia utrzymuje uwzględnia uzasadnia uzgadnia uzupełnia uzyskuje
        ułatwia użytkuje waży wdraża weryfikuje wita wizualizuje wpisuje wprowadza wskazuje wspiera współdziała
        współpracuje wszywa wybiera wycina wyciąga wydaje wyjaśnia wykańcza wykonuje wykorzystuje wykrywa wylicza
        wymienia wypełnia wyrównuje wystawia wysyła wyszukuje wysłuchuje wytwarza wyznacza wyłącza wzmacnia wzywa
        włącza zabezpiecza zachowuje zachęca zaczyna zadaje zakłada zapewnia zapisuje zapobiega zapoznaje zaprasza
        zarządza zatrzymuje zauważa zbiera zdejmuje zestawia zgłasza zmienia zna zszywa zwraca zwęża łączy śledzi
        świadczy
        """
    )
)

_NOUNS: Final = frozenset(
    words(
        """
        analiza asysta budowa cechy cena charakterystyka czynności diagnostyka diagnoza dobór działania działanie
        etapy etyka funkcje grupa higiena jakość klasyfikacja konserwacja kontrola korekta kwestie lista logistyka
        materiały metody metodyka montaż nadzór naprawa narzędzia nauka norma normy obróbka obsługa ocena ochrona
        odbiór odpowiedzialność opieka opis organizacja pielęgnacja pobór podstawy pojęcia pomiar pomiary pomoc
        praca procedury procesy produkcja projekt przegląd przepisy przyczyny przygotowanie próba regulacja reguły
        rodzaje rola rozliczenie rozwój sposoby sprawność sprzedaż standardy struktura systemy sztuka techniki
        technologia teoria terminologia transport umiejętności umiejętność uprawa urządzenia usługi wady warunki
        wiadomości wiedza współpraca wybór wykaz wymagania wymiana właściwości zadania zagadnienia zagrożenia zakres
        zalety zarządzanie zasada zasady zastosowanie zbiór zestawienie zmiana znajomość środki świadomość
        """
    )
)
_GERUND: Final = re.compile(r".{2,}[aeę]nie|.+[ęyiu]cie")
_NOUN_ENDS: Final = re.compile(r".{2,}(?:[csz]ja|ość|stwo|ctwo|izm|yzm|aż|unek|acz)")
_ADVERB: Final = re.compile(r".+[^aeęiyou]nie|.+(?:owo|sko|cko|znie)")
_LEADS: Final = frozenset(
    {"nie", "się", "samodzielnie", "prawidłowo", "poprawnie", "bezpiecznie", "właściwie", "sprawnie"}
)
_VERB_ENDS: Final = re.compile(r".{2,}(?:uje|[^aeiouyąę]iwuje|ywa|iera|ądza|awia|nia|ża|śla|cza|dza|szcza)")


def is_verb(word: str) -> bool:
    """Whether the word is surely a verb of the third person („dobiera”, „reguluje”)."""
    return word in COMMON or (word not in _NOUNS and word.endswith("uje") and len(word) > 4)


def is_noun(word: str) -> bool:
    """Whether the word is surely a noun where a verb is looked for („montaż”, „przygotowanie”, „znajomość”)."""
    if word in COMMON or word in _LEADS:
        return False
    return word in _NOUNS or bool(_GERUND.fullmatch(word) or _NOUN_ENDS.fullmatch(word))


def leading(text: str) -> str:
    """The first word that counts: adverbs before it are passed over."""
    found = words(text)
    for word in found:
        if word not in _LEADS and not (_ADVERB.fullmatch(word) and not is_noun(word)):
            return word
    return found[0] if found else ""


def begins_with_verb(text: str) -> bool:
    """Whether the text surely begins with a verb, or with one by its ending."""
    word = leading(text)
    return is_verb(word) or (bool(_VERB_ENDS.fullmatch(word)) and not is_noun(word))
