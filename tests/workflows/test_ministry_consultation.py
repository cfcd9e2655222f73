"""Consultation with the communities: opening, remarks, moderation, the table of positions, conclusions."""

from datetime import timedelta

import pytest

from documents.enums import Visibility
from kernel.refusals import GuardFailed, InvalidInput, NotYourStep, Stale
from tests.workflows.ministry import DAY, Play, on
from workflows.inclusion import consultation_moderation as moderation
from workflows.inclusion.consultation_intake import Said, take_in
from workflows.inclusion.consultation_parts import parts
from workflows.inclusion.models import Consultation, ConsultationRemark, ConsultationTrace
from workflows.inclusion.models.consultation import Moderation, Position
from workflows.inclusion.states import State

STATE = State.CONSULTATION
TODAY = DAY + timedelta(days=1)


def said(play: Play, text: str = "Dopiszcie kryterium o BHP.", **more: object) -> ConsultationRemark:
    return take_in(play.case, Said(text=text, **more))  # type: ignore[arg-type]  # fields of Said by name


def test_the_minister_sets_the_last_day_for_opinions(play: Play) -> None:
    row = Consultation.objects.get(case_id=play.case.pk)

    assert (row.opened_on, row.until) == (DAY, DAY + timedelta(days=30))


def test_every_opinion_is_kept_and_its_author_stays_out_of_the_event(play: Play) -> None:
    event = play.attempt("record_opinion", author="Jan Testowy", is_person="on")

    row = ConsultationRemark.objects.get(case_id=play.case.pk)
    assert (row.author, row.community, row.public_signature) == ("Jan Testowy", "", "uczestnik 1")
    assert event.facts == {"opinion": row.pk}


@pytest.mark.parametrize("shift", [-2, 1])
def test_an_opinion_came_between_the_opening_and_today(play: Play, shift: int) -> None:
    day = TODAY + timedelta(days=shift)

    assert "received_on" in play.errors("record_opinion", received_on=day.isoformat())


def test_remarks_are_numbered_in_their_order(play: Play) -> None:
    assert [said(play).number, said(play).number] == [1, 2]


def test_a_remark_on_a_part_of_another_qualification_is_refused(play: Play) -> None:
    with pytest.raises(InvalidInput):
        said(play, target="learningOutcomes:obca")


def test_a_remark_is_taken_on_the_last_day_and_not_after_it(play: Play) -> None:
    with on(DAY + timedelta(days=30)):
        assert said(play).state == Moderation.WAITING
    with on(DAY + timedelta(days=31)), pytest.raises(GuardFailed, match="Ostatnim dniem"):
        said(play)


# --- moderation ---------------------------------------------------------------------------------------


def test_showing_many_at_once_leaves_a_trace_of_each(play: Play) -> None:
    numbers = [said(play).number for _ in range(3)]

    assert moderation.show(play.case, play.actor("referent"), numbers) == 3
    assert ConsultationTrace.objects.filter(remark__case_id=play.case.pk, what="SHOWN").count() == 3


def test_hiding_needs_a_reason(play: Play) -> None:
    number = said(play).number

    with pytest.raises(InvalidInput):
        moderation.hide(play.case, play.actor("referent"), [number], " ")
    moderation.hide(play.case, play.actor("referent"), [number], "Nie dotyczy kwalifikacji.")
    assert ConsultationRemark.objects.get(case_id=play.case.pk).state == Moderation.HIDDEN


def test_removed_personal_data_leave_a_trace_and_are_kept_nowhere(play: Play) -> None:
    row = said(play, "Dzwońcie do Ewy Próbnej, 600 100 200.", author="Ewa Próbna")
    words = {"text": f"Dzwońcie do {moderation.REMOVED}.", "author": "", "community": ""}

    moderation.redact(play.case, play.actor("referent"), row.number, words, "Imię, nazwisko i telefon.")

    [trace] = ConsultationTrace.objects.filter(remark=row)
    assert (trace.what, trace.reason, trace.by_id) == (
        "REDACTED",
        "Imię, nazwisko i telefon.",
        play.actor("referent").person_id,
    )
    kept = str(list(ConsultationRemark.objects.filter(pk=row.pk).values())) + str(
        list(ConsultationTrace.objects.filter(remark=row).values())
    )
    assert "600 100 200" not in kept
    assert "Próbn" not in kept


@pytest.mark.parametrize(
    ("text", "reason", "field"), [("", "Telefon.", "text"), ("Krócej.", "", "reason"), ("To samo.", "Telefon.", "text")]
)
def test_removing_data_needs_a_text_a_reason_and_a_change(play: Play, text: str, reason: str, field: str) -> None:
    row = said(play, "To samo.")

    with pytest.raises(InvalidInput) as caught:
        moderation.redact(
            play.case, play.actor("referent"), row.number, {"text": text, "author": "", "community": ""}, reason
        )
    assert field in caught.value.errors


@pytest.mark.parametrize("word", ["wnioskodawca", "operator", "rada", "dyrektor"])
def test_others_do_not_moderate(play: Play, word: str) -> None:
    number = said(play).number

    with pytest.raises(NotYourStep):
        moderation.show(play.case, play.actor(word), [number])


# --- positions ----------------------------------------------------------------------------------------


def test_a_position_names_what_changes(play: Play) -> None:
    number = said(play).number
    officer = play.actor("referent")

    with pytest.raises(InvalidInput):
        moderation.answer(play.case, officer, number, Position.ACCEPTED, "")
    with pytest.raises(InvalidInput):
        moderation.answer(play.case, officer, number, "INNE", "Nic.")
    row = moderation.answer(play.case, officer, number, Position.ACCEPTED, "Dopisujemy kryterium.")
    assert (row.position, row.change, row.answered_by_id) == (
        Position.ACCEPTED,
        "Dopisujemy kryterium.",
        officer.person_id,
    )


def test_two_officers_do_not_overwrite_each_other(play: Play) -> None:
    number = said(play).number
    officer = play.actor("referent")
    moderation.answer(play.case, officer, number, Position.ACCEPTED, "Dopisujemy.", seen="0")

    with pytest.raises(Stale):
        moderation.answer(play.case, officer, number, Position.REJECTED, "Bez zmian.", seen="0")


def test_closing_waits_for_every_remark_and_says_how_many(play: Play) -> None:
    numbers = [said(play).number for _ in range(3)]
    officer = play.actor("referent")
    moderation.show(play.case, officer, numbers[:1])

    sentence = play.guard("close_consultation")
    assert "2 uwagi czekają na sprawdzenie" in sentence
    assert "1 uwaga nie ma stanowiska" in sentence

    moderation.hide(play.case, officer, numbers[1:], "Reklama.")
    moderation.answer(play.case, officer, 1, Position.EXPLAINED, "Kryterium już jest.")
    play.attempt("close_consultation")
    assert play.case.state == State.CONSULTED


def test_the_table_cannot_be_changed_after_the_end(play: Play) -> None:
    number = said(play).number
    play.take("close_consultation")

    with pytest.raises(GuardFailed):
        moderation.answer(play.case, play.actor("referent"), number, Position.ACCEPTED, "Po czasie.")
    with pytest.raises(GuardFailed, match="zakończono"):
        said(play)


def test_conclusions_reach_the_applicant_with_all_voices(play: Play) -> None:
    play.attempt("record_opinion")
    play.attempt("record_opinion", author="Szkoła Wzorcowa")

    event = play.take("close_consultation")

    assert play.case.state == State.CONSULTED
    letter = play.letters("consultation_conclusions")[0]
    assert letter.visibility == Visibility.OUTGOING
    voices = letter.data["content"]["voices"]
    assert [voice["author"] for voice in voices] == ["Ogólnopolska Izba Przykładów", "Szkoła Wzorcowa"]
    assert {voice["position"] for voice in voices} == {"uwzględniono częściowo"}
    assert event.facts["opinions"] == 2
    assert len(str(event.facts["digest"])) == 64


def test_a_consultation_without_any_remark_is_closed_with_a_sentence_of_its_own(play: Play) -> None:
    assert "W konsultacjach nie zgłoszono żadnej uwagi." in play.page("referent", "close_consultation")
    assert "conclusions" in play.errors("close_consultation", conclusions="")

    play.attempt("close_consultation", conclusions="W konsultacjach nie zgłoszono żadnej uwagi.")

    assert play.letters("consultation_conclusions")[0].data["content"]["voices"] == []


@pytest.mark.parametrize(("setting", "seen"), [("0", 1), ("1", 2)])
def test_conclusions_are_public_only_where_the_setting_says_so(
    play: Play, monkeypatch: pytest.MonkeyPatch, setting: str, seen: int
) -> None:
    monkeypatch.setenv("OBIEG_LAW_PUBLISH_CONSULTATION_RESULTS", setting)
    play.attempt("record_opinion", author="Zofia Próbna", is_person="on")

    play.take("close_consultation")

    letters = play.letters("consultation_conclusions")
    assert [one.visibility for one in letters] == [Visibility.OUTGOING, Visibility.PUBLIC][:seen]
    assert {one.data["content"]["voices"][0]["author"] for one in letters} == {"uczestnik 1"}


# --- screens ------------------------------------------------------------------------------------------


def test_the_screens_show_the_opinions_to_officials_only(play: Play) -> None:
    play.attempt("record_opinion", author="Szkoła Wzorcowa")
    tab = f"/sprawy/{play.case.pk}/konsultacje/"
    table = f"/sprawy/{play.case.pk}/uwagi-z-konsultacji/"

    assert "Szkoła Wzorcowa" in play.browser("referent").get(tab).content.decode()
    assert "Szkoła Wzorcowa" in play.browser("referent").get(table).content.decode()
    assert "Zaproszone środowiska" in play.page("wnioskodawca")
    assert play.browser("wnioskodawca").get(tab).status_code == 404
    assert play.browser("wnioskodawca").get(table).status_code == 404
    assert "Treść opinii" in play.page("referent", "record_opinion")


def test_the_panel_says_when_the_last_day_has_passed(play: Play) -> None:
    with on(DAY + timedelta(days=31)):
        assert "Dzień na opinie minął" in play.page("referent")


def test_the_officer_works_through_the_table_without_a_script(play: Play) -> None:
    target = list(parts(play.case))[1]
    said(play, "Pierwsza.", target=target)
    said(play, "Druga.")
    browser, table = play.browser("referent"), f"/sprawy/{play.case.pk}/uwagi-z-konsultacji/"

    browser.post(f"{table}wybrane/", {"do": "show", "nr": ["1", "2"]})
    browser.post(
        f"{table}wybrane/", {"do": "answer", "nr": ["1", "2"], "position": "REJECTED", "change": "Bez zmian, bo…"}
    )
    done = browser.post(
        f"{table}1/", {"do": "answer", "position": "ACCEPTED", "change": "Nowe kryterium."}, follow=True
    )

    page = done.content.decode()
    assert "<b>2 z 2</b>" in page
    assert "Nowe kryterium." in page
    assert page.count("<article") == 2
    found = browser.get(table, {"czesc": target, "stan": "ze-stanowiskiem"}).content.decode()
    assert "Pierwsza." in found
    assert "Druga." not in found


def test_a_saved_answer_comes_back_as_its_row_and_a_refused_one_keeps_its_words(play: Play) -> None:
    said(play)
    browser, one = play.browser("referent"), f"/sprawy/{play.case.pk}/uwagi-z-konsultacji/1/"
    headers = {"HX-Request": "true"}

    refused = browser.post(one, {"do": "answer", "position": "", "change": "Nowe kryterium."}, headers=headers)
    saved = browser.post(one, {"do": "answer", "position": "ACCEPTED", "change": "Nowe."}, headers=headers)

    assert "Wybierz stanowisko." in refused.content.decode()
    assert "Nowe kryterium.</textarea>" in refused.content.decode()
    assert "Zapisano stanowisko." in saved.content.decode()
    assert 'hx-swap-oob="true"' in saved.content.decode()


def test_the_page_of_one_remark_removes_data_and_says_what_is_wrong(play: Play) -> None:
    said(play, "Telefon 600 100 200.")
    browser, one = play.browser("referent"), f"/sprawy/{play.case.pk}/uwagi-z-konsultacji/1/"

    refused = browser.post(one, {"do": "redact", "text": "Telefon.", "reason": ""})
    assert refused.status_code == 422
    assert "Napisz, jakie dane usuwasz" in refused.content.decode()
    browser.post(one, {"do": "redact", "text": "Telefon [usunięto dane osobowe].", "reason": "Numer telefonu."})
    page = browser.get(one).content.decode()
    assert "600 100 200" not in page
    assert "Numer telefonu." in page
    assert browser.get(one.replace("/1/", "/99/")).status_code == 404


def test_the_files_have_just_the_rows_that_were_asked_for_and_no_formula(play: Play) -> None:
    said(play, "=HYPERLINK(1)", community="Izba")
    said(play, "Druga.")
    moderation.show(play.case, play.actor("referent"), [2])
    browser, table = play.browser("referent"), f"/sprawy/{play.case.pk}/uwagi-z-konsultacji/"

    text = browser.get(f"{table}uwagi.csv", {"stan": "czeka"}).content.decode("utf-8-sig")
    book = browser.get(f"{table}uwagi.xlsx")

    assert "Wierszy;1" in text
    assert "'=HYPERLINK(1)" in text
    assert "Druga." not in text
    assert book.content.startswith(b"PK")
