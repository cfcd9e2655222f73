"""A remark from anybody, and an opinion of an invited community. No account, no puzzle (art. 19 ust. 2)."""

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from institutions.access import rule
from kernel.components import Crumb
from kernel.refusals import GuardFailed, Refusal
from workflows.inclusion import consultation_throttle as throttle
from workflows.inclusion.consultation_intake import Said, require_open, take_in
from workflows.inclusion.consultation_parts import parts
from workflows.inclusion.forms.public_remark import PublicRemarkForm
from workflows.inclusion.models import ConsultationRemark
from workflows.inclusion.proceedings_public import PublicProceedings, by_sign
from workflows.inclusion.views.public import crumbs

SENT = "inclusion.consultation.sent"
TOO_LATE, TOO_MANY = 409, 429


def _shown(sign: str) -> PublicProceedings:
    found = by_sign(sign)
    if found is None or found.consultation is None:
        raise Http404
    return found


@rule("public", methods=("GET", "POST"), basis="art. 19 ust. 2")
def public_remark(request: HttpRequest, sign: str) -> HttpResponse:
    """The form of a remark on the part that the address names; `cel` is the whole qualification when empty."""
    shown = _shown(sign)
    known = parts(shown.case)
    target = request.GET.get("cel", "")
    if target not in known:
        raise Http404
    choices = [(one.target, one.full[:120]) for one in known.values()]
    if request.method == "POST":
        form = PublicRemarkForm(request.POST, targets=choices)
        return _send(request, shown, form)
    form = PublicRemarkForm(targets=choices, initial={"target": target})
    try:
        require_open(shown.consultation)
    except GuardFailed as refusal:
        return _page(request, shown, form, refused=refusal.sentence)
    return _page(request, shown, form)


def _send(request: HttpRequest, shown: PublicProceedings, form: PublicRemarkForm) -> HttpResponse:
    """Keeps the remark, or says why not, with the text where it was."""
    try:
        require_open(shown.consultation)
    except GuardFailed as refusal:
        return _page(request, shown, form, refused=refusal.sentence, status=TOO_LATE)
    valid = form.is_valid()
    status = 200
    if valid:
        try:
            throttle.require_human_pace(form.cleaned_data["stamp"])
            status = TOO_MANY
            throttle.count_one(request)
            status = TOO_LATE
            remark = _take(shown, form)
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return redirect("inclusion:public_sent", sign=shown.case.sign, number=_sealed(remark))
    return _page(request, shown, form, status=status)


def _take(shown: PublicProceedings, form: PublicRemarkForm) -> ConsultationRemark:
    words = form.cleaned_data
    return take_in(
        shown.case,
        Said(
            text=words["text"],
            target=words["target"],
            author=words["author"],
            name_public=words["name_public"],
            community=words["community"],
        ),
    )


def _sealed(remark: ConsultationRemark) -> str:
    return signing.dumps(remark.number, salt=SENT)


def _page(
    request: HttpRequest, shown: PublicProceedings, form: PublicRemarkForm, refused: str = "", status: int = 200
) -> HttpResponse:
    return render(
        request,
        "inclusion/public_remark.html",
        {
            "shown": shown,
            "form": form,
            "stamp": throttle.stamp(),
            "refused": refused,
            "kept": form.data.get("text", "") if form.is_bound else "",
            "crumbs": _crumbs(shown, _("Uwaga")),
        },
        status=status,
    )


def _crumbs(shown: PublicProceedings, last: str) -> list[Crumb]:
    page = reverse("inclusion:public_case", args=[shown.case.sign])
    return crumbs(
        Crumb(_("Konsultacje"), reverse("inclusion:consultations")), Crumb(shown.case.sign or "", page), Crumb(last)
    )


@rule("public", basis="art. 19 ust. 2")
def public_sent(request: HttpRequest, sign: str, number: str) -> HttpResponse:
    """Says that the remark came, under which number, and what happens to it next."""
    shown = _shown(sign)
    try:
        found = int(signing.loads(number, salt=SENT))
    except (signing.BadSignature, ValueError):
        raise Http404 from None
    return render(
        request,
        "inclusion/public_sent.html",
        {"shown": shown, "number": found, "crumbs": _crumbs(shown, _("Uwaga przyjęta"))},
    )
