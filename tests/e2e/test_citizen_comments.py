"""A citizen on a phone comments on an outcome; the officer checks and answers it; the citizen sees the conclusions."""

import re

from playwright.sync_api import Browser

from kernel.jobs import run_waiting
from tests.e2e import near
from tests.e2e.proceedings import find
from tests.e2e.visitor import NARROW, Arrive, Visitor
from workflows.inclusion.models import ConsultationRemark

REMARK = "Kryterium nie mówi o odzieży ochronnej. Dzwońcie: 600 100 200."
SMALLEST = {"width": 320, "height": 640}


def test_a_citizen_comments_and_sees_the_conclusions(arrive: Arrive, browser: Browser, site: str) -> None:
    case = near.brought_to("CONSULTATION")
    citizen = Visitor(browser, site)
    citizen.page.set_viewport_size(NARROW)
    citizen.open("/konsultacje/")
    citizen.follow(case.title)
    citizen.sees("Uwagi przyjmujemy do")
    citizen.follow(re.compile("Skomentuj.*Efekt 1.1"))
    citizen.press("Wyślij uwagę")
    citizen.sees("Wpisz treść uwagi.")
    citizen.fill("Twoja uwaga", REMARK)
    citizen.fill("Organizacja lub środowisko", "Spawacze z Radomia")
    citizen.page.wait_for_timeout(3500)  # nobody types faster than the form allows
    citizen.press("Wyślij uwagę")
    citizen.sees("Przyjęliśmy uwagę numer 1")
    citizen.follow("Wróć do strony postępowania")
    citizen.sees_not("odzieży ochronnej")

    _officer_answers(arrive("Sławomir Wykaz"), case.title)

    citizen.again()
    citizen.sees("Dopiszemy kryterium o odzieży ochronnej.", "uwzględniono", "[usunięto dane osobowe]")
    citizen.sees("Spawacze z Radomia", "Z tej uwagi usunięto dane osobowe.")
    citizen.sees_not("600 100 200")
    citizen.context.close()


def _officer_answers(slawomir: Visitor, title: str) -> None:
    find(slawomir, title)
    slawomir.sees("1 uwaga czeka na sprawdzenie")
    slawomir.follow("Zestawienie uwag")
    slawomir.follow(re.compile("Pokaż, ukryj lub usuń dane"))
    slawomir.fill("Treść bez danych osobowych", REMARK.replace("600 100 200", "[usunięto dane osobowe]"))
    slawomir.fill("Jakie dane usuwasz i dlaczego", "Numer telefonu, zbędny w konsultacjach.")
    slawomir.press("Usuń dane na zawsze")
    slawomir.tick("Zaznacz uwagę 1")
    slawomir.press("Pokaż na portalu")
    slawomir.choose("Stanowisko do uwagi 1", "uwzględniono")
    slawomir.fill("Co się zmienia albo dlaczego nic (uwaga 1)", "Dopiszemy kryterium o odzieży ochronnej.")
    slawomir.page.get_by_role("button", name="Zapisz stanowisko do uwagi 1").click()
    slawomir.page.get_by_text("Zapisano stanowisko.").wait_for()
    slawomir.sees("1 z 1")
    slawomir.look()
    find(slawomir, title)
    slawomir.follow("Zakończ konsultacje", exact=True)
    slawomir.sees("uwzględniono 1")
    slawomir.press("Zakończ konsultacje")
    slawomir.sees("Po konsultacjach")


def test_the_public_pages_work_without_a_script_and_at_the_smallest_width(browser: Browser, site: str) -> None:
    case = near.brought_to("CONSULTATION")
    citizen = Visitor(browser, site, script=False)
    citizen.page.set_viewport_size(SMALLEST)
    citizen.open("/konsultacje/")
    _fits(citizen)
    citizen.follow(case.title)
    _fits(citizen)
    citizen.follow("Skomentuj całą kwalifikację")
    _fits(citizen)
    citizen.fill("Twoja uwaga", "Bez skryptu też.")
    citizen.page.wait_for_timeout(3500)
    citizen.press("Wyślij uwagę")
    citizen.sees("Przyjęliśmy uwagę numer 1")
    _fits(citizen)
    run_waiting()
    assert ConsultationRemark.objects.get(case_id=case.pk).text == "Bez skryptu też."
    citizen.context.close()


def _fits(citizen: Visitor) -> None:
    """Nothing makes the page scroll sideways: no element is wider than the window."""
    widest = max(
        box["x"] + box["width"] for one in citizen.page.locator("main > *").all() if (box := one.bounding_box())
    )
    assert widest <= SMALLEST["width"] + 1, citizen.page.url
