"""Icons, buttons, glosses, statuses and other small things."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kernel.components import Gloss, StatusTag, Words
from kernel.drawing import register


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draws an icon of the sprite; never the only carrier of a meaning."""
    return format_html('<svg class="o-ico" aria-hidden="true" focusable="false"><use href="#i-{}"/></svg>', name)


@register.inclusion_tag("components/gloss.html")
def gloss(basis: Gloss | str, *, at_once: bool = False, term: Words = "", id: str = "") -> dict[str, object]:
    """Draws the legal basis on the margin; `at_once` prints „niezwłocznie” above it, `term` any other bold line."""
    made = basis if isinstance(basis, Gloss) else Gloss(str(basis), at_once=at_once, term=term)
    return {"gloss": made, "id": id}


@register.inclusion_tag("components/button.html")
def button(
    label: Words,
    *,
    kind: str = "",
    icon: str = "",
    href: str = "",
    name: str = "",
    value: str = "",
    type: str = "submit",
    small: bool = False,
    block: bool = False,
    about: Words = "",
    why: Words = "",
    opens: str = "",
    formaction: str = "",
) -> dict[str, object]:
    """Draws a button, or a link that looks like one when `href` is given.

    kind "" | "2" | "3" | "bad"; `about` are hidden words that tell equal buttons apart; `why` shuts it and says
    the reason; `opens` is the id of a dialog.
    """
    classes = ["o-btn", f"o-btn--{kind}" if kind else "", "o-btn--s" if small else "", "o-btn--block" if block else ""]
    return {
        "label": label,
        "classes": " ".join(filter(None, classes)),
        "icon_name": icon,
        "href": href,
        "name": name,
        "value": value,
        "type": type,
        "about": about,
        "why": why,
        "opens": opens,
        "formaction": formaction,
    }


@register.inclusion_tag("components/why.html")
def why(reason: Words) -> dict[str, object]:
    """Draws the padlock with the reason why something cannot be done."""
    return {"reason": reason}


@register.inclusion_tag("components/status.html")
def status(tag: StatusTag, *, plain: bool = False, term: bool = True) -> dict[str, object]:
    """Draws a status: filled beside a heading, `plain` in a table; `term=False` leaves the legal term out."""
    return {"tag": tag, "plain": plain, "term": term}


@register.inclusion_tag("components/status.html")
def tag(
    word: Words, *, tone: str = "", icon: str = "ring", legal: Words = "", plain: bool = False
) -> dict[str, object]:
    """Draws a status given by its words."""
    return {"tag": StatusTag(word, legal, tone, icon), "plain": plain, "term": True}


@register.inclusion_tag("components/marks.html")
def marks(words: Iterable[Words]) -> dict[str, object]:
    """Draws marks such as „termin ustawowy”."""
    return {"marks": list(words)}


@register.inclusion_tag("components/saved.html")
def saved(at: datetime) -> dict[str, object]:
    """Draws „Zapisano automatycznie o 10:42”."""
    return {"at": at}


@register.inclusion_tag("components/copyable.html")
def copyable(words: str, *, id: str, label: Words = "") -> dict[str, object]:
    """Draws text with a button that copies it; without script the text alone."""
    return {"words": words, "id": id, "label": label or _("Kopiuj")}


@register.inclusion_tag("components/print_button.html")
def print_button(label: Words = "") -> dict[str, object]:
    """Draws a button that prints the page; hidden without script."""
    return {"label": label or _("Drukuj")}
