"""The account: sign-in page, sign-out, who I am, for whom I act, and the form that a lost session interrupted.

These pages stand in this room, not in `auth`, because they speak of organisations and declare their rule.
"""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from auth.kept import forget_form, forget_person, is_kept, kept_form
from auth.models import Person
from auth.next_page import next_page
from institutions.access import rule
from institutions.account import capacity_rows, facts, frame_of, personal_roles
from institutions.actor import capacities
from institutions.forms import OrganisationChoice
from institutions.middleware import actor_of
from institutions.service import NotYourOrganisation, choose_organisation
from kernel import clock
from kernel.components import Crumb
from kernel.context import address


@rule("public", basis="strona logowania")
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """The chooser of the demo, or the page that says how one signs in here."""
    wanted = next_page(request, "")
    if actor_of(request) is not None:
        return redirect(wanted or start_page())
    if settings.DEMO:
        query = f"?{urlencode({'next': wanted})}" if wanted else ""
        return redirect(f"{reverse('demo:chooser')}{query}")
    return render(request, "accounts/sign_in.html", {"interrupted": is_kept(request)})


@rule("public", methods=("POST",), basis="wylogowanie")
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session and empties the browser: unsaved text does not stay on a computer that others use."""
    logout(request)
    response = redirect("accounts:sign_in")
    forget_person(response)
    response.headers["Clear-Site-Data"] = '"storage"'
    return response


@rule("public", basis="skrypt pyta, czyja jest sesja, zanim wyśle zachowany tekst")
@never_cache
def session(request: HttpRequest) -> HttpResponse:
    """Who is signed in, and a token for forms that were opened before."""
    actor = actor_of(request)
    return JsonResponse({"person": actor.person_id if actor else None, "token": get_token(request)})


@rule("signed_in", basis="własne konto")
@never_cache
def account(request: HttpRequest) -> HttpResponse:
    person, actor = request.user, actor_of(request)
    assert isinstance(person, Person)
    assert actor is not None  # the rule above lets nobody else in
    context = {
        "frame": frame_of(actor),
        "trail": [Crumb("Start", start_page()), Crumb("Moje konto")],
        "facts": facts(person, actor),
        "capacities": capacity_rows(capacities(person, clock.today()), actor),
        "personal": personal_roles(actor),
    }
    return render(request, "accounts/account.html", context)


@rule("signed_in", methods=("POST",), basis="własne konto")
def organisation(request: HttpRequest) -> HttpResponse:
    """Switches to another organisation, or to acting in place of an absent person."""
    form = OrganisationChoice(request.POST)
    if not form.is_valid():
        messages.error(request, "Wybierz organizację z listy.")
        return redirect("accounts:account")
    try:
        choose_organisation(request, form.cleaned_data["organisation"], form.cleaned_data["substitutes"])
    except NotYourOrganisation as refusal:
        messages.error(request, refusal.sentence)
        return redirect("accounts:account")
    messages.success(request, "Zmieniono organizację, w imieniu której działasz.")
    return redirect(next_page(request, start_page()))


@rule("signed_in", methods=("GET", "POST"), basis="dokończenie formularza przerwanego wygaśnięciem sesji")
@never_cache
def kept(request: HttpRequest) -> HttpResponse:
    """Shows the interrupted form and lets it be sent again, or dropped (POST)."""
    form, actor = kept_form(request), actor_of(request)
    assert actor is not None  # the rule above lets nobody else in
    if request.method == "POST" or form is None:
        forget_form(request)
        return redirect(start_page())
    texts = [value for _, value in form.fields if value.strip()]
    return render(request, "accounts/kept.html", {"frame": frame_of(actor), "form": form, "texts": texts})


def start_page() -> str:
    """The start page of whoever is signed in; the home page where the portal has none."""
    return address("portal:start") or "/"
