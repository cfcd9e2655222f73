"""Communities that are asked by e-mail: the invitation, one reminder before the last day, their opinion with a file."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from cases.models import Case
from documents import service as files
from documents.models import Attachment
from institutions.actor import SYSTEM, Actor
from kernel import clock, jobs
from kernel.refusals import GuardFailed, InvalidInput
from kernel.text import clean, date_long
from workflows.inclusion.consultation_intake import Said, take_in
from workflows.inclusion.consultation_moderation import require_work
from workflows.inclusion.models import Consultation, ConsultationInvitation, ConsultationRemark
from workflows.inclusion.models.consultation import Way

REMIND_BEFORE: Final = 3
"""Days before the last one on which whoever has not answered is reminded, once."""

_SALT: Final = "inclusion.consultation.invitation"
Payload = Mapping[str, int | str]


def field_of(remark: ConsultationRemark) -> str:
    """Under which field of the case the files of an opinion are kept."""
    return f"consultation-{remark.number}"


def link_of(invitation: ConsultationInvitation) -> str:
    """The address at which only the holder of the mail gives an opinion."""
    token = signing.dumps(invitation.pk, salt=_SALT)
    return invitation.site + reverse("inclusion:invited", args=[token])


def by_token(token: str) -> ConsultationInvitation | None:
    """The invitation of a link; None for one that was forged or taken back."""
    try:
        number = int(signing.loads(token, salt=_SALT))
    except (signing.BadSignature, ValueError, TypeError):
        return None
    related = ConsultationInvitation.objects.select_related("case__consultation", "case__competent", "case__applicant")
    return related.filter(pk=number).first()


@transaction.atomic
def invite(case: Case, actor: Actor, name: str, email: str, site: str) -> ConsultationInvitation:
    """Sends a community a link of its own. Raises InvalidInput for an address that was asked already."""
    require_work(case, actor)
    if ConsultationInvitation.objects.filter(case_id=case.pk, email__iexact=email).exists():
        raise InvalidInput({"email": ["Na ten adres wysłano już zaproszenie."]})
    row = ConsultationInvitation.objects.create(
        case_id=case.pk,
        name=clean(name).strip(),
        email=email,
        site=site,
        invited_at=clock.now(),
        invited_by_id=actor.person_id,
    )
    jobs.enqueue("inclusion.invite", key=str(row.pk), invitation=row.pk)
    return row


@transaction.atomic
def take_back(case: Case, actor: Actor, invitation_id: int) -> None:
    """Ends an invitation that nobody answered; its link leads nowhere then."""
    require_work(case, actor)
    row = ConsultationInvitation.objects.select_for_update().filter(case_id=case.pk, pk=invitation_id).first()
    if row is None:
        return
    if row.remarks.exists():
        raise GuardFailed("To środowisko już odpowiedziało. Zaproszenie zostaje przy opinii.")
    row.delete()


@jobs.handler("inclusion.invite")
def mail_invitation(payload: Payload) -> None:
    """Sends the invitation, once."""
    row = _locked(payload)
    if row is None or not row.email or row.mailed_at is not None:
        return
    _mail(row, f"Zaproszenie do konsultacji: {row.case.title}", "consultation_invitation")
    row.mailed_at = clock.now()
    row.save(update_fields=["mailed_at"])


@jobs.handler("inclusion.remind_consultation")
def mail_reminder(payload: Payload) -> None:
    """Reminds of the last day, once, unless an opinion came meanwhile."""
    row = _locked(payload)
    if row is None or not row.email or row.reminded_on is not None or row.remarks.exists():
        return
    if not row.case.consultation.takes_remarks_on(clock.today()):
        return
    _mail(row, f"Przypomnienie o konsultacjach: {row.case.title}", "consultation_reminder")
    row.reminded_on = clock.today()
    row.save(update_fields=["reminded_on"])


def follow_invitations(today: date) -> int:
    """What the daily timer does: reminders shortly before the last day, and files that were scanned late."""
    near = ConsultationInvitation.objects.filter(
        case__consultation__closed_on=None,
        case__consultation__until__range=(today, today + timedelta(days=REMIND_BEFORE)),
        mailed_at__isnull=False,
        reminded_on=None,
        remarks=None,
    ).exclude(email="")
    ids = list(near.values_list("pk", flat=True))
    for pk in ids:
        jobs.enqueue("inclusion.remind_consultation", key=str(pk), invitation=pk)
    return len(ids) + _file_late()


def _file_late() -> int:
    """Files whose verdict came after the opinion are known to officials from now on."""
    rows = Attachment.objects.filter(field__startswith="consultation-", filed_at=None, scan="CLEAN")
    found = list(rows.select_related("case"))
    for one in found:
        files.file_attachments(one.case, [one.field], clock.now())
    return len(found)


def give_opinion(
    invitation: ConsultationInvitation, text: str, target: str, upload: "UploadedFile[bytes] | None"
) -> ConsultationRemark:
    """Keeps the opinion of an invited community with its file; a dangerous file refuses both.

    Raises GuardFailed after the last day or for such a file, InvalidInput for one of a wrong kind or size.
    """
    case = invitation.case
    with transaction.atomic():
        said = Said(text=text, target=target, community=invitation.name, way=Way.INVITATION, invitation=invitation)
        remark = take_in(case, said)
        if upload is not None:
            kept = files.attach(case, field_of(remark), upload, SYSTEM)
    if upload is None:
        return remark
    kept = files.scan_now(kept)
    if kept.is_dangerous:
        sentence = files.why_not_ready(kept)
        kept.delete()
        remark.delete()
        raise GuardFailed(sentence)
    if kept.is_clean:
        files.file_attachments(case, [kept.field], clock.now())
    return remark


def _locked(payload: Payload) -> ConsultationInvitation | None:
    rows = ConsultationInvitation.objects.select_for_update(of=("self",)).select_related("case__consultation")
    return rows.filter(pk=payload["invitation"]).first()


def _mail(row: ConsultationInvitation, subject: str, template: str) -> None:
    consultation: Consultation = row.case.consultation
    ministry = row.case.competent
    body = render_to_string(
        f"inclusion/mail/{template}.txt",
        {
            "name": row.name,
            "title": row.case.title,
            "sign": row.case.sign,
            "minister": ministry.name if ministry else "",
            "until": date_long(consultation.until),
            "link": link_of(row),
        },
    )
    EmailMessage(subject=" ".join(subject.split())[:200], body=body, to=[row.email]).send()
