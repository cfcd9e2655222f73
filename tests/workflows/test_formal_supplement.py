"""The supplement (art. 18 ust. 4–5): only what was questioned changes, and the term is the term."""

import re
from datetime import date, timedelta

import pytest

from applications import queries as applications
from applications.models import Application, Snapshot
from applications.service import save_item
from cases.deadlines import current, terms_of
from cases.service import run_due
from kernel import clock
from kernel.refusals import Refusal, WrongState
from tests.workflows.ministry import DAY, Play, on
from workflows.inclusion.checklist import checklist_of
from workflows.inclusion.models import Verdict
from workflows.inclusion.scenario import formal
from workflows.inclusion.scenario.formal import RuleAnswer
from workflows.inclusion.scenario.play import refresh

STATE = "AWAITING_SUPPLEMENT"


def _due(play: Play) -> date:
    term = current(terms_of(play.case), "SUPPL")
    assert term is not None
    return term.due


def test_only_the_questioned_fields_are_open(play: Play) -> None:
    application = Application.objects.get(case_id=play.case.pk)
    assert sorted(application.corrections) == ["validationRequirements.methods"]


def test_a_field_outside_the_call_is_refused_behind_the_form_too(play: Play) -> None:
    formal.deliver_call(play.case)
    application = Application.objects.get(case_id=play.case.pk)
    before = (application.content, application.description)
    with pytest.raises(Refusal) as refused:
        save_item(
            play.case, "nazwa", {"name": "Inna nazwa"}, actor=play.actor("wnioskodawca"),
            revision=application.revision, tab="t", partial=True,
        )  # fmt: skip
    assert isinstance(refused.value, WrongState)
    application.refresh_from_db()
    assert (application.content, application.description) == before


def test_before_its_receipt_the_call_opens_nothing_behind_the_form_either(play: Play) -> None:
    mended = {"validationRequirements.methods": "Obserwacja w warunkach symulowanych i rozmowa."}
    with pytest.raises(WrongState, match="potwierdź odbiór wezwania"):
        save_item(play.case, "walidacja", mended, actor=play.actor("wnioskodawca"))
    formal.deliver_call(play.case)
    assert save_item(play.case, "walidacja", mended, actor=play.actor("wnioskodawca")).changed == tuple(mended)


def test_the_corrected_version_is_new_evidence_and_the_rest_stays_byte_identical(play: Play) -> None:
    play.take("submit_corrected")
    first, second = Snapshot.objects.filter(case_id=play.case.pk).order_by("number")
    changed = {change.code for change in applications.diff(first, second)}
    assert changed == {"validationRequirements.methods"}
    assert first.sha256 != second.sha256
    assert sorted(Application.objects.get(case_id=play.case.pk).corrections) == []


def test_the_second_round_keeps_what_was_right_and_asks_anew_what_was_questioned(play: Play) -> None:
    play.take("submit_corrected")
    checklist = checklist_of(play.case)
    assert checklist.round == 2
    assert checklist.unmarked == ["FR-INC-03"]


def test_before_the_call_is_opened_nothing_can_be_sent(play: Play) -> None:
    assert "odbiór wezwania" in play.guard("submit_corrected")


def test_on_the_last_day_it_is_in_time_and_the_day_after_it_is_not(play: Play) -> None:
    formal.deliver_call(play.case)
    last = _due(play)
    with on(last):
        assert play.offer("submit_corrected", "wnioskodawca").allowed
    with on(last + timedelta(days=1)):
        assert "minął" in play.guard("submit_corrected")


def test_a_term_that_passes_while_the_form_is_open_is_said_in_one_sentence(play: Play) -> None:
    formal.deliver_call(play.case)
    browser, address = play.browser("wnioskodawca"), f"/wnioski/{play.case.pk}/oswiadczenie/"
    shown = re.search(r'name="seen" value="([^"]*)"', browser.get(address).content.decode())
    assert shown
    with on(_due(play) + timedelta(days=1)):
        posted = {"statement_0": "on", "statement_1": "on", "seen": shown[1]}
        answer = browser.post(address, posted, follow=True)
        refresh(play.case)
    assert "minął" in answer.content.decode()
    assert play.case.state == "AWAITING_SUPPLEMENT"


def test_the_system_ends_the_case_once_and_running_it_again_changes_nothing(play: Play) -> None:
    formal.deliver_call(play.case)
    with on(_due(play) + timedelta(days=1)):
        assert run_due() >= 1
        assert run_due() == 0
        refresh(play.case)
        assert play.case.state == "NO_FURTHER_COURSE"
        assert play.case.closed_on == clock.today()
    assert play.letters("notice_no_further_course")


def test_still_defective_reopens_the_field_and_keeps_the_last_day(play: Play) -> None:
    play.take("submit_corrected")
    due = _due(play)
    with on(DAY + timedelta(days=10)):
        play.take("still_defective")
    assert play.case.state == "AWAITING_SUPPLEMENT"
    assert _due(play) == due
    assert sorted(Application.objects.get(case_id=play.case.pk).corrections) == ["validationRequirements.methods"]


def test_the_notice_of_the_end_names_what_the_corrected_version_still_lacked(play: Play) -> None:
    play.take("submit_corrected")
    formal.mark(play.case, r03=RuleAnswer(Verdict.NO, "Nadal brakuje metod.", formal.DEFECT.targets))
    play.take("still_defective")
    with on(_due(play) + timedelta(days=1)):
        run_due()
    (notice,) = play.letters("notice_no_further_course")
    assert [one["remark"] for one in notice.data["content"]["remaining"]] == ["Nadal brakuje metod."]


def test_the_applicant_withdraws_and_nothing_waits_any_more(play: Play) -> None:
    assert "Potwierdź, że znasz skutki" in play.errors("withdraw", confirm="")["confirm"][0]
    play.attempt("withdraw")
    assert play.case.state == "WITHDRAWN"
    assert play.waits() == []
