"""Pages to read: what the law leaves open and how we decide it, and the procedures as the product takes them."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cases.enums import ACTOR_WORDS
from cases.open_points import OpenPoint, all_points, setting
from cases.procedure import Procedure, procedures, specs
from cases.procedure_page import full_name
from cases.spec import Spec
from cases.views.opening import acting
from institutions.access import rule
from institutions.account import frame_of
from kernel.components import Crumb


@dataclass(frozen=True, slots=True)
class Answer:
    """An open point with the value in force."""

    point: OpenPoint
    value: str
    default: str

    @property
    def changed(self) -> bool:
        return self.value != self.default


@rule("signed_in", basis="ustawienia są jawne dla pracujących w systemie")
def open_points(request: HttpRequest) -> HttpResponse:
    """Every question that the Act leaves open, the answer in force, its reason and article."""
    answers = [Answer(one, one.show(setting(one.code)), one.show(one.default)) for one in all_points()]
    context = {"frame": frame_of(acting(request)), "answers": answers, "crumbs": [Crumb("Zasady")]}
    return render(request, "cases/open_points.html", context)


@rule("signed_in", basis="przepisy jako kroki")
def law(request: HttpRequest) -> HttpResponse:
    """The procedures of the product."""
    found = [(one, full_name(one), reverse("cases:procedure", kwargs={"code": one.code})) for one in procedures()]
    context = {"frame": frame_of(acting(request)), "procedures": found, "crumbs": [Crumb("Przepisy jako kroki")]}
    return render(request, "cases/law.html", context)


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step as the table of a procedure shows it."""

    spec: Spec
    actor: str
    sources: str
    targets: str
    terms: str


@rule("signed_in", basis="przepisy jako kroki")
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """One procedure: its steps with actor, basis, stages and terms."""
    found = next((one for one in procedures() if one.code == code), None)
    if found is None:
        raise Http404
    lines = [_line(found, spec) for spec in specs(found).values()]
    context = {
        "frame": frame_of(acting(request)),
        "procedure": found,
        "name": full_name(found),
        "steps": [line for line in lines if line.spec.is_step],
        "acts": [line for line in lines if not line.spec.is_step],
        "terms": list(found.terms.values()),
        "crumbs": [Crumb("Przepisy jako kroki", reverse("cases:law")), Crumb(code)],
    }
    return render(request, "cases/procedure.html", context)


def _line(found: type[Procedure], spec: Spec) -> StepLine:
    return StepLine(
        spec=spec,
        actor=ACTOR_WORDS[spec.actor],
        sources=_words(found, spec.sources) or "każdy po złożeniu",
        targets=_words(found, spec.targets) if spec.is_step and spec.targets != spec.sources else "bez zmiany",
        terms=", ".join(spec.terms),
    )


def _words(found: type[Procedure], states: tuple[str, ...]) -> str:
    return ", ".join(found.statuses[state].word for state in states if state in found.statuses)
