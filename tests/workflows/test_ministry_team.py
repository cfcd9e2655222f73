"""The expert team at work: statements, tables, remarks, replacement, opinion with recommendation."""

from datetime import timedelta

import pytest

from cases.flows import is_finished, is_running
from cases.models import Case, WorkItem
from cases.procedure import as_procedure, procedure_for, spec_of
from cases.rights import visible_to
from cases.service import perform, token
from documents.queries import documents_of, letters_of
from institutions.actor import actor_for
from kernel import clock
from kernel.refusals import GuardFailed, NotYourStep, Stale
from tests.workflows.ministry import DAY, Play, on
from workflows.inclusion.flows import ExpertTeamFlow
from workflows.inclusion.models import ComplianceTable, ExpertRemark, TeamMember, TeamOpinion
from workflows.inclusion.scenario import ministry
from workflows.inclusion.scenario.cast import team_of
from workflows.inclusion.states import State

STATE = State.EXPERTS_WORKING


def test_an_expert_states_impartiality_before_the_table(play: Play) -> None:
    assert "oświadczenie o bezstronności" in play.guard("fill_table")

    play.attempt("state_impartiality")
    play.attempt("fill_table")

    assert "masz już złożone" in play.guard("state_impartiality")
    assert ComplianceTable.objects.count() == 1


def test_a_statement_is_one_of_two(play: Play) -> None:
    assert "impartial" in play.errors("state_impartiality", impartial="")
    assert "conflict" in play.errors("state_impartiality", impartial="no")


def test_a_conflict_of_interests_calls_for_another_person(play: Play) -> None:
    play.attempt("state_impartiality", impartial="no", conflict="Prowadziłem szkolenia u wnioskodawcy.")

    assert "replace_expert" in play.waits()
    member = TeamMember.objects.get(case_id=play.case.pk, conflict__gt="")
    with pytest.raises(GuardFailed):
        perform(play.case, "fill_table", actor=actor_for(member.person, clock.today()), data={})
    assert "zgłosił konflikt interesów" in play.page("referent", "replace_expert")


def test_a_table_names_a_descriptor_for_every_outcome(play: Play) -> None:
    play.attempt("state_impartiality")
    data = ministry.FILL["fill_table"](play.case, play.actor("ekspert"))
    first = next(name for name in data if name.startswith("code_"))

    assert "1 efekt nie ma składnika" in play.errors("fill_table", **{first: []})["__all__"][0]
    assert "level" in play.errors("fill_table", level="")
    assert "level" in play.errors("fill_table", level="9")


def test_a_table_may_be_changed_until_the_opinion(play: Play) -> None:
    play.attempt("state_impartiality")
    play.attempt("fill_table", level="3")
    play.attempt("fill_table", level="5")

    assert ComplianceTable.objects.get().level == 5


def test_the_joint_opinion_waits_for_every_table(play: Play) -> None:
    ministry.make_impartial(play.case)
    assert "3 ekspertów nie złożyło tabel" in play.guard("write_opinion")
    for place in (0, 1):
        perform(
            play.case,
            "fill_table",
            actor=play.expert(place),
            data=ministry.FILL["fill_table"](play.case, play.expert(place)),
        )
    assert "1 ekspert nie złożył tabeli" in play.guard("deliver_opinion_and_recommendation")
    assert "1 ekspert nie złożył tabeli" in play.guard("write_opinion")
    assert not is_finished(ExpertTeamFlow, play.case, "table")

    perform(play.case, "fill_table", actor=play.expert(2), data=ministry.FILL["fill_table"](play.case, play.expert(2)))

    assert is_finished(ExpertTeamFlow, play.case, "table")
    chair = team_of(play.case)[0].person
    assert play.waits_for(chair) == ["write_opinion"]


def test_the_opinion_waits_for_every_statement(play: Play) -> None:
    play.attempt("state_impartiality", "przewodniczący")

    assert "2 ekspertów nie złożyło oświadczenia" in play.guard("deliver_opinion_and_recommendation")


def test_tables_are_not_waited_for_where_the_setting_says_so(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OBIEG_LAW_EXPERT_TABLES", "0")
    ministry.make_impartial(play.case)
    ministry.confirmed_text(play.case, {})

    play.attempt("deliver_opinion_and_recommendation")

    assert play.case.state == State.OPINION_POSITIVE
    assert not is_running(ExpertTeamFlow, play.case)
    assert "fill_table" not in play.waits()


def test_a_positive_opinion_goes_to_the_minister_with_its_recommendation(play: Play) -> None:
    play.take("deliver_opinion_and_recommendation")

    assert play.case.state == State.OPINION_POSITIVE
    opinion = TeamOpinion.objects.get(case_id=play.case.pk)
    content = play.letters("expert_opinion")[0].data["content"]
    assert content["recommended_level"] == opinion.level
    assert content["chair"] == team_of(play.case)[0].person.get_full_name()
    assert content["outcomes"][0]["descriptor"].startswith("P")
    assert not is_running(ExpertTeamFlow, play.case)
    assert play.waits() == ["send_to_ri"] or "inform_councils" in play.waits()


def test_a_negative_opinion_leads_elsewhere(play: Play) -> None:
    play.take("deliver_opinion_and_recommendation", positive="no")

    assert play.case.state == State.OPINION_NEGATIVE


@pytest.mark.parametrize("missing", ["positive", "justification", "level", "level_justification", "outcomes"])
def test_an_opinion_has_all_its_parts(play: Play, missing: str) -> None:
    ministry.fill_tables(play.case)

    assert missing in play.errors("write_opinion", **{missing: ""})


def test_an_opinion_form_is_stale_after_another_table(play: Play) -> None:
    ministry.fill_tables(play.case)
    row = as_procedure(play.case)
    spec = spec_of(procedure_for(play.case.kind), "write_opinion")
    assert spec is not None
    seen = token(row, spec)
    with on(DAY + timedelta(days=2)):
        play.attempt("fill_table", level="6")

        chair = play.actor("przewodniczący")
        data = ministry.FILL[spec.name](play.case, chair)
        with pytest.raises(Stale):
            perform(play.case, spec.name, actor=chair, data=data, seen=seen)


def test_only_the_chair_speaks_for_the_team(play: Play) -> None:
    ministry.fill_tables(play.case)

    assert isinstance(play.refused("deliver_opinion_and_recommendation", "ekspert"), NotYourStep)


TABS = ("wniosek", "dokumenty", "korespondencja", "tabele", "konsultacje", "przebieg", "metryka")


INNER_WORK = ("Zespół ekspertów</h2>", "Uwagi ekspertów</h2>", "<h3>Wnioski</h3>", "Ostatnie zdarzenia</h2>")


def inner_work(page: str) -> set[str]:
    """Which headings of the work on an application the page has."""
    return {heading for heading in INNER_WORK if heading in page}


def test_remarks_reach_the_applicant_who_answers(play: Play) -> None:
    play.take("remarks")
    assert "answer_remarks" in play.waits()
    assert play.letters("expert_remarks")[0].data["content"]["remarks"]

    play.take("answer_remarks")

    row = ExpertRemark.objects.get(case_id=play.case.pk)
    assert row.answered_on == DAY + timedelta(days=1)
    assert "answer_remarks" not in play.waits()
    assert "Żadne uwagi" in play.guard("answer_remarks")


def test_remarks_in_a_sealed_letter_are_not_shown_and_not_answered(play: Play) -> None:
    play.take("remarks", text="Opisz, czym różnią się zestawy.")
    assert "czym różnią się zestawy" in play.page("referent")
    assert "czym różnią się zestawy" not in play.page("wnioskodawca")
    assert "potwierdź odbiór uwag" in play.guard("answer_remarks")

    play.take("answer_remarks")

    assert "czym różnią się zestawy" in play.page("wnioskodawca")


def test_a_council_that_was_only_informed_reads_the_application_and_not_the_work_on_it(play: Play) -> None:
    ministry.fill_tables(play.case)
    play.take("remarks", text="Opisz, czym różnią się zestawy.")

    page = play.page("rada")
    tab = f"/sprawy/{play.case.pk}/"

    assert "Wniosek do wiadomości" in page
    assert not inner_work(page)
    assert inner_work(play.page("referent")) == set(INNER_WORK)
    answers = {slug: play.browser("rada").get(f"{tab}{slug}/").status_code for slug in TABS}
    assert answers == dict.fromkeys(TABS, 404) | {"wniosek": 200, "dokumenty": 200, "korespondencja": 200}
    assert "Następny krok" not in play.browser("rada").get(f"{tab}wniosek/").content.decode()
    assert [one.template for one in documents_of(play.case, play.actor("rada")) if one.visibility != "PUBLIC"] == []
    assert [one.document.template for one in letters_of(play.case, play.actor("rada"))] == ["information_councils"]


def test_the_council_that_is_asked_for_its_opinion_reads_what_it_is_asked_about(play: Play) -> None:
    play.take("deliver_opinion_and_recommendation")
    play.take("send_to_ri")

    assert "Opinie i rekomendacja" in play.page("rada")


def test_an_unanswered_remark_does_not_hold_the_opinion_up(play: Play) -> None:
    play.take("remarks")

    play.take("deliver_opinion_and_recommendation")

    assert "answer_remarks" not in play.waits()


def test_a_replaced_expert_loses_the_case_and_the_seat_goes_on(play: Play) -> None:
    ministry.fill_tables(play.case)
    leaving = team_of(play.case)[1]
    joining = ministry.free_experts(play.case)[0]

    play.attempt("replace_expert", leaving=leaving.pk, joining=joining.pk)

    assert not visible_to(actor_for(leaving.person, clock.today())).filter(pk=play.case.pk).exists()
    assert visible_to(actor_for(joining, clock.today())).filter(pk=play.case.pk).exists()
    new = TeamMember.objects.get(case_id=play.case.pk, person=joining)
    assert (new.seat, new.chair) == (leaving.seat, False)
    assert play.waits_for(leaving.person) == []
    assert play.waits_for(joining) == ["fill_table", "state_impartiality"]
    assert not is_finished(ExpertTeamFlow, play.case, "table")


def test_work_of_the_others_survives_a_replacement(play: Play) -> None:
    ministry.fill_tables(play.case)
    play.attempt("replace_expert")

    play.take("deliver_opinion_and_recommendation")

    assert play.case.state == State.OPINION_POSITIVE
    assert ComplianceTable.objects.filter(member__case_id=play.case.pk).count() == 4
    assert ComplianceTable.objects.filter(member__case_id=play.case.pk, member__left_on=None).count() == 3


def test_a_replaced_chair_hands_the_chair_over(play: Play) -> None:
    ministry.fill_tables(play.case)
    chair, joining = team_of(play.case)[0], ministry.free_experts(play.case)[0]

    play.attempt("replace_expert", leaving=chair.pk, joining=joining.pk)

    assert TeamMember.objects.get(case_id=play.case.pk, left_on=None, chair=True).person == joining
    play.take("deliver_opinion_and_recommendation")
    event = play.case.events.get(verb="deliver_opinion_and_recommendation")
    assert event.person_id_ref == joining.pk


def test_a_barred_person_does_not_take_a_seat_over(play: Play) -> None:
    joining = ministry.free_experts(play.case)[0]
    Case.objects.filter(pk=play.case.pk).update(excluded=[joining.pk])

    assert "joining" in play.errors("replace_expert", joining=joining.pk)


def test_withdrawal_ends_the_work_of_the_team(play: Play) -> None:
    member = team_of(play.case)[1]

    play.take("withdraw")

    assert not WorkItem.objects.filter(case_id=play.case.pk, closed_at=None).exists()
    assert not is_running(ExpertTeamFlow, play.case)
    assert not visible_to(actor_for(member.person, clock.today())).filter(pk=play.case.pk).exists()


def test_the_screens_of_the_team_open(play: Play) -> None:
    assert "Zespół ekspertów" in play.page("referent")
    assert "Oświadczam" in play.page("ekspert", "state_impartiality")
    play.attempt("state_impartiality")
    assert "Poziom i wysłanie" in play.page("ekspert", "fill_table")
    ministry.received_remarks(play.case)
    assert "Uwagi ekspertów" in play.page("wnioskodawca", "answer_remarks")
    assert "Uwagi ekspertów" in play.page("wnioskodawca")
    ministry.fill_tables(play.case)
    assert "Tabele ekspertów obok siebie" in play.page("przewodniczący", "write_opinion")
    tab = play.browser("przewodniczący").get(f"/sprawy/{play.case.pk}/tabele/")
    assert "zgodnie" in tab.content.decode()


def test_nobody_reads_the_tables_of_others_before_sending_their_own(play: Play) -> None:
    ministry.make_impartial(play.case)
    first, second = play.expert(0), play.expert(1)
    perform(play.case, "fill_table", actor=first, data=ministry.FILL["fill_table"](play.case, first) | {"level": "7"})
    address = f"/sprawy/{play.case.pk}/tabele/"

    waiting = play.browser("ekspert")
    assert "gdy wyślesz własną tabelę" in waiting.get(address).content.decode()
    assert "poziom 7" not in play.page("ekspert")
    assert "Składniki opisu wskazane" in play.browser("referent").get(address).content.decode()

    perform(play.case, "fill_table", actor=second, data=ministry.FILL["fill_table"](play.case, second))
    page = waiting.get(f"{address}?pokaz=roznice").content.decode()
    assert "różnice: 0" in page
    assert "Tabele, które są złożone" in page


def test_the_applicant_does_not_see_who_the_experts_are(play: Play) -> None:
    names = [member.person.get_full_name() for member in team_of(play.case)]

    page = play.page("wnioskodawca")

    assert not [name for name in names if name in page]
