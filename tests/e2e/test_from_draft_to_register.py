"""One free-market qualification from an empty draft to the public register, clicking only what the screens show."""

from playwright.sync_api import Browser

from tests.e2e import proceedings, review
from tests.e2e.application import NAME, fill_in
from tests.e2e.visitor import Arrive, Visitor, plain


def test_a_qualification_goes_from_a_draft_to_the_register(arrive: Arrive, browser: Browser, site: str) -> None:
    celina, halina = arrive("Celina Próbna"), arrive("Halina Wzorcowa")
    _apply(celina)
    review.take_up(halina, NAME)
    review.mark(halina, defect="FR-INC-03")
    review.call(halina, arrive, NAME)
    review.receive_call(celina)
    review.mend(celina, NAME)
    halina.follow("Sprawy do załatwienia")
    halina.follow(NAME)
    review.mark(halina)
    review.forward(halina)
    _minister_considers(arrive)
    _anyone_finds_it(Visitor(browser, site))
    _anyone_reads_it_without_script(Visitor(browser, site, script=False))


def _apply(celina: Visitor) -> None:
    """Step 1: what the whole job is, every item, the statement, the confirmation."""
    celina.follow("Wnioski")
    celina.press("Zacznij wniosek")
    celina.sees("Gotowe 1 z 15 części", "Wyślesz wniosek, gdy wszystkie części będą gotowe")
    fill_in(celina)
    celina.again()  # the worker has scanned the last file meanwhile
    celina.follow("Sprawdź odpowiedzi i wyślij")
    celina.sees(NAME, "43.22.Z", "potwierdzenie-przelewu.pdf")
    celina.follow("Przejdź do oświadczenia")
    celina.press("Złóż wniosek")
    celina.sees("Potwierdź oświadczenie – bez niego nie można złożyć wniosku.")
    review.confirm(celina)
    celina.press("Złóż wniosek")
    celina.again()
    celina.sees("Wniosek złożony", "ZRK.4021.1.2026", "25 listopada 2026", "do środy, 9 grudnia 2026")
    assert celina.download("UPP do czytania (PDF)").startswith(b"%PDF-")
    assert b"ZRK.4021.1.2026" in celina.download("UPP (XML)")


def _minister_considers(arrive: Arrive) -> None:
    """Step 3: from the receipt in the ministry to the call for certifying institutions."""
    slawomir = arrive("Sławomir Wykaz")
    proceedings.open_proceedings(slawomir, NAME)
    proceedings.consult(slawomir)
    proceedings.appoint(slawomir)
    for expert in proceedings.EXPERTS:
        proceedings.work_as_expert(arrive(expert), NAME)
    proceedings.deliver_opinion(arrive(proceedings.EXPERTS[0]), arrive, NAME)
    proceedings.ask_council(slawomir, arrive, NAME)
    proceedings.decide(slawomir, arrive, NAME)
    proceedings.publish(slawomir, NAME)


def _anyone_finds_it(stranger: Visitor) -> None:
    """Step 4: nobody signs in; Polish letters are not needed."""
    stranger.open("/")
    stranger.fill("Nazwa kwalifikacji lub jej część", "regulowanie zrodel ciepla")
    stranger.press("Szukaj")
    stranger.follow(NAME)
    stranger.sees("M.P. 2026 poz. 1234", "ZRK.4021.1.2026", "Poziom 4 PRK", "Suma kontrolna")
    second_set = stranger.page.locator("summary", has_text="Ustawianie parametrów źródła ciepła")
    second_set.click()
    stranger.sees("Dobiera krzywą grzewczą")
    second_set.click()
    _prints_well(stranger)


def _prints_well(stranger: Visitor) -> None:
    """On paper the menus are gone and what is folded on the screen is open."""
    stranger.page.emulate_media(media="print")
    assert not stranger.page.get_by_role("navigation", name="Menu główne").first.is_visible()
    assert stranger.page.get_by_text("wprowadza nastawy do sterownika").is_visible()
    assert stranger.page.pdf(format="A4").startswith(b"%PDF-")
    stranger.page.emulate_media(media="screen")


def _anyone_reads_it_without_script(reader: Visitor) -> None:
    reader.open("/")
    reader.fill("Nazwa kwalifikacji lub jej część", "zrodla ciepla")
    reader.press("Szukaj")
    reader.follow(NAME)
    assert plain(reader.heading) == NAME
    reader.sees("M.P. 2026 poz. 1234", "Regulowanie źródeł ciepła")
