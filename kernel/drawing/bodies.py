"""Tags with a body."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kernel.components import Words
from kernel.drawing import register

NOTE_ICONS = {"": "info", "info": "info", "ok": "met", "warn": "warn", "bad": "over", "ai": "bulb"}


@register.simple_block_tag
def notice(content: SafeString, heading: Words, tone: str = "", level: int = 2, small: bool = False) -> SafeString:
    """Draws a notice; the heading says it all. tone "" | "ok" | "warn" | "bad" | "ai"."""
    return _body(
        "notice", content, heading=heading, tone=tone, tag=f"h{level}", small=small, icon_name=NOTE_ICONS[tone]
    )


@register.simple_block_tag
def empty(content: SafeString, heading: Words, level: int = 2) -> SafeString:
    """Draws an empty result; the body says what to change, never only „Brak danych”."""
    return _body("empty", content, heading=heading, tag=f"h{level}")


@register.simple_block_tag
def dialog(content: SafeString, id: str, heading: Words, safe: Words = "") -> SafeString:
    """Draws a dialog that a `{% button opens=id %}` opens; its last button is the safe one and takes focus."""
    return _body("dialog", content, id=id, heading=heading, safe=safe or _("Wróć"))


@register.simple_block_tag
def ledger(content: SafeString, label: Words, cards: bool = True, extra: str = "", caption: bool = False) -> SafeString:
    """Draws a table around its parts; with `cards` rows become cards on a phone (write the ARIA roles)."""
    return _body("ledger", content, label=label, cards=cards, extra=extra, caption=caption)


def _body(name: str, content: SafeString, **values: object) -> SafeString:
    return mark_safe(render_to_string(f"components/{name}.html", {"content": content, **values}))  # noqa: S308 rendered by Django
