"""Says of a remark of the round before that it still holds."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from auth.enums import Role
from cases.views.opening import acting, opened
from institutions.access import rule
from kernel.refusals import Refusal
from workflows.inclusion.second_round import carry


@rule(Role.REVIEWER, methods=("POST",), basis="art. 18 ust. 4–5")
def carry_remark(request: HttpRequest, pk: int, remark: int) -> HttpResponse:
    """The same remark goes to this round, and its rule is answered „Nie”."""
    actor, case = acting(request), opened(request, pk)
    if not actor.is_operator:
        raise Http404
    try:
        made = carry(case, actor, remark)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, f"Uwaga jest w tej rundzie. {made.rule}: odpowiedź „Nie”.")
    return redirect("cases:case", pk=case.pk)
