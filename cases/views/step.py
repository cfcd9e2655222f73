"""One step or act: what it does, its form, and every refusal in a sentence. What was typed is never lost."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cases import service
from cases.forms import StepForm, form_class
from cases.models import Event
from cases.next_steps import reason_of
from cases.outward import status_for
from cases.procedure import Procedure, spec_of
from cases.spec import Spec
from cases.statuses import status_of, tag_of
from cases.step_effects import effects
from cases.verbs import capitalised
from cases.views.opening import acting, opened
from institutions.access import rule
from institutions.account import frame_of
from institutions.actor import Actor
from kernel import clock, text
from kernel.components import Crumb, Fact
from kernel.refusals import InvalidInput, NotYourStep, Refusal, Stale, WrongState

PLAIN_TEMPLATE = "cases/step.html"
CONFLICT, FORBIDDEN = 409, 403
DOUBLE_CLICK = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A step on its way: who takes it in which case."""

    request: HttpRequest
    actor: Actor
    case: Procedure
    spec: Spec


@rule("signed_in", methods=("GET", "POST"), basis="krok sprawy widocznej dla osoby; kto go wykona, rozstrzyga silnik")
def step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Shows the step's form, or takes the step."""
    case = opened(request, pk)
    spec = spec_of(type(case), name)
    if spec is None or not spec.listed:
        raise Http404
    attempt = Attempt(request, acting(request), case, spec)
    return _take(attempt) if request.method == "POST" else _show(attempt)


def _show(attempt: Attempt) -> HttpResponse:
    offer = service.offer_of(attempt.case, attempt.spec, attempt.actor)
    if offer.refusal is not None:
        return _refused(attempt, offer.refusal)
    return _page(attempt, _form(attempt), offer)


def _take(attempt: Attempt) -> HttpResponse:
    request, spec = attempt.request, attempt.spec
    try:
        event = service.perform(
            attempt.case,
            spec.name,
            actor=attempt.actor,
            data=request.POST if spec.form else None,
            files=request.FILES if spec.form else None,
            seen=request.POST.get("seen", ""),
        )
    except InvalidInput as refusal:
        return _again(attempt, errors=refusal)
    except Stale as refusal:
        return _done_already(attempt) or _again(attempt, notice=refusal)
    except Refusal as refusal:
        return _done_already(attempt) or _refused(attempt, refusal)
    messages.success(request, done_sentence(attempt.case, spec, event))
    return redirect("cases:case", pk=attempt.case.pk)


def done_sentence(case: Procedure, spec: Spec, event: Event) -> str:
    """What happened and what is next."""
    sentences = [f"{capitalised(spec.done)}."]
    if event.source != event.target:
        sentences.append(f"Etap sprawy: {status_of(case).word}.")
    turn = case.turns.get(case.state)
    if spec.is_step and turn is not None:
        runs = case.next_due is not None and turn.term == case.next_term
        until = f", do dnia: {text.date_weekday(case.next_due)}" if case.next_due and runs else ""
        sentences.append(f"Następny krok: {turn.title}{until}.")
    return " ".join(sentences)


def _form(attempt: Attempt, *, errors: InvalidInput | None = None, bound: bool = False) -> StepForm | None:
    if not attempt.spec.form:
        return None
    cls = form_class(attempt.spec.form)
    if not bound:
        return cls(case=attempt.case, actor=attempt.actor)
    form = cls(attempt.request.POST, attempt.request.FILES, case=attempt.case, actor=attempt.actor)
    for name, sentences in (errors.errors if errors else {}).items():
        for sentence in sentences:
            field = name if name in form.fields else None
            if sentence not in form.errors.get(name if field else "__all__", []):
                form.add_error(field, sentence)
    return form


def _again(attempt: Attempt, *, errors: InvalidInput | None = None, notice: Stale | None = None) -> HttpResponse:
    """The form once more with all that was typed: with its errors, or with the word that the case moved on."""
    if notice is not None:
        attempt = replace(attempt, case=opened(attempt.request, attempt.case.pk))
    offer = service.offer_of(attempt.case, attempt.spec, attempt.actor)
    form = _form(attempt, errors=errors, bound=True)
    return _page(attempt, form, offer, notice=notice, status=CONFLICT if notice else 200)


def _page(
    attempt: Attempt, form: StepForm | None, offer: service.Offer, *, notice: Stale | None = None, status: int = 200
) -> HttpResponse:
    template = form.template_name_step if form is not None else PLAIN_TEMPLATE
    context: dict[str, Any] = {  # a template's context holds whatever it shows
        **_head(attempt),
        **(form.context() if form is not None else {}),
        "form": form,
        "effects": effects(attempt.case, attempt.spec),
        "seen": offer.token,
        "notice": notice.sentence if notice else "",
        "why": reason_of(offer),
    }
    return render(attempt.request, template, context, status=status)


def _head(attempt: Attempt) -> dict[str, Any]:
    case, spec = attempt.case, attempt.spec
    back = reverse("cases:case", kwargs={"pk": case.pk})
    return {
        "frame": frame_of(attempt.actor),
        "actor": attempt.actor,
        "case": case,
        "spec": spec,
        "status": tag_of(status_for(case, attempt.actor)),
        "back": back,
        "crumbs": [Crumb("Sprawy", reverse("cases:queue")), Crumb(str(case), back), Crumb(spec.label)],
    }


def _refused(attempt: Attempt, refusal: Refusal) -> HttpResponse:
    status = FORBIDDEN if isinstance(refusal, NotYourStep) else CONFLICT
    context = {
        **_head(attempt),
        "sentence": refusal.sentence,
        "moved_on": isinstance(refusal, WrongState),
        "typed": _typed(attempt),
    }
    return render(attempt.request, "cases/step_refused.html", context, status=status)


def _typed(attempt: Attempt) -> list[Fact]:
    """Texts of a form that cannot be sent any more, to be copied. Whatever has two words counts as typed."""
    if not attempt.spec.form:
        return []
    known = form_class(attempt.spec.form).base_fields
    texts = ((name, text.strip()) for name, text in attempt.request.POST.items() if isinstance(text, str))
    return [
        Fact(str(known[name].label) if name in known else "Tekst z formularza", text)
        for name, text in texts
        if " " in text and name != "csrfmiddlewaretoken"
    ]


def _done_already(attempt: Attempt) -> HttpResponse | None:
    """A second click on the same button: the step was taken, by the same person, just now.

    After `DOUBLE_CLICK` it is another form of the same step, whose text must come back.
    """
    last = Event.objects.filter(case_id=attempt.case.pk).order_by("-seq").first()
    if last is None or last.verb != attempt.spec.name or last.person_id_ref != attempt.actor.person_id:
        return None
    if clock.now() - last.recorded_at > DOUBLE_CLICK:
        return None
    when = clock.local(last.recorded_at)
    messages.info(attempt.request, f"Ten krok jest już zapisany: {attempt.spec.done}, {when:%d.%m.%Y, %H:%M}.")
    return redirect("cases:case", pk=attempt.case.pk)
