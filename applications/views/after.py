"""After submission: where the case is, what waits for whom, letters, questions, withdrawal, beginning anew."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from applications import service
from applications.again import may_begin_again
from applications.queries import last_snapshot, snapshots
from applications.views.place import BASIS, ROLES, Place, place_of
from cases import queries as cases
from cases.asking import mark_read, unread
from cases.forms import QuestionForm
from cases.procedure import as_procedure, procedure_for, spec_of
from cases.questions import ASKED, NO_LETTER, questions_of
from cases.service import Offer, offer_of, perform
from documents.models import Document
from documents.panels import letter_row
from documents.queries import documents_of, letters_of
from institutions.access import rule
from kernel import clock
from kernel.refusals import InvalidInput, Refusal
from kernel.waiting import next_look

SENDING = frozenset({"submit", "submit_corrected"})
PAPERS = frozenset({"upp", "application"})
NOW, DONE, AHEAD = "now", "done", "ahead"


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the way: done, where the case is now, or ahead (a plan, not a promise)."""

    title: str
    state: str


@rule(*ROLES, basis=BASIS, hidden=True)
def submitted(request: HttpRequest, case_id: int) -> HttpResponse:
    """The home of a sent application (UX-7): number, time, UPP, hash; afterwards where the case is and until when."""
    place = place_of(request, case_id)
    if place.case.is_draft:
        return redirect(place.href)
    return _page(request, place, _question_form(place))


@rule(*ROLES, methods=("POST",), basis=BASIS, hidden=True)
def ask(request: HttpRequest, case_id: int) -> HttpResponse:
    """Sends an ordinary question to whoever leads the case."""
    place = place_of(request, case_id)
    if place.case.is_draft:
        return redirect(place.href)
    form = QuestionForm(request.POST, case=place.case, actor=place.actor)
    try:
        perform(place.case, ASKED, actor=place.actor, data=request.POST, seen=request.POST.get("seen") or None)
    except InvalidInput:
        return _page(request, place, form, status=422)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return _page(request, place, form, status=409)
    messages.success(request, "Pytanie trafiło do osoby, która prowadzi sprawę. Odpowiedź znajdziesz na tej stronie.")
    return _back(place, "pytania")


@rule(*ROLES, methods=("POST",), basis=BASIS, hidden=True)
def read(request: HttpRequest, case_id: int) -> HttpResponse:
    """The answers were read: they no longer stand among what waits for the organisation."""
    place = place_of(request, case_id)
    mark_read(place.case)
    return _back(place, "pytania")


@rule(*ROLES, methods=("POST",), basis=BASIS, hidden=True)
def begin_again(request: HttpRequest, case_id: int) -> HttpResponse:
    """Begins a new draft with the answers of an application that failed."""
    place = place_of(request, case_id)
    try:
        fresh = service.open_again(place.case, place.actor)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("applications:submitted", place.case.pk)
    messages.success(request, "Zaczęto nowy wniosek z treścią poprzedniego. Dołącz pliki i wnieś nową opłatę.")
    return redirect("applications:tasks", fresh.pk)


def _back(place: Place, anchor: str) -> HttpResponse:
    return redirect(reverse("applications:submitted", args=[place.case.pk]) + f"#{anchor}")


def _question_form(place: Place) -> QuestionForm:
    return QuestionForm(case=place.case, actor=place.actor)


def _page(request: HttpRequest, place: Place, form: QuestionForm, *, status: int = 200) -> HttpResponse:
    case = as_procedure(place.case)
    papers = [one for one in documents_of(case, place.actor) if one.template in PAPERS]
    snapshot = last_snapshot(case)
    told = cases.outward_of(case)
    terms = cases.clock(case)
    context = {
        "place": place,
        "crumbs": place.crumbs(),
        "status": cases.tag_of(cases.status_for(case, place.actor)),
        "told": told,
        "stages": stages(place),
        "is_over": case.state in case.terminal,
        "is_fresh": _is_fresh(place),
        "terms": [term for term in terms if term.is_running],
        "mine": _my_turn(place, terms),
        "papers": papers,
        "upp": _newest(papers, "upp"),
        "look": next_look(request) if any(not one.is_ready for one in papers) else None,
        "snapshot": snapshot,
        "sent_on": clock.day_of(snapshot.created_at) if snapshot else None,
        "versions": snapshots(case).count(),
        "letters": [letter_row(one, place.actor) for one in letters_of(case, place.actor)],
        "case_href": reverse("cases:case", args=[case.pk]),
        "questions": questions_of(case),
        "unread": unread(case),
        "question_form": form,
        "ask": _offer(place, ASKED),
        "no_letter": NO_LETTER,
        "withdraw": _offer(place, "withdraw"),
        "may_begin_again": may_begin_again(case) and place.is_editor,
        "leads": _leads(place),
    }
    return render(request, "applications/submitted.html", context, status=status)


def stages(place: Place) -> list[Stage]:
    """The whole way, in the order of the law."""
    procedure = procedure_for(place.case.kind)
    titles = list(dict.fromkeys(one.stage for one in procedure.outward.values() if one.stage))
    reached = cases.stage_of(place.case)
    if not reached:
        return []
    here = titles.index(reached)
    over = place.case.state in procedure.terminal
    if place.case.state in procedure.failed:
        titles = titles[: here + 1]
    return [
        Stage(title, DONE if index < here or (over and index == here) else NOW if index == here else AHEAD)
        for index, title in enumerate(titles)
    ]


def _is_fresh(place: Place) -> bool:
    """Whether nothing happened since the applicant sent the application: the page is then a confirmation."""
    last = place.case.events.filter(is_step=True).order_by("-seq").values_list("verb", flat=True).first()
    return last in SENDING


def _my_turn(place: Place, terms: Sequence[cases.TermView]) -> bool:
    """Whether the applicant is the one for whom the case waits."""
    return bool(place.application.corrections) and not place.case.is_draft and bool(terms)


def _leads(place: Place) -> str:
    """Who leads the case now, by name, as far as somebody does."""
    person = place.case.officer or (None if place.case.competent_id else place.case.owner)
    return person.get_full_name() if person else ""


def _offer(place: Place, name: str) -> Offer | None:
    case = as_procedure(place.case)
    spec = spec_of(type(case), name)
    return offer_of(case, spec, place.actor) if spec else None


def _newest(papers: Sequence[Document], template: str) -> Document | None:
    return next((one for one in papers if one.template == template), None)
