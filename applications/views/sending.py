"""The last steps of the applicant: check the answers, make the statement, send, and see what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from applications.answers import AnswerItem, AnswerSection, answers_of
from applications.outlook import after_sending
from applications.views.checking import circulation_context
from applications.views.place import BASIS, ROLES, Place, place_of
from applications.views.tasks import item_href, why_not
from cases.forms import StepForm, form_class
from cases.service import Offer, available_steps, perform
from institutions.access import rule
from kernel.refusals import InvalidInput, Refusal

SENDING: Final = ("submit", "submit_corrected")
"""The steps by which an application leaves its organisation: the first filing and the corrected one."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing, with the page on which it is filled in."""

    sentence: str
    basis: str
    href: str


@rule(*ROLES, basis=BASIS, hidden=True)
def check(request: HttpRequest, case_id: int) -> HttpResponse:
    """Every answer with „Zmień”, and what is still missing (UX-6)."""
    place = place_of(request, case_id)
    if not place.case.is_draft and not place.is_correction:
        return redirect("applications:submitted", case_id)
    sections = answers_of(place.contents)
    context = {
        "place": place,
        "crumbs": place.crumbs("Sprawdź odpowiedzi"),
        "sections": _linked(place, sections),
        "missing": [
            Gap(one.sentence, one.basis, item_href(place, one.item) if place.may_edit else "")
            for one in place.progress.missing
        ],
        "why_not": why_not(place),
        **circulation_context(place),
    }
    return render(request, "applications/check.html", context)


def _linked(place: Place, sections: Sequence[AnswerSection]) -> list[AnswerSection]:
    """The answers with a way to change them, where something may be changed now."""
    return [replace(section, items=[_link(place, item) for item in section.items]) for section in sections]


def _link(place: Place, item: AnswerItem) -> AnswerItem:
    if place.is_correction:
        opened = {target.partition(":")[0] for target in place.corrections}
        questioned = any(answer.field.code in opened for answer in item.answers)
        return replace(item, href=place.href) if place.may_edit and questioned else item
    return replace(item, href=item_href(place, item.code)) if place.may_edit and place.case.is_draft else item


@rule(*ROLES, methods=("GET", "POST"), basis="art. 15 ust. 2 pkt 2, ust. 3 i 4", hidden=True)
def statement(request: HttpRequest, case_id: int) -> HttpResponse:
    """The literal statements, un-ticked, and the button that sends."""
    place = place_of(request, case_id)
    offer = _offer(place)
    if offer is None:
        return redirect("applications:submitted", case_id)
    if request.method != "POST":
        return _statement(request, place, offer, _form(place, offer))
    form = _form(place, offer, request)
    try:
        perform(
            place.case,
            offer.spec.name,
            actor=place.actor,
            data=request.POST,
            seen=request.POST.get("seen", ""),
        )
    except InvalidInput:
        return _statement(request, place, offer, form, status=422)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect(place.href)
    return redirect("applications:submitted", case_id)


def _offer(place: Place) -> Offer | None:
    """The step that sends the application in its state; None when it has been sent."""
    offers = {offer.spec.name: offer for offer in available_steps(place.case, place.actor)}
    found = (offers[name] for name in SENDING if name in offers)
    return next((offer for offer in found if place.case.state in offer.spec.sources), None)


def _form(place: Place, offer: Offer, request: HttpRequest | None = None) -> StepForm:
    return form_class(offer.spec.form)(request.POST if request else None, case=place.case, actor=place.actor)


def _statement(request: HttpRequest, place: Place, offer: Offer, form: StepForm, *, status: int = 200) -> HttpResponse:
    context = {
        "place": place,
        "crumbs": place.crumbs("Oświadczenie i wysłanie"),
        "form": form,
        "offer": offer,
        "refused": offer.refusal.sentence if offer.refusal else "",
        "after": after_sending(place.case.kind, place.contents.day),
        **circulation_context(place),
        "check_href": reverse("applications:check", args=[place.case.pk]),
    }
    return render(request, "applications/statement.html", context, status=status)
