"""Who may write an application: people of the organisation that applies, by role, and only what is open."""

from applications.models import Application
from auth.enums import Role
from cases.models import Case
from documents.models import Delivery
from institutions.actor import Actor
from kernel.refusals import NotYourStep, WrongState

EDITORS = frozenset({Role.WRITER, Role.SIGNATORY})
CHECKERS = frozenset({Role.CHECKER, Role.SIGNATORY})


def belongs_to(actor: Actor, case: Case) -> bool:
    """Whether the person acts for the organisation that applies."""
    return actor.organisation_id is not None and actor.organisation_id == case.applicant_id


def may_edit(actor: Actor, case: Case) -> bool:
    return belongs_to(actor, case) and actor.has(*EDITORS)


def require_editor(actor: Actor, case: Case) -> None:
    """Raises NotYourStep for whoever may not write in this application."""
    if not may_edit(actor, case):
        raise NotYourStep("Wniosek pisze osoba redagująca albo podpisująca z organizacji, która go składa.")


def is_open(case: Case, application: Application) -> bool:
    """Whether anything may be changed now: the whole draft, or the fields that a call named."""
    return case.is_draft or bool(application.corrections)


def awaits_receipt(case: Case, application: Application) -> bool:
    """Whether a letter of the case waits unopened: what a call says, and opens, begins with its delivery."""
    if case.is_draft or not application.corrections:
        return False
    letters = Delivery.objects.filter(document__case_id=case.pk, organisation_id=case.applicant_id)
    return letters.filter(received_at=None, deemed_on=None).exists()


def open_fields(case: Case, application: Application) -> frozenset[str] | None:
    """Targets that may be changed now; None means all of them. Raises WrongState when none may."""
    return None if case.is_draft else require_open(case, application)


def require_open(case: Case, application: Application) -> frozenset[str]:
    """Targets of the open call. Raises WrongState when there is none, or it waits unopened."""
    if not application.corrections:
        raise WrongState(
            "Wniosek jest złożony i nie można go zmieniać. Gdyby czegoś brakowało, dostaniesz wezwanie do poprawy.",
            state=case.state,
        )
    if awaits_receipt(case, application):
        raise WrongState(
            "Najpierw potwierdź odbiór wezwania w skrzynce. Dopiero potem możesz poprawić wniosek (art. 18 ust. 4).",
            state=case.state,
        )
    return frozenset(application.corrections)
