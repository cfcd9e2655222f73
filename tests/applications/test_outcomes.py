"""The structure of learning outcomes: ids stay, nothing is lost, limits are told."""

import pytest

from applications import outcome_edit, outcome_moves, queries, service
from applications.describing import outcomes_of
from cases.models import Case
from institutions.actor import Actor
from kernel.refusals import GuardFailed, InvalidInput, Stale
from register.outcomes import LearningOutcomes, OutcomeKind
from tests.applications.factories import application, draft, team


def tree() -> LearningOutcomes:
    return LearningOutcomes.model_validate(
        {
            "synthesis": "Całość",
            "sets": [
                {
                    "id": "z1",
                    "title": "Pierwszy",
                    "outcomes": [
                        {
                            "id": "e1",
                            "text": "robi",
                            "criteria": [{"id": "k1", "text": "a"}, {"id": "k2", "text": "b"}],
                        },
                        {"id": "e2", "text": "ocenia", "criteria": [{"id": "k3", "text": "c"}]},
                    ],
                },
                {"id": "z2", "title": "Drugi", "outcomes": [{"id": "e3", "text": "myśli"}]},
            ],
        }
    )


def ids(outcomes: LearningOutcomes) -> str:
    return " ".join(part.id for _place, part in outcome_edit.places(outcomes))


def test_parts_are_added_below_their_parent() -> None:
    with_set, new_set = outcome_edit.add(tree(), "", "Trzeci")
    with_outcome, new_outcome = outcome_edit.add(with_set, new_set, "planuje")
    with_criterion, _new = outcome_edit.add(with_outcome, new_outcome, "wymienia etapy")
    assert with_criterion.sets[2].outcomes[0].criteria[0].text == "wymienia etapy"
    assert [one.no for one in with_criterion.sets] == [1, 2, 3]
    with pytest.raises(LookupError):
        outcome_edit.add(tree(), "k1")


def test_ids_survive_moves() -> None:
    assert ids(outcome_moves.move(tree(), "k2", -1)) == "z1 e1 k2 k1 e2 k3 z2 e3"
    assert ids(outcome_moves.move(tree(), "z1", 1)) == "z2 e3 z1 e1 k1 k2 e2 k3"


def test_an_outcome_at_the_edge_moves_to_the_next_set() -> None:
    assert ids(outcome_moves.move(tree(), "e2", 1)) == "z1 e1 k1 k2 z2 e2 k3 e3"
    assert ids(outcome_moves.move(tree(), "e3", -1)) == "z1 e1 k1 k2 e2 k3 e3 z2"


@pytest.mark.parametrize(("part", "by"), [("z1", -1), ("z2", 1), ("e1", -1), ("e3", 1), ("k1", -1), ("k2", 1)])
def test_nothing_moves_beyond_the_edge(part: str, by: int) -> None:
    assert outcome_moves.move(tree(), part, by) == tree()  # type: ignore[arg-type]  # -1 or 1 by the list above


@pytest.mark.parametrize("part", ["z1", "z2", "e1", "e2", "e3", "k1", "k2", "k3"])
def test_every_deletion_can_be_undone(part: str) -> None:
    without, removed = outcome_edit.remove(tree(), part)
    assert part not in ids(without).split()
    assert outcome_edit.restore(without, removed) == tree()


def test_a_part_of_a_deleted_set_cannot_come_back_alone() -> None:
    without, removed = outcome_edit.remove(tree(), "e1")
    gone, _removed = outcome_edit.remove(without, "z1")
    with pytest.raises(LookupError):
        outcome_edit.restore(gone, removed)


def test_one_outcome_has_at_most_a_thousand_signs() -> None:
    with pytest.raises(InvalidInput) as refusal:
        outcome_edit.rename(tree(), "e1", "x" * 1_001)
    assert "1\u00a0000" in refusal.value.sentence


def test_more_than_two_hundred_outcomes_are_refused_with_the_limit() -> None:
    many = tree()
    for _number in range(197):
        many, _id = outcome_edit.add(many, "z2", "robi")
    with pytest.raises(InvalidInput, match="najwyżej 200 efektów"):
        outcome_edit.add(many, "z2", "robi")


# --- through the door ---------------------------------------------------------------------------


@pytest.fixture
def written(db: None) -> tuple[Case, Actor]:
    people = team()
    case = draft(who=people)
    row = application(case)
    row.description["learning_outcomes"] = tree().model_dump(mode="json")
    row.save()
    return case, people.actor()


def test_texts_of_a_pane_are_saved_together(written: tuple[Case, Actor]) -> None:
    case, actor = written
    service.rename_parts(
        case, actor, {"e1": "naprawia", "k1": "  dobiera  narzędzia "}, facts={"rodzaj-e1": OutcomeKind.SKILL}
    )
    outcome = queries.description(case).learning_outcomes.sets[0].outcomes[0]
    assert (outcome.text, outcome.kind, outcome.criteria[0].text) == ("naprawia", "skill", "dobiera narzędzia")


def test_a_wrong_text_saves_none_and_names_its_part(written: tuple[Case, Actor]) -> None:
    case, actor = written
    with pytest.raises(InvalidInput) as refusal:
        service.rename_parts(case, actor, {"e1": "dobrze", "k1": "x" * 1_001})
    assert list(refusal.value.errors) == ["k1"]
    assert queries.description(case).learning_outcomes == tree()


def test_somebody_elses_text_is_not_overwritten(written: tuple[Case, Actor]) -> None:
    case, actor = written
    service.rename_parts(case, actor, {"k1": "ich"}, seen={"k1": "a"})
    with pytest.raises(Stale) as refusal:
        service.rename_parts(case, actor, {"k1": "mój"}, seen={"k1": "a"})
    assert (refusal.value.facts["mine"], refusal.value.facts["theirs"]) == ({"k1": "mój"}, {"k1": "ich"})
    service.rename_parts(case, actor, {"k2": "inne kryterium"}, seen={"k2": "b"})


def test_a_kind_that_two_people_changed_is_not_overwritten(written: tuple[Case, Actor]) -> None:
    case, actor = written
    service.rename_parts(case, actor, {}, facts={"rodzaj-e1": "skill"}, seen={"rodzaj-e1": ""})
    with pytest.raises(Stale) as refusal:
        service.rename_parts(case, actor, {}, facts={"rodzaj-e1": "knowledge"}, seen={"rodzaj-e1": ""})
    assert refusal.value.facts["theirs"] == {"rodzaj-e1": "skill"}
    service.rename_parts(case, actor, {}, facts={"rodzaj-e1": ""}, seen={"rodzaj-e1": ""})
    assert queries.description(case).learning_outcomes.sets[0].outcomes[0].kind == "skill", "an untouched one is theirs"


def test_a_deleted_criterion_does_not_keep_the_rest_from_being_saved(written: tuple[Case, Actor]) -> None:
    case, actor = written
    service.remove_part(case, actor, "k1")
    shown = {"e1": "umie", "k1": "a", "k2": "b"}
    saved = service.rename_parts(case, actor, {"k1": "a", "k2": "nowe"}, seen=shown)
    assert (dict(saved.gone), queries.description(case).learning_outcomes.sets[0].outcomes[0].criteria[0].text) == (
        {"k1": ""},
        "nowe",
    )
    assert service.rename_parts(case, actor, {"k1": "pisane", "k2": "nowe"}, seen=shown).gone == {"k1": "pisane"}
    with pytest.raises(GuardFailed, match="już nie ma"):
        service.rename_parts(case, actor, {"k1": "pisane"}, seen=shown)


def test_the_last_deletion_is_brought_back_first(written: tuple[Case, Actor]) -> None:
    case, actor = written
    service.remove_part(case, actor, "k1")
    service.remove_part(case, actor, "e2")
    assert service.undo_removal(case, actor).words == "efekt 1.2"
    assert service.undo_removal(case, actor).words == "kryterium 1 efektu 1.1"
    assert outcomes_of(application(case)) == tree()
    with pytest.raises(GuardFailed):
        service.undo_removal(case, actor)


def test_a_part_deleted_by_somebody_else_is_told(written: tuple[Case, Actor]) -> None:
    case, actor = written
    service.remove_part(case, actor, "z1")
    with pytest.raises(GuardFailed, match="już nie ma"):
        service.move_part(case, actor, "k1", 1)
