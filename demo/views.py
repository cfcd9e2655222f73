"""Choosing a person of the demo, and the mailbox. With DEMO off these addresses do not exist."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from auth.models import Person
from auth.next_page import next_page
from demo.models import MailMessage
from demo.personas import groups, persona, start_url
from institutions.access import rule
from institutions.middleware import ORGANISATION_KEY, SUBSTITUTES_KEY
from institutions.models import Organisation

MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"
MESSAGES_ON_A_PAGE = 50


@rule("public", basis="tylko w wersji demonstracyjnej")
@never_cache
def chooser(request: HttpRequest) -> HttpResponse:
    _demands_demo()
    return render(request, "demo/chooser.html", {"groups": groups(), "next": next_page(request, "")})


@rule("public", methods=("POST",), basis="tylko w wersji demonstracyjnej")
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """Signs in as the invented person, in their organisation, and goes to `next` or the start page."""
    _demands_demo()
    chosen = persona(slug)
    if chosen is None:
        raise Http404
    person = Person.objects.filter(username=slug, is_active=True).first()
    if person is None:
        messages.error(request, "Tej osoby nie ma w bazie. Uruchom polecenie „python manage.py seed”.")
        return redirect("demo:chooser")
    login(request, person, backend=MODEL_BACKEND)
    body = Organisation.objects.filter(slug=chosen.organisation).first() if chosen.organisation else None
    request.session[ORGANISATION_KEY] = body.pk if body else None
    request.session[SUBSTITUTES_KEY] = None
    return redirect(next_page(request, start_url()))


@rule("public", basis="tylko w wersji demonstracyjnej")
@never_cache
def mailbox(request: HttpRequest) -> HttpResponse:
    """All messages of the demo, the newest first."""
    _demands_demo()
    page = Paginator(MailMessage.objects.all(), MESSAGES_ON_A_PAGE).get_page(request.GET.get("strona"))
    return render(request, "demo/mailbox.html", {"page_obj": page})


def _demands_demo() -> None:
    """Raises Http404 unless DEMO=1."""
    if not settings.DEMO:
        raise Http404
