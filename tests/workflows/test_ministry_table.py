"""The compliance table while it is written: saved by itself, nobody else's matter, merged by outcome."""

from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from applications.models import Snapshot
from applications.queries import final_description
from bench.saving import large
from cases.models import Event
from kernel.server_timing import Stopwatch
from tests.workflows.ministry import Play
from workflows.inclusion.comparison import comparison_of
from workflows.inclusion.models import ComplianceTable, TableDraft
from workflows.inclusion.scenario import ministry
from workflows.inclusion.scenario.cast import team_of
from workflows.inclusion.states import State
from workflows.inclusion.table_levels import counted

STATE = State.EXPERTS_WORKING


@pytest.fixture
def expert(play: Play) -> Client:
    play.attempt("state_impartiality")
    return play.browser("ekspert")


def outcomes(play: Play, no: int = 1) -> list[str]:
    """Ids of the outcomes of one set."""
    return [one.id for one in final_description(play.case).learning_outcomes.sets[no - 1].outcomes]


def saved(client: Client, play: Play, no: int | str = 1, **data: Any) -> HttpResponse:  # form data
    """What the script hears when the page saves itself."""
    address = f"/sprawy/{play.case.pk}/tabela/{no}/" if no else f"/sprawy/{play.case.pk}/tabela/"
    answer = client.post(address, data, headers={"HX-Request": "true"})
    assert isinstance(answer, HttpResponse)
    return answer


def test_the_table_saves_itself_and_is_no_event(play: Play, expert: Client) -> None:
    events = Event.objects.filter(case_id=play.case.pk).count()
    first, second, *_ = outcomes(play)

    answer = saved(expert, play, **{f"code_{first}": ["P4U_W", "P5U_U"], f"note_{first}": "Na granicy poziomów."})

    assert 'data-state="saved"' in answer.content.decode()
    assert "Oceniono" in answer.content.decode()
    draft = TableDraft.objects.get()
    assert draft.rows[first] == {"codes": ["P4U_W", "P5U_U"], "comment": "Na granicy poziomów."}
    assert draft.rows[second] == {"codes": [], "comment": ""}
    assert Event.objects.filter(case_id=play.case.pk).count() == events
    assert ComplianceTable.objects.count() == 0


def test_a_set_leaves_the_other_sets_and_the_level_as_they_are(play: Play, expert: Client) -> None:
    first, other = outcomes(play)[0], outcomes(play, 2)[0]
    saved(expert, play, 2, **{f"code_{other}": ["P3U_K"]})
    saved(expert, play, "", level="5", comment="Poziom z umiejętności.")

    saved(expert, play, **{f"code_{first}": ["P4U_W"]})

    draft = TableDraft.objects.get()
    assert draft.rows[other]["codes"] == ["P3U_K"]
    assert (draft.level, draft.comment) == (5, "Poziom z umiejętności.")


def test_an_unknown_component_is_not_saved_and_the_page_says_so(play: Play, expert: Client) -> None:
    first = outcomes(play)[0]
    saved(expert, play, **{f"code_{first}": ["P4U_W"]})

    answer = saved(expert, play, **{f"code_{first}": ["P9U_W"]})

    assert answer.status_code == 422
    assert 'data-state="partly"' in answer.content.decode()
    assert TableDraft.objects.get().rows[first]["codes"] == ["P4U_W"]


def test_a_half_written_table_is_not_sent_and_nothing_is_lost(play: Play, expert: Client) -> None:
    first = outcomes(play)[0]
    saved(expert, play, **{f"code_{first}": ["P4U_W"]})

    answer = expert.post(f"/sprawy/{play.case.pk}/tabela/", {"level": "4", "comment": "", "do": "wyslij"})

    assert answer.status_code == 422
    assert "składnika opisu poziomu PRK: 1.2" in answer.content.decode()
    assert TableDraft.objects.get().level == 4
    assert ComplianceTable.objects.count() == 0


def test_a_whole_table_is_sent_and_its_draft_is_gone(play: Play, expert: Client) -> None:
    for one in final_description(play.case).learning_outcomes.sets:
        saved(expert, play, one.no, **{f"code_{outcome.id}": ["P4U_W", "P4U_U"] for outcome in one.outcomes})
    answer = expert.post(f"/sprawy/{play.case.pk}/tabela/", {"level": "4", "comment": "", "do": "wyslij"})

    assert answer.status_code == 302
    assert ComplianceTable.objects.get().rows[outcomes(play)[0]]["codes"] == ["P4U_W", "P4U_U"]
    assert TableDraft.objects.count() == 0

    saved(expert, play, "", level="6", comment="")
    assert ComplianceTable.objects.get().level == 4, "the team sees what was sent until it is sent again"
    assert "Zmieniono tabelę po wysłaniu" in expert.get(f"/sprawy/{play.case.pk}/tabela/").content.decode()


def test_the_page_of_a_set_leads_to_what_is_not_answered_yet(play: Play, expert: Client) -> None:
    first, second, *_ = outcomes(play)
    saved(expert, play, **{f"code_{first}": ["P4U_W"]})

    page = expert.get(f"/sprawy/{play.case.pk}/tabela/1/").content.decode()

    assert f"#efekt-{second}" in page
    assert "1.2" in page
    assert "Charakterystyki poziomów PRK" in page
    assert "P4U_W" in page


def test_only_the_expert_of_this_team_opens_the_table(play: Play, expert: Client) -> None:
    address = f"/sprawy/{play.case.pk}/tabela/"
    stranger = Client()
    stranger.force_login(ministry.free_experts(play.case)[0])

    assert stranger.get(address).status_code == 404
    assert play.browser("referent").get(address).status_code == 404
    assert play.browser("przewodniczący").get(address).status_code == 302, "no statement of impartiality yet"


def test_the_named_components_point_to_levels() -> None:
    levels = counted(["P4U_W", "P4U_U", "P5U_U", "P4U_K"])

    assert levels.leading == [4]
    assert levels.sums == (0, 0, 0, 3, 1, 0, 0, 0)
    assert "Wybierasz poziom 6" in levels.sentence(6, 4)
    assert "proponuje poziom 5" in levels.sentence(4, 5)
    assert "pierwsze składniki" in counted([]).sentence(None, 4)


# --- full size --------------------------------------------------------------------------------------


@pytest.fixture
def huge(play: Play, expert: Client) -> Client:
    """The same case with 12 sets, 60 outcomes and 420 criteria, all three tables there."""
    last = Snapshot.objects.filter(case_id=play.case.pk).latest("number")
    description = {**last.content["description"], "learning_outcomes": large().model_dump(mode="json")}
    Snapshot(
        case_id=play.case.pk,
        number=last.number + 1,
        reason=last.reason,
        content={**last.content, "description": description},
        sha256=last.sha256,
        created_at=last.created_at,
    ).save(force_insert=True)
    ministry.fill_tables(play.case)
    table = ComplianceTable.objects.order_by("id")[0]
    first = next(iter(table.rows))
    table.rows[first]["codes"] = ["P2U_W"]
    table.save()
    return expert


def test_agreements_and_differences_of_sixty_outcomes_are_counted(play: Play, huge: Client) -> None:
    found = comparison_of(play.case, final_description(play.case))

    assert (len(found.outcomes), len(found.members), len(found.apart), found.agreed) == (60, 3, 1, 59)
    assert found.apart[0].cells[0].marked == [("P2U_W", True)]


@pytest.mark.parametrize("page", ["tabela/1/", "tabela/", "tabele/", "tabele/?pokaz=roznice"])
def test_a_table_of_full_size_opens_with_few_queries(play: Play, huge: Client, page: str) -> None:
    address = f"/sprawy/{play.case.pk}/{page}"
    assert huge.get(address).status_code == 200
    watch = Stopwatch()

    with connection.execute_wrapper(watch):
        huge.get(address)

    assert watch.queries <= 20


def test_the_table_of_a_replaced_expert_stays_and_does_not_count(play: Play) -> None:
    ministry.fill_tables(play.case)
    leaving = team_of(play.case)[1]
    play.attempt("replace_expert", leaving=leaving.pk)

    found = comparison_of(play.case, final_description(play.case))

    assert found.filled == 2
    assert leaving.pk not in [member.pk for member in found.members]
    assert ComplianceTable.objects.filter(member=leaving).exists()
