"""The expert's compliance table: set by set, then the level and the sending. Saved by itself."""

from dataclasses import dataclass
from secrets import token_hex
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from applications.queries import final_description
from auth.enums import Role
from cases import service as engine
from cases.next_steps import reason_of
from cases.procedure import Procedure, specs
from cases.views.opening import acting, opened
from cases.views.step import done_sentence
from institutions.access import rule
from institutions.actor import Actor
from kernel import clock
from kernel.refusals import InvalidInput, Refusal
from register.outcomes import Outcome, OutcomeSet
from workflows.inclusion.forms.table import (
    ComplianceTableForm,
    TableEndForm,
    TableSetForm,
    codes_name,
    level_texts,
    note_name,
    set_rows,
)
from workflows.inclusion.models import LEVELS
from workflows.inclusion.table_draft import (
    ACT,
    COMMENT_LIMIT,
    COMPONENTS,
    LETTER,
    Writing,
    missing,
    save,
    seat_of,
    words_of,
    writing_of,
)

BASIS: Final = "art. 21 ust. 1 pkt 2"
SEND: Final = "wyslij"


@dataclass(frozen=True, slots=True)
class Table:
    """One expert's table on their page."""

    request: HttpRequest
    actor: Actor
    case: Procedure

    @property
    def offer(self) -> engine.Offer:
        return engine.offer_of(self.case, specs(type(self.case))[ACT], self.actor)

    @property
    def is_script(self) -> bool:
        return self.request.headers.get("HX-Request") == "true"

    def frame(self, key: str) -> dict[str, Any]:  # a template's context
        offer = self.offer
        return {
            "actor": self.actor,
            "case": self.case,
            "spec": offer.spec,
            "back": reverse("cases:case", kwargs={"pk": self.case.pk}),
            "seen": offer.token,
            "why": reason_of(offer),
            "tab": self.request.POST.get("tab", "")[:40] or token_hex(8),
            "key": f"{self.actor.person_id}/{self.case.pk}/{key}",
        }

    def said(self, *, refusal: Refusal | None = None, wrong: bool = False, **more: Any) -> HttpResponse:
        """The small answer for the script; `wrong` keeps in the browser what could not be saved."""
        state, status = ("refused", 409) if refusal else ("partly", 422) if wrong else ("saved", 200)
        context = {"state": state, "refusal": refusal, "at": clock.now(), **more}
        return render(self.request, "inclusion/table_saved.html", context, status=status)


def _table(request: HttpRequest, pk: int) -> Table:
    return Table(request, acting(request), opened(request, pk))


def _why_not(table: Table) -> HttpResponse | None:
    """Whoever may not write the table now is told why on the page of the step."""
    if table.offer.allowed:
        return None
    return redirect("cases:step", pk=table.case.pk, name=ACT)


# --- the level and the sending ----------------------------------------------------------------------


@rule(Role.EXPERT, methods=("GET", "POST"), basis=BASIS, hidden=True)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the table is, which levels it points to, the chosen level, and the button that sends it."""
    table = _table(request, pk)
    if request.method != "POST":
        return _why_not(table) or _end_page(table, ComplianceTableForm(case=table.case, actor=table.actor))
    form = TableEndForm(request.POST)
    form.is_valid()
    try:
        save(table.case, table.actor, end={name: form.cleaned_data[name] for name in form.cleaned_data})
    except Refusal as refusal:
        return table.said(refusal=refusal) if table.is_script else redirect("cases:step", pk=pk, name=ACT)
    if table.is_script:
        fresh = ComplianceTableForm(case=table.case, actor=table.actor)
        return table.said(wrong=bool(form.errors), end=fresh.context())
    if request.POST.get("do") == SEND:
        return _sent(table)
    messages.success(request, "Zapisano szkic tabeli. Zespół zobaczy ją, gdy ją wyślesz.")
    return redirect("inclusion:table", pk=pk)


def _end_page(table: Table, form: ComplianceTableForm, *, status: int = 200) -> HttpResponse:
    context = {**form.context(), **table.frame("tabela"), "form": form}
    return render(table.request, "inclusion/compliance_table.html", context, status=status)


def _sent(table: Table) -> HttpResponse:
    request, case = table.request, table.case
    try:
        event = engine.perform(case, ACT, actor=table.actor, data=request.POST, seen=request.POST.get("seen") or None)
    except InvalidInput:
        form = ComplianceTableForm(request.POST, case=case, actor=table.actor)
        form.is_valid()
        return _end_page(table, form, status=422)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("inclusion:table", pk=case.pk)
    messages.success(request, done_sentence(case, specs(type(case))[ACT], event))
    return redirect("cases:case", pk=case.pk)


# --- one set ----------------------------------------------------------------------------------------


@rule(Role.EXPERT, methods=("GET", "POST"), basis=BASIS, hidden=True)
def one_set(request: HttpRequest, pk: int, no: int) -> HttpResponse:
    """The outcomes of one set with their components; its address leads to exactly this set."""
    table = _table(request, pk)
    described = final_description(table.case)
    sets = described.learning_outcomes.sets
    found = next((one for one in sets if one.no == no), None)
    if found is None:
        raise Http404
    if request.method != "POST":
        form = TableSetForm(one=found)
        return _why_not(table) or _set_page(table, sets, form, described.proposed_pqf_level)
    form = TableSetForm(request.POST, one=found)
    form.is_valid()
    try:
        writing = save(table.case, table.actor, rows=form.rows())
    except Refusal as refusal:
        return table.said(refusal=refusal) if table.is_script else redirect("cases:step", pk=pk, name=ACT)
    if table.is_script:
        return table.said(wrong=bool(form.errors), rows=_drawn(form, writing), **_progress(table, sets, writing))
    if form.errors:
        return _set_page(table, sets, form, described.proposed_pqf_level, status=422)
    messages.success(request, f"Zapisano zestaw {found.no}.")
    later = [one.no for one in sets if one.no > no]
    if request.POST.get("do") == "dalej":
        return redirect("inclusion:table_set", pk, later[0]) if later else redirect("inclusion:table", pk)
    return redirect("inclusion:table_set", pk, no)


def _set_page(
    table: Table, sets: tuple[OutcomeSet, ...], form: TableSetForm, proposed: int | None, *, status: int = 200
) -> HttpResponse:
    writing = writing_of(seat_of(table.case, table.actor))
    context = {
        **table.frame(f"tabela-{form.set.no}"),
        "form": form,
        "set": form.set,
        "rows": _drawn(form, writing),
        "levels": level_texts(),
        "level_numbers": LEVELS,
        "proposed_level": proposed,
        "is_last": form.set.no == len(sets),
        **_progress(table, sets, writing),
    }
    return render(table.request, "inclusion/table_set.html", context, status=status)


def _progress(table: Table, sets: tuple[OutcomeSet, ...], writing: Writing) -> dict[str, Any]:  # a template's context
    gaps = missing(sets, writing)
    outcomes = [outcome for one in sets for outcome in one.outcomes]
    number, where = gaps[0] if gaps else ("", None)
    return {
        "case": table.case,
        "writing": writing,
        "set_rows": set_rows(table.case.pk, sets, writing),
        "answered": writing.answered(outcomes),
        "outcomes_count": len(outcomes),
        "next_number": number,
        "next_anchor": where.outcomes[int(number.split(".")[1]) - 1].id if where else "",
        "next_set": where.no if where else None,
    }


def _drawn(form: TableSetForm, writing: Writing) -> list[dict[str, Any]]:  # rows of a template
    """Each outcome with its checkboxes in lines of levels: what was just sent, else what is saved."""
    return [_row(form, number, outcome, writing) for number, outcome in enumerate(form.set.outcomes, start=1)]


def _row(form: TableSetForm, number: int, outcome: Outcome, writing: Writing) -> dict[str, Any]:  # as above
    name, chosen, note = codes_name(outcome.id), writing.codes(outcome.id), writing.note(outcome.id)
    if form.is_bound:
        chosen = tuple(form[name].value() or ())
        note = str(form[note_name(outcome.id)].value() or "")
    own = LETTER.get(outcome.kind) if outcome.kind else None
    return {
        "number": f"{form.set.no}.{number}",
        "outcome": outcome,
        "name": name,
        "note": note,
        "note_name": note_name(outcome.id),
        "limit": COMMENT_LIMIT,
        "errors": [*form[name].errors, *form[note_name(outcome.id)].errors] if form.is_bound else [],
        "chosen": [(code, words_of(code)) for code in chosen],
        "lines": [
            {
                "letter": letter,
                "word": word,
                "verb": verb,
                "own": letter == own,
                "cells": [(level, code := f"P{level}U_{letter}", code in chosen) for level in LEVELS],
            }
            for letter, word, verb in COMPONENTS
        ],
    }
