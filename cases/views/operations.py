"""For the administrator of the operator: failed background jobs with retry, and the proof of the event log."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from auth.enums import Role
from cases.models import Seal, Verification
from cases.seals import verify_and_keep
from cases.views.opening import acting
from institutions.access import rule
from institutions.account import frame_of
from kernel import jobs as outbox
from kernel.components import Crumb
from kernel.models import Job

PAGE = 50


@rule(Role.OPERATOR_ADMIN, basis="utrzymanie systemu")
def jobs(request: HttpRequest) -> HttpResponse:
    """Failed jobs with their reason and attempts; those that wait are counted."""
    context = {
        "frame": frame_of(acting(request)),
        "page": Paginator(Job.objects.failed(), PAGE).get_page(request.GET.get("strona", 1)),
        "waiting": Job.objects.waiting().count(),
        "crumbs": [Crumb("Zadania w tle")],
    }
    return render(request, "cases/jobs.html", context)


@rule(Role.OPERATOR_ADMIN, methods=("POST",), basis="utrzymanie systemu")
def retry_job(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts a failed job back in the queue."""
    job = get_object_or_404(Job, pk=pk)
    outbox.retry(job.pk)
    messages.success(request, f"Zadanie {job.pk} wróciło do kolejki. Za chwilę zobaczysz, czy się powiodło.")
    return redirect("cases:jobs")


@rule(Role.OPERATOR_ADMIN, methods=("GET", "POST"), basis="KRI § 20; dowód niezmienności dziennika zdarzeń")
def audit(request: HttpRequest) -> HttpResponse:
    """The daily seals and the last verification; a button proves the whole log now."""
    if request.method == "POST":
        proof = verify_and_keep()
        if proof.fault:
            messages.error(request, f"Dziennik jest naruszony: {proof.fault}.")
        else:
            messages.success(
                request, f"Sprawdzono zdarzenia ({proof.events}) i pieczęcie ({proof.seals}): zgadzają się."
            )
        return redirect("cases:audit")
    context = {
        "frame": frame_of(acting(request)),
        "page": Paginator(Seal.objects.order_by("-day"), PAGE).get_page(request.GET.get("strona", 1)),
        "last": Verification.objects.order_by("-at", "-id").first(),
        "crumbs": [Crumb("Dziennik zdarzeń")],
    }
    return render(request, "cases/audit.html", context)
