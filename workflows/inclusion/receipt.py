"""Whether the applicant has received a letter: before that nothing of what it says is shown to them."""

from cases.models import Case
from documents.models import Delivery


def were_received(case: Case, template: str) -> list[bool]:
    """Of each letter of this kind to the applicant, the oldest first: whether it was received or is deemed so."""
    letters = Delivery.objects.filter(
        document__case_id=case.pk, document__template=template, organisation_id=case.applicant_id
    )
    rows = letters.order_by("id").values_list("received_at", "deemed_on")
    return [received is not None or deemed is not None for received, deemed in rows]
