"""A call for supplement opens the fields it names, and only those (art. 18 ust. 4)."""

from collections.abc import Mapping

from django.db import transaction

from applications.fields import field, fields_for
from applications.saving import lock
from cases.models import Case


def open_for_correction(case: Case, fields: Mapping[str, str]) -> None:
    """Opens fields for the applicant: field code → the remark of the call that stands beside it.

    Raises KeyError for a code that applications of this kind do not have.
    """
    known = {one.code for one in fields_for(case.kind)}
    for code in fields:
        if field(code).code not in known:
            raise KeyError(code)
    with transaction.atomic():
        _case, application = lock(case)
        application.corrections = dict(fields)
        application.save(update_fields=["corrections"])


def close_corrections(case: Case) -> None:
    """Closes the application again: the corrected version was filed, or the term has passed."""
    with transaction.atomic():
        _case, application = lock(case)
        application.corrections = {}
        application.save(update_fields=["corrections"])
