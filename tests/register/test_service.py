"""The door of the register: inclusion, statuses, corrections."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from cases.seals import verify
from institutions.actor import SYSTEM
from kernel.refusals import GuardFailed, InvalidInput, WrongState
from register import queries, service
from register.canonical import sha256_of
from register.enums import QualificationKind, QualificationType, Status
from register.models import Qualification, QualificationVersion, StatusChange
from register.service import AnnouncementRef
from tests.register import factories
from tests.register.factories import PUBLISHED

pytestmark = pytest.mark.django_db
CORRECTED = AnnouncementRef(2026, 4321, PUBLISHED)


def test_a_new_entry_is_included_on_the_day_of_publication() -> None:
    entry = factories.entry()
    assert (entry.status, entry.included_on, entry.pqf_level) == (Status.INCLUDED, PUBLISHED, 3)
    [change] = queries.status_history(entry)
    assert (change.status, change.on) == (Status.INCLUDED, PUBLISHED)
    assert change.basis.startswith("art. 25 ust. 3")


def test_the_first_version_is_the_whole_description_with_its_hash() -> None:
    entry = factories.entry()
    version = entry.versions.get()
    state = queries.state_on(entry, PUBLISHED)
    assert state is not None
    assert state.description.learning_outcomes.sets[0].outcomes[0].criteria[1].text == "wskazuje nierówności"
    assert version.sha256 == sha256_of(state.description)
    assert version.journal == f"M.P. 2026 poz. {version.announcement_item}"
    assert not version.sample


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (QualificationKind.FREE_MARKET, "certyfikat kwalifikacji wolnorynkowej"),
        (QualificationKind.SECTORAL, "certyfikat kwalifikacji sektorowej"),
    ],
)
def test_a_certificate_without_a_name_is_called_as_in_the_act(kind: QualificationKind, name: str) -> None:
    state = queries.state_on(factories.entry(kind=kind), PUBLISHED)
    assert state is not None
    assert state.description.certificate_name == name


def test_a_craft_qualification_functions_from_the_same_day() -> None:
    entry = factories.entry(kind=QualificationKind.CRAFT)
    assert entry.status == Status.FUNCTIONING
    assert [change.status for change in queries.status_history(entry)] == [Status.FUNCTIONING, Status.INCLUDED]


def test_one_case_makes_one_entry() -> None:
    first = factories.entry(case_sign="ZRK.4021.7.2026")
    again = factories.entry(case_sign="ZRK.4021.7.2026", name="Inna nazwa")
    assert again == first
    assert Qualification.objects.count() == 1


def test_an_incomplete_description_is_no_entry() -> None:
    with pytest.raises(GuardFailed, match="objętość") as refused:
        factories.entry(workload_hours=None, pkd_code="")
    assert [gap.path for gap in refused.value.facts["missing"]] == ["workload_hours", "pkd_code"]  # type: ignore[attr-defined]  # facts are objects
    assert not Qualification.objects.exists()


def test_a_name_occurs_once_whatever_its_diacritics_and_capitals() -> None:
    first = factories.entry(name="Prowadzenie księgi próbnej")
    with pytest.raises(GuardFailed, match="już w rejestrze") as refused:
        factories.entry(name="prowadzenie  KSIEGI probnej")
    assert refused.value.facts["taken_by"] == first.zrk_code


def test_the_database_refuses_a_second_entry_of_the_same_name() -> None:
    first = factories.entry()
    first.pk, first.zrk_code = None, "inny"
    with pytest.raises(IntegrityError, match="qualification_name_once"), transaction.atomic():
        first.save(force_insert=True)


def test_an_item_of_the_journal_announces_one_qualification() -> None:
    first, second = factories.entry(), factories.entry()
    service.correct_announcement(first, CORRECTED, on=PUBLISHED, reason="Pomylona pozycja.")
    with pytest.raises(InvalidInput) as refused:
        service.correct_announcement(second, CORRECTED, on=PUBLISHED, reason="Pomylona pozycja.")
    assert first.name in refused.value.errors["item"][0]
    assert second.versions.count() == 1


def test_an_item_recorded_by_mistake_is_free_again_after_the_correction() -> None:
    first, second = factories.entry(), factories.entry()
    service.correct_announcement(first, CORRECTED, on=PUBLISHED, reason="Pomylona pozycja.")
    service.correct_announcement(first, AnnouncementRef(2026, 4322, PUBLISHED), on=PUBLISHED, reason="Jednak 4322.")
    version = service.correct_announcement(second, CORRECTED, on=PUBLISHED, reason="To jego pozycja.")
    assert version.journal == "M.P. 2026 poz. 4321"


def test_kind_decides_whether_it_is_full() -> None:
    entry = factories.entry()
    assert entry.type == QualificationType.PARTIAL
    with pytest.raises(IntegrityError, match="qualification_type_by_kind"), transaction.atomic():
        Qualification.objects.filter(pk=entry.pk).update(type=QualificationType.FULL)


def test_statuses_follow_the_authorities_and_end_in_the_archive() -> None:
    entry = factories.entry()
    for days, status in enumerate((Status.FUNCTIONING, Status.INCLUDED, Status.FUNCTIONING, Status.ARCHIVED), 1):
        service.set_status(entry, status, PUBLISHED + timedelta(days=days), "art. 61", SYSTEM)
        entry.refresh_from_db()
        assert entry.status == status == queries.status_history(entry)[0].status
    with pytest.raises(WrongState, match="archiwalna"):
        service.set_status(entry, Status.FUNCTIONING, PUBLISHED + timedelta(days=9), "art. 61", SYSTEM)


def test_a_status_that_holds_already_is_not_recorded_twice() -> None:
    entry = factories.entry(status=Status.FUNCTIONING)
    service.set_status(entry, Status.FUNCTIONING, PUBLISHED + timedelta(days=9), "art. 61", SYSTEM)
    assert entry.status_changes.count() == 2


def test_a_status_cannot_begin_before_the_last_one() -> None:
    with pytest.raises(InvalidInput, match="30 stycznia 2026"):
        service.set_status(factories.entry(), Status.FUNCTIONING, date(2026, 1, 29), "art. 61", SYSTEM)


def test_the_past_stays_as_it_was() -> None:
    entry = factories.entry(status=Status.INCLUDED)
    service.set_status(entry, Status.FUNCTIONING, date(2026, 3, 12), "art. 61", SYSTEM)
    first = entry.versions.get()
    service.correct_announcement(entry, CORRECTED, on=date(2026, 2, 10), reason="zła pozycja")

    before, after = queries.state_on(entry, date(2026, 2, 9)), queries.state_on(entry, date(2026, 2, 10))
    today = queries.state_on(entry, date(2026, 11, 25))
    assert before is not None
    assert after is not None
    assert today is not None
    assert (before.version.number, before.version.journal, before.status) == (1, first.journal, Status.INCLUDED)
    assert (after.version.number, after.version.journal, after.status) == (2, "M.P. 2026 poz. 4321", Status.INCLUDED)
    assert (today.version.number, today.status, today.status_since) == (2, Status.FUNCTIONING, date(2026, 3, 12))
    assert before.version.sha256 == after.version.sha256
    assert queries.state_on(entry, PUBLISHED - timedelta(days=1)) is None


def test_a_mistake_can_be_corrected_on_the_day_it_was_made() -> None:
    entry = factories.entry()
    service.correct_announcement(entry, CORRECTED, on=PUBLISHED, reason="zła pozycja")
    state = queries.state_on(entry, PUBLISHED)
    assert state is not None
    assert state.version.number == 2
    assert [version.number for version in queries.versions(entry)] == [2, 1]


@pytest.mark.parametrize(("on", "reason"), [(date(2026, 1, 1), "zła pozycja"), (date(2026, 3, 1), "  ")])
def test_a_correction_needs_a_reason_and_cannot_reach_back(on: date, reason: str) -> None:
    with pytest.raises(InvalidInput):
        service.correct_announcement(factories.entry(), CORRECTED, on=on, reason=reason)


def test_two_versions_cannot_hold_on_one_day() -> None:
    version = factories.entry().versions.get()
    version.pk, version.number, version.valid_from, version.announcement_item = None, 2, date(2026, 6, 1), 4321
    with pytest.raises(IntegrityError, match="version_periods_apart"), transaction.atomic():
        version.save(force_insert=True)


def test_a_version_that_was_altered_past_the_database_is_named_by_the_verification() -> None:
    entry = factories.entry()
    assert verify().fault == ""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE register_qualificationversion SET snapshot = '{}'")
    assert verify().fault == f"wpis {entry.zrk_code}, wersja 1: opis nie zgadza się ze skrótem"


@pytest.mark.parametrize("change", [{"snapshot": {}}, {"sha256": "0" * 64}, {"announcement_item": 1}, {"sample": True}])
def test_a_version_never_changes(change: dict[str, object]) -> None:
    factories.entry()
    with pytest.raises(DatabaseError, match="version_no_change"), transaction.atomic():
        QualificationVersion.objects.update(**change)


def test_a_version_is_closed_once_and_never_deleted() -> None:
    entry = factories.entry()
    service.correct_announcement(entry, CORRECTED, on=date(2026, 2, 10), reason="zła pozycja")
    with pytest.raises(DatabaseError, match="version_closed_once"), transaction.atomic():
        entry.versions.filter(number=1).update(valid_until=None)
    with pytest.raises(DatabaseError, match="version_no_delete"), transaction.atomic():
        entry.versions.filter(number=2).delete()


def test_status_changes_are_only_added() -> None:
    factories.entry()
    with pytest.raises(DatabaseError, match="status_change_no_change"), transaction.atomic():
        StatusChange.objects.update(status=Status.ARCHIVED)
