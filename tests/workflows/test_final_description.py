"""The final description: words, removal, order, undoing, reasons; nothing that was never submitted."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from applications.models import Snapshot, SnapshotReason
from kernel.refusals import GuardFailed, InvalidInput, NotYourStep, Stale
from register.canonical import snapshot_of
from register.outcomes import LearningOutcomes, Outcome, OutcomeSet
from tests.workflows.ministry import Play
from workflows.inclusion import final_editing as editing
from workflows.inclusion.decision_draft import differences_of, draft_of
from workflows.inclusion.decision_writing import save_draft, seen_of
from workflows.inclusion.final_differences import How
from workflows.inclusion.final_wording import CODES, final, submitted
from workflows.inclusion.models import DecisionDraft, DraftKind
from workflows.inclusion.publication_text import announcement_of
from workflows.inclusion.scenario import ministry
from workflows.inclusion.states import State

STATE = State.EVALUATION


def outcomes(play: Play) -> LearningOutcomes:
    return final(play.case, draft_of(play.case)).description.learning_outcomes


def first_set(play: Play) -> OutcomeSet:
    return outcomes(play).sets[0]


def first(play: Play) -> Outcome:
    return first_set(play).outcomes[0]


def differences(play: Play) -> dict[str, str]:
    """Targets of the differences and what happened there."""
    return {one.target: str(one.how) for one in differences_of(play.case, draft_of(play.case))}


def change(play: Play, **values: Any) -> None:
    editing.change_fields(
        play.case, play.actor("referent"), {key.replace("__", "."): one for key, one in values.items()}
    )


def reason(play: Play, *targets: str, words: str = "Wynika z konsultacji.") -> None:
    editing.give_reasons(play.case, play.actor("referent"), dict.fromkeys(targets, words))


def test_at_first_it_is_what_was_submitted(play: Play) -> None:
    assert differences(play) == {}
    assert final(play.case, None) == submitted(play.case)


def test_a_field_with_other_words_is_one_difference(play: Play) -> None:
    change(play, tasks="Zadania w nowych słowach.", workloadHours="90", justification__needs="Potrzeby opisane krócej.")

    assert differences(play) == dict.fromkeys(["tasks", "workloadHours", "justification.needs"], How.CHANGED)
    assert final(play.case, draft_of(play.case)).description.workload_hours == 90


def test_the_proposed_level_stays_the_applicants(play: Play) -> None:
    with pytest.raises(GuardFailed, match="21b"):
        change(play, proposedPqfLevel="7")


@pytest.mark.parametrize(
    ("code", "raw"), [("tasks", "  "), ("workloadHours", "dużo"), ("iscedCode", "9999999"), ("tasks", "x" * 20_001)]
)
def test_a_field_is_checked_as_in_the_application(play: Play, code: str, raw: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        change(play, **{code: raw})

    assert code in refused.value.errors
    assert differences(play) == {}


def test_conditions_may_be_left_out(play: Play) -> None:
    change(play, entryConditions="")

    assert "entryConditions" in differences(play) or submitted(play.case).description.entry_conditions == ""


def test_a_name_of_another_entry_is_refused(play: Play) -> None:
    other = ministry.functioning_entry()

    with pytest.raises(InvalidInput) as refused:
        change(play, name=other.name.upper())

    assert other.zrk_code in refused.value.errors["name"][0]


def test_words_of_outcomes_and_criteria_are_changed_part_by_part(play: Play) -> None:
    outcome = first(play)
    criterion = outcome.criteria[0]

    editing.change_parts(
        play.case, play.actor("referent"), {outcome.id: "Nowy opis efektu", criterion.id: "nowe kryterium"}
    )

    assert differences(play) == {
        f"learningOutcomes:{outcome.id}": How.CHANGED,
        f"learningOutcomes:{criterion.id}": How.CHANGED,
    }
    assert first(play).text == "Nowy opis efektu"


def test_a_removed_outcome_is_one_difference_with_all_its_criteria(play: Play) -> None:
    outcome = first(play)

    editing.remove_part(play.case, play.actor("referent"), outcome.id)

    [one] = differences_of(play.case, draft_of(play.case))
    assert (one.target, one.how) == (f"learningOutcomes:{outcome.id}", How.REMOVED)
    gone = "".join(part.text for part in one.row.old)
    assert all(criterion.text in gone for criterion in outcome.criteria)


def test_another_order_is_a_difference_of_the_place_where_it_is(play: Play) -> None:
    one = first_set(play)

    editing.move_part(play.case, play.actor("referent"), one.outcomes[0].id, 1)

    assert differences(play) == {f"kolejnosc:{one.id}": How.REORDERED}


def test_an_outcome_in_another_set_is_a_difference(play: Play) -> None:
    last = first_set(play).outcomes[-1]

    editing.move_part(play.case, play.actor("referent"), last.id, 1)

    assert differences(play) == {f"miejsce:{last.id}": How.MOVED}


def test_each_difference_can_be_undone_alone(play: Play) -> None:
    actor, one = play.actor("referent"), first_set(play)
    editing.remove_part(play.case, actor, one.outcomes[1].id)
    editing.change_parts(play.case, actor, {one.outcomes[0].id: "Nowy opis efektu"})
    editing.move_part(play.case, actor, one.id, 1)
    change(play, tasks="Zadania w nowych słowach.")
    reason(play, "tasks")
    assert len(differences(play)) == 4

    editing.undo(play.case, actor, "tasks")
    assert "tasks" not in differences(play)
    assert "tasks" not in draft(play).reasons
    for target in list(differences(play)):
        editing.undo(play.case, actor, target)

    assert differences(play) == {}
    assert outcomes(play) == submitted(play.case).description.learning_outcomes
    assert draft(play).description is None


def test_a_moved_outcome_goes_back_to_its_place(play: Play) -> None:
    actor, one = play.actor("referent"), first_set(play)
    editing.move_part(play.case, actor, one.outcomes[-1].id, 1)

    editing.undo(play.case, actor, f"miejsce:{one.outcomes[-1].id}")

    assert outcomes(play) == submitted(play.case).description.learning_outcomes


def test_a_removed_set_comes_back_without_what_moved_out_of_it(play: Play) -> None:
    actor, one = play.actor("referent"), first_set(play)
    stays = one.outcomes[-1]
    editing.move_part(play.case, actor, stays.id, 1)
    editing.remove_part(play.case, actor, one.id)
    with pytest.raises(GuardFailed, match="Najpierw cofnij usunięcie"):
        editing.undo(play.case, actor, f"miejsce:{stays.id}")

    editing.undo(play.case, actor, f"learningOutcomes:{one.id}")
    assert stays.id not in [outcome.id for outcome in first_set(play).outcomes]
    editing.undo(play.case, actor, f"miejsce:{stays.id}")

    assert outcomes(play) == submitted(play.case).description.learning_outcomes


def test_what_is_not_different_cannot_be_undone(play: Play) -> None:
    with pytest.raises(GuardFailed, match="Takiej różnicy nie ma"):
        editing.undo(play.case, play.actor("referent"), "learningOutcomes:nikt")


def test_an_outcome_that_was_never_submitted_is_refused_with_a_sentence(play: Play) -> None:
    with pytest.raises(GuardFailed, match="Takiej części nie było we wniosku"):
        editing.change_parts(play.case, play.actor("referent"), {"wymyslony": "Efekt, którego nikt nie złożył."})


def smuggled(play: Play) -> str:
    """A final description with an outcome of nobody, written past the door."""
    change(play, tasks="Zadania w nowych słowach.")
    reason(play, "tasks")
    here = outcomes(play)
    added = Outcome(text="Efekt, którego nikt nie złożył.")
    grown = here.sets[0].model_copy(update={"outcomes": (*here.sets[0].outcomes, added)})
    described = final(play.case, draft_of(play.case)).description.model_copy(
        update={"learning_outcomes": here.model_copy(update={"sets": (grown, *here.sets[1:])})}
    )
    DecisionDraft.objects.filter(case_id=play.case.pk).update(description=snapshot_of(described))
    return added.text


def test_a_draft_with_an_outcome_of_nobody_is_not_sent(play: Play) -> None:
    text = smuggled(play)

    refused = play.refused("prepare_decision", "referent")

    assert isinstance(refused, GuardFailed)
    assert "nie może mieć części, której nie było we wniosku" in refused.sentence
    assert text in str(refused.facts["foreign"])


def test_nor_is_it_signed_when_it_came_in_after_the_countersignature(play: Play) -> None:
    ministry.countersigned(play.case, DraftKind.POSITIVE)
    described = final(play.case, draft_of(play.case)).description
    one = described.learning_outcomes.sets[0]
    grown = one.model_copy(update={"outcomes": (*one.outcomes, Outcome(text="Efekt niczyj."))})
    changed = described.model_copy(
        update={
            "learning_outcomes": described.learning_outcomes.model_copy(
                update={"sets": (grown, *described.learning_outcomes.sets[1:])}
            )
        }
    )
    DecisionDraft.objects.filter(case_id=play.case.pk).update(description=snapshot_of(changed))

    assert "nie jest już ta" in play.guard("decide_positive")


def test_an_unjustified_difference_is_named_and_blocks_sending(play: Play) -> None:
    change(play, tasks="Zadania w nowych słowach.", uses="Możliwości w nowych słowach.")
    reason(play, "tasks")

    refused = play.refused("prepare_decision", "referent")

    assert isinstance(refused, GuardFailed)
    assert refused.facts["unjustified"] == ["uses"]
    assert "Przykładowe możliwości wykorzystania" in refused.sentence
    reason(play, "uses")
    play.attempt("prepare_decision", "referent")


def test_a_justification_belongs_to_its_difference(play: Play) -> None:
    reason(play, "tasks")

    assert draft(play).reasons == {}
    change(play, tasks="Zadania w nowych słowach.")
    with pytest.raises(InvalidInput, match="najwyżej 4000"):
        reason(play, "tasks", words="x" * 4_001)


def test_a_negative_result_needs_no_justified_differences(play: Play) -> None:
    change(play, tasks="Zadania w nowych słowach.")

    play.attempt("prepare_decision", "referent", kind=DraftKind.NEGATIVE.value)

    assert draft(play).kind == DraftKind.NEGATIVE


def draft(play: Play) -> DecisionDraft:
    return DecisionDraft.objects.get(case_id=play.case.pk)


def test_the_digest_covers_the_description_and_its_reasons(play: Play) -> None:
    digests = []
    for step in (
        lambda: None,
        lambda: change(play, tasks="Zadania w nowych słowach."),
        lambda: reason(play, "tasks", words="Inny powód."),
        lambda: change(play, justification__other="Inne przesłanki."),
    ):
        if digests:
            play.attempt("reopen_decision", "referent")
        step()
        reason(play, *[one for one in differences(play) if one not in draft(play).reasons]) if digests else None
        play.attempt("prepare_decision", "referent")
        digests.append(draft(play).digest)

    assert len(set(digests)) == 4


def test_a_sent_draft_is_closed_until_it_is_opened_again(play: Play) -> None:
    ministry.countersigned(play.case, DraftKind.POSITIVE)
    with pytest.raises(GuardFailed, match="otwórz go do zmian"):
        change(play, tasks="Zadania w nowych słowach.")

    play.attempt("reopen_decision", "referent")
    change(play, tasks="Zadania w nowych słowach.")

    assert draft(play).countersigned_at is None
    assert "straciła ważność" in play.guard("decide_positive")


def test_only_who_prepares_the_draft_changes_the_description(play: Play) -> None:
    for word in ("dyrektor", "operator", "wnioskodawca"):
        with pytest.raises(NotYourStep):
            editing.change_fields(play.case, play.actor(word), {"tasks": "Nowe zadania."})


def test_two_people_who_change_one_field_learn_of_each_other(play: Play) -> None:
    seen = {"tasks": "czegoś-takiego-nie-było"}
    change(play, tasks="Słowa pierwszej osoby.")

    with pytest.raises(Stale) as stale:
        editing.change_fields(play.case, play.actor("referent"), {"tasks": "Słowa drugiej osoby."}, seen=seen)

    assert stale.value.facts["theirs"] == {"tasks": "Słowa pierwszej osoby."}


def test_two_people_who_write_the_draft_learn_of_each_other(play: Play) -> None:
    actor, shown = play.actor("referent"), seen_of(None)
    save_draft(play.case, actor, {"justification": "Pierwsza.", "ic_conditions": ""}, seen=shown)

    with pytest.raises(Stale):
        save_draft(play.case, actor, {"justification": "Druga.", "ic_conditions": ""}, seen=shown)
    saved = save_draft(play.case, actor, {"justification": "", "ic_conditions": "Pracownia."}, seen=shown)

    assert saved.left == ("Uzasadnienie",)
    assert (draft(play).justification, draft(play).ic_conditions) == ("Pierwsza.", "Pracownia.")


def test_the_result_is_the_changed_description(play: Play) -> None:
    outcome = first(play)
    change(play, tasks="Zadania w nowych słowach.", justification__needs="Potrzeby opisane krócej.")
    editing.remove_part(play.case, play.actor("referent"), outcome.id)
    reason(play, *differences(play))
    play.attempt("prepare_decision", "referent")
    play.attempt("countersign", "dyrektor")

    play.attempt("decide_positive")

    last = Snapshot.objects.filter(case_id=play.case.pk).latest("number")
    assert last.reason == SnapshotReason.FINAL
    assert last.content["description"]["tasks"] == "Zadania w nowych słowach."
    assert last.content["answers"]["justification.needs"] == "Potrzeby opisane krócej."
    assert outcome.text not in str(last.content["description"]["learning_outcomes"])
    told = play.letters("decision_positive_information")[0].data["content"]["changes"]
    assert {"what": "Przykładowe działania i zadania – zmieniono", "reason": "Wynika z konsultacji."} in told
    assert len(told) == 3
    announced = announcement_of(play.case, last.created_at.date()).outcomes
    assert announced is not None
    assert outcome.text not in [one.text for one in announced.sets[0].outcomes]
    assert submitted(play.case).description.tasks != "Zadania w nowych słowach."


def test_a_description_without_any_set_is_no_announcement(play: Play) -> None:
    for one in outcomes(play).sets:
        editing.remove_part(play.case, play.actor("referent"), one.id)
    reason(play, *differences(play))

    assert "art. 25 ust. 2 pkt 3" in play.guard("prepare_decision", "referent")


# --- the pages ----------------------------------------------------------------------------------


def address(play: Play, rest: str = "") -> str:
    return f"/sprawy/{play.case.pk}/opis-ostateczny/{rest}"


def shown(browser: Client, address: str) -> dict[str, str]:
    """What the form of the page says it has shown."""
    page = browser.get(address).content.decode()
    found = re.search(r'name="widziane" id="widziane" value="([^"]*)"', page)
    assert found is not None
    return {"widziane": unescape(found[1])}


def test_a_change_and_its_reason_are_saved_together_on_the_page_of_the_field(play: Play) -> None:
    browser, here = play.browser("referent"), address(play, "pole/tasks/")

    answer = browser.post(
        here,
        {
            "tasks": "Zadania w nowych słowach.",
            "powod-tasks": "Tak wskazały konsultacje.",
            **shown(browser, here),
        },
    )

    assert answer.status_code == 302
    page = browser.get(address(play)).content.decode()
    assert "Tak wskazały konsultacje." in page
    assert draft(play).reasons == {"tasks": "Tak wskazały konsultacje."}


def test_the_page_saves_by_itself_and_says_what_is_wrong(play: Play) -> None:
    browser = play.browser("referent")
    script = {"HTTP_HX_REQUEST": "true"}

    here = address(play, "pole/tasks/")

    good = browser.post(here, {"tasks": "Nowe zadania.", **shown(browser, here)}, **script)
    bad = browser.post(address(play, "pole/workloadHours/"), {"workloadHours": "dużo"}, **script)

    assert (good.status_code, bad.status_code) == (200, 422)
    assert 'data-state="saved"' in good.content.decode()
    assert 'data-state="refused"' in bad.content.decode()


def test_parts_are_removed_moved_and_brought_back_without_a_script(play: Play) -> None:
    browser, one = play.browser("referent"), first_set(play)
    here = address(play, f"efekty/{one.id}/")

    browser.post(here, {f"tekst-{one.id}": one.title, "do": f"usun:{one.outcomes[0].id}"})
    assert list(differences(fresh(play)).values()) == [How.REMOVED]
    browser.post(address(play), {"cofnij": f"learningOutcomes:{one.outcomes[0].id}"})

    assert differences(fresh(play)) == {}


def fresh(play: Play) -> Play:
    play.actor("referent")  # reads the case anew
    return play


def test_a_page_of_a_part_that_was_never_submitted_does_not_exist(play: Play) -> None:
    browser = play.browser("referent")

    assert browser.get(address(play, "efekty/wymyslony/")).status_code == 404
    assert browser.get(address(play, "pole/sector/")).status_code == 404
    assert play.browser("wnioskodawca").get(address(play)).status_code in {403, 404}
    assert play.browser("operator").get(address(play)).status_code in {403, 404}
    assert play.browser("dyrektor").get(address(play)).status_code == 200


def test_two_people_who_justify_one_difference_see_both_sentences(play: Play) -> None:
    change(play, tasks="Zadania w nowych słowach.")
    first, second = play.browser("referent"), play.browser("minister")
    seen = [shown(browser, address(play)) for browser in (first, second)]
    first.post(address(play), {"powod-tasks": "Powód pierwszej osoby.", **seen[0]})

    answer = second.post(address(play), {"powod-tasks": "Powód drugiej osoby.", **seen[1]})

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "pierwszej" in page
    assert "drugiej" in page
    assert draft(play).reasons == {"tasks": "Powód pierwszej osoby."}


@pytest.mark.parametrize("code", CODES)
def test_every_element_has_a_page_that_shows_what_was_submitted(play: Play, code: str) -> None:
    answer = play.browser("referent").get(address(play, f"pole/{code}/"))

    assert answer.status_code == 200
    assert "We wniosku" in answer.content.decode()


def test_an_element_of_several_parts_is_changed_as_a_whole(play: Play) -> None:
    browser, here = play.browser("referent"), address(play, "pole/validity/")

    other = {"validity-kind": "limited", "validity-period": "17 lat", "validity-renewal": "Nie można go przedłużyć."}
    browser.post(here, {**other, "powod-validity": "Tak chcą branże.", **shown(browser, here)})

    assert differences(fresh(play)) == {"validity": How.CHANGED}
    assert draft(play).reasons == {"validity": "Tak chcą branże."}
