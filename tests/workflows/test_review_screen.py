"""Verdicts and remarks as a browser sends them: with a script piece by piece, without one page by page."""

from tests.workflows.ministry import Play
from workflows.inclusion import review_library
from workflows.inclusion.checklist import checklist_of
from workflows.inclusion.models import LibraryRemark, Verdict
from workflows.inclusion.review_remarks import internal_remarks, outgoing_remarks

STATE = "FORMAL_REVIEW"

SWAP = {"HTTP_HX_REQUEST": "true"}
METHODS = "validationRequirements.methods"


def _verdict(play: Play, word: str, shown: str = "-") -> str:
    data = {"rule": "FR-INC-02", "fr_inc_02_verdict": word, "shown": shown}
    answer = play.browser("operator").post(f"/sprawy/{play.case.pk}/ocena/odpowiedz/", data, **SWAP)
    assert answer.status_code == 200
    return answer.content.decode().replace("\u00a0", " ")


def test_a_verdict_is_kept_at_once_and_the_page_is_told_how_far_it_is(play: Play) -> None:
    page = _verdict(play, "yes")
    assert "1 z 9" in page
    assert 'id="FR-INC-02"' in page
    assert 'id="widziane"' in page
    assert checklist_of(play.case).marks["FR-INC-02"].verdict == Verdict.YES


def test_the_list_can_be_filed_after_verdicts_that_were_kept_one_by_one(play: Play) -> None:
    token = _verdict(play, "yes").split('id="widziane" value="')[1].split('"')[0]
    data = {"seen": token, "fr_inc_02_verdict": "yes"}
    answer = play.browser("operator").post(f"/sprawy/{play.case.pk}/krok/mark_checklist/", data)
    assert answer.status_code == 302
    page = play.page("operator")
    assert "Oceniono 1 z 9 pozycji listy kontrolnej. Bez oceny: <span" in page, (
        "the page after it names what is missing"
    )
    assert '<span class="o-nowrap">FR-INC-09</span>' in page


def test_an_answer_given_on_an_old_page_is_refused_in_its_row(play: Play) -> None:
    _verdict(play, "yes")
    page = _verdict(play, "no")
    assert "Twojej odpowiedzi nie zapisano" in page
    assert 'value="yes" checked' in " ".join(page.split())


def test_an_answer_that_the_rule_does_not_have_is_refused(play: Play) -> None:
    assert "zawsze ma zastosowanie" in _verdict(play, "na")
    assert "Wybierz odpowiedź" in _verdict(play, "może")


def test_without_a_script_a_remark_is_written_on_its_own_page(play: Play) -> None:
    browser = play.browser("operator")
    address = f"/sprawy/{play.case.pk}/ocena/uwaga/"
    page = browser.get(f"{address}?cel={METHODS}").content.decode()
    assert "Nowa uwaga" in page
    assert f'value="{METHODS}" selected' in page
    data = {"rule": "FR-INC-03", "target": METHODS, "audience": "OUTGOING", "text": "Opisz metody.", "keep": "1"}
    answer = browser.post(address, data)
    assert answer["Location"].endswith("#pole-validationRequirements-methods")
    (remark,) = outgoing_remarks(play.case, 1)
    assert LibraryRemark.objects.filter(text="Opisz metody.").count() == 1

    assert (
        browser.post(f"{address}{remark.pk}/", {"text": "Opisz metody lepiej.", "shown": "Opisz metody."}).status_code
        == 302
    )
    assert "Opisz metody lepiej." in browser.get(f"{address}{remark.pk}/usun/").content.decode()
    assert browser.post(f"{address}{remark.pk}/usun/").status_code == 302
    assert not outgoing_remarks(play.case, 1)


def test_with_a_script_only_the_changed_pieces_come_back(play: Play) -> None:
    data = {"rule": "FR-INC-03", "target": METHODS, "audience": "INTERNAL", "text": "Do sprawdzenia."}
    answer = play.browser("operator").post(f"/sprawy/{play.case.pk}/ocena/uwaga/", data, **SWAP)
    page = answer.content.decode()
    assert answer["HX-Trigger"] == "uwaga-zapisana"
    assert 'id="uwagi-pole-validationRequirements-methods"' in page
    assert "<html" not in page
    assert internal_remarks(play.case, 1).count() == 1


def test_a_remark_that_says_nothing_comes_back_with_its_fault(play: Play) -> None:
    data = {"rule": "FR-INC-03", "target": "", "audience": "OUTGOING", "text": "Popraw."}
    answer = play.browser("operator").post(f"/sprawy/{play.case.pk}/ocena/uwaga/", data, **SWAP)
    assert "Wskaż, czego dotyczy uwaga" in answer.content.decode()
    assert not outgoing_remarks(play.case, 1)


def test_a_text_of_the_library_is_put_into_the_remark(play: Play) -> None:
    review_library.load_standard()
    text = review_library.texts("FR-INC-07")[0]
    address = f"/sprawy/{play.case.pk}/ocena/uwaga/?regula=FR-INC-07&cel=feeProof"
    browser = play.browser("operator")
    assert text.title in browser.get(address).content.decode()
    page = browser.get(f"{address}&wzor={text.pk}").content.decode()
    assert text.text in page.split("</textarea>")[0]
    assert "Żaden wzór nie zawiera tych słów" in browser.get(f"{address}&q=zzzz").content.decode()


def test_a_remark_of_another_case_or_another_round_does_not_exist(play: Play) -> None:
    browser = play.browser("operator")
    assert browser.get(f"/sprawy/{play.case.pk}/ocena/uwaga/999999/").status_code == 404
    assert browser.get(f"/sprawy/{play.case.pk}/ocena/uwaga/?cel=nieznane").status_code == 404
