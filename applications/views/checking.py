"""Writer → checker → signatory inside the organisation: handing over, the checker's page, their verdict."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from applications import service
from applications.answers import AnswerItem, AnswerSection, answers_of
from applications.checking import REMARK_LIMIT, Circulation, is_circulated
from applications.progress import Task
from applications.views.place import BASIS, ROLES, Place, number_of, place_of
from auth.enums import Role
from institutions.access import rule
from institutions.models import Membership
from kernel import clock
from kernel.refusals import InvalidInput, Refusal, Stale

WHOLE = "calosc"
"""The name of the remark to the whole application in the form."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A part of the application before its checker: answers, what is lacking, the remark being written."""

    item: AnswerItem
    task: Task
    changed: bool
    text: str
    error: str

    @property
    def is_open(self) -> bool:
        """Whether something here asks for a look: the rest is folded."""
        return bool(self.changed or self.text or self.error or self.task.remark or self.task.missing)


@rule(*ROLES, methods=("POST",), basis=BASIS, hidden=True)
def hand_over(request: HttpRequest, case_id: int) -> HttpResponse:
    """The writer asks for a check."""
    text = request.POST.get("text", "")
    return _done(
        request,
        place_of(request, case_id),
        lambda place: service.hand_over(place.case, place.actor, text=text),
        "Przekazano wniosek do sprawdzenia. Osoby sprawdzające mają go w zadaniach.",
    )


@rule(*ROLES, methods=("GET", "POST"), basis=BASIS, hidden=True)
def review(request: HttpRequest, case_id: int) -> HttpResponse:
    """The checker reads every answer, pins remarks to parts, and returns the draft or approves it."""
    place = place_of(request, case_id)
    if not is_circulated(place.case):
        return redirect(place.href)
    if request.method != "POST" or not place.may_check:
        return _page(request, place, {}, {})
    remarks = {
        name.removeprefix("uwaga-"): text
        for name, text in request.POST.items()
        if name.startswith("uwaga-") and isinstance(text, str)
    }
    typed = {"" if code == WHOLE else code: text for code, text in remarks.items()}
    if request.POST.get("do") == "approve":
        if any(text.strip() for text in typed.values()):
            words = "Masz wpisane uwagi. Zwróć z nimi wniosek albo usuń je, zanim go zatwierdzisz."
            messages.error(request, words)
            return _page(request, place, typed, {}, status=422)
        return _approved(request, place)
    try:
        service.return_with(place.case, place.actor, typed)
    except InvalidInput as refusal:
        return _page(request, place, typed, refusal.errors, status=422)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return _page(request, place, typed, {}, status=409)
    messages.success(request, "Zwrócono wniosek do poprawy. Osoba, która go przekazała, ma to w zadaniach.")
    return redirect(place.href)


def _approved(request: HttpRequest, place: Place) -> HttpResponse:
    """The checker says that what the page showed may be signed; what changed since is shown first."""
    known = number_of(request.POST.get("revision", ""))
    try:
        service.approve_draft(place.case, place.actor, revision=-1 if known is None else known)  # which no draft has
    except Stale as refusal:
        messages.error(request, refusal.sentence)
        return redirect("applications:review", place.case.pk)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, "Wniosek sprawdzono. Może go złożyć osoba podpisująca.")
    return redirect(place.href)


def circulation_context(place: Place) -> dict[str, object]:
    """What the panel about the check shows: where the draft stands and who could take it."""
    if not is_circulated(place.case):
        return {}
    rows = (
        Membership.objects.on(clock.today())
        .filter(organisation_id=place.case.applicant_id, role__in=[Role.CHECKER, Role.SIGNATORY])
        .filter(person__is_active=True)
        .select_related("person")
        .order_by("person__family_name", "person__given_name", "id")
    )
    people = [(row.person, row.role) for row in rows]
    return {
        "circulation": place.circulation,
        "other_checkers": list(
            dict.fromkeys(one.get_full_name() for one, _role in people if one.pk != place.actor.person_id)
        ),
        "signatories": [one.get_full_name() for one, role in people if role == Role.SIGNATORY],
    }


def _page(
    request: HttpRequest,
    place: Place,
    typed: dict[str, str],
    errors: dict[str, list[str]],
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "place": place,
        "crumbs": place.crumbs("Sprawdzenie wniosku"),
        "sections": [(one, _reviewed(place, one, typed, errors)) for one in answers_of(place.contents)],
        "whole_text": typed.get("", ""),
        "whole_error": " ".join(errors.get("", [])),
        "whole": WHOLE,
        "limit": REMARK_LIMIT,
        "missing": place.progress.missing,
        "has_errors": bool(errors),
        "all_open": "rozwin" in request.GET,
        **circulation_context(place),
    }
    return render(request, "applications/review.html", context, status=status)


def _reviewed(
    place: Place, section: AnswerSection, typed: dict[str, str], errors: dict[str, list[str]]
) -> list[Reviewed]:
    tasks = {task.item.code: task for one in place.progress.sections for task in one.tasks}
    circulation: Circulation = place.circulation
    return [
        Reviewed(
            item,
            tasks[item.code],
            item.title in circulation.changed,
            typed.get(item.code, ""),
            " ".join(errors.get(item.code, [])),
        )
        for item in section.items
    ]


def _done(request: HttpRequest, place: Place, act: Callable[[Place], object], words: str) -> HttpResponse:
    try:
        act(place)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, words)
    return redirect(place.href)
