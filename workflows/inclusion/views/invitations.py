"""Invitations to a consultation: the officer sends them, the invited community answers by its own link."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cases.forms import TextField
from cases.views.opening import acting, opened
from documents.service import FILE_HELP
from institutions.access import rule
from institutions.account import frame_of
from kernel.components import Crumb
from kernel.refusals import InvalidInput, Refusal
from workflows.inclusion import consultation_invitations as invitations
from workflows.inclusion.consultation_intake import require_open
from workflows.inclusion.consultation_moderation import may_lead
from workflows.inclusion.consultation_parts import parts
from workflows.inclusion.forms.public_remark import InvitedOpinionForm
from workflows.inclusion.models import ConsultationInvitation
from workflows.inclusion.record import record_of

BASIS = "art. 19 ust. 2"


class InvitationForm(forms.Form):
    """Whom to ask."""

    name = TextField(
        label="Środowisko",
        max_length=300,
        help_text="Organizacja, szkoła, izba. Tak podpiszemy jej opinię.",
        error_messages={"required": "Wpisz nazwę środowiska."},
    )
    email = forms.EmailField(
        label="Adres e-mail",
        help_text="Najlepiej ogólny adres organizacji. Usuniemy go po zakończeniu konsultacji.",
        error_messages={"required": "Wpisz adres e-mail.", "invalid": "Wpisz adres e-mail w postaci nazwa@domena."},
    )


@rule("signed_in", methods=("GET", "POST"), basis=BASIS)
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """The officer's list of invitations, with a form for one more."""
    case, actor = opened(request, pk), acting(request)
    consultation = record_of(case).consultation
    if consultation is None or not may_lead(actor, case):
        raise Http404
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        site = request.build_absolute_uri("/").rstrip("/")
        try:
            row = invitations.invite(case, actor, form.cleaned_data["name"], form.cleaned_data["email"], site)
        except InvalidInput as refusal:
            form.add_error("email", str(refusal.sentence))
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, f"Zaproszenie wysyłamy: {row.name}.")
            return redirect("inclusion:invitations", pk=pk)
    rows = ConsultationInvitation.objects.filter(case_id=pk).prefetch_related("remarks").order_by("id")
    return render(
        request,
        "inclusion/consultation_invitations.html",
        {
            "frame": frame_of(actor),
            "case": case,
            "consultation": consultation,
            "form": form,
            "rows": [(row, list(row.remarks.all())) for row in rows],
            "crumbs": [Crumb(case.title, reverse("cases:case", args=[pk])), Crumb("Zaproszenia do konsultacji")],
        },
    )


@rule("signed_in", methods=("POST",), basis=BASIS)
def take_back(request: HttpRequest, pk: int, invitation_id: int) -> HttpResponse:
    """Ends an invitation that nobody answered."""
    case = opened(request, pk)
    try:
        invitations.take_back(case, acting(request), invitation_id)
        messages.success(request, "Zaproszenie wycofano. Odsyłacz z wiadomości już nie działa.")
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect("inclusion:invitations", pk=pk)


@rule("public", methods=("GET", "POST"), basis=BASIS)
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link of an invitation: the opinion and a file."""
    row = invitations.by_token(token)
    if row is None:
        raise Http404
    choices = [(one.target, one.full[:120]) for one in parts(row.case).values()]
    form = InvitedOpinionForm(request.POST or None, request.FILES or None, targets=choices)
    form.fields["file"].help_text = FILE_HELP
    refused, given = "", None
    try:
        require_open(row.case.consultation)
        if request.method == "POST" and form.is_valid():
            words = form.cleaned_data
            given = invitations.give_opinion(row, words["text"], words["target"], words["file"])
    except InvalidInput as refusal:
        for sentence in (one for group in refusal.errors.values() for one in group):
            form.add_error("file", sentence)
    except Refusal as refusal:
        refused = refusal.sentence
    return render(
        request,
        "inclusion/public_invited.html",
        {
            "invitation": row,
            "case": row.case,
            "consultation": row.case.consultation,
            "form": form,
            "refused": refused,
            "given": given,
            "earlier": list(row.remarks.order_by("number")),
        },
        status=409 if refused and request.method == "POST" else 200,
    )
