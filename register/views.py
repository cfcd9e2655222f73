"""The public register: search and entries. Open to everybody (art. 82 ust. 2)."""

from dataclasses import replace
from datetime import date

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from institutions.access import rule
from kernel import clock
from register import entry_view, queries, search_page, search_state
from register.comparison import MOST, compare
from register.enums import Status
from register.export import csv_lines
from register.models import Qualification
from register.queries import SearchPage, State
from register.search_days import DaysForm
from register.search_query import PAGE_SIZES


@rule("public", basis="art. 82 ust. 2")
def search(request: HttpRequest) -> HttpResponse:
    """The list of qualifications; the address is the state."""
    days = DaysForm(request.GET)
    found = queries.search(search_state.query_of(request.GET))
    context = {"form": days, **search_page.context(found), **_addresses(request, found)}
    return render(request, "register/search.html", context)


def _addresses(request: HttpRequest, found: SearchPage) -> dict[str, str]:
    state = search_state.address_of(found.query).removesuffix("?")
    everything = search_state.address_of(replace(found.query, page=1, per_page=PAGE_SIZES[0])).removesuffix("?")
    return {
        "canonical": request.build_absolute_uri(reverse("register:search") + state),
        "file_address": reverse("register:export") + everything,
    }


@rule("public", basis="art. 82 ust. 2")
def export(request: HttpRequest) -> StreamingHttpResponse:
    """Every row of a search as a file; the address says the same as that of the page."""
    query = search_state.query_of(request.GET)
    state = search_state.address_of(replace(query, page=1, per_page=PAGE_SIZES[0])).removesuffix("?")
    address = request.build_absolute_uri(reverse("register:search") + state)
    entry_address = request.build_absolute_uri(reverse("register:entry", args=["kod"])).replace("kod", "{}")
    answer = StreamingHttpResponse(csv_lines(query, address, entry_address), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="kwalifikacje-{clock.today():%Y-%m-%d}.csv"'
    return answer


@rule("public", basis="art. 82 ust. 2")
def comparison(request: HttpRequest) -> HttpResponse:
    """Up to four qualifications side by side; the address names them."""
    asked = request.GET.getlist("k")
    return render(
        request,
        "register/comparison.html",
        {"found": compare(asked, only_differences=request.GET.get("roznice") == "1"), "most": MOST},
    )


class DayForm(forms.Form):
    """The day on which the register is asked."""

    day = forms.DateField(
        label=_("Stan na dzień"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Wpisz dzień, na przykład 2026-01-30."),
            "invalid": _("Wpisz dzień, który istnieje, na przykład 2026-01-30."),
        },
    )

    def add_prefix(self, field_name: str) -> str:
        """The address is Polish: `na-dzien`."""
        return "na-dzien" if field_name == "day" else super().add_prefix(field_name)


@rule("public", basis="art. 82 ust. 2")
def entry(request: HttpRequest, code: str) -> HttpResponse:
    """One qualification, today or as the register described it on a past day."""
    found = queries.by_code(code)
    if found is None:
        raise Http404
    form = DayForm(request.GET) if "na-dzien" in request.GET else DayForm()
    today = clock.today()
    asked = form.cleaned_data["day"] if form.is_bound and form.is_valid() else None
    state = queries.state_on(found, asked or today)
    return render(request, "register/entry.html", _entry_context(request, found, form, asked, state))


def _entry_context(
    request: HttpRequest, found: Qualification, form: DayForm, asked: date | None, state: State | None
) -> dict[str, object]:
    description = state.description if state else None
    context: dict[str, object] = {
        "entry": found,
        "form": form,
        "asked": asked,
        "past": asked is not None and asked != clock.today(),
        "state": state,
        "description": description,
        "history": queries.status_history(found),
        "versions": entry_view.version_rows(queries.versions(found), state),
        "canonical": request.build_absolute_uri(reverse("register:entry", args=[found.zrk_code])),
        "results": _results(request),
    }
    if state is None or description is None:
        return context
    return context | {
        "obtaining": entry_view.obtaining(found, state.status),
        "can_be_obtained": state.status == Status.FUNCTIONING,
        "hash_parts": entry_view.hash_parts(state.version.sha256),
        "sets": entry_view.sets(description),
        "size": entry_view.size(description),
        "in_short": entry_view.in_short(found, description),
        "validation": entry_view.validation(description),
        "at_a_glance": entry_view.at_a_glance(description),
        "descriptors": entry_view.descriptors(description.level),
        "journal_href": entry_view.journal_href(state.version),
    }


def _results(request: HttpRequest) -> dict[str, str] | None:
    """The results from which the entry was opened; None when it was opened from elsewhere."""
    query = search_state.search_of_trail(request.GET.get("z", ""))
    if query is None:
        return None
    return {"href": reverse("register:search") + search_state.address_of(query), "text": query.text}
