"""The pages that belong to no room of their own."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from auth.next_page import next_page
from institutions.access import rule
from institutions.middleware import actor_of
from kernel.components import Crumb
from kernel.context import address
from portal import samples
from portal.declaration import DECLARATION, contact
from portal.start import start_address


@rule("public")
def home(request: HttpRequest) -> HttpResponse:
    """Says what the register is, searches it, and shows the ways in."""
    return render(request, "portal/home.html", {"search_url": address("register:search")})


@rule("signed_in")
def start(request: HttpRequest) -> HttpResponse:
    """Leads to the page on which the work of this role begins."""
    return redirect(start_address(actor_of(request)))


@rule("public")
def accessibility(request: HttpRequest) -> HttpResponse:
    """The declaration of accessibility. Act of 4 April 2019 on digital accessibility, art. 10."""
    return render(request, "portal/accessibility.html", {"declaration": DECLARATION, "contact": contact()})


@rule("public", methods=("POST",))
def language(request: HttpRequest) -> HttpResponse:
    """Remembers the language of the public pages in a cookie and goes back."""
    answer = redirect(next_page(request, "/"))
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=365 * 24 * 60 * 60,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return answer


@rule("public")
def styleguide(request: HttpRequest) -> HttpResponse:
    """Shows every component in every state, with invented people and cases."""
    return render(
        request,
        "portal/styleguide.html",
        {
            "samples": samples,
            "sample_form": samples.bound_form(),
            "plain_form": samples.SampleForm(prefix="czysty"),
            "page": Paginator(range(571), 20).page(2),
            "crumbs": [Crumb("Sprawy do załatwienia", "#zakladki"), Crumb("ZRK.4021.127.2026")],
        },
    )
