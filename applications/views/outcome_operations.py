"""What the buttons of the editor do. Each answers with the address to go to, and what gets the cursor there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.http import HttpRequest

from applications import service
from applications.outcome_edit import find, siblings_of
from applications.views.outcome_form import TEXT
from applications.views.outcome_moving import target
from applications.views.outcome_tree import address
from applications.views.place import Place, number_of
from kernel.refusals import InvalidInput
from register.outcomes import LearningOutcomes

SEVERAL: Final = "wiersze"
"""The text box in which several parts are typed at once."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A button that was pressed: „what:about” on the pane of `part`, with the outcomes as they are saved now."""

    request: HttpRequest
    place: Place
    outcomes: LearningOutcomes
    part: str
    what: str
    about: str

    def posted(self, name: str) -> str:
        return str(self.request.POST.get(name, ""))

    def back(self, focus: str, happened: str = "") -> str:
        """The same pane again."""
        return address(self.place, self.part, fokus=focus, po=happened)


def operate(request: HttpRequest, place: Place, outcomes: LearningOutcomes, part: str) -> str:
    """Does what the button says. Raises the refusals of the door."""
    what, _, about = request.POST.get("do", "").partition(":")
    asked = Asked(request, place, outcomes, part, what, about)
    return _OPERATIONS.get(what, _stay)(asked)


def _stay(asked: Asked) -> str:
    return asked.back("zapisz")


def _show(asked: Asked) -> str:
    return address(asked.place, asked.about, fokus="tytul")


def _add(asked: Asked) -> str:
    """A new last part below `about`, or right behind the line `about`.

    A new criterion is typed where its outcome is; a new set or outcome opens its own pane.
    """
    behind = asked.what == "after"
    parent = asked.part if behind else asked.about
    made = service.add_part(asked.place.case, asked.place.actor, parent, after=asked.about if behind else "")
    stays = bool(parent) and parent == asked.part and _kind(asked.outcomes, parent) == "outcome"
    return address(asked.place, asked.part if stays else made, fokus=f"{TEXT}{made}", po=f"added:{made}")


def _several(asked: Asked) -> str:
    """One part for each line that is not empty."""
    lines = [line.strip() for line in asked.posted(SEVERAL).splitlines() if line.strip()]
    if not lines:
        messages.info(asked.request, "Wpisz co najmniej jeden wiersz, aby dodać części opisu.")
        return asked.back("")
    case, actor = asked.place.case, asked.place.actor
    try:
        made = service.add_parts(case, actor, asked.about, lines, after=asked.posted("za"))
    except InvalidInput as refusal:
        raise InvalidInput({SEVERAL: refusal.errors["text"]}) from None
    return asked.back(f"{TEXT}{made[-1]}", f"added:{made[-1]}")


def _move(asked: Asked) -> str:
    service.move_part(asked.place.case, asked.place.actor, asked.about, -1 if asked.what == "up" else 1)
    return asked.back(_from(asked) or f"{asked.what}:{asked.about}", f"moved:{asked.about}")


def _place(asked: Asked) -> str:
    parent, index = target(asked.posted("dokad"))
    service.place_part(asked.place.case, asked.place.actor, asked.about, parent, index)
    return asked.back(_from(asked) or f"up:{asked.about}", f"moved:{asked.about}")


def _from(asked: Asked) -> str:
    """Where the cursor was when the part was moved: at its link in the tree, or in its text."""
    here = {"drzewo": f"drzewo:{asked.about}", "pole": f"{TEXT}{asked.about}"}
    return here.get(asked.posted("skad"), "")


def _copy(asked: Asked) -> str:
    made = service.duplicate_part(asked.place.case, asked.place.actor, asked.about)
    shown = made if asked.about == asked.part else asked.part
    return address(asked.place, shown, fokus=f"{TEXT}{made}", po=f"copied:{made}")


def _remove(asked: Asked) -> str:
    """The cursor goes to what stands in the place of the deleted part, or to what is above it."""
    beside = _neighbour(asked.outcomes, asked.about)
    removed = service.remove_part(asked.place.case, asked.place.actor, asked.about)
    messages.info(asked.request, f"Usunięto {removed.words}. Możesz to cofnąć przyciskiem „Cofnij usunięcie”.")
    if asked.about == asked.part:
        return address(asked.place, removed.parent, fokus="tytul")
    return asked.back(f"{TEXT}{beside}" if beside else "dodaj")


def _neighbour(outcomes: LearningOutcomes, part_id: str) -> str:
    """The sibling behind the part, else the one before it."""
    try:
        place, _part = find(outcomes, part_id)
    except LookupError:
        return ""
    siblings = siblings_of(outcomes, place)
    beside = siblings[place.index + 1 : place.index + 2] or siblings[max(0, place.index - 1) : place.index]
    return beside[0].id if beside else ""


def _undo(asked: Asked) -> str:
    undone = service.undo_last(asked.place.case, asked.place.actor, shown=number_of(asked.about))
    messages.success(asked.request, f"Przywrócono {undone.words}.")
    return address(asked.place, asked.part or undone.show, fokus="cofnij")


def _forget(asked: Asked) -> str:
    """The offer to undo what was read goes away."""
    service.forget_undo(asked.place.case, asked.place.actor)
    return asked.back("zapisz")


def _where(asked: Asked) -> str:
    """Asks where the part should be moved."""
    return address(asked.place, asked.part, przenies=asked.about, fokus="dokad")


def _kind(outcomes: LearningOutcomes, part_id: str) -> str:
    try:
        return find(outcomes, part_id)[0].kind
    except LookupError:
        return ""


_OPERATIONS: Final[Mapping[str, Callable[[Asked], str]]] = {
    "add": _add,
    "after": _add,
    "lines": _several,
    "up": _move,
    "down": _move,
    "place": _place,
    "copy": _copy,
    "remove": _remove,
    "undo": _undo,
    "forget": _forget,
    "where": _where,
    "show": _show,
}
