"""Snapshots are evidence; after a call only what it names may change."""

import pytest
from django.db import InternalError, connection, transaction
from django.db.utils import Error

from applications import queries, service
from applications.models import Snapshot, SnapshotReason
from applications.statements import CLAUSE, activity_statement, statements, truth_statement
from cases.models import Case
from cases.seals import verify
from institutions.actor import SYSTEM
from kernel.refusals import WrongState
from register.canonical import canonical_json, sha256_of
from tests.applications.factories import FM, SEC, Team, full_draft, team

pytestmark = pytest.mark.django_db

TRUTH = "Oświadczam, że dane zawarte we wniosku o włączenie kwalifikacji {} do ZSK są zgodne z prawdą."


def sent(kind: str = FM, who: Team | None = None) -> Case:
    """A case whose draft was kept as its first snapshot. The state is another room's matter."""
    case = full_draft(kind, who=who)
    service.take_snapshot(case, SnapshotReason.SUBMISSION, SYSTEM)
    return case


def test_the_statements_are_literal_with_the_clause() -> None:
    assert truth_statement(FM).text == TRUTH.format("wolnorynkowej")
    assert truth_statement(SEC).text == TRUTH.format("sektorowej")
    assert CLAUSE == "Jestem świadomy odpowiedzialności karnej za złożenie fałszywego oświadczenia."
    assert activity_statement("edukacja").clause == CLAUSE


def test_the_statement_about_activity_is_made_only_instead_of_a_document() -> None:
    content = {"applicant.runsBusiness": False, "activityStatement": "szkolenia"}
    assert [one.code for one in statements(FM, content)] == ["activityStatement", "truthStatement"]
    assert [one.code for one in statements(FM, content, has_activity_proof=True)] == ["truthStatement"]
    assert [one.code for one in statements(FM, content | {"applicant.runsBusiness": True})] == ["truthStatement"]


def test_a_snapshot_holds_everything_that_was_sent() -> None:
    snapshot = queries.last_snapshot(sent())
    assert snapshot is not None
    assert snapshot.content["kind"] == FM
    assert snapshot.content["answers"]["justification.needs"]
    assert snapshot.content["description"]["learning_outcomes"]["sets"]
    assert [file["field"] for file in snapshot.content["files"]] == ["F4"]
    assert snapshot.content["statements"][-1]["clause"] == CLAUSE
    assert snapshot.sha256 == sha256_of(snapshot.content)


def test_the_first_snapshot_carries_the_history_of_the_draft() -> None:
    people = team()
    case = full_draft(FM, who=people)
    service.hand_over(case, people.actor(), text="Proszę o sprawdzenie")
    service.approve_draft(case, people.actor("checker"))
    first = service.take_snapshot(case, SnapshotReason.SUBMISSION, people.actor("signatory"))
    second = service.take_snapshot(case, SnapshotReason.SUPPLEMENT, people.actor("signatory"))
    assert [one["act"] for one in first.provenance] == ["HANDED_OVER", "APPROVED"]
    assert second.provenance == []
    assert [first.number, second.number] == [1, 2]


@pytest.mark.parametrize(
    "sql", ["UPDATE applications_snapshot SET reason = 'FINAL'", "DELETE FROM applications_snapshot"]
)
def test_the_database_refuses_to_change_a_snapshot(sql: str) -> None:
    sent()
    with pytest.raises((InternalError, Error)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert Snapshot.objects.get().reason == SnapshotReason.SUBMISSION


def test_a_snapshot_that_was_altered_past_the_database_is_named_by_the_verification() -> None:
    case = sent()
    assert verify().fault == ""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE applications_snapshot SET content = '{\"schema\": 1}'")
    assert verify().fault == f"sprawa {case.pk}, wersja wniosku 1: treść nie zgadza się ze skrótem"


def test_fields_that_do_not_apply_are_not_sent() -> None:
    case = full_draft(FM, applicant__runsBusiness=True)
    snapshot = service.take_snapshot(case, SnapshotReason.SUBMISSION, SYSTEM)
    assert "activityStatement" not in snapshot.content["answers"]
    assert "applicant.correspondenceAddress" not in snapshot.content["answers"]


def test_equal_content_has_an_equal_hash() -> None:
    case = sent()
    again = service.take_snapshot(case, SnapshotReason.FINAL, SYSTEM)
    first = queries.snapshots(case).first()
    assert first is not None
    assert again.sha256 == first.sha256


def test_answers_of_a_version_stay_as_they_were() -> None:
    people = team()
    case = sent(FM, people)
    snapshot = queries.last_snapshot(case)
    assert snapshot is not None
    service.save_item(case, "przeslanki", {"justification.other": "Nowe"}, actor=people.actor())
    words = {
        answer.field.code: answer.words
        for section in queries.answers_of_snapshot(snapshot)
        for item in section.items
        for answer in item.answers
    }
    assert words["justification.other"].startswith("Kwalifikację popierają")
    assert words["applicant.runsBusiness"] == "nie"


def test_a_difference_names_the_fields_that_changed() -> None:
    people = team()
    case = sent(FM, people)
    service.save_item(case, "objetosc", {"workloadHours": "77"}, actor=people.actor())
    part = queries.description(case).learning_outcomes.sets[0].outcomes[0].criteria[0]
    service.rename_parts(case, people.actor(), {part.id: "mierzy inaczej"})
    new = service.take_snapshot(case, SnapshotReason.SUPPLEMENT, people.actor())
    old = queries.snapshots(case).first()
    assert old is not None
    changes = queries.diff(old, new)
    assert [one.code for one in changes] == ["workloadHours", "learningOutcomes"]
    assert changes[0].new == "77 godzin"
    assert any("mierzy inaczej" in piece.text and piece.change == "ins" for piece in changes[1].row.new)


# --- after a call -------------------------------------------------------------------------------


@pytest.fixture
def called(submitted: tuple[Case, Team]) -> tuple[Case, object]:
    case, people = submitted
    service.open_for_correction(case, {"workloadHours": "Podaj liczbę godzin.", "justification.other": "Rozwiń."})
    return case, people


def test_a_sent_application_cannot_be_changed(submitted: tuple[Case, Team]) -> None:
    case, people = submitted
    with pytest.raises(WrongState, match="nie można go zmieniać"):
        service.save_item(case, "objetosc", {"workloadHours": "10"}, actor=people.actor())


def test_only_questioned_fields_are_open(called: tuple[Case, Team]) -> None:
    case, people = called
    actor = people.actor()
    service.save_item(case, "objetosc", {"workloadHours": "321"}, actor=actor)
    for item, data in (("nazwa", {"name": "Inna"}), ("potrzeby", {"justification.needs": "Inne"})):
        with pytest.raises(WrongState, match="tylko te pola"):
            service.save_item(case, item, data, actor=actor)
    with pytest.raises(WrongState, match="efektów"):
        service.add_part(case, actor)
    assert [one.target for one in queries.corrections(case)] == ["workloadHours", "justification.other"]


def test_untouched_fields_stay_byte_identical(called: tuple[Case, Team]) -> None:
    case, people = called
    actor = people.actor("signatory")
    service.save_item(case, "objetosc", {"workloadHours": "321"}, actor=actor)
    service.take_snapshot(case, SnapshotReason.SUPPLEMENT, actor)
    service.close_corrections(case)
    old, new = queries.snapshots(case)
    changed = old.content["description"].pop("workload_hours"), new.content["description"].pop("workload_hours")
    assert changed[0] != changed[1] == 321
    assert canonical_json(old.content) == canonical_json(new.content)


def test_the_case_is_closed_again_after_the_correction(called: tuple[Case, Team]) -> None:
    case, people = called
    service.close_corrections(case)
    with pytest.raises(WrongState):
        service.save_item(case, "objetosc", {"workloadHours": "1"}, actor=people.actor())
