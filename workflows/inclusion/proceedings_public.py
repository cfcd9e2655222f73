"""What anybody may know of proceedings on inclusion: art. 19 ust. 1, and what the settings add."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.models import Case, Event
from cases.open_points import flag
from institutions.enums import OrganisationKind
from institutions.models import Organisation
from kernel import clock
from workflows.inclusion.models import Consultation
from workflows.inclusion.states import State

KINDS = ("INC_FM", "INC_SEC")
KIND_WORDS = {"INC_FM": _("kwalifikacja wolnorynkowa"), "INC_SEC": _("kwalifikacja sektorowa")}

GOING_ON: dict[str, str | Promise] = {
    State.PROCEEDINGS_OPEN: _("Postępowanie rozpoczęte"),
    State.CONSULTATION: _("Trwają konsultacje"),
    State.CONSULTED: _("Po konsultacjach"),
    State.EXPERTS_WORKING: _("Pracują eksperci"),
    State.OPINION_POSITIVE: _("Eksperci wydali opinię"),
    State.OPINION_NEGATIVE: _("Eksperci wydali opinię"),
    State.RI_OPINION: _("Opiniuje Rada Interesariuszy"),
    State.EXPERTS_RECONSIDER: _("Pracują eksperci"),
    State.EVALUATION: _("Minister ocenia wniosek"),
    State.ACCEPTED: _("Wniosek rozpatrzony pozytywnie"),
    State.INCLUDED: _("Kwalifikacja włączona"),
    State.INCLUDED_OPEN_FOR_IC: _("Kwalifikacja włączona"),
}
"""Stage → plain word. Which way an opinion went is not public before the result."""

ENDED_OTHERWISE: dict[str, str | Promise] = {
    State.REFUSED: _("Wniosek rozpatrzony negatywnie"),
    State.WITHDRAWN: _("Wniosek wycofany"),
}
"""Public only where the setting PUBLISH_REFUSALS says so."""


@dataclass(frozen=True, slots=True)
class PublicProceedings:
    """One case as the portal shows it."""

    case: Case
    started_on: date
    stage: str | Promise
    consultation: Consultation | None

    @property
    def kind(self) -> str | Promise:
        return KIND_WORDS[self.case.kind]

    @property
    def applicant(self) -> str | Promise:
        return public_name(self.case.applicant)

    @property
    def is_consulted_now(self) -> bool:
        return self.consultation is not None and self.consultation.closed_on is None

    @property
    def is_open_for_remarks(self) -> bool:
        return self.consultation is not None and self.consultation.takes_remarks_on(clock.today())

    @property
    def is_included(self) -> bool:
        return self.case.state in {State.INCLUDED, State.INCLUDED_OPEN_FOR_IC}


def public_name(applicant: Organisation) -> str | Promise:
    """The applicant's name; of a natural person only that it is one."""
    return _("osoba fizyczna") if applicant.is_person else applicant.name


def stages() -> dict[str, str | Promise]:
    """The states whose cases are public, with their words."""
    return {**GOING_ON, **ENDED_OTHERWISE} if flag("PUBLISH_REFUSALS") else GOING_ON


def opened() -> QuerySet[Event]:
    """The openings of all public proceedings, the newest first."""
    rows = Event.objects.filter(verb="open_proceedings", case__kind__in=KINDS, case__state__in=list(stages()))
    related = rows.select_related("case__applicant", "case__competent", "case__consultation")
    return related.order_by("-legal_day", "-id")


def stage_choices() -> list[tuple[str, str | Promise]]:
    """The stages to choose from: states of the same word are one stage, under the first of them."""
    firsts: dict[str, str] = {}
    for state, word in stages().items():
        firsts.setdefault(str(word), state)
    return [(state, word) for word, state in firsts.items()]


def found_by(stage: str, text: str) -> QuerySet[Event]:
    """Openings of cases of this stage whose title, sign or (unless a natural person) applicant has the text."""
    rows, known = opened(), stages()
    if stage in known:
        rows = rows.filter(case__state__in=[state for state, word in known.items() if str(word) == str(known[stage])])
    for word in text.split():
        named = Q(case__applicant__name__icontains=word) & ~Q(case__applicant__kind=OrganisationKind.PERSON)
        rows = rows.filter(Q(case__title__icontains=word) | Q(case__sign__icontains=word) | named)
    return rows


def consulted(*, open_on: date | None = None, past_on: date | None = None) -> QuerySet[Event]:
    """Openings of cases that take remarks on a day, the last day nearest first; or of those that do not any more."""
    rows = opened().filter(case__consultation__isnull=False)
    if open_on is not None:
        now = rows.filter(case__consultation__closed_on=None, case__consultation__until__gte=open_on)
        return now.order_by("case__consultation__until", "-id")
    if past_on is not None:
        over = Q(case__consultation__closed_on__isnull=False) | Q(case__consultation__until__lt=past_on)
        rows = rows.filter(over).order_by("-case__consultation__until", "-id")
    return rows


def public_view(opening: Event) -> PublicProceedings:
    """The case of an opening as the portal shows it."""
    case = opening.case
    return PublicProceedings(case, opening.legal_day, stages()[case.state], getattr(case, "consultation", None))


def by_sign(sign: str) -> PublicProceedings | None:
    """The public proceedings of this sign."""
    opening = opened().filter(case__sign=sign).first()
    return public_view(opening) if opening else None
