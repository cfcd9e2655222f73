"""The inbox, a letter before and after it is opened, and the files that only some may fetch."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from auth.enums import Role
from cases.rights import is_visible
from documents import queries, service
from documents.models import Delivery
from documents.panels import delivery_status, document_row, letter_row
from documents.templates import letter_template
from institutions.access import rule
from institutions.account import frame_of
from institutions.actor import Actor
from institutions.middleware import actor_of
from institutions.views import start_page
from kernel import clock
from kernel.components import Crumb, Fact
from kernel.refusals import Refusal
from kernel.text import date_long, time_of_day
from kernel.waiting import next_look

PAGE = 50


@rule("signed_in", basis="własna skrzynka")
@never_cache
def inbox(request: HttpRequest) -> HttpResponse:
    """Letters to the person or their organisation, sealed and opened."""
    actor = _actor(request)
    page = Paginator(queries.inbox(actor), PAGE).get_page(request.GET.get("strona"))
    context = {
        "frame": frame_of(actor),
        "trail": [Crumb("Start", start_page()), Crumb("Skrzynka")],
        "page_obj": page,
        "letters": [letter_row(delivery, actor) for delivery in page],
        "unopened": queries.unopened_count(actor),
    }
    return render(request, "documents/inbox.html", context)


@rule("signed_in", basis="własna skrzynka")
@never_cache
def letter(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """A letter of one's own: sealed, with the effect of receipt said first; or open."""
    actor = _actor(request)
    delivery = _own_delivery(actor, delivery_id)
    page = "documents/sealed.html" if delivery.is_sealed else "documents/letter.html"
    shown = _sealed(delivery, actor) if delivery.is_sealed else _opened(delivery, actor)
    return render(request, page, {**shown, "look": None if shown["ready"] else next_look(request)})


@rule("signed_in", methods=("POST",), basis="własna skrzynka")
def confirm(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """Confirms receipt; the letter opens."""
    actor = _actor(request)
    delivery = _own_delivery(actor, delivery_id)
    if not delivery.document.is_ready:
        messages.warning(request, "Pismo jest jeszcze przygotowywane. Spróbuj za chwilę.")
        return redirect("documents:letter", delivery_id)
    try:
        service.confirm_receipt(delivery_id, actor)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, "Odbiór potwierdzony. Pismo jest doręczone.")
    return redirect("documents:letter", delivery_id)


@rule("public", basis="dokument publiczny albo z własnej sprawy")
@never_cache
def download(request: HttpRequest, document_id: int) -> HttpResponseBase:
    """The PDF of a document; for a stranger it does not exist."""
    actor = actor_of(request)
    document = queries.document_for(actor, document_id)
    if document is None:
        return _unknown(request, actor)
    if not document.is_ready:
        raise Http404
    return _file(document.file, document.download_name, "application/pdf")


@rule("signed_in", basis="dokument z własnej sprawy")
@never_cache
def xml(request: HttpRequest, document_id: int) -> HttpResponse:
    """The XML of a confirmation (UPP, UPD)."""
    document = queries.document_for(_actor(request), document_id)
    if document is None or not document.xml:
        raise Http404
    response = HttpResponse(document.xml.encode(), content_type="application/xml")
    name = document.download_name.removesuffix(".pdf")
    response["Content-Disposition"] = f'attachment; filename="{document.template}-{name}.xml"'
    return response


@rule("signed_in", basis="plik z własnej sprawy")
@never_cache
def attachment(request: HttpRequest, attachment_id: int) -> HttpResponseBase:
    """A file of a case; always saved, never opened by the browser."""
    found = queries.attachment_for(_actor(request), attachment_id)
    if found is None:
        raise Http404
    return _file(found.file, found.name, found.content_type)


@rule(Role.OPERATOR_ADMIN, basis="utrzymanie systemu")
@never_cache
def quarantined(request: HttpRequest) -> HttpResponse:
    """Dangerous files that somebody tried to add; nothing here opens them. How many wait for the scanner is said."""
    actor = _actor(request)
    context = {
        "frame": frame_of(actor),
        "page": Paginator(queries.quarantine(), PAGE).get_page(request.GET.get("strona", 1)),
        "waiting": queries.unscanned_count(),
        "only_eicar": service.only_eicar(),
        "crumbs": [Crumb("Kwarantanna")],
    }
    return render(request, "documents/quarantine.html", context)


def _actor(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    assert actor is not None  # the rules above let nobody else in
    return actor


def _own_delivery(actor: Actor, delivery_id: int) -> Delivery:
    found = queries.inbox(actor).filter(pk=delivery_id).first()
    if found is None:
        raise Http404
    return found


def _unknown(request: HttpRequest, actor: Actor | None) -> HttpResponseBase:
    """Whoever is not signed in is led to sign in, whether the document exists or not."""
    if actor is None:
        return redirect_to_login(request.get_full_path(), reverse("accounts:sign_in"))
    raise Http404


def _file(file: FieldFile, name: str, content_type: str) -> FileResponse:
    response = FileResponse(file.open("rb"), as_attachment=True, filename=name, content_type=content_type)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _trail(delivery: Delivery) -> list[Crumb]:
    return [Crumb("Skrzynka", reverse("documents:inbox")), Crumb(f"Sprawa {delivery.document.case.sign}")]


def _sealed(delivery: Delivery, actor: Actor) -> dict[str, object]:
    """Nothing of the content: who wrote, in which case, and what receipt will do."""
    effect = letter_template(delivery.document.template).effect
    starts = delivery.effect and delivery.deemed_on is None
    return {
        "frame": frame_of(actor),
        "trail": _trail(delivery),
        "delivery": delivery,
        "facts": _facts(delivery),
        "effect": effect.sentence if effect and starts else "",
        "deemed_day": service.deemed_day(delivery),
        "may_receive": service.may_receive(delivery, actor),
        "ready": delivery.document.is_ready,
        "status": delivery_status(delivery),
    }


def _opened(delivery: Delivery, actor: Actor) -> dict[str, object]:
    assert delivery.upd is not None  # an opened letter has its UPD
    return {
        "frame": frame_of(actor),
        "trail": _trail(delivery),
        "delivery": delivery,
        "facts": [*_facts(delivery), *_receipt_facts(delivery)],
        "document": document_row(delivery.document),
        "upd": document_row(delivery.upd),
        "ready": delivery.document.is_ready and delivery.upd.is_ready,
        "case_href": reverse("cases:case", args=[delivery.document.case_id]) if _sees_case(delivery, actor) else "",
        "status": delivery_status(delivery),
    }


def _sees_case(delivery: Delivery, actor: Actor) -> bool:
    """An addressee of a single letter, such as a council asked for information, may not see the case."""
    return is_visible(actor, delivery.document.case)


def _facts(delivery: Delivery) -> list[Fact]:
    document = delivery.document
    return [
        Fact("Nadawca", document.sender_name),
        Fact("Adresat", delivery.addressee),
        Fact("Znak sprawy", document.case.sign, numeric=True),
        Fact("Sprawa dotyczy", document.case.title),
        Fact("Wysłano", date_long(clock.day_of(delivery.sent_at))),
    ]


def _receipt_facts(delivery: Delivery) -> list[Fact]:
    assert delivery.received_at is not None  # an opened letter was received
    when = clock.local(delivery.received_at)
    return [
        Fact("Odbiór", f"{date_long(when.date())}, godz. {time_of_day(when)}"),
        Fact("Kto potwierdził odbiór", delivery.received_by),
        Fact("Oznaczenie pisma", delivery.document.mark, numeric=True),
    ]
