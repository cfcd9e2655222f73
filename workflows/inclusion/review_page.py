"""What the side-by-side page of the formal review shows."""

from typing import TYPE_CHECKING, Any

from applications import queries as applications
from cases.models import Case
from institutions.actor import Actor
from workflows.inclusion.checklist import checklist_of
from workflows.inclusion.models import inclusion_of
from workflows.inclusion.rules import RULES

if TYPE_CHECKING:
    from workflows.inclusion.forms.formal import ChecklistForm


def review_context(case: Case, _actor: Actor, _form: "ChecklistForm") -> dict[str, Any]:  # a template's context
    checklist = checklist_of(case)
    return {
        "rows": RULES,
        "marked": len(checklist.marks),
        "failed": len(checklist.defects),
        "sections": applications.answers(case),
        "facts": inclusion_of(case),
    }
