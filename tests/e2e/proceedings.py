"""The minister's stage: proceedings, consultation, experts, council, decision, announcement."""

from tests.e2e.visitor import Arrive, Visitor

EXPERTS = ("Tomasz Hipoteza", "Piotr Kryterium", "Anna Definicja")
"""Two who know the work, one who knows descriptions; the first takes the chair."""
LEVEL = "4"


def find(visitor: Visitor, name: str) -> None:
    """The case among the tasks of this person."""
    visitor.follow("Zadania")
    visitor.follow(name)


def take(visitor: Visitor, step: str) -> None:
    """Opens a step from the case page and takes it; its form is filled in already, or has none."""
    visitor.follow(step, exact=True)
    visitor.press(step)


def open_proceedings(slawomir: Visitor, name: str) -> None:
    find(slawomir, name)
    take(slawomir, "Potwierdź przyjęcie wniosku")
    take(slawomir, "Rozpocznij postępowanie")
    slawomir.sees("Postępowanie rozpoczęte")
    take(slawomir, "Poinformuj Radę i rady sektorowe")


def consult(slawomir: Visitor) -> None:
    slawomir.follow("Otwórz konsultacje", exact=True)
    slawomir.fill("Zaproszone środowiska", "Izby instalatorów, szkoły branżowe, organizacje pracowników.")
    slawomir.press("Otwórz konsultacje")
    slawomir.follow("Zapisz opinię z konsultacji", exact=True)
    slawomir.fill("Kto wyraził opinię", "Ogólnopolska Izba Przykładów")
    slawomir.fill("Treść opinii", "Popieramy włączenie. Proponujemy kryterium o pomiarze spalin.")
    slawomir.press("Zapisz opinię z konsultacji")
    slawomir.follow("Zestawienie uwag")
    slawomir.sees("Ogólnopolska Izba Przykładów")
    slawomir.choose("Stanowisko do uwagi 1", "wyjaśniono")
    slawomir.fill("Co się zmienia albo dlaczego nic (uwaga 1)", "Kryterium rozważą eksperci.")
    slawomir.page.get_by_role("button", name="Zapisz stanowisko do uwagi 1").click()
    slawomir.page.get_by_text("Zapisano stanowisko.").wait_for()
    slawomir.look()
    slawomir.page.locator(".o-crumbs a").first.click()
    slawomir.follow("Zakończ konsultacje", exact=True)
    slawomir.sees("wyjaśniono 1")
    slawomir.fill("Wnioski z konsultacji", "Opinia jest pozytywna. Kryterium rozważą eksperci.")
    slawomir.press("Zakończ konsultacje")
    slawomir.sees("Po konsultacjach")


def appoint(slawomir: Visitor) -> None:
    slawomir.follow("Powołaj zespół ekspertów", exact=True)
    for number, person in enumerate(EXPERTS, 1):
        slawomir.choose(f"Ekspert {number}", person)
    slawomir.tick("Przewodniczy ekspert 1")
    slawomir.press("Powołaj zespół ekspertów")
    slawomir.sees("Pracują eksperci")


def work_as_expert(expert: Visitor, name: str) -> None:
    """States impartiality and fills in the table of the own view."""
    find(expert, name)
    expert.follow("Złóż oświadczenie o bezstronności", exact=True)
    expert.tick("Oświadczam, że nie brałam ani nie brałem udziału")
    expert.press("Złóż oświadczenie o bezstronności")
    expert.follow("Wypełnij tabelę zgodności", exact=True)
    _fill_table(expert)
    expert.choose("Poziom PRK, który wynika z Twojej tabeli", f"poziom {LEVEL}")
    expert.press("Wyślij tabelę do zespołu")
    expert.sees("Złożono tabelę zgodności")


def _fill_table(expert: Visitor) -> None:
    """Set by set, each outcome with one component; the last set leads to the level."""
    links = expert.page.get_by_role("navigation", name="Zestawy efektów").get_by_role("listitem")
    sets = links.count() - 1  # the last one leads to the level
    links.first.get_by_role("link").click()
    for number in range(sets):
        boxes = expert.page.get_by_label(f"P{LEVEL}U_U, Umiejętności, poziom {LEVEL}")
        for place in range(boxes.count()):
            boxes.nth(place).check()
        last = number == sets - 1
        expert.press("Zapisz i przejdź do wysłania" if last else "Zapisz i przejdź do następnego zestawu")


def deliver_opinion(chair: Visitor, arrive: Arrive, name: str) -> None:
    """The chair writes, every other member confirms the text, the chair delivers it."""
    chair.again()
    chair.follow("Napisz opinię i rekomendację", exact=True)
    chair.sees("Tabele ekspertów obok siebie")
    chair.tick("pozytywna")
    chair.fill("Uzasadnienie opinii", "Kwalifikacja odpowiada na potrzeby rynku i nie powiela istniejących.")
    chair.choose("Rekomendowany poziom PRK", f"poziom {LEVEL}")
    chair.fill("Uzasadnienie poziomu", "Tabele wszystkich ekspertów wskazują ten sam poziom.")
    chair.group("Efekty uczenia się, na których opiera się rekomendacja").get_by_role("checkbox").first.check()
    chair.press("Napisz opinię i rekomendację")
    for person in EXPERTS[1:]:
        member = arrive(person)
        find(member, name)
        member.follow("Potwierdź tekst zespołu", exact=True)
        member.tick("Potwierdzam ten tekst.")
        member.press("Potwierdź tekst zespołu")
    chair.again()
    take(chair, "Przekaż opinię i rekomendację")
    chair.sees("Opinia ekspertów pozytywna")


def ask_council(slawomir: Visitor, arrive: Arrive, name: str) -> None:
    """The Stakeholder Council gives its opinion; the coordinator passes it on."""
    slawomir.again()
    take(slawomir, "Przekaż Radzie Interesariuszy")
    danuta = arrive("Danuta Uchwała")
    find(danuta, name)
    danuta.follow("Wydaj opinię pozytywną", exact=True)
    danuta.fill("Opinia z uzasadnieniem", "Rada popiera rekomendację zespołu ekspertów.")
    danuta.fill("Obecni uprawnieni do głosowania", "15")
    danuta.fill("Głosy za opinią", "12")
    danuta.fill("Głosy przeciw", "2")
    danuta.fill("Wstrzymało się", "1")
    danuta.press("Wydaj opinię pozytywną")
    urszula = arrive("Urszula Koordynata")
    find(urszula, name)
    take(urszula, "Odnotuj przekazanie opinii Rady")


def decide(slawomir: Visitor, arrive: Arrive, name: str) -> None:
    """The officer's draft, its countersignature, a change that voids it, another countersignature, the signature."""
    find(slawomir, name)
    slawomir.follow("Przygotuj projekt rozstrzygnięcia", exact=True)
    slawomir.sees("Opinia o celowości", "Wnioski z konsultacji")
    slawomir.tick("pozytywn")
    slawomir.fill("Uzasadnienie", "Ocena uwzględnia opinię ekspertów, opinię Rady i wyniki konsultacji.")
    slawomir.press("Przekaż do kontrasygnaty")
    marzena = arrive("Marzena Klauzula")
    find(marzena, name)
    take(marzena, "Kontrasygnuj projekt")
    slawomir.again()
    take(slawomir, "Otwórz projekt do zmian")
    slawomir.sees("Kontrasygnata straciła ważność")
    slawomir.follow("Przygotuj projekt rozstrzygnięcia", exact=True)
    slawomir.fill("Dodatkowe warunki dla instytucji certyfikujących", "Pracownia z trzema stanowiskami.")
    slawomir.press("Przekaż do kontrasygnaty")
    find(marzena, name)
    marzena.follow("Kontrasygnuj projekt", exact=True)
    marzena.sees("Co zmieniło się od poprzedniej wersji", "Pracownia z trzema stanowiskami.")
    marzena.press("Kontrasygnuj projekt")
    ludwik = arrive("Ludwik Preambuła")
    find(ludwik, name)
    ludwik.follow("Rozpatrz pozytywnie", exact=True)
    ludwik.sees("Marzena Klauzula")
    ludwik.tick("Podpisuję ten projekt.")
    ludwik.press("Rozpatrz pozytywnie")
    ludwik.sees("Rozpatrzony pozytywnie")


def publish(slawomir: Visitor, name: str) -> None:
    """The announcement makes the entry; then certifying institutions are called."""
    find(slawomir, name)
    slawomir.follow("Obwieszczenie", exact=True)
    slawomir.sees("Obwieszczenie jest kompletne.", "Pracownia z trzema stanowiskami.")
    take(slawomir, "Przekaż obwieszczenie do ogłoszenia")
    slawomir.follow("Zapisz ogłoszenie w Monitorze Polskim", exact=True)
    slawomir.fill("Pozycja", "1234")
    slawomir.press("Zapisz ogłoszenie w Monitorze Polskim")
    slawomir.sees("Kwalifikacja włączona")
    slawomir.follow("Otwórz wpis w rejestrze")
    slawomir.page.go_back()
    take(slawomir, "Ogłoś możliwość składania wniosków IC")
    slawomir.sees("Kwalifikacja włączona, można zostać IC")
