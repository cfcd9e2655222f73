"""Pages of the administrator: failed jobs with retry, the proof of the log. And the pages to read."""

import pytest
from django.test import Client

from cases.models import Verification
from cases.open_points import all_points
from kernel.models import Job, JobState
from tests.cases.office import Office


@pytest.fixture
def admin(client: Client, office: Office) -> Client:
    client.force_login(office.people["adam-techniczny"])
    return client


@pytest.fixture
def failed(db: None) -> Job:
    return Job.objects.create(
        kind="paper_letter", key="paper_letter:1", state=JobState.FAILED, attempts=5, reason="ValueError: brak pliku"
    )


def test_failed_jobs_are_listed_with_reason_and_attempts(admin: Client, failed: Job) -> None:
    text = admin.get("/zadania-w-tle/").content.decode()
    assert "ValueError: brak pliku" in text
    assert "Nie powiodło się: <b>1</b>" in text


def test_a_failed_job_is_retried_from_the_page(admin: Client, failed: Job) -> None:
    assert admin.post(f"/zadania-w-tle/{failed.pk}/ponow/").status_code == 302
    failed.refresh_from_db()
    assert (failed.state, failed.attempts) == (JobState.WAITING, 0)


def test_the_log_is_proved_from_the_page_and_the_result_remembered(admin: Client, office: Office) -> None:
    office.case("FORMAL_REVIEW")
    assert "Dziennika jeszcze nie sprawdzono" in admin.get("/dziennik/").content.decode()

    text = admin.post("/dziennik/", follow=True).content.decode()

    assert "wszystko się zgadza" in text
    assert Verification.objects.get().events == 2


@pytest.mark.parametrize("address", ["/zadania-w-tle/", "/dziennik/"])
def test_others_are_kept_out(client: Client, office: Office, address: str) -> None:
    for name in ("halina-wzorcowa", "bogdan-makieta"):
        client.force_login(office.people[name])
        assert client.get(address).status_code == 403


def test_every_open_point_of_the_law_stands_on_its_page(client: Client, office: Office) -> None:
    client.force_login(office.people["halina-wzorcowa"])
    text = client.get("/zasady/").content.decode()
    for point in all_points():
        assert point.code in text


def test_procedures_are_read_as_steps(client: Client, office: Office) -> None:
    client.force_login(office.people["roman-referent"])
    assert "INC_FM" in client.get("/prawo/").content.decode()
    text = client.get("/prawo/INC_FM/").content.decode()
    assert "Przekaż ministrowi" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert client.get("/prawo/NIC/").status_code == 404


def test_tasks_lead_straight_to_the_step(client: Client, office: Office) -> None:
    case = office.case("SUBMITTED")
    client.force_login(office.people["halina-wzorcowa"])
    text = client.get("/sprawy/zadania/").content.decode()
    assert f"/sprawy/{case.pk}/krok/start_review/" in text
    client.force_login(office.people["celina-obca"])
    assert "Nic na Ciebie nie czeka" in client.get("/sprawy/zadania/").content.decode()
