"""The form of one item: saved whole by its button, and by itself while somebody types."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field as default
from datetime import datetime
from secrets import token_hex
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from applications import items, service
from applications.answers import names_of
from applications.conflicts import digest, digests_from
from applications.contents import value_in
from applications.differences import compared
from applications.field import Field, Item
from applications.fields import fields_of, is_required, items_for
from applications.forms import ItemForm, drawn, item_form, raw_values
from applications.models import Snapshot
from applications.queries import last_snapshot
from applications.saving import Saved, revision_of
from applications.views.conflict import Conflict, codes_told, conflicts_of, decided
from applications.views.place import BASIS, ROLES, Place, number_of, place_of
from applications.views.presence import present
from applications.views.uploads import FilesForm, attach_chosen, detach_asked
from applications.words import in_words
from institutions.access import rule
from kernel import clock
from kernel.components import DiffRow, Fact
from kernel.refusals import InvalidInput, Refusal, Stale
from kernel.text import clean

OWN_PAGES: Final = frozenset({items.OUTCOMES.code, items.TRUTH.code})


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a questioned field: what was sent, and what is different now."""

    old: str
    row: DiffRow | None


@dataclass(frozen=True, slots=True)
class Text:
    """What was typed in a field that cannot be saved any more."""

    label: str
    words: str


@dataclass
class Page:
    """One item of one application, with what the page shows of it."""

    place: Place
    item: Item
    refusal: Refusal | None = None
    conflicts: Sequence[Conflict] = ()
    unsaved: Sequence[Text] = ()
    revision: int = default(init=False)
    seen: dict[str, str] = default(init=False)

    def __post_init__(self) -> None:
        self.revision = revision_of(self.place.application, self.item.code)
        self.seen = {one.code: digest(self.place.contents.value(one)) for one in self.typed}

    @property
    def seen_words(self) -> str:
        """The digests of what the form shows, as it carries them."""
        return json.dumps(self.seen, separators=(",", ":"))

    @property
    def key(self) -> str:
        """Under which the browser keeps what is not saved yet: person, case, item."""
        return f"{self.place.actor.person_id}/{self.place.case.pk}/{self.item.code}"

    def keep_seen(self, request: HttpRequest) -> None:
        """The page goes on from what its form showed, not from what is stored by now."""
        shown = number_of(request.POST.get("revision", ""))
        if shown is not None:
            self.revision, self.seen = shown, digests_from(request.POST.get("widziane", ""))

    @property
    def fields(self) -> list[Field]:
        """Fields of the item that may be changed now."""
        if not self.place.may_edit:
            return []
        mine = fields_of(self.item.code, self.place.case.kind)
        return [one for one in mine if self.place.case.is_draft or one.code in self.place.corrections]

    @property
    def typed(self) -> list[Field]:
        return [one for one in self.fields if one.is_typed]

    @property
    def files(self) -> list[Field]:
        return [one for one in self.fields if one.is_file]

    def form(self, request: HttpRequest | None = None) -> ItemForm:
        contents, circumstances = self.place.contents, self.place.contents.circumstances
        return item_form(
            self.typed,
            self.place.case.kind,
            {one.code: contents.value(one) for one in self.typed},
            choices={one.code: contents.choices(one) for one in self.typed},
            required=frozenset(one.code for one in self.typed if is_required(one, circumstances)),
            data=request.POST if request else None,
        )


@rule(*ROLES, methods=("GET", "POST"), basis=BASIS, hidden=True)
def edit(request: HttpRequest, case_id: int, item: str) -> HttpResponse:
    """Shows the item, or saves it: a refusal keeps what was typed on the page."""
    page = _page(request, case_id, item)
    if request.method != "POST":
        return _drawn(request, page, page.form(), FilesForm(page.place.contents, page.files))
    if getattr(request, "htmx", False):
        return _autosaved(request, page)
    return _saved(request, page)


def _page(request: HttpRequest, case_id: int, code: str) -> Page:
    place = place_of(request, case_id)
    known = {one.code: one for one in items_for(place.case.kind)}
    if code not in known or code in OWN_PAGES:
        raise Http404
    return Page(place, known[code])


def _save(request: HttpRequest, page: Page, *, partial: bool) -> Saved:
    values, seen = decided(page.typed, request.POST)
    return service.save_item(
        page.place.case,
        page.item.code,
        values,
        actor=page.place.actor,
        revision=number_of(request.POST.get("revision", "")),
        seen=seen,
        tab=clean(request.POST.get("tab", ""))[:40],
        partial=partial,
    )


def _saved(request: HttpRequest, page: Page) -> HttpResponse:
    try:
        saved = _save(request, page, partial=False)
    except Refusal as refusal:
        return _refused(request, page, refusal)
    if saved.left:
        messages.info(request, _left_words(page, saved))
    if saved.removed_signs:
        messages.info(request, f"Usunęliśmy niewidoczne znaki: {', '.join(saved.removed_signs)}.")
    files = FilesForm(page.place.contents, page.files)
    try:
        attach_chosen(request, page.place, page.files)
        detach_asked(request, page.place, page.files)
    except InvalidInput as refusal:
        files.take_errors(refusal.errors)
        fresh = _page(request, page.place.case.pk, page.item.code)
        return _drawn(request, fresh, fresh.form(), files, status=422)
    if request.POST.get("do"):
        return redirect("applications:item", page.place.case.pk, page.item.code)
    messages.success(request, f"Zapisano część „{page.item.title}”.")
    return redirect(f"{page.place.href}#czesc-{page.item.code}")


def _refused(request: HttpRequest, page: Page, refusal: Refusal) -> HttpResponse:
    form = page.form(request)
    files = FilesForm(page.place.contents, page.files)
    page.keep_seen(request)
    codes = [*codes_told(page.typed, request.POST), *_codes_of(refusal)]
    page.conflicts = conflicts_of(page.place.contents, page.typed, codes, request.POST)
    if isinstance(refusal, InvalidInput):
        form.take_errors(refusal.errors)
        return _drawn(request, page, form, files, status=422)
    form.full_clean()
    page.refusal = refusal
    page.unsaved = _unsaved(page, request)
    return _drawn(request, page, form, files, status=409)


def _codes_of(refusal: Refusal) -> list[str]:
    theirs = refusal.facts.get("theirs") if isinstance(refusal, Stale) else None
    return list(theirs) if isinstance(theirs, dict) else []


def _unsaved(page: Page, request: HttpRequest) -> list[Text]:
    """Texts of fields that were closed while somebody typed, so that they can be copied."""
    kind = page.place.case.kind
    closed = [one for one in fields_of(page.item.code, kind) if one.is_typed and one not in page.fields]
    return [
        Text(one.label_for(kind), raw)
        for one in closed
        if isinstance(raw := raw_values([one], request.POST).get(one.code), str) and raw.strip()
    ]


def _autosaved(request: HttpRequest, page: Page) -> HttpResponse:
    """A small answer for the script: when it was saved, or why not."""
    context: dict[str, object] = {"page": page, "state": "saved", "form_id": "pola"}
    page.keep_seen(request)
    status = 200
    try:
        saved = _save(request, page, partial=True)
    except Refusal as refusal:
        status = 409
        context |= {"refusal": refusal, "state": "conflict" if isinstance(refusal, Stale) else "refused"}
    else:
        page.seen |= saved.seen
        if saved.left:
            context["left"] = _left_words(page, saved)
        else:
            page.revision = saved.revision
        context |= {"saved": saved, "unsaved": _labels(page, saved.errors)}
        if saved.errors:  # what is saved nowhere else must not count as taken
            status, context["state"] = 422, "partly"
    return render(request, "applications/autosaved.html", context, status=status)


def _left_words(page: Page, saved: Saved) -> str:
    labels = ", ".join(f"„{label}”" for label in _labels(page, saved.left))
    return f"W tej części inna osoba zmieniła w międzyczasie: {labels}. Jej tekst pozostał."


def _labels(page: Page, codes: Collection[str]) -> list[str]:
    """Labels of the fields to which these dotted paths belong."""
    kind = page.place.case.kind
    return [
        one.label_for(kind)
        for one in page.typed
        if any(path == one.code or path.startswith(f"{one.code}.") for path in codes)
    ]


def _drawn(request: HttpRequest, page: Page, form: ItemForm, files: FilesForm, *, status: int = 200) -> HttpResponse:
    place = page.place
    shown = drawn(form, page.typed, place.case.kind, place.corrections)
    before = last_snapshot(place.case) if place.is_correction else None
    conflicts = {one.code: one for one in page.conflicts}
    context = {
        "page": page,
        "place": place,
        "item": page.item,
        "basis": page.item.basis_for(place.case.kind),
        "crumbs": place.crumbs(page.item.title),
        "form": form,
        "files_form": files,
        "forms": [form, files],
        "drawn": [(one, _beside(page, one.field, before), conflicts.get(one.field.code)) for one in shown],
        "file_fields": [(one, place.corrections.get(one.field.code, "")) for one in files.drawn()],
        "facts": _facts(page),
        "remark": next((t.remark for s in place.progress.sections for t in s.tasks if t.item is page.item), ""),
        "tab": request.POST.get("tab", "")[:40] or token_hex(8),
        "mark": _saved_mark(page),
        "back_href": f"{place.href}#czesc-{page.item.code}",
        "here": reverse("applications:item", args=[place.case.pk, page.item.code]),
        **present(place, page.item.code),
    }
    return render(request, "applications/item.html", context, status=status)


def _saved_mark(page: Page) -> dict[str, object] | None:
    """When the item was saved last, and whether that was today."""
    mark = page.place.application.items.get(page.item.code)
    if not mark:
        return None
    at = clock.local(datetime.fromisoformat(mark["at"]))
    return {"at": at, "today": at.date() == clock.today()}


def _beside(page: Page, one: Field, before: Snapshot | None) -> Beside | None:
    if before is None:
        return None
    names = names_of(page.place.contents).get(one.code)
    old = in_words(one, value_in(one, before.content["answers"], before.content["description"]), names)
    new = in_words(one, page.place.contents.value(one), names)
    return Beside(old, compared(old, new) if old != new else None)


def _facts(page: Page) -> list[Fact]:
    """Fields of the item that may not be changed now, as they are."""
    contents = page.place.contents
    changeable = {one.code for one in page.fields}
    names = names_of(contents)
    found = []
    for one in contents.applicable():
        if one.item != page.item.code or one.code in changeable:
            continue
        files = ", ".join(file.name for file in contents.files_of(one))
        words = files if one.is_file else in_words(one, contents.value(one), names.get(one.code))
        found.append(Fact(one.label_for(contents.kind), words or "nie podano"))
    return found
