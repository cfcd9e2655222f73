"""The roster of experts: every ministry reads it and keeps it. It proposes; art. 21 ust. 2 decides."""

from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from auth.enums import Role
from cases.views.opening import acting
from institutions.access import rule
from institutions.account import frame_of
from institutions.queries import expert_entries, experts
from institutions.service import keep_expert
from kernel import clock
from kernel.components import Crumb
from kernel.text import fold
from workflows.inclusion.forms.expert import ExpertEntryForm
from workflows.inclusion.team_roster import roster

BASIS: Final = "art. 21 ust. 2"
TITLE: Final = "Wykaz ekspertów"
KEEPERS: Final = (Role.OFFICER, Role.DIRECTOR, Role.MINISTER)


@rule(*KEEPERS, basis=BASIS)
def experts_list(request: HttpRequest) -> HttpResponse:
    """Everybody who may be appointed; `q` searches in names, fields and notes."""
    query = request.GET.get("q", "").strip()
    found = [
        one
        for one in roster()
        if all(
            word in fold(f"{one.person.get_full_name()} {one.fields} {one.entry.note if one.entry else ''}")
            for word in fold(query).split()
        )
    ]
    context = {"frame": frame_of(acting(request)), "crumbs": [Crumb(TITLE)], "found": found, "q": query}
    return render(request, "inclusion/experts.html", context)


@rule(*KEEPERS, methods=("GET", "POST"), basis=BASIS)
def expert(request: HttpRequest, person_id: int) -> HttpResponse:
    """What the roster says of one expert; a change holds from today."""
    person = get_object_or_404(experts(clock.today()), pk=person_id)
    entry = expert_entries(clock.today()).filter(person=person).first()
    form = ExpertEntryForm(request.POST or None, instance=entry)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        keep_expert(
            person,
            sectors=data["sectors"],
            divisions=data["divisions"],
            standards=data["standards"],
            note=data["note"],
        )
        messages.success(request, f"Zapisano wpis: {person.get_full_name()}.")
        return redirect("inclusion:experts")
    context = {
        "frame": frame_of(acting(request)),
        "crumbs": [Crumb(TITLE, reverse("inclusion:experts")), Crumb(person.get_full_name())],
        "form": form,
        "person": person,
        "entry": entry,
    }
    return render(request, "inclusion/expert.html", context)
