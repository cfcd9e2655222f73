"""Taking a remark in: in time, with a number of its own, on a part that exists."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.models import Case
from kernel import clock
from kernel.refusals import GuardFailed, InvalidInput
from kernel.text import clean
from workflows.inclusion.consultation_parts import parts
from workflows.inclusion.models import Consultation, ConsultationInvitation, ConsultationRemark
from workflows.inclusion.models.consultation import Moderation, Way

PUBLIC_LIMIT = 5_000
"""Characters of a remark through the portal."""


@dataclass(frozen=True, slots=True)
class Said:
    """One remark as it comes."""

    text: str
    target: str = ""
    author: str = ""
    name_public: bool = False
    community: str = ""
    way: str = Way.PORTAL
    invitation: ConsultationInvitation | None = None
    received_on: date | None = None


def take_in(case: Case, said: Said) -> ConsultationRemark:
    """Keeps a remark; one from outside waits until an officer has looked at it.

    Raises GuardFailed after the last day or the end, InvalidInput for a part that this qualification does not have.
    """
    if said.target not in parts(case):
        raise InvalidInput({"target": [_("Tej części nie ma w opisie kwalifikacji. Wybierz ją ze strony sprawy.")]})
    with transaction.atomic():
        consultation = Consultation.objects.select_for_update().filter(case_id=case.pk).first()
        if said.way != Way.LETTER:
            require_open(consultation)
        return ConsultationRemark.objects.create(
            case_id=case.pk,
            number=_next_number(case),
            target=said.target,
            way=said.way,
            author=clean(said.author).strip(),
            name_public=said.name_public and bool(said.author.strip()),
            community=clean(said.community).strip(),
            text=clean(said.text).strip(),
            received_on=said.received_on or clock.today(),
            created_at=clock.now(),
            invitation=said.invitation,
            state=Moderation.SHOWN if said.way == Way.LETTER else Moderation.WAITING,
        )


def require_open(consultation: Consultation | None) -> None:
    """Raises GuardFailed with the reason when a remark cannot be taken today."""
    if consultation is None:
        raise GuardFailed(_("W tej sprawie nie ma konsultacji."), open=False)
    if consultation.takes_remarks_on(clock.today()):
        return
    ended = consultation.closed_on
    sentence = (
        _("Konsultacje zakończono %(day)s. Tej uwagi już nie przyjmiemy.")
        if ended
        else _("Ostatnim dniem na uwagi był %(day)s. Tej uwagi już nie przyjmiemy.")
    )
    raise GuardFailed(sentence % {"day": date_format(ended or consultation.until, "DATE_FORMAT")}, open=False)


def _next_number(case: Case) -> int:
    last = ConsultationRemark.objects.filter(case_id=case.pk).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
