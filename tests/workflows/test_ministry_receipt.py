"""From forwarding on: what the officer reads before acknowledging, and the ministry's own plan of the four months."""

from datetime import date, timedelta

import pytest

from cases.deadlines import current, terms_of
from cases.kept import forget
from cases.models import Case
from cases.procedure import procedure_for, specs
from institutions.models import MinistryDivision
from tests.workflows.ministry import DAY, Play, on
from workflows.inclusion import milestones, scenario
from workflows.inclusion.panels.plan import milestones_of, plan_rows
from workflows.inclusion.scenario import ministry
from workflows.inclusion.scenario.play import refresh
from workflows.inclusion.states import State

STATE = State.FORWARDED


def words(page: str) -> str:
    return page.replace("\N{NO-BREAK SPACE}", " ")


def test_before_acknowledging_the_officer_reads_the_term_and_whose_the_division_is(play: Play) -> None:
    page = words(play.page("referent", "receive"))

    assert "Od tego dnia biegną 4 miesiące, niezależnie od dnia potwierdzenia." in page
    assert "2 marca 2026" in page
    assert "2.07.2026" in page
    assert "Jak to obliczono" in page
    assert "Według wykazu właściwości to sprawa Twojego ministra." in page


def test_the_officer_is_warned_when_the_division_went_to_another_minister(play: Play) -> None:
    other = ministry.other_ministry(play.case)
    MinistryDivision.objects.filter(division=play.case.division).update(ministry=other)

    page = words(play.page("referent", "receive"))

    assert "Wykaz właściwości nie wskazuje Twojego ministra." in page
    assert other.name in page


def test_acknowledging_asks_for_nothing(play: Play) -> None:
    play.attempt("receive")

    assert play.case.state == State.WITH_MINISTER
    assert current(terms_of(play.case), "MIN").started_on == DAY  # type: ignore[union-attr]  # forwarding started it


def test_where_the_setting_says_so_the_term_begins_with_the_receipt(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OBIEG_LAW_T0_IS_HANDOVER", "0")

    play.attempt("receive")

    [former, term] = terms_of(play.case)[-2:]
    assert (former.rule.code, former.state) == ("MIN", "ENDED")
    assert term.started_on == DAY + timedelta(days=1)
    assert play.case.next_due == term.due


def test_another_minister_is_suggested_with_the_reason_when_the_division_is_theirs(play: Play) -> None:
    play.attempt("receive")
    other = ministry.other_ministry(play.case)
    MinistryDivision.objects.filter(division=play.case.division).update(ministry=other, basis="Dz.U. 2026 poz. 7")

    page = words(play.page("referent", "declare_not_competent"))
    event = play.attempt("declare_not_competent", ministry=other.pk)

    assert "Działem z wniosku kieruje inny minister niż Twój" in page
    assert "Termin biegnie dalej" in page
    assert f'<option value="{other.pk}" selected>' in page
    assert (event.facts["suggested"], event.facts["basis"]) == (other.pk, "Dz.U. 2026 poz. 7")


def test_the_page_says_when_the_term_would_begin_anew(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    play.attempt("receive")
    monkeypatch.setenv("OBIEG_LAW_T0_KEPT_ON_CHANGE_OF_MINISTER", "0")

    page = words(play.page("referent", "declare_not_competent"))

    assert "Termin zacznie biec od nowa z dniem przekazania." in page
    assert "3.07.2026" in page


def test_both_last_days_stand_on_the_page_before_the_term_is_extended(play: Play) -> None:
    play.attempt("receive")

    page = words(play.page("referent", "extend"))

    assert "2.07.2026" in page
    assert "2.11.2026" in page
    assert "Jak to obliczono" in page


def test_the_case_says_in_one_place_what_it_waits_for_why_and_by_when(play: Play) -> None:
    page = words(play.page("referent"))

    assert "Na co czeka sprawa" in page
    assert "Potwierdź przyjęcie wniosku</b> – Ministerstwo" in page
    assert "termin ustawowy do" in page
    assert "o właściwości niczego nie przesądza" in page
    assert "W planie ministerstwa następne: Rozpoczęcie postępowania, do" in page
    assert "W planie ministerstwa następne" not in words(play.page("operator"))
    assert "Na co czeka sprawa" not in words(play.page("wnioskodawca"))


# --- the plan ---------------------------------------------------------------------------------------


def plan(case: Case) -> dict[str, tuple[date, date | None]]:
    forget(case)
    return {one.rule.code: (one.planned_on, one.done_on) for one in milestones_of(case)}


def test_the_plan_counts_its_days_from_the_beginning_of_the_term(play: Play) -> None:
    found = plan(play.case)

    assert list(found) == ["rozpoczecie", "konsultacje", "zespol", "opinia", "rada", "projekt"]
    assert found["rozpoczecie"] == (DAY + timedelta(days=10), None)
    assert found["projekt"] == (date(2026, 6, 22), None)  # day 110 is a Saturday


def test_the_plan_is_marked_as_internal_and_shown_to_the_ministry_alone(play: Play) -> None:
    page = words(play.page("referent"))

    assert "Plan ministerstwa" in page
    assert "termin wewnętrzny" in page
    assert "a ich przekroczenie nie ma skutku prawnego" in page
    for word in ("operator", "wnioskodawca"):
        assert "Plan ministerstwa" not in play.page(word), word


def test_what_was_done_is_said_and_what_is_late_is_late(play: Play) -> None:
    with on(DAY + timedelta(days=12)):
        play.attempt("receive")
        play.attempt("open_proceedings")
    with on(DAY + timedelta(days=50)):
        forget(play.case)
        rows = [(one.rule.code, str(status.word)) for one, status in plan_rows(play.case)]

    assert rows[0] == ("rozpoczecie", "zrobione 14.03.2026, po planowanym dniu")
    assert rows[1] == ("konsultacje", "5 dni po planowanym dniu")
    assert rows[2] == ("zespol", "później")


def test_an_extension_moves_only_what_is_still_to_come(play: Play) -> None:
    play.attempt("receive")
    play.attempt("open_proceedings")
    before = plan(play.case)
    play.attempt("extend")

    after = plan(play.case)

    assert after["rozpoczecie"] == before["rozpoczecie"]
    assert after["zespol"][0] == before["zespol"][0] + timedelta(days=120)


def test_a_milestone_of_no_days_leaves_the_plan(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OBIEG_LAW_MILESTONE_TEAM", "0")

    assert "zespol" not in plan(play.case)


def test_a_sectoral_case_plans_its_consultation_only_once_it_is_opened(play: Play) -> None:
    codes = {rule.code: rule.waits for rule in procedure_for("INC_SEC").milestones}

    assert codes["konsultacje"] == {State.CONSULTATION}


@pytest.mark.parametrize("kind", ["INC_FM", "INC_SEC"])
def test_milestones_are_done_by_steps_that_leave_the_states_in_which_they_wait(kind: str) -> None:
    """The list of late cases knows the state alone, the page of a case the events: both must mean the same."""
    known = specs(procedure_for(kind))
    for rule in procedure_for(kind).milestones:
        for name in rule.done_by:
            spec = known[name]
            if rule.act_in:
                assert rule.act_in in spec.sources, name
                continue
            assert not rule.waits & set(spec.targets), name
            assert set(spec.sources) & rule.waits, name
        others = [spec for name, spec in known.items() if spec.is_step and name not in rule.done_by]
        for spec in others:
            leads_on = set(spec.targets) - rule.waits - procedure_for(kind).terminal - {State.AWAITING_SUPPLEMENT}
            leads_on -= procedure_for(kind).at_operator
            if kind == "INC_SEC" and rule is milestones.CHOSEN_CONSULTATION:
                continue  # a sectoral case may go without it
            if rule.act_in:
                continue  # an act does it, so that the next step may be taken without it
            assert not (set(spec.sources) <= rule.waits and leads_on), (rule.code, spec.name)


def test_whoever_reaches_the_end_has_done_the_whole_plan(play: Play) -> None:
    for name in scenario.path_to("INC_FM", State.ACCEPTED)[3:]:
        refresh(play.case)
        scenario.take(play.case, name)
    forget(play.case)

    assert all(done is not None for _planned, done in plan(play.case).values())
    assert len(plan(play.case)) == len(milestones.FREE_MARKET)
