"""The roster of experts: kept by ministries, proposes for a case, says who may not sit and why."""

from datetime import timedelta

from auth.enums import Role
from auth.models import Person
from institutions.models import Division, ExpertEntry
from institutions.service import add_member, keep_expert
from kernel import clock
from tests.workflows.ministry import DAY, Play, on
from workflows.inclusion.forms.team import AppointTeamForm, grouped
from workflows.inclusion.scenario import ministry
from workflows.inclusion.states import State
from workflows.inclusion.team_roster import roster_for

STATE = State.CONSULTED


def named(play: Play, group: str) -> list[str]:
    """Words of the options under one heading of the appointment form."""
    return next(
        ([words for _, words in options] for title, options in grouped(roster_for(play.case))[1:] if title == group), []
    )


def test_those_who_know_the_division_of_the_case_are_proposed_first(play: Play) -> None:
    division = play.case.division
    assert division is not None
    expert = ministry.free_experts(play.case)[-1]
    keep_expert(expert, sectors=[], divisions=[division], standards=True, note="Zna branżę.")

    near = named(play, "Znają sektor albo dział tej sprawy")

    [words] = [one for one in near if one.startswith(expert.get_full_name())]
    assert division.name in words
    assert "standardy opisu i PRK" in words


def test_whoever_may_not_sit_stands_last_with_the_reason(play: Play) -> None:
    expert = ministry.free_experts(play.case)[0]
    add_member(expert, Role.READER, from_day=DAY, organisation=play.case.applicant)

    assert any("związana z wnioskodawcą" in one for one in named(play, "Nie mogą zasiąść w tym zespole"))


def test_the_form_says_who_works_in_another_team(play: Play) -> None:
    play.attempt("appoint_expert_team")

    assert [one.works for one in roster_for(play.case)].count(1) == 3
    assert any("teraz w 1 zespole" in one.words for one in roster_for(play.case))


def test_a_refused_team_keeps_what_was_chosen(play: Play) -> None:
    data = {
        name: str(value)
        for name, value in ministry.FILL["appoint_expert_team"](play.case, play.actor("referent")).items()
    }
    twice = data | {"expert_2": data["expert_1"]}

    page = play.browser("referent").post(f"/sprawy/{play.case.pk}/krok/appoint_expert_team/", twice).content.decode()

    assert "jedno miejsce" in page.replace("\xa0", " ")
    assert f'value="{data["expert_1"]}" selected' in page
    assert isinstance(AppointTeamForm(twice, case=play.case, actor=play.actor("referent")).known, list)


def test_a_ministry_changes_an_entry_and_the_former_one_stays_with_its_days(play: Play) -> None:
    expert = Person.objects.get(username="tomasz-hipoteza")
    officer, division = play.browser("referent"), Division.objects.get(code="gospodarka")
    before = ExpertEntry.objects.get(person=expert)

    answer = officer.post(f"/eksperci/{expert.pk}/", {"divisions": [division.pk], "note": "Egzaminator."})

    assert answer.status_code == 302
    old, new = ExpertEntry.objects.filter(person=expert).order_by("id")
    assert old.valid_to == clock.today() - timedelta(days=1)
    assert (old.note, new.note) == (before.note, "Egzaminator.")
    assert list(new.divisions.all()) == [division]


def test_a_second_change_on_the_same_day_leaves_one_entry(play: Play) -> None:
    expert = Person.objects.get(username="anna-definicja")
    with on(DAY + timedelta(days=3)):
        for note in ("Pierwsza.", "Druga."):
            keep_expert(expert, sectors=[], divisions=[], standards=True, note=note)

    assert list(ExpertEntry.objects.filter(person=expert).order_by("id").values_list("note", flat=True))[1:] == [
        "Druga."
    ]


def test_the_roster_is_searched_by_field_without_diacritics(play: Play) -> None:
    page = play.browser("referent").get("/eksperci/?q=informatyk").content.decode().replace("\xa0", " ")

    assert "Krzysztof Dowód" in page
    assert "Beata Przesłanka" not in page


def test_only_ministries_keep_the_roster(play: Play) -> None:
    assert play.browser("wnioskodawca").get("/eksperci/").status_code == 403
    assert play.browser("ekspert").get("/eksperci/").status_code == 403
    assert play.browser("dyrektor").get("/eksperci/").status_code == 200
