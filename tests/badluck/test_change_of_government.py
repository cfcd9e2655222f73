"""The minister competent for a division changes while applications are under way."""

from datetime import date, timedelta

import pytest

from auth.enums import Role
from cases.deadlines import current, terms_of
from cases.models import Case
from cases.queries import visible_to
from cases.service import perform
from institutions.actor import Actor, actor_for
from institutions.models import Division, MinistryDivision, Organisation
from institutions.queries import competent_ministry, ministries
from institutions.service import set_competence
from kernel import clock
from kernel.refusals import NotYourStep
from tests.workflows.ministry import DAY, Play, on
from workflows.inclusion import scenario
from workflows.inclusion.scenario.ministry import other_ministry
from workflows.inclusion.states import State

STATE = State.WITH_MINISTER
CHANGE = DAY + timedelta(days=9)
AFTER = CHANGE + timedelta(days=1)
BASIS = "rozporządzenie Prezesa Rady Ministrów w sprawie szczegółowego zakresu działania ministra"


def officer_of(ministry: Organisation) -> Actor:
    row = ministry.memberships.filter(role=Role.OFFICER).select_related("person").order_by("id")[0]
    return actor_for(row.person, clock.today(), ministry.pk)


def change_government(division: Division) -> Organisation:
    """From CHANGE another minister serves the division. Returns the new ministry."""
    former = competent_ministry(division, CHANGE - timedelta(days=1))
    new = ministries(CHANGE).exclude(pk=former.pk if former else 0).order_by("-id")[0]
    set_competence(division, new, from_day=CHANGE, basis=BASIS)
    return new


@pytest.fixture
def former(play: Play) -> Organisation:
    assert play.case.competent is not None
    return play.case.competent


@pytest.fixture
def new(play: Play, former: Organisation) -> Organisation:
    """The ministry that serves the division of the case from CHANGE on."""
    assert play.case.division is not None
    found = change_government(play.case.division)
    assert found != former
    return found


def test_a_case_stays_with_its_minister_of_record(play: Play, former: Organisation, new: Organisation) -> None:
    with on(AFTER):
        assert play.case.division is not None
        assert competent_ministry(play.case.division, AFTER) == new
        assert play.case.competent == former
        assert play.offer("open_proceedings", "referent").allowed
        assert visible_to(officer_of(former)).filter(pk=play.case.pk).exists()
        assert not visible_to(officer_of(new)).filter(pk=play.case.pk).exists()
        with pytest.raises(NotYourStep):
            perform(play.case, "open_proceedings", actor=officer_of(new))

        play.attempt("open_proceedings")
        assert play.case.state != STATE


def test_it_moves_when_its_minister_says_so_with_the_term_it_had(
    play: Play, former: Organisation, new: Organisation
) -> None:
    due = current(terms_of(play.case), "MIN")
    assert due is not None
    with on(AFTER):
        play.attempt("declare_not_competent", ministry=new.pk, reason="Zmienił się minister właściwy dla działu.")

        moved = current(terms_of(play.case), "MIN")
        assert moved is not None
        assert (play.case.competent, moved.due) == (new, due.due)
        assert visible_to(officer_of(new)).filter(pk=play.case.pk).exists()
        with pytest.raises(NotYourStep):
            perform(play.case, "open_proceedings", actor=officer_of(former))
        perform(play.case, "open_proceedings", actor=officer_of(new))


def test_a_ministry_without_any_division_can_still_pass_on_its_cases(play: Play, former: Organisation) -> None:
    heirs = ministries(CHANGE).exclude(pk=former.pk).order_by("id")
    for row in MinistryDivision.objects.filter(ministry=former).on(CHANGE).select_related("division").order_by("id"):
        set_competence(row.division, heirs[0], from_day=CHANGE, basis=BASIS)
    with on(AFTER):
        assert former not in ministries(AFTER)
        play.attempt("declare_not_competent", ministry=heirs[0].pk, reason="Ministerstwo zniesiono.")
        assert play.case.competent == heirs[0]


# --- forwarding -------------------------------------------------------------------------------------


@pytest.fixture
def reviewed(play: Play) -> Play:
    """Another case, found in order by the operator and not yet forwarded."""
    with on(DAY):
        case = scenario.bring_to("INC_FM", State.FORMAL_REVIEW, DAY, on)
        scenario.prepare(case, "forward")
    return Play(Case.objects.get(pk=case.pk))


def suggested(reviewed: Play, day: date) -> str:
    """The page of forwarding on this day."""
    with on(day):
        return reviewed.page("operator", "forward").replace("\N{NO-BREAK SPACE}", " ")


def test_forwarding_suggests_the_minister_of_the_day(reviewed: Play) -> None:
    division = reviewed.case.division
    assert division is not None
    before = competent_ministry(division, DAY)
    after = change_government(division)
    assert before is not None

    for day, ministry in ((CHANGE - timedelta(days=1), before), (CHANGE, after)):
        text = suggested(reviewed, day)
        assert f"<dt>Właściwy minister</dt><dd><b>{ministry.name}</b></dd>" in text
        assert f'<option value="{ministry.pk}" selected>' in text


def test_a_form_opened_before_the_change_needs_a_reason_after_it(reviewed: Play) -> None:
    division = reviewed.case.division
    assert division is not None
    before = competent_ministry(division, DAY)
    after = change_government(division)
    assert before is not None
    with on(CHANGE):
        errors = reviewed.errors("forward", ministry=before.pk, reason="")
        assert errors == {"reason": ["Napisz, dlaczego właściwy jest inny minister niż wynika z działu."]}

        reviewed.attempt("forward")
        assert reviewed.case.competent == after


def test_the_other_minister_is_one_of_the_day(play: Play, new: Organisation) -> None:
    with on(AFTER):
        assert other_ministry(play.case) in ministries(AFTER)
        assert "ministry" in play.errors("declare_not_competent", ministry=play.case.competent_id)
