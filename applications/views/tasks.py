"""The task list: the home of a draft, of a correction, and afterwards a page of what was sent."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from applications import draft_file, items
from applications.fees import REFUND_BASIS, fee
from applications.outlook import after_sending
from applications.progress import ItemState, Task as ApplicationTask
from applications.views import supplement
from applications.views.checking import circulation_context
from applications.views.place import BASIS, ROLES, Place, place_of
from applications.views.presence import present
from cases.enums import CaseKind
from institutions.access import rule
from kernel.components import Gloss, StatusTag, Task
from kernel.text import plural
from kernel.waiting import next_look

_STATUS = {
    ItemState.TODO: StatusTag(ItemState.TODO.value, tone="todo", icon="ring"),
    ItemState.BEGUN: StatusTag(ItemState.BEGUN.value, tone="info", icon="half"),
    ItemState.TO_MEND: StatusTag(ItemState.TO_MEND.value, tone="bad", icon="warn"),
    ItemState.ADVISED: StatusTag(ItemState.ADVISED.value, tone="warn", icon="check"),
    ItemState.DONE: StatusTag(ItemState.DONE.value, tone="ok", icon="check"),
    ItemState.NOT_APPLICABLE: StatusTag(ItemState.NOT_APPLICABLE.value, icon="dash"),
    ItemState.LOCKED: StatusTag(ItemState.LOCKED.value, tone="todo", icon="lock"),
}

_KICKERS = {
    CaseKind.INC_FM: "Wniosek o włączenie kwalifikacji wolnorynkowej do ZSK · art. 14 i 15 ustawy",
    CaseKind.INC_SEC: "Wniosek o włączenie kwalifikacji sektorowej do ZSK · art. 15a i 15b ustawy",
}


@rule(*ROLES, basis=BASIS, hidden=True)
def index(request: HttpRequest, case_id: int) -> HttpResponse:
    """The list of items while something may be changed; a sent application leads to its confirmation."""
    place = place_of(request, case_id)
    if not place.case.is_draft and not place.is_correction:
        return redirect("applications:submitted", case_id)
    if place.is_correction:
        return supplement.page(request, place)
    context = {
        "place": place,
        "crumbs": place.crumbs(),
        "kicker": _KICKERS[CaseKind(place.case.kind)],
        "sections": [
            (section.letter, section.title, [_task(place, one) for one in section.tasks])
            for section in place.progress.sections
        ],
        "to_mend": [task for section in place.progress.sections for task in section.tasks if task.remark],
        "fee": fee(place.case.kind, place.contents.day, place.case.title),
        "refund": Gloss(REFUND_BASIS, term="Zwrot tylko w dwóch przypadkach"),
        "after": after_sending(place.case.kind, place.contents.day),
        "why_not": why_not(place),
        "general_remarks": [one for one in place.circulation.remarks if not one.item],
        "begun_from": place.application.begun_from,
        "print_state": draft_file.state_of(place.application, place.entries),
        "look": next_look(request),
        **circulation_context(place),
        **present(place),
    }
    return render(request, "applications/tasks.html", context)


def why_not(place: Place) -> str:
    """Why the application cannot be sent yet, in one sentence; nothing when it can."""
    left = place.progress.left
    if place.progress.missing:
        noun = plural(left, "część", "części", "części")
        verb = plural(left, "Została", "Zostały", "Zostało")
        return f"Wyślesz wniosek, gdy wszystkie części będą gotowe. {verb} {left} {noun} z {place.progress.total}."
    return ""


def item_href(place: Place, code: str) -> str:
    """The page on which an item is filled in."""
    match code:
        case items.OUTCOMES.code:
            return reverse("applications:outcomes", args=[place.case.pk])
        case items.TRUTH.code:
            return reverse("applications:check", args=[place.case.pk])
    return reverse("applications:item", args=[place.case.pk, code])


def _task(place: Place, one: ApplicationTask) -> Task:
    locked = one.state is ItemState.LOCKED
    return Task(
        one.item.title,
        _STATUS[one.state],
        "" if locked or one.state is ItemState.NOT_APPLICABLE else item_href(place, one.item.code),
        _hint(one),
        Gloss(one.basis),
        anchor=f"czesc-{one.item.code}",
    )


def _hint(one: ApplicationTask) -> str:
    """What is there, the remark that waits, and what is missing: the first sentence and how many more."""
    if one.state not in {ItemState.BEGUN, ItemState.TO_MEND}:
        return one.note
    remark = [f"Uwaga: {one.remark}"] if one.remark else []
    words: Sequence[str] = [one.note, *remark, *(gap.sentence for gap in one.missing[:1])]
    more = len(one.missing) - 1
    if more > 0:
        words = [*words, f"I jeszcze {more} {plural(more, 'brak', 'braki', 'braków')}."]
    return " ".join(word if word.endswith(".") else f"{word}." for word in words if word)
