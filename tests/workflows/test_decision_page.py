"""The officer's page of the draft: materials, quotations, saving by itself, sending, similar qualifications."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kernel import clock
from tests.workflows.ministry import DAY, Play
from workflows.inclusion.decision_materials import materials_of, skeleton
from workflows.inclusion.models import ConsultationRemark, DecisionDraft, DraftKind
from workflows.inclusion.models.consultation import Moderation, Position, Way
from workflows.inclusion.scenario import ministry
from workflows.inclusion.states import State

STATE = State.EVALUATION
SCRIPT = {"HTTP_HX_REQUEST": "true"}
QUERIES = 25


def words(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).replace("\u00a0", " ").split())


def draft(play: Play) -> DecisionDraft:
    return DecisionDraft.objects.get(case_id=play.case.pk)


class Page:
    """The page of one person, with what its form carries."""

    def __init__(self, play: Play, word: str = "referent") -> None:
        self.client: Client = play.browser(word)
        self.address = f"/sprawy/{play.case.pk}/projekt/"
        self.again()

    def again(self) -> str:
        self.text = self.client.get(self.address).content.decode()
        self.hidden = dict(self._hidden())
        return self.text

    def _hidden(self) -> Iterator[tuple[str, str]]:
        for name in ("seen", "widziane", "level"):
            found = re.search(rf'name="{name}"(?: id="\w+")? value="([^"]*)"', self.text)
            if found:
                yield name, unescape(found[1])

    def save(self, do: str = "", *, script: bool = False, **data: str) -> tuple[int, str]:
        values = {**self.hidden, **data, **({"do": do} if do else {})}
        answer = self.client.post(f"{self.address}zapis/", values, **(SCRIPT if script else {}))
        return answer.status_code, answer.content.decode()


VALID = {
    "kind": "POSITIVE",
    "justification": "Ocena uwzględnia opinię ekspertów i wyniki konsultacji.",
    "review_due": "2.03.2036",
}


def test_everything_that_the_result_rests_on_is_at_hand(play: Play) -> None:
    text = words(Page(play).text)

    for title in (
        "Opinia o celowości",
        "Rekomendacja poziomu",
        "Opinia Rady Interesariuszy ZSK",
        "Wnioski z konsultacji",
    ):
        assert title in text
    assert "art. 21b ust. 2 pkt 1" in text


def test_the_justification_begins_with_what_the_act_asks_for_and_says_what_is_to_be_filled_in(play: Play) -> None:
    begun = skeleton(play.case)

    assert "art. 21b ust. 1" in begun
    assert "Opinia zespołu ekspertów" in begun
    assert begun in unescape(Page(play).text)
    assert "justification" in play.errors("prepare_decision", "referent", justification=begun)


def test_it_saves_by_itself_what_is_right_and_says_what_is_not(play: Play) -> None:
    page = Page(play)

    status, answer = page.save(script=True, kind="POSITIVE", justification="Szkic.", review_due="2050-01-01")

    assert status == 422
    assert "Termin przeglądu kwalifikacji" in answer
    assert (draft(play).kind, draft(play).justification, draft(play).review_due) == ("POSITIVE", "Szkic.", None)
    assert play.case.events.filter(verb="prepare_decision").count() == 0
    assert "countersign" not in play.waits()


def test_an_unfinished_form_is_no_mistake(play: Play) -> None:
    status, answer = Page(play).save(script=True, justification="Pierwsze zdanie.", review_due="")

    assert status == 200
    assert 'data-state="saved"' in answer


def test_two_people_on_one_page_see_both_texts(play: Play) -> None:
    first, second = Page(play), Page(play, "minister")
    first.save(justification="Zdanie pierwszej osoby.")

    status, answer = second.save(script=True, justification="Zdanie drugiej osoby.")
    assert status == 409
    assert 'data-state="conflict"' in answer
    status, answer = second.save("porownaj", justification="Zdanie drugiej osoby.")

    assert status == 409
    assert "Zdanie" in words(answer)
    assert "pierwszej" in words(answer)
    assert "drugiej" in words(answer)
    assert draft(play).justification == "Zdanie pierwszej osoby."


def test_a_button_takes_a_quotation_over_without_a_script(play: Play) -> None:
    page = Page(play)
    vote = next(one for one in materials_of(play.case) if one.key == "rada")

    status, _answer = page.save(f"cytuj:{vote.key}", justification="Początek.")

    assert status == 302
    assert draft(play).justification == f"Początek.\n\n{vote.quotation}"
    assert page.save("cytuj:nic")[0] in {404, 409}


def test_what_was_said_in_the_consultation_is_at_hand_too(play: Play) -> None:
    remark = ConsultationRemark.objects.create(
        case_id=play.case.pk,
        number=1,
        way=Way.LETTER,
        community="Izba Prób",
        received_on=DAY,
        text="Dopiszcie kryterium bezpieczeństwa.",
    )
    page = Page(play)
    assert "Dopiszcie kryterium bezpieczeństwa." in words(page.text)

    page.save(f"cytuj:uwaga-{remark.pk}", justification="Początek.")

    assert "W konsultacjach (Izba Prób) wskazano: „Dopiszcie" in draft(play).justification


def test_it_is_sent_as_it_is_stored(play: Play) -> None:
    page = Page(play)

    status, _answer = page.save("wyslij", **VALID)

    assert status == 302
    assert draft(play).is_sent
    assert draft(play).level is not None
    assert "countersign" in play.waits()
    assert "Projekt czeka na podpisy" in page.again()


def test_what_keeps_it_from_being_sent_is_said_on_the_page_and_nothing_is_lost(play: Play) -> None:
    page = Page(play)

    status, answer = page.save("wyslij", justification="Bez rozstrzygnięcia.", review_due="2.03.2036")

    assert status == 422
    assert "Wybierz, czego dotyczy projekt." in answer
    assert "Bez rozstrzygnięcia." in answer
    assert draft(play).justification == "Bez rozstrzygnięcia."


def test_a_sent_draft_is_not_saved_over(play: Play) -> None:
    page = Page(play)
    ministry.countersigned(play.case, DraftKind.POSITIVE)

    status, _answer = page.save(script=True, **VALID)

    assert status == 409
    assert draft(play).is_countersigned


def test_a_form_opened_before_somebody_sent_the_draft_does_not_send_it_again(play: Play) -> None:
    page = Page(play)
    play.attempt("prepare_decision", "referent")

    status, answer = page.save("wyslij", **VALID)

    assert status == 409
    assert "otwórz go do zmian" in words(answer)
    assert play.case.events.filter(verb="prepare_decision").count() == 1


@pytest.mark.parametrize("word", ["dyrektor", "operator", "wnioskodawca", "ekspert"])
def test_nobody_else_writes_it(play: Play, word: str) -> None:
    browser = play.browser(word)

    answer = browser.post(f"/sprawy/{play.case.pk}/projekt/zapis/", VALID)

    assert answer.status_code in {403, 404, 409}
    assert not DecisionDraft.objects.filter(case_id=play.case.pk).exists()


def test_the_page_keeps_its_budget_of_queries(play: Play) -> None:
    page = Page(play)
    page.save(**VALID)

    with CaptureQueriesContext(connection) as captured:
        page.again()

    assert len(captured) <= QUERIES


def test_of_three_thousand_remarks_those_that_change_something_come_first(play: Play) -> None:
    ConsultationRemark.objects.bulk_create(
        ConsultationRemark(
            case_id=play.case.pk,
            number=number,
            way=Way.PORTAL,
            received_on=DAY,
            text=f"Uwaga numer {number}.",
            state=Moderation.HIDDEN if number == 2 else Moderation.SHOWN,
            position=Position.ACCEPTED if number == 3_000 else "",
            change="Nowe kryterium." if number == 3_000 else "",
            answered_at=clock.now() if number == 3_000 else None,
        )
        for number in range(1, 3_001)
    )
    page = Page(play)

    with CaptureQueriesContext(connection) as captured:
        text = words(page.again())

    assert len(captured) <= QUERIES
    assert "Uwaga numer 3000." in text
    assert "uwzględniono; Nowe kryterium." in text
    assert "Uwaga numer 2." not in text
    assert "są jeszcze: 2939." in text
