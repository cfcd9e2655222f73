"""The officer's table of remarks: moderation, positions, files. Everybody inside the case may read it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cases.procedure import Procedure
from cases.views.opening import acting, opened
from documents.models import Attachment
from documents.panels import file_row
from institutions.access import rule
from institutions.account import frame_of
from institutions.actor import Actor
from kernel import clock
from kernel.components import Crumb
from kernel.refusals import InvalidInput, Refusal
from kernel.text import plural
from workflows.inclusion import consultation_moderation as moderation, consultation_table as table
from workflows.inclusion.consultation_invitations import field_of
from workflows.inclusion.consultation_parts import parts
from workflows.inclusion.models import Consultation, ConsultationRemark
from workflows.inclusion.models.consultation import Position
from workflows.inclusion.panels.audience import is_inside
from workflows.inclusion.receipt import were_received
from workflows.inclusion.record import record_of

BASIS = "art. 19 ust. 2; sprawa widoczna dla osoby, zmienia ją minister właściwy"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _consulted(request: HttpRequest, pk: int, *, applicant: bool = False) -> tuple[Procedure, Actor, Consultation]:
    """The case with its consultation; the applicant may have the files once the conclusions were received."""
    case, actor = opened(request, pk), acting(request)
    row = record_of(case).consultation
    own = applicant and actor.organisation_id == case.applicant_id and row is not None and row.closed_on is not None
    allowed = is_inside(case, actor) or (own and all(were_received(case, "consultation_conclusions")))
    if row is None or not allowed:
        raise Http404
    return case, actor, row


def _writes(case: Procedure, actor: Actor, row: Consultation) -> bool:
    return row.closed_on is None and moderation.may_lead(actor, case)


@rule("signed_in", basis=BASIS)
def remarks(request: HttpRequest, pk: int) -> HttpResponse:
    """The table, by part, with what waits."""
    case, actor, row = _consulted(request, pk)
    filters = table.Filters.read(request.GET)
    page = table.page_of(case, filters, request.GET.get("strona"))
    return render(
        request,
        "inclusion/consultation_table.html",
        {
            "frame": frame_of(actor),
            "case": case,
            "consultation": row,
            "writes": _writes(case, actor, row),
            "progress": table.progress_of(case),
            "filters": filters,
            "states": [(key, word, key == filters.state) for key, word, _rule in table.STATES],
            "parts": [(one.target, one.full[:80], one.target == filters.part) for one in parts(case).values()],
            "all_parts": filters.part is None,
            "page_obj": page,
            "groups": table.groups(case, page),
            "positions": Position.choices,
            "today": clock.today(),
            "crumbs": _crumbs(case, Crumb("Uwagi z konsultacji")),
        },
    )


def _crumbs(case: Procedure, *more: Crumb) -> list[Crumb]:
    return [Crumb(case.title or str(case), reverse("cases:case", args=[case.pk])), *more]


@rule("signed_in", methods=("POST",), basis=BASIS)
def chosen(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows, hides or answers the chosen remarks at once."""
    case, actor, _row = _consulted(request, pk)
    numbers = [int(one) for one in request.POST.getlist("nr") if one.isdecimal() and len(one) < 9]
    back = f"{reverse('inclusion:remarks', args=[pk])}?{table.Filters.read(request.POST).query}"
    if not numbers:
        messages.error(request, "Nie zaznaczono żadnej uwagi. Zaznacz uwagi w zestawieniu.")
        return redirect(back)
    try:
        messages.success(request, _done(request, case, actor, numbers))
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect(back)


def _done(request: HttpRequest, case: Procedure, actor: Actor, numbers: list[int]) -> str:
    what = request.POST.get("do", "")
    if what == "show":
        many, done = moderation.show(case, actor, numbers), "Pokazano na portalu"
    elif what == "hide":
        many, done = moderation.hide(case, actor, numbers, request.POST.get("reason", "")), "Ukryto"
    elif what == "answer":
        position, change = request.POST.get("position", ""), request.POST.get("change", "")
        many, done = moderation.answer_alike(case, actor, numbers, position, change), "Zapisano stanowisko:"
    else:
        raise Http404
    return f"{done} {many} {plural(many, 'uwagę', 'uwagi', 'uwag')}."


@rule("signed_in", methods=("GET", "POST"), basis=BASIS)
def remark(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One remark with everything that may be done with it; a saved answer comes back as its row."""
    case, actor, row = _consulted(request, pk)
    found = moderation.remarks_of(case).select_related("answered_by").filter(number=number).first()
    if found is None:
        raise Http404
    errors: dict[str, list[str]] = {}
    if request.method == "POST":
        try:
            said = _change(request, case, actor, number)
        except InvalidInput as refusal:
            errors = dict(refusal.errors)
        except Refusal as refusal:
            errors = {"": [refusal.sentence]}
        found = moderation.remarks_of(case).select_related("answered_by").get(number=number)
        if not errors and not _is_swap(request):
            messages.success(request, said)
            back = f"{reverse('inclusion:remarks', args=[pk])}?{table.Filters.read(request.POST).query}"
            return redirect(f"{back}#uwaga-{number}")
    context = _context(request, case, found, errors) | {"writes": _writes(case, actor, row), "frame": frame_of(actor)}
    template = "inclusion/consultation_answered.html" if _is_swap(request) else "inclusion/consultation_remark.html"
    return render(request, template, context, status=422 if errors and not _is_swap(request) else 200)


def _context(
    request: HttpRequest, case: Procedure, found: ConsultationRemark, errors: dict[str, list[str]]
) -> dict[str, Any]:  # a template's context
    typed = request.POST if errors else None
    return {
        "case": case,
        "one": found,
        "part": parts(case).get(found.target),
        "positions": Position.choices,
        "position": typed.get("position", found.position) if typed else found.position,
        "change": typed.get("change", found.change) if typed else found.change,
        "text": typed.get("text", found.text) if typed else found.text,
        "errors_by_field": errors,
        "all_errors": [sentence for group in errors.values() for sentence in group],
        "files": [file_row(one) for one in Attachment.objects.filter(case_id=case.pk, field=field_of(found))],
        "traces": list(found.traces.select_related("by")),
        "filters": table.Filters.read(request.POST if request.method == "POST" else request.GET),
        "saved": request.method == "POST" and not errors,
        "progress": table.progress_of(case),
        "removed": moderation.REMOVED,
        "crumbs": _crumbs(
            case,
            Crumb("Uwagi z konsultacji", reverse("inclusion:remarks", args=[case.pk])),
            Crumb(f"Uwaga {found.number}"),
        ),
    }


def _change(request: HttpRequest, case: Procedure, actor: Actor, number: int) -> str:
    sent = request.POST
    match sent.get("do", ""):
        case "show":
            moderation.show(case, actor, [number])
            return f"Uwagę {number} widać na portalu."
        case "hide":
            moderation.hide(case, actor, [number], sent.get("reason", ""))
            return f"Ukryto uwagę {number}."
        case "redact":
            words = {name: sent.get(name, "") for name in ("text", "author", "community")}
            moderation.redact(case, actor, number, words, sent.get("reason", ""))
            return f"Usunięto dane osobowe z uwagi {number}."
        case "answer":
            moderation.answer(
                case, actor, number, sent.get("position", ""), sent.get("change", ""), seen=sent.get("revision", "")
            )
            return f"Zapisano stanowisko do uwagi {number}."
    raise Http404


def _is_swap(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


@rule("signed_in", basis=BASIS)
def remarks_file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The rows that the filters find, as CSV or XLSX."""
    case, _actor, _row = _consulted(request, pk, applicant=True)
    filters = table.Filters.read(request.GET)
    if kind == "xlsx":
        answer = HttpResponse(table.as_xlsx(case, filters), content_type=XLSX)
    else:
        answer = HttpResponse(table.as_csv(case, filters), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="uwagi-{case.sign}.{kind}"'
    return answer
