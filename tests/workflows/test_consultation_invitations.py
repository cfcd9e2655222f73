"""A community is invited by mail, reminded once, and gives its opinion by a link of its own."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cases.service import run_due
from documents.models import Attachment
from kernel.jobs import run_waiting
from kernel.refusals import GuardFailed, InvalidInput, NotYourStep
from tests.workflows.ministry import DAY, Play, on
from workflows.inclusion import consultation_invitations as invitations
from workflows.inclusion.models import ConsultationInvitation, ConsultationRemark
from workflows.inclusion.models.consultation import Moderation, Way
from workflows.inclusion.states import State

STATE = State.CONSULTATION
SITE = "http://testserver"
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@pytest.fixture
def invitation(play: Play) -> ConsultationInvitation:
    row = invitations.invite(play.case, play.actor("referent"), "Izba Przykładów", "biuro@izba.example", SITE)
    run_waiting()
    return ConsultationInvitation.objects.get(pk=row.pk)


def address(invitation: ConsultationInvitation) -> str:
    return invitations.link_of(invitation).removeprefix(SITE)


def letters() -> list[str]:
    return [str(one.body) for one in mail.outbox if one.to == ["biuro@izba.example"]]


def test_the_officer_invites_and_the_mail_has_the_link_and_the_day(play: Play) -> None:
    answer = play.browser("referent").post(
        f"/sprawy/{play.case.pk}/zaproszenia/", {"name": "Izba Przykładów", "email": "biuro@izba.example"}, follow=True
    )
    run_waiting()

    assert "Zaproszenie wysyłamy: Izba Przykładów." in answer.content.decode()
    [letter] = letters()
    assert "1 kwietnia 2026" in letter.replace("\u00a0", " ")
    assert invitations.link_of(ConsultationInvitation.objects.get(case_id=play.case.pk)) in letter


def test_the_same_address_is_asked_once_and_only_by_the_ministry(
    play: Play, invitation: ConsultationInvitation
) -> None:
    with pytest.raises(InvalidInput):
        invitations.invite(play.case, play.actor("referent"), "Inna", "BIURO@izba.example", SITE)
    with pytest.raises(NotYourStep):
        invitations.invite(play.case, play.actor("wnioskodawca"), "Inna", "inna@izba.example", SITE)
    assert play.browser("wnioskodawca").get(f"/sprawy/{play.case.pk}/zaproszenia/").status_code == 404


def test_the_opinion_is_signed_by_the_community_and_waits_like_any_other(
    play: Play, invitation: ConsultationInvitation, client: Client
) -> None:
    sent = {"text": "Popieramy.", "target": "", "file": SimpleUploadedFile("opinia.pdf", b"%PDF-1.7\n%%EOF")}
    page = client.post(address(invitation), sent).content.decode()

    row = ConsultationRemark.objects.get(case_id=play.case.pk)
    assert "Przyjęliśmy opinię numer 1" in page
    assert (row.community, row.way, row.state) == ("Izba Przykładów", Way.INVITATION, Moderation.WAITING)
    file = Attachment.objects.get(case_id=play.case.pk, field="consultation-1")
    assert file.filed_at is not None
    shown = play.browser("referent").get(f"/sprawy/{play.case.pk}/uwagi-z-konsultacji/1/").content.decode()
    assert "opinia.pdf" in shown


def test_a_dangerous_file_refuses_the_opinion_and_keeps_its_words(
    play: Play, invitation: ConsultationInvitation, client: Client
) -> None:
    sent = {"text": "Popieramy.", "target": "", "file": SimpleUploadedFile("opinia.txt", EICAR)}
    answer = client.post(address(invitation), sent)

    assert answer.status_code == 409
    assert "kwarantannie" in answer.content.decode()
    assert "Popieramy." in answer.content.decode()
    assert not ConsultationRemark.objects.filter(case_id=play.case.pk).exists()


def test_a_forged_or_withdrawn_link_leads_nowhere(
    play: Play, invitation: ConsultationInvitation, client: Client
) -> None:
    assert client.get("/konsultacje/zaproszenie/podrobiony/").status_code == 404
    play.browser("referent").post(f"/sprawy/{play.case.pk}/zaproszenia/{invitation.pk}/wycofaj/")
    assert client.get(address(invitation)).status_code == 404


def test_an_answered_invitation_is_not_taken_back(play: Play, invitation: ConsultationInvitation) -> None:
    invitations.give_opinion(invitation, "Popieramy.", "", None)

    with pytest.raises(GuardFailed):
        invitations.take_back(play.case, play.actor("referent"), invitation.pk)


def test_who_has_not_answered_is_reminded_once_before_the_last_day(
    play: Play, invitation: ConsultationInvitation
) -> None:
    for days in (26, 27, 28, 30, 31):
        with on(DAY + timedelta(days=days)):
            run_due()
            run_waiting()

    invitation.refresh_from_db()
    assert invitation.reminded_on == DAY + timedelta(days=27)
    assert len(letters()) == 2
    assert "przypominamy" in letters()[1]


def test_who_has_answered_is_not_reminded(play: Play, invitation: ConsultationInvitation) -> None:
    invitations.give_opinion(invitation, "Popieramy.", "", None)
    with on(DAY + timedelta(days=28)):
        run_due()
        run_waiting()

    assert len(letters()) == 1


def test_a_late_opinion_is_refused_with_its_words(
    play: Play, invitation: ConsultationInvitation, client: Client
) -> None:
    with on(DAY + timedelta(days=31)):
        answer = client.post(address(invitation), {"text": "Spóźniona.", "target": ""})

    assert answer.status_code == 409
    assert "Spóźniona." in answer.content.decode()


def test_addresses_are_forgotten_when_the_consultation_ends(play: Play, invitation: ConsultationInvitation) -> None:
    play.take("close_consultation")

    invitation.refresh_from_db()
    assert (invitation.name, invitation.email) == ("Izba Przykładów", "")
