"""Beginning a draft and throwing it away."""

from datetime import timedelta
from typing import Final

from django.db import transaction

from applications.circumstances import ORGANISATION, PERSON
from applications.models import Application
from applications.prints import drop_prints
from applications.rights import EDITORS
from auth.enums import ORGANISATION_ROLES
from cases import service as cases
from cases.enums import CaseKind
from cases.models import DRAFT, Case
from institutions.actor import Actor
from institutions.enums import OFFICES, OrganisationKind
from institutions.models import Organisation
from kernel import clock
from kernel.refusals import GuardFailed, NotYourStep
from register.description import Description

DOUBLE_CLICK: Final = timedelta(seconds=10)
"""Within it a person who begins the same application again means the first one."""


def open_draft(kind: str, actor: Actor) -> Case:
    """A new draft for the organisation of the actor, with what the system knows of it already written in.

    Raises NotYourStep for people outside applicants' organisations, GuardFailed for an organisation outside
    the circle of the kind as far as it is known (art. 15a); the rest of the circle is checked by the formal review.
    """
    organisation = applicant_of(actor, kind)
    with transaction.atomic():
        case = cases.open_case(kind, organisation, actor)
        Application.objects.create(
            case=case,
            content=_known(kind, organisation),
            description=Description().model_dump(mode="json"),
            changed_at=clock.now(),
            changed_by_id=actor.person_id,
        )
        sector = organisation.sectors.order_by("id").first() if kind == CaseKind.INC_SEC else None
        if sector is not None:
            cases.describe(case, title="", division=None, sector=sector)
    return case


def open_draft_once(kind: str, actor: Actor) -> Case:
    """As `open_draft`; a second click is led to the draft that the first one began and nobody touched yet."""
    organisation = applicant_of(actor, kind)
    with transaction.atomic():
        Organisation.objects.select_for_update().values_list("pk").get(pk=organisation.pk)
        begun = Application.objects.filter(
            case__kind=kind,
            case__state=DRAFT,
            case__applicant_id=organisation.pk,
            revision=0,
            changed_by_id=actor.person_id,
            changed_at__gt=clock.now() - DOUBLE_CLICK,
        )
        again = begun.select_related("case").order_by("case_id").last()
        return again.case if again is not None else open_draft(kind, actor)


def applicant_of(actor: Actor, kind: str) -> Organisation:
    """The organisation for which the actor may begin an application of this kind, or a refusal that says why not."""
    organisation = Organisation.objects.filter(pk=actor.organisation_id or 0).first()
    if organisation is None or organisation.kind in OFFICES or not actor.has(*ORGANISATION_ROLES):
        raise NotYourStep("Wniosek zaczyna osoba z organizacji, która go składa, albo osoba fizyczna.")
    if not actor.has(*EDITORS):
        raise NotYourStep("Wniosek zaczyna osoba redagująca albo podpisująca w Twojej organizacji.")
    if kind == CaseKind.INC_SEC:
        _require_sectoral(organisation)
    return organisation


def _require_sectoral(organisation: Organisation) -> None:
    """Art. 15a: an organisation that is nation-wide under one of the Acts, or a sectoral council; never a person."""
    if organisation.is_person:
        raise GuardFailed("Wniosku o kwalifikację sektorową nie składa osoba fizyczna (art. 15a).")
    if not organisation.statutory_basis and organisation.kind != OrganisationKind.SECTOR_COUNCIL:
        raise GuardFailed(
            "Wniosek o kwalifikację sektorową składa organizacja ogólnopolska działająca na podstawie jednej z ustaw "
            "wymienionych w art. 15a albo sektorowa rada do spraw kompetencji."
        )


def _known(kind: str, organisation: Organisation) -> dict[str, object]:
    """What the register of organisations says already: asked for once, changeable here."""
    known: dict[str, object] = {
        "applicant.name": organisation.name,
        "applicant.seatAddress": organisation.address,
        "applicant.krs": organisation.krs,
        "applicant.filerEmail": organisation.email,
    }
    if kind == CaseKind.INC_FM:
        known["applicant.type"] = PERSON if organisation.is_person else ORGANISATION
        known["applicant.correspondenceAddress"] = organisation.correspondence_address
        known["applicant.taxId"] = _tax_id(organisation)
        known["applicant.runsBusiness"] = True if organisation.runs_business else None
    else:
        known["applicant.statutoryBasis"] = organisation.statutory_basis
        sector = organisation.sectors.order_by("id").first()
        known["sector"] = sector.code if sector else ""
    return {code: value for code, value in known.items() if value not in ("", None, {})}


def _tax_id(organisation: Organisation) -> dict[str, str]:
    if organisation.nip:
        return {"kind": "nip", "number": organisation.nip}
    return {"kind": "pesel", "number": organisation.pesel} if organisation.pesel else {}


def delete_draft(case: Case, actor: Actor) -> None:
    """Removes a draft with its content and history. Raises WrongState once it was submitted."""
    case_id = case.pk
    with transaction.atomic():
        cases.delete_draft(case, actor)
        transaction.on_commit(lambda: drop_prints(case_id))
