"""What the steps of the consultation do: art. 19 ust. 2, art. 22 ust. 2 pkt 2."""

from datetime import date

from cases.open_points import flag
from cases.procedure import Procedure
from cases.spec import Move
from documents import service as documents
from documents.service import Visibility
from workflows.inclusion import consultation_letter
from workflows.inclusion.consultation_intake import Said, take_in
from workflows.inclusion.models import Consultation, ConsultationInvitation
from workflows.inclusion.models.consultation import Way
from workflows.inclusion.proceedings_public import public_name


def open_consultation(case: Procedure, move: Move) -> None:
    """Art. 19 ust. 2. The length is the minister's own: the Act sets none."""
    until: date = move.data["until"]
    Consultation.objects.create(case_id=case.pk, opened_on=move.day, until=until, communities=move.data["communities"])
    move.facts["until"] = until


def record_opinion(case: Procedure, move: Move) -> None:
    """A remark that came by letter; its author stands in the row, not in the event."""
    person = move.data["is_person"]
    remark = take_in(
        case,
        Said(
            text=move.data["text"],
            target=move.data["target"],
            author=move.data["author"] if person else "",
            name_public=person and move.data["name_public"],
            community="" if person else move.data["author"],
            way=Way.LETTER,
            received_on=move.data["received_on"],
        ),
    )
    move.facts["opinion"] = remark.pk


def close_consultation(case: Procedure, move: Move) -> None:
    """Art. 22 ust. 2 pkt 2: the applicant gets the conclusions; whether the portal shows them is a setting."""
    row = Consultation.objects.select_for_update().get(case_id=case.pk)
    row.closed_on, row.conclusions = move.day, move.data["conclusions"]
    row.save(update_fields=["closed_on", "conclusions"])
    ConsultationInvitation.objects.filter(case_id=case.pk).update(email="")
    letter = consultation_letter.letter_of(case, row, move.day)
    documents.issue(case, "consultation_conclusions", data=letter, recipients=[case.applicant])
    if flag("PUBLISH_CONSULTATION_RESULTS"):
        public = letter.model_copy(update={"applicant": str(public_name(case.applicant))})
        documents.issue(case, "consultation_conclusions", data=public, visibility=Visibility.PUBLIC)
    number, digest = consultation_letter.evidence(case)
    move.facts |= {"opinions": number, "digest": digest}
