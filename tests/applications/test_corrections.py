"""After a call only its targets change: in the form, behind it, and by proof over everything else."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings, strategies as st

from applications import outcome_edit, outcome_moves, queries, service
from applications.corrections import TargetState, part_label
from applications.fields import fields_for, fields_of, items_for
from applications.forms import control_name
from applications.models import Application, SnapshotReason
from applications.opening import OUTCOMES, SYNTHESIS, ids_of, part_of, require_within, rests_of_outcomes
from applications.queries import corrections, rests_of
from applications.samples import SAMPLE_PDF, complete_content
from cases.models import Case
from kernel.refusals import InvalidInput, NotYourStep, Refusal, WrongState
from register.description import parse
from register.outcomes import LearningOutcomes, Outcome
from tests.applications.factories import FM, Team

SAMPLE = complete_content(FM).description.learning_outcomes
IDS = sorted(ids_of(SAMPLE))


def outcomes_of(case: Case) -> LearningOutcomes:
    return parse(Application.objects.get(case_id=case.pk).description).learning_outcomes


def first_outcome(case: Case) -> Outcome:
    return outcomes_of(case).sets[0].outcomes[0]


# --- the rest of the outcomes, as a property -----------------------------------------------------


def _operations(ids: list[str]) -> st.SearchStrategy[tuple[str, str]]:
    return st.tuples(
        st.sampled_from(["rename", "remove", "add", "up", "down", "copy", "synthesis"]), st.sampled_from(ids)
    )


def _done(outcomes: LearningOutcomes, operation: tuple[str, str]) -> LearningOutcomes:
    what, about = operation
    match what:
        case "rename":
            return outcome_edit.rename(outcomes, about, "Inna treść")
        case "remove":
            return outcome_edit.remove(outcomes, about)[0]
        case "add":
            return outcome_edit.add(outcomes, about, "Nowa część")[0]
        case "up" | "down":
            return outcome_moves.move(outcomes, about, -1 if what == "up" else 1)
        case "copy":
            return outcome_moves.duplicate(outcomes, about)[0]
    return outcome_edit.synthesise(outcomes, "Inna charakterystyka")


def _inside(outcomes: LearningOutcomes, part_id: str) -> frozenset[str]:
    """The ids of the part and of all that stands in it."""
    part = part_of(outcomes, part_id)
    found = {part_id}
    for one in getattr(part, "outcomes", ()):
        found |= {one.id, *(criterion.id for criterion in one.criteria)}
    return frozenset(found | {one.id for one in getattr(part, "criteria", ())})


def _outside(outcomes: LearningOutcomes, open_ids: frozenset[str]) -> list[tuple[str, str]]:
    """Every part outside the open ones, in order: its id and its own words."""
    return [
        (part.id, getattr(part, "title", "") or getattr(part, "text", ""))
        for _place, part in outcome_edit.places(outcomes)
        if part.id not in open_ids
    ]


@settings(max_examples=150, deadline=None)
@given(target=st.sampled_from(IDS), operations=st.lists(_operations(IDS), min_size=1, max_size=4))
def test_whatever_is_done_either_the_rest_is_the_same_or_it_is_refused(
    target: str, operations: list[tuple[str, str]]
) -> None:
    after = SAMPLE
    for operation in operations:
        try:
            after = _done(after, operation)
        except LookupError:
            continue
    open_ids = _inside(SAMPLE, target) | _inside(after, target)
    untouched = _outside(SAMPLE, open_ids) == _outside(after, open_ids) and SAMPLE.synthesis == after.synthesis
    try:
        require_within([f"{OUTCOMES}:{target}"], SAMPLE, after)
    except WrongState:
        assert after != SAMPLE
    else:
        assert untouched


@settings(max_examples=60, deadline=None)
@given(target=st.sampled_from(IDS), text=st.text(alphabet="abcąćęłń ", min_size=1, max_size=30))
def test_a_target_itself_may_always_be_changed(target: str, text: str) -> None:
    after = outcome_edit.rename(SAMPLE, target, text)
    require_within([f"{OUTCOMES}:{target}"], SAMPLE, after)
    require_within([OUTCOMES], SAMPLE, outcome_edit.synthesise(after, text))


def test_an_open_part_that_was_deleted_leaves_the_rest_the_same() -> None:
    target = SAMPLE.sets[0].outcomes[1].id
    after, _removed = outcome_edit.remove(SAMPLE, target)
    old, new = rests_of_outcomes(SAMPLE, after, frozenset({target}))
    assert old == new


def test_an_open_outcome_may_not_change_places_with_a_closed_one() -> None:
    target = SAMPLE.sets[0].outcomes[0].id
    with pytest.raises(WrongState, match="tylko te efekty"):
        require_within([f"{OUTCOMES}:{target}"], SAMPLE, outcome_moves.move(SAMPLE, target, 1))


# --- the whole application, as a property --------------------------------------------------------


def _typed_codes() -> list[str]:
    return [one.code for item in items_for(FM) for one in fields_of(item.code, FM) if one.is_typed]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_a_call_opens_every_attempt_leaves_the_rest_byte_identical(
    submitted: tuple[Case, Team], data: st.DataObject
) -> None:
    case, people = submitted
    actor = people.actor("signatory")
    parts = sorted(ids_of(outcomes_of(case)))
    codes = _typed_codes()
    fields = data.draw(st.lists(st.sampled_from(codes), max_size=3, unique=True))
    part = data.draw(st.sampled_from(parts))
    targets = dict.fromkeys([*fields, f"{OUTCOMES}:{part}"], "Popraw.")
    with _undone():
        service.open_for_correction(case, targets)
        before, old_part = rests_of(case), part_of(outcomes_of(case), part)
        for item in items_for(FM):
            for one in fields_of(item.code, FM):
                if one.is_typed:
                    _attempt(partial(service.save_item, case, item.code, {one.code: "12"}, actor=actor))
        for other in parts:
            _attempt(partial(service.rename_parts, case, actor, {other: "Zmieniono"}))
        after = rests_of(case)
        assert before.are_same
        assert after.are_same, after.changed
        assert before.before == after.after
        assert part_of(outcomes_of(case), part) != old_part


@contextmanager
def _undone() -> Iterator[None]:
    """Takes everything back that happens inside: examples of one test share its database."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _attempt(act: Callable[[], object]) -> None:
    with suppress(Refusal):
        act()


# --- targets -------------------------------------------------------------------------------------


@pytest.fixture
def called(submitted: tuple[Case, Team]) -> tuple[Case, Team, str]:
    """A call with three remarks: two fields and one outcome."""
    case, people = submitted
    outcome = first_outcome(case).id
    service.open_for_correction(
        case,
        {
            f"{OUTCOMES}:{outcome}": "Zapisz efekt mierzalnie.",
            "workloadHours": "Podaj liczbę godzin.",
            "justification.other": "Rozwiń przesłanki.",
        },
    )
    return case, people, outcome


def test_a_call_opens_one_outcome_and_no_other(called: tuple[Case, Team, str]) -> None:
    case, people, outcome = called
    actor = people.actor()
    other = outcomes_of(case).sets[0].outcomes[1].id
    before = outcomes_of(case)

    for attempt in (
        lambda: service.rename_parts(case, actor, {other: "Inny"}),
        lambda: service.add_part(case, actor),
        lambda: service.add_part(case, actor, before.sets[0].id),
        lambda: service.remove_part(case, actor, other),
        lambda: service.move_part(case, actor, outcome, 1),
        lambda: service.synthesise(case, actor, "Inna"),
    ):
        with pytest.raises(WrongState, match="tylko te efekty") as refused:
            attempt()
        assert refused.value.facts == {"parts": [outcome]}
    assert outcomes_of(case) == before

    service.rename_parts(case, actor, {outcome: "Mierzy przewodność gleby"})
    service.add_part(case, actor, outcome, "Podaje wynik z jednostką")
    assert len(first_outcome(case).criteria) == len(before.sets[0].outcomes[0].criteria) + 1


def test_files_that_the_call_does_not_name_stay(called: tuple[Case, Team, str]) -> None:
    case, people, _outcome = called
    with pytest.raises(WrongState):
        service.attach_file(case, "feeProof", SimpleUploadedFile("inny.pdf", SAMPLE_PDF), people.actor())


def test_a_target_that_never_was_is_refused(submitted: tuple[Case, Team]) -> None:
    case, _people = submitted
    for target in ("nie.ma", f"{OUTCOMES}:niema", "name:czesc"):
        with pytest.raises(KeyError):
            service.open_for_correction(case, {target: "Popraw."})


def test_each_remark_has_its_state_and_an_explanation_counts(called: tuple[Case, Team, str]) -> None:
    case, people, outcome = called
    actor = people.actor()
    assert {one.state for one in corrections(case)} == {TargetState.OPEN}

    service.save_item(case, "objetosc", {"workloadHours": "321"}, actor=actor)
    service.explain(case, "justification.other", "Innych przesłanek nie ma.", actor)
    service.remove_part(case, actor, outcome)

    assert [one.state for one in corrections(case)] == [
        TargetState.CHANGED, TargetState.EXPLAINED, TargetState.REMOVED
    ]  # fmt: skip
    assert rests_of(case).are_same
    kept = service.take_snapshot(
        case, SnapshotReason.SUPPLEMENT, people.actor("signatory"), remarks=queries.answers_to_remarks(case)
    )
    assert [(one["target"], one["explanation"]) for one in kept.content["remarks"]] == [
        ("workloadHours", ""),
        ("justification.other", "Innych przesłanek nie ma."),
        (f"{OUTCOMES}:{outcome}", ""),
    ]


def test_a_remark_on_an_outcome_deleted_since_opens_nothing_and_can_be_explained(
    called: tuple[Case, Team, str],
) -> None:
    case, people, outcome = called
    actor = people.actor()
    service.remove_part(case, actor, outcome)
    service.take_snapshot(case, SnapshotReason.SUPPLEMENT, people.actor("signatory"))

    service.open_for_correction(case, {f"{OUTCOMES}:{outcome}": "Ten efekt był potrzebny."})

    (one,) = corrections(case)
    assert (one.state, one.label) == (TargetState.REMOVED, "Usunięta część efektów")
    with pytest.raises(WrongState, match="tylko te efekty"):
        service.add_part(case, actor, outcomes_of(case).sets[0].id, "Wraca")
    service.explain(case, one.target, "Efekt powtarzał efekt 1.2.", actor)
    assert corrections(case)[0].state is TargetState.EXPLAINED


def test_remarks_on_outcomes_stand_in_the_order_of_the_outcomes(submitted: tuple[Case, Team]) -> None:
    case, _people = submitted
    parts = [part.id for one in outcomes_of(case).sets for part in (one, *one.outcomes)]
    named = [f"{OUTCOMES}:{part}" for part in (SYNTHESIS, *parts)]
    service.open_for_correction(case, dict.fromkeys(reversed(["name", *named]), "Popraw."))
    assert [one.target for one in corrections(case)] == ["name", *named]


def test_explanations_belong_to_the_applicant_and_to_open_remarks(called: tuple[Case, Team, str]) -> None:
    case, people, _outcome = called
    with pytest.raises(WrongState, match="nie ma takiej uwagi"):
        service.explain(case, "name", "Bo tak.", people.actor())
    with pytest.raises(NotYourStep):
        service.explain(case, "workloadHours", "Bo tak.", people.actor("checker"))
    with pytest.raises(InvalidInput, match="4000 znaków"):
        service.explain(case, "workloadHours", "a" * 4001, people.actor())
    service.explain(case, "workloadHours", "Bo tak.", people.actor())
    service.explain(case, "workloadHours", " ", people.actor())
    assert {one.explanation for one in corrections(case)} == {""}


def test_parts_are_called_as_the_screens_count_them() -> None:
    one = SAMPLE.sets[0].outcomes[0]
    assert part_label(SAMPLE, SAMPLE.sets[1].id) == "Zestaw 2"
    assert part_label(SAMPLE, one.criteria[1].id) == "Kryterium 2 efektu 1.1"


# --- pages ---------------------------------------------------------------------------------------


@pytest.fixture
def reader(client: Client, called: tuple[Case, Team, str]) -> Client:
    client.force_login(called[1].writer)
    return client


def test_the_list_shows_the_remarks_and_counts_what_was_mended(reader: Client, called: tuple[Case, Team, str]) -> None:
    case, people, outcome = called
    address = f"/wnioski/{case.pk}/"
    page = reader.get(address).content.decode().replace("\u00a0", " ")
    assert "Odpowiedź na 0 z 3 uwag" in page
    assert "Zapisz efekt mierzalnie." in page

    answer = reader.post(
        f"{address}uwaga/{outcome}/",
        {f"tekst-{outcome}": "Mierzy przewodność gleby", **_shown(case, outcome)},
        follow=True,
    )
    assert "Odpowiedź na 1 z 3 uwag" in answer.content.decode()
    assert "<ins>" in answer.content.decode()
    reader.post(f"{address}wyjasnienie/", {"target": "justification.other", "text": "Innych nie ma."})
    service.save_item(case, "objetosc", {"workloadHours": "321"}, actor=people.actor())
    assert "Odpowiedź na 3 z 3 uwag" in reader.get(address).content.decode()


def _shown(case: Case, outcome: str) -> dict[str, str]:
    part = part_of(outcomes_of(case), outcome)
    assert isinstance(part, Outcome)
    texts = {outcome: part.text} | {one.id: one.text for one in part.criteria}
    return {f"widziane-{part_id}": text for part_id, text in texts.items()}


def test_the_page_of_one_outcome_changes_only_that(reader: Client, called: tuple[Case, Team, str]) -> None:
    case, _people, outcome = called
    other = outcomes_of(case).sets[0].outcomes[1].id
    address = f"/wnioski/{case.pk}/uwaga/{outcome}/"
    assert reader.get(f"/wnioski/{case.pk}/uwaga/{other}/").status_code == 404

    reader.post(address, {f"tekst-{outcome}": "Mierzy", f"tekst-{other}": "Podrzucona treść", **_shown(case, outcome)})
    reader.post(address, {"do": f"add:{outcome}"})
    assert "Podrzucona" not in str(outcomes_of(case))
    assert first_outcome(case).text == "Mierzy"

    reader.post(address, {"do": f"drop:{other}"})
    assert part_of(outcomes_of(case), other) is not None

    gone = reader.post(address, {"do": "remove"}, follow=True).content.decode()
    assert "Usunięto tę część" in gone
    reader.post(f"/wnioski/{case.pk}/przywroc/")
    assert part_of(outcomes_of(case), outcome) is not None


def test_an_open_part_saves_itself_and_nothing_beside_it(reader: Client, called: tuple[Case, Team, str]) -> None:
    case, people, outcome = called
    other = outcomes_of(case).sets[0].outcomes[1].id
    address = f"/wnioski/{case.pk}/uwaga/{outcome}/"
    assert "data-autosave" in reader.get(address).content.decode()
    sent = {
        "tab": "t",
        "revision": "99",
        f"tekst-{outcome}": "Mierzy pH",
        f"tekst-{other}": "Obcy",
        f"rodzaj-{other}": "skill",
    }
    answer = reader.post(address, sent | _shown(case, outcome), headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert 'data-state="saved"' in answer.content.decode()
    assert first_outcome(case).text == "Mierzy pH"
    assert rests_of(case).are_same

    service.rename_parts(case, people.actor("signatory"), {outcome: "Mierzy inaczej"})
    stale = {"tab": "t", f"tekst-{outcome}": "Mierzy jeszcze inaczej", f"widziane-{outcome}": "Mierzy pH"}
    refused = reader.post(address, stale, headers={"HX-Request": "true"})
    assert (refused.status_code, 'data-state="conflict"' in refused.content.decode()) == (409, True)
    page = reader.post(address, stale | {"do": "stay"}).content.decode()
    assert "który tekst zapisać?" in page
    assert "Mierzy inaczej" in page


def test_the_id_of_a_deleted_target_brings_nothing_else_in(reader: Client, called: tuple[Case, Team, str]) -> None:
    case, people, outcome = called
    sent = outcomes_of(case)
    service.remove_part(case, people.actor(), outcome)
    foreign = {"title": "Podrzucony", "outcomes": [{"id": outcome, "text": "Robi coś nowego", "criteria": []}]}
    for into in ("end", f"into:{sent.sets[1].id if len(sent.sets) > 1 else sent.sets[0].id}"):
        reading = json.dumps({"sets": [foreign if into == "end" else {"outcomes": foreign["outcomes"]}], "values": {}})
        reader.post(f"/wnioski/{case.pk}/efekty/wczytaj/", {"do": "take", "gdzie": into, "odczytane": reading})
        assert part_of(outcomes_of(case), outcome) is None
    moved = outcome_edit.add(outcomes_of(case), sent.sets[-1].id, "Robi coś nowego")[0]
    last = moved.sets[-1].outcomes[-1].model_copy(update={"id": outcome})
    forged = outcome_edit.with_sets(
        moved,
        (*moved.sets[:-1], moved.sets[-1].model_copy(update={"outcomes": (*moved.sets[-1].outcomes[:-1], last)})),
    )
    with pytest.raises(WrongState, match="tylko te efekty"):
        require_within([f"{OUTCOMES}:{outcome}"], sent, forged)
    service.undo_removal(case, people.actor())
    assert rests_of(case).are_same


def test_a_forged_form_of_any_part_changes_nothing_outside_the_call(
    reader: Client, called: tuple[Case, Team, str]
) -> None:
    """Whatever names its fields carry: those of other parts, of the outcomes, of files, of conflicts."""
    case, _people, outcome = called
    row = Application.objects.get(case_id=case.pk)
    before = (row.content, row.description)
    names = [control_name(one.code) for one in fields_for(case.kind) if one.code not in row.corrections]
    other = outcomes_of(case).sets[0].outcomes[1]
    forged = dict.fromkeys(names, "Podrzucone") | {f"{name}-shown": "1" for name in names}
    forged |= {"konflikt": names[0], f"wybor-{names[0]}": "join", f"polaczone-{names[0]}": "Podrzucone"}
    forged |= {f"tekst-{other.id}": "Podrzucone", f"rodzaj-{other.id}": "skill", "synthesis": "Podrzucone"}
    places = [one.code for one in items_for(case.kind)] + ["efekty", f"uwaga/{outcome}", "podobne", "nieznane"]
    for place in places:
        for headers in ({}, {"HX-Request": "true"}):
            answer = reader.post(f"/wnioski/{case.pk}/{place}/", forged, headers=headers)
            assert answer.status_code < 500, place
    for do in (
        f"remove:{other.id}",
        f"copy:{outcome}",
        "add:",
        f"place:{outcome}",
        f"up:{outcome}",
        "undo:0",
        "forget",
    ):
        reader.post(f"/wnioski/{case.pk}/efekty/", {"czesc": outcome, "do": do, "dokad": ":0"})
    row.refresh_from_db()
    assert (row.content, row.description) == before
    assert rests_of(case).are_same


def test_an_id_that_was_never_sent_opens_nothing() -> None:
    after = outcome_edit.add(SAMPLE, SAMPLE.sets[0].id, "Nowy")[0]
    fresh = after.sets[0].outcomes[-1].id
    with pytest.raises(WrongState):
        require_within([f"{OUTCOMES}:{fresh}"], SAMPLE, after)


def test_synthesis_may_be_a_target_of_its_own(submitted: tuple[Case, Team]) -> None:
    case, people = submitted
    service.open_for_correction(case, {f"{OUTCOMES}:{SYNTHESIS}": "Skróć."})
    service.synthesise(case, people.actor(), "Krótko.")
    assert [one.state for one in corrections(case)] == [TargetState.CHANGED]
    assert rests_of(case).are_same


def test_what_was_typed_when_the_correction_ended_is_shown_to_be_copied(
    reader: Client, called: tuple[Case, Team, str]
) -> None:
    case, _people, outcome = called
    typed = {f"tekst-{outcome}": "Mierzy przewodność gleby", **_shown(case, outcome)}
    service.close_corrections(case)

    answer = reader.post(f"/wnioski/{case.pk}/uwaga/{outcome}/", typed)

    assert answer.status_code == 409
    assert "Mierzy przewodność gleby" in answer.content.decode()
    explained = reader.post(f"/wnioski/{case.pk}/wyjasnienie/", {"target": "name", "text": "Bo nazwa jest ustalona."})
    assert "Bo nazwa jest ustalona." in explained.content.decode()


def test_the_answers_of_a_correction_lead_back_to_its_remarks(reader: Client, called: tuple[Case, Team, str]) -> None:
    case, _people, _outcome = called
    sections = reader.get(f"/wnioski/{case.pk}/sprawdz/").context["sections"]
    linked = {item.code: item.href for section in sections for item in section.items if item.href}
    assert linked == dict.fromkeys(["objetosc", "przeslanki", "efekty"], f"/wnioski/{case.pk}/")
