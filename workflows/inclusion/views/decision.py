"""The officer's page of the draft of the result: read, saved by itself, sent; similar qualifications (art. 18a)."""

import json
from dataclasses import dataclass
from secrets import token_hex
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from applications import queries as applications, similar
from applications.conflicts import digests_from
from applications.differences import compared
from auth.enums import Role
from cases import service as engine
from cases.next_steps import reason_of
from cases.outward import status_for
from cases.procedure import Procedure, specs
from cases.statuses import tag_of
from cases.step_effects import effects
from cases.views.opening import acting, opened
from cases.views.step import done_sentence
from institutions.access import rule
from institutions.account import frame_of
from institutions.actor import Actor
from kernel.components import Diff
from kernel.refusals import InvalidInput, Refusal, Stale
from register import queries as register
from workflows.inclusion import decision_writing
from workflows.inclusion.decision_draft import draft_of
from workflows.inclusion.decision_materials import find_material
from workflows.inclusion.decision_page import page_address, search_context
from workflows.inclusion.decision_writing import ACT, LABELS, QUALITY
from workflows.inclusion.forms.decision import DecisionDraftForm
from workflows.inclusion.models import DecisionDraft
from workflows.inclusion.states import State

BASIS: Final = "art. 21b; art. 18a"
WRITERS: Final = (Role.OFFICER, Role.MINISTER)
SEND: Final = "wyslij"


@dataclass(frozen=True, slots=True)
class Writing:
    """The draft of one case on one person's page."""

    request: HttpRequest
    actor: Actor
    case: Procedure

    def form(self, data: Any = None) -> DecisionDraftForm:  # raw form input
        return DecisionDraftForm(data, case=self.case, actor=self.actor)

    def page(self, form: DecisionDraftForm, *, status: int = 200, **more: Any) -> HttpResponse:  # a template's context
        spec = specs(type(self.case))[ACT]
        offer = engine.offer_of(self.case, spec, self.actor)
        context = {
            "frame": frame_of(self.actor),
            "actor": self.actor,
            "case": self.case,
            "spec": spec,
            "status": tag_of(status_for(self.case, self.actor)),
            "back": reverse("cases:case", kwargs={"pk": self.case.pk}),
            **form.context(),
            "form": form,
            "effects": effects(self.case, spec),
            "seen": offer.token,
            "why": reason_of(offer),
            "tab": self.request.POST.get("tab", "")[:40] or token_hex(8),
            **more,
        }
        if not form.evaluated:
            context |= search_context(self.case, draft_of(self.case), self.request.GET.get("szukaj", ""))
        return render(self.request, "inclusion/decision_draft.html", context, status=status)

    def back(self, anchor: str = "") -> HttpResponse:
        return redirect(f"{page_address(self.case.pk)}{anchor}")


def _writing(request: HttpRequest, pk: int) -> Writing:
    return Writing(request, acting(request), opened(request, pk))


@rule(*WRITERS, basis=BASIS)
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; whoever may not write the draft now is told why on the page of the step."""
    writing = _writing(request, pk)
    if decision_writing.refusal_of(writing.case, writing.actor) is not None:
        return redirect("cases:step", pk=pk, name=ACT)
    return writing.page(writing.form())


@rule(*WRITERS, methods=("POST",), basis=BASIS)
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Saves what stands in the form, by itself or before a button does something: quotes, chooses, sends."""
    writing, do = _writing(request, pk), request.POST.get("do", "")
    form = writing.form(request.POST)
    values, wrong = form.worth_keeping()
    try:
        written = decision_writing.save_draft(
            writing.case, writing.actor, values, seen=digests_from(request.POST.get("widziane", ""))
        )
    except Refusal as refusal:
        return _refused(writing, form, refusal)
    if request.headers.get("HX-Request") == "true":
        return _autosaved(writing, written, wrong)
    if do == SEND:
        return _send(writing)
    try:
        return _done(writing, do)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return writing.back()


def _autosaved(writing: Writing, written: decision_writing.Written, wrong: list[str]) -> HttpResponse:
    """A small answer for the script: when it was saved, or what is left."""
    context = {
        "saved": written,
        "unsaved": wrong,
        "state": "partly" if wrong else "saved",
        "seen_words": _seen_words(written),
        "left": f"Inna osoba zmieniła w międzyczasie: {', '.join(written.left)}." if written.left else "",
    }
    return render(writing.request, "inclusion/decision_saved.html", context, status=422 if wrong else 200)


def _seen_words(written: decision_writing.Written) -> str:
    return json.dumps(dict(written.seen), separators=(",", ":"))


def _refused(writing: Writing, form: DecisionDraftForm, refusal: Refusal) -> HttpResponse:
    """Nothing was saved: the form again with all that was typed, and beside it what stands there."""
    if writing.request.headers.get("HX-Request") == "true":
        state = "conflict" if isinstance(refusal, Stale) else "refused"
        context = {"refusal": refusal, "state": state, "form_id": "projekt"}
        return render(writing.request, "inclusion/decision_saved.html", context, status=409)
    return writing.page(form, status=409, refusal=refusal.sentence, conflicts=_conflicts(refusal))


def _conflicts(refusal: Refusal) -> list[Diff]:
    """Both texts of every part that two people changed."""
    theirs, mine = refusal.facts.get("theirs"), refusal.facts.get("mine")
    if not (isinstance(refusal, Stale) and isinstance(theirs, dict) and isinstance(mine, dict)):
        return []
    return [
        Diff("Zapisany", "Twój", [compared(str(theirs[name] or ""), str(mine[name] or ""), LABELS[name])])
        for name in mine
    ]


def _done(writing: Writing, do: str) -> HttpResponse:
    """What a button asked for after the save."""
    case, actor = writing.case, writing.actor
    what, _colon, which = do.partition(":")
    if what == "cytuj":
        material = find_material(case, which)
        if material is None:
            raise Http404
        decision_writing.quote(case, actor, material.quotation)
        return writing.back("#id_justification")
    if what in {"dodaj", "usun"}:
        if register.by_code(which) is None:
            raise Http404
        decision_writing.choose_similar(case, actor, which, chosen=what == "dodaj")
        return writing.back("#wybrane")
    if what == "opis":
        return redirect("inclusion:final", pk=case.pk)
    messages.success(writing.request, "Zapisano projekt. Nikt go jeszcze nie dostał.")
    return writing.back()


def _send(writing: Writing) -> HttpResponse:
    """Sends the draft as it is stored now."""
    request, case = writing.request, opened(writing.request, writing.case.pk)
    data = as_form_data(draft_of(case))
    try:
        event = engine.perform(case, ACT, actor=writing.actor, data=data, seen=request.POST.get("seen", ""))
    except InvalidInput:
        return _writing(request, case.pk).page(writing.form(data), status=422)
    except Refusal as refusal:
        fresh = _writing(request, case.pk)
        return fresh.page(fresh.form(data), status=409, refusal=refusal.sentence)
    messages.success(request, done_sentence(case, specs(type(case))[ACT], event))
    return redirect("cases:case", pk=case.pk)


def as_form_data(draft: DecisionDraft | None) -> dict[str, str]:
    """The stored draft as its form would send it."""
    one = draft or DecisionDraft()
    return {
        "kind": str(one.kind),
        "justification": one.justification,
        "level": str(one.level or ""),
        "review_due": one.review_due.isoformat() if one.review_due else "",
        **{name: str(one.quality.get(key, "")) for name, key in QUALITY.items()},
        "ic_conditions": one.ic_conditions,
        "similar": ", ".join(one.similar),
    }


@rule(Role.OFFICER, Role.DIRECTOR, Role.MINISTER, basis="art. 18a")
def compare(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """The qualification of the application beside one entry of the register."""
    actor, case = acting(request), opened(request, pk)
    if case.competent_id is None:
        raise Http404
    here = applications.reading(case)
    comparison = similar.compare(here, code)
    if comparison is None:
        raise Http404
    chosen = draft_of(case)
    context = {
        "frame": frame_of(actor),
        "case": case,
        "comparison": comparison,
        "entry": comparison.likeness.entry,
        "mine": here.description,
        "is_chosen": chosen is not None and code in chosen.similar,
        "may_choose": case.state == State.WITH_MINISTER and decision_writing.refusal_of(case, actor) is None,
        "save_href": reverse("inclusion:similar_choose", args=[pk, code]),
        "back": page_address(pk),
    }
    return render(request, "inclusion/similar_compare.html", context)


@rule(*WRITERS, methods=("POST",), basis="art. 18a")
def choose(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Names the entry in the draft as similar, or no longer."""
    writing = _writing(request, pk)
    if register.by_code(code) is None:
        raise Http404
    try:
        decision_writing.choose_similar(writing.case, writing.actor, code, chosen=request.POST.get("do") == "dodaj")
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return writing.back("#wybrane")
