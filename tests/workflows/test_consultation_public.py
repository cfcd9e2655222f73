"""A citizen comments on a qualification without an account; what the portal shows of it, and what it does not."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kernel import clock
from tests.workflows.ministry import DAY, Play, on
from workflows.inclusion import consultation_moderation as moderation, consultation_throttle as throttle
from workflows.inclusion.consultation_parts import parts
from workflows.inclusion.models import ConsultationRemark
from workflows.inclusion.models.consultation import Moderation, Position, Way
from workflows.inclusion.states import State

STATE = State.CONSULTATION
QUERIES = 15
MANY = 3000


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()


class Citizen:
    """Somebody at the public pages."""

    def __init__(self, play: Play, client: Client) -> None:
        self.play, self.client = play, client
        self.case = f"/postepowania/{play.case.sign}/"
        self.form = f"{self.case}uwaga/"

    def page(self, address: str = "", **query: str) -> str:
        return self.client.get(address or self.case, query).content.decode()

    def send(self, text: str = "Dopiszcie kryterium o BHP.", seconds: int = 30, **more: Any) -> Any:  # form data
        sent = {"text": text, "target": "", "stamp": stamped(seconds), **more}
        return self.client.post(self.form, sent)

    @property
    def remark(self) -> ConsultationRemark:
        return ConsultationRemark.objects.filter(case_id=self.play.case.pk).latest("number")

    def is_shown(self) -> None:
        moderation.show(self.play.case, self.play.actor("referent"), [self.remark.number])


def stamped(seconds: int) -> str:
    with clock.travel(clock.now() - timedelta(seconds=seconds)):
        return throttle.stamp()


@pytest.fixture
def citizen(play: Play, client: Client) -> Citizen:
    return Citizen(play, client)


def test_the_description_is_whole_and_every_set_and_outcome_can_be_commented_on(citizen: Citizen) -> None:
    page = citizen.page()

    known = parts(citizen.play.case)
    for target, part in known.items():
        assert f"cel={target.replace(':', '%3A')}" in page, part.label
    assert page.count("Skomentuj<") == len(known) - 1
    assert "Jak przebiega walidacja" in page


def test_a_remark_gets_a_number_and_waits_until_an_officer_shows_it(citizen: Citizen) -> None:
    target = list(parts(citizen.play.case))[2]
    answer = citizen.send("Za mało o odzieży ochronnej.", target=target, community="Spawacze z Radomia")

    said = citizen.client.get(answer.url).content.decode()
    assert "Przyjęliśmy uwagę numer 1" in said
    assert citizen.remark.target == target
    assert "odzieży ochronnej" not in citizen.page()
    citizen.is_shown()
    assert "odzieży ochronnej" in citizen.page()
    assert "odzieży ochronnej" in citizen.page(czesc=target)
    assert "odzieży ochronnej" not in citizen.page(czesc="")
    assert "Spawacze z Radomia" in citizen.page()


@pytest.mark.parametrize(("consent", "seen"), [({}, False), ({"name_public": "on"}, True)])
def test_a_name_is_shown_only_with_consent(citizen: Citizen, consent: dict[str, Any], seen: bool) -> None:
    citizen.send(author="Ewa Próbna", **consent)
    citizen.is_shown()

    assert ("Ewa Próbna" in citizen.page()) is seen
    assert (
        "Ewa Próbna"
        in citizen.play.browser("referent").get(f"/sprawy/{citizen.play.case.pk}/uwagi-z-konsultacji/").content.decode()
    )


def test_a_script_stays_text(citizen: Citizen) -> None:
    citizen.send("<script>alert(1)</script>", community="<b>Izba</b>")
    citizen.is_shown()
    table = f"/sprawy/{citizen.play.case.pk}/uwagi-z-konsultacji/"

    for page in (citizen.page(), citizen.play.browser("referent").get(table).content.decode()):
        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert" not in page
        assert "<b>Izba" not in page


def test_removed_data_are_marked_on_the_portal(citizen: Citizen) -> None:
    citizen.send("Telefon 600 100 200.")
    words = {"text": "Telefon [usunięto dane osobowe].", "author": "", "community": ""}
    moderation.redact(citizen.play.case, citizen.play.actor("referent"), 1, words, "Telefon.")
    citizen.is_shown()

    page = citizen.page()
    assert "[usunięto dane osobowe]" in page
    assert "Z tej uwagi usunięto dane osobowe." in page
    assert "600 100 200" not in page


def test_hidden_remarks_are_not_shown(citizen: Citizen) -> None:
    citizen.send("Kupcie u nas.")
    moderation.hide(citizen.play.case, citizen.play.actor("referent"), [1], "Reklama.")

    assert "Kupcie u nas." not in citizen.page()


# --- what is refused ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"text": ""}, "Wpisz treść uwagi."),
        ({"text": "x" * 5001}, "najwyżej 5000 znaków"),
        ({"seconds": 1}, "szybciej, niż ktokolwiek pisze"),
        ({"seconds": 90_000}, "dłużej niż dobę"),
        ({"stamp": "podrobiony"}, "Wyślij uwagę jeszcze raz"),
        ({"www": "http://spam.example"}, "Wyczyść pole"),
        ({"target": "learningOutcomes:obca"}, "Tej części nie ma"),
        ({"target": "name"}, "Tej części nie ma"),
    ],
)
def test_a_wrong_form_says_what_to_do_and_keeps_the_text(citizen: Citizen, sent: dict[str, Any], sentence: str) -> None:
    page = citizen.send(**{"text": "Moja uwaga.", **sent}).content.decode()

    assert sentence in page
    assert str(sent.get("text", "Moja uwaga.")) in page
    assert not ConsultationRemark.objects.filter(case_id=citizen.play.case.pk).exists()


def test_a_foreign_part_in_the_address_does_not_exist(citizen: Citizen) -> None:
    assert citizen.client.get(citizen.form, {"cel": "learningOutcomes:obca"}).status_code == 404
    assert citizen.client.get("/postepowania/ZRK.4021.999.2026/uwaga/").status_code == 404
    assert citizen.client.get(f"{citizen.form}podrobiony/").status_code == 404


def test_an_address_that_sends_too_much_is_told_so_and_its_address_is_kept_nowhere(citizen: Citizen) -> None:
    for _ in range(throttle.MOST):
        assert citizen.send().status_code == 302
    answer = citizen.send("Trzydziesta pierwsza.")

    assert answer.status_code == 429
    assert "wyślij ją za godzinę" in answer.content.decode()
    assert "Trzydziesta pierwsza." in answer.content.decode()
    stored = str(getattr(cache, "_cache", {}))
    assert "consultation:" in stored
    assert "127.0.0.1" not in stored
    assert (
        citizen.client.post(
            citizen.form, {"text": "Inny adres.", "stamp": stamped(30)}, REMOTE_ADDR="192.0.2.7"
        ).status_code
        == 302
    )


def test_a_late_remark_is_refused_with_its_text(citizen: Citizen) -> None:
    with on(DAY + timedelta(days=31)):
        answer = citizen.send("Spóźniona uwaga.")
        assert answer.status_code == 409
        assert "Ostatnim dniem na uwagi był 1 kwietnia 2026" in answer.content.decode().replace("\u00a0", " ")
        assert "Spóźniona uwaga." in answer.content.decode()
        assert "Czas na uwagi minął" in citizen.page()
        assert "Skomentuj" not in citizen.page()
        assert "Tej uwagi nie przyjmiemy" in citizen.page(citizen.form)


def test_a_remark_after_the_end_is_refused_too(citizen: Citizen) -> None:
    citizen.play.take("close_consultation")

    answer = citizen.send("Po wszystkim.")

    assert answer.status_code == 409
    assert "Konsultacje zakończono" in answer.content.decode()


# --- lists --------------------------------------------------------------------------------------------


def test_open_and_past_consultations_stand_apart(citizen: Citizen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OBIEG_LAW_PUBLISH_CONSULTATION_RESULTS", "1")
    now = citizen.page("/konsultacje/")
    assert now.index("Trwają teraz") < now.index(citizen.play.case.sign or "") < now.index("Zakończone")

    citizen.send()
    citizen.play.take("close_consultation", conclusions="Dopisujemy kryterium.")

    past = citizen.page("/konsultacje/")
    assert past.index("Zakończone") < past.index(citizen.play.case.sign or "")
    assert "Dopisujemy kryterium." in past
    page = citizen.page()
    assert "Dopisujemy kryterium." in page
    assert "uwzględniono częściowo" in page


def test_results_stay_with_the_applicant_where_the_setting_says_so(
    citizen: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OBIEG_LAW_PUBLISH_CONSULTATION_RESULTS", "0")
    citizen.send()
    citizen.play.take("close_consultation", conclusions="Dopisujemy kryterium.")

    for page in (citizen.page(), citizen.page("/konsultacje/")):
        assert "Dopisujemy kryterium." not in page
        assert "uwzględniono częściowo" not in page


def test_the_list_of_proceedings_is_filtered_by_stage_and_text(citizen: Citizen) -> None:
    sign = citizen.play.case.sign or ""
    word = citizen.play.case.title.split()[0]

    assert sign in citizen.page("/postepowania/", etap="CONSULTATION", q=word)
    assert sign not in citizen.page("/postepowania/", etap="EVALUATION")
    assert "Żadne postępowanie nie odpowiada filtrom" in citizen.page("/postepowania/", q="zzzz")
    assert sign in citizen.page("/postepowania/", etap="zmyślony")


# --- three thousand in one night ----------------------------------------------------------------------


def _many(play: Play, state: str) -> None:
    targets = list(parts(play.case))
    ConsultationRemark.objects.bulk_create(
        ConsultationRemark(
            case_id=play.case.pk,
            number=number,
            target=targets[number % len(targets)],
            way=Way.PORTAL,
            text=f"Uwaga o treści numer {number}. " * 8,
            received_on=DAY,
            state=state,
            created_at=datetime.combine(DAY, datetime.min.time(), clock.WARSAW),
        )
        for number in range(1, MANY + 1)
    )


def test_the_page_with_three_thousand_remarks_asks_few_questions(citizen: Citizen) -> None:
    _many(citizen.play, Moderation.SHOWN)
    target = list(parts(citizen.play.case))[1]

    for query in ({}, {"czesc": target}, {"strona": "150"}):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page = citizen.page(**query)
        assert len(asked) <= QUERIES
        assert page.count('id="uwaga-') == 20
        assert "3\u00a0000 uwag" in page


def test_three_thousand_remarks_are_shown_answered_and_concluded(citizen: Citizen) -> None:
    _many(citizen.play, Moderation.WAITING)
    play, officer = citizen.play, citizen.play.actor("referent")
    assert "3000 uwag czeka" in play.guard("close_consultation")

    browser = play.browser("referent")
    with CaptureQueriesContext(connection) as asked:
        browser.get(f"/sprawy/{play.case.pk}/uwagi-z-konsultacji/")
    assert len(asked) <= 20
    assert moderation.show(play.case, officer, range(1, MANY + 1)) == MANY
    assert moderation.answer_alike(play.case, officer, range(1, MANY + 1), Position.EXPLAINED, "Jest w opisie.") == MANY
    event = play.attempt("close_consultation")

    assert event.facts["opinions"] == MANY
    content = play.letters("consultation_conclusions")[0].data["content"]
    assert (len(content["voices"]), content["left_out"]) == (200, 2800)
