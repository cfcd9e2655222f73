"""The components as template tags: `{% load obieg %}`. Parameters of each: docs/components.md; every state: /wzory/.

A tag with a body ends with `end` and its name: `{% notice "Nie zapisano" tone="bad" %}…{% endnotice %}`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any  # Django's own type of a template context and of what a template passes

from django import forms, template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kernel import text
from kernel.components import (
    CalcLine,
    Chip,
    ClockView,
    Crumb,
    Diff,
    Fact,
    FileRow,
    Gloss,
    Moment,
    Remark,
    Stage,
    StatusTag,
    Step,
    Tab,
    Task,
    Words,
)
from kernel.form_view import FieldView, error_lines
from kernel.pages import page_links, sort_link

register = template.Library()

NOTE_ICONS = {"": "info", "info": "info", "ok": "met", "warn": "warn", "bad": "over", "ai": "bulb"}
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


def as_gloss(basis: Gloss | str | None) -> Gloss | None:
    """Returns a gloss for what a template wrote: nothing, words, or a gloss already."""
    return Gloss(basis) if isinstance(basis, str) and basis else basis or None


# ---------- small things ----------


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

    kind "" | "2" | "3" | "bad"; `about` are hidden words that tell equal buttons apart; `why` shuts it and says the reason;
    `opens` is the id of a dialog.
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


# ---------- time ----------


@register.inclusion_tag("components/clock.html")
def clock(view: ClockView, *, id: str, level: int = 2, open: bool = False) -> dict[str, object]:
    """Draws a term as a clock with its ruler and „Jak to obliczono”."""
    return {"clock": view, "id": id, "heading": f"h{level}", "open": open}


@register.inclusion_tag("components/due.html")
def due(view: ClockView) -> dict[str, object]:
    """Draws the same term in one cell of a table."""
    return {"clock": view}


@register.inclusion_tag("components/timeline.html")
def timeline(moments: Sequence[Moment]) -> dict[str, object]:
    """Draws events, the newest first; planned ones are dashed."""
    return {"moments": moments}


# ---------- work ----------


@register.inclusion_tag("components/steps.html")
def steps(offers: Sequence[Step]) -> dict[str, object]:
    """Draws what may be done next: allowed steps first, forbidden ones last with their reason."""
    return {"allowed": [o for o in offers if o.allowed], "forbidden": [o for o in offers if not o.allowed]}


@register.inclusion_tag("components/stages.html")
def stages(items: Sequence[Stage], *, label: Words) -> dict[str, object]:
    """Draws the stages of a queue; the numbers add up to the first one."""
    return {"stages": items, "label": label}


@register.inclusion_tag("components/chips.html")
def chips(items: Sequence[Chip], *, label: Words, clear: str = "") -> dict[str, object]:
    """Draws filters; `clear` is the address without any."""
    return {"chips": items, "label": label, "clear": clear}


@register.inclusion_tag("components/tabs.html")
def tabs(items: Sequence[Tab], *, label: Words) -> dict[str, object]:
    """Draws tabs as links."""
    return {"tabs": items, "label": label}


@register.inclusion_tag("components/crumbs.html")
def crumbs(items: Sequence[Crumb]) -> dict[str, object]:
    """Draws the way back; the last place has no address."""
    return {"crumbs": items}


@register.inclusion_tag("components/tasks.html")
def tasks(items: Sequence[Task], *, prefix: str) -> dict[str, object]:
    """Draws the rows of a task list; `prefix` keeps their ids apart from those of other lists on the page."""
    return {"tasks": items, "prefix": prefix}


@register.inclusion_tag("components/remark.html")
def remark(item: Remark) -> dict[str, object]:
    """Draws a remark: what leaves the office and what stays inside cannot be confused."""
    return {"remark": item}


@register.inclusion_tag("components/verdict.html")
def verdict(name: str, *, about: str, chosen: str = "", with_none: bool = True) -> dict[str, object]:
    """Draws Tak / Nie / Nd. as radios with the values `yes`, `no`, `na`."""
    return {"name": name, "about": about, "chosen": chosen, "with_none": with_none}


@register.inclusion_tag("components/diff.html")
def diff(view: Diff) -> dict[str, object]:
    """Draws two versions side by side."""
    return {"diff": view}


@register.inclusion_tag("components/files.html")
def files(items: Sequence[FileRow]) -> dict[str, object]:
    """Draws a list of files with what the check of each said."""
    return {"files": items}


# ---------- values ----------


@register.inclusion_tag("components/facts.html")
def facts(items: Sequence[Fact], *, narrow: bool = False, inline: bool = False) -> dict[str, object]:
    """Draws label and value, *Zmień* last."""
    return {"facts": items, "extra": "o-facts--narrow" if narrow else "o-facts--inline" if inline else ""}


@register.inclusion_tag("components/calc.html")
def calc(lines: Sequence[CalcLine]) -> dict[str, object]:
    """Draws a sum line by line, each with its formula; the last line is the result."""
    return {"lines": lines}


@register.inclusion_tag("components/prk.html")
def prk(level: int | None, *, full: bool = False, size: str = "") -> dict[str, object]:
    """Draws the PRK badge: full = Roman and filled, partial = Arabic and outlined. `size` is "", "s" or "l"."""
    known = level is not None and 1 <= level <= len(ROMAN)
    sign = (ROMAN[level - 1] if full else str(level)) if level is not None and known else "–"
    bars = [{"x": 6 * n, "on": level is not None and n < level} for n in range(8)]
    classes = ["o-prk", "o-prk--full" if full else "", f"o-prk--{size}" if size else ""]
    return {
        "level": level,
        "known": known,
        "full": full,
        "size": size,
        "sign": sign,
        "bars": bars,
        "classes": " ".join(filter(None, classes)),
    }


@register.inclusion_tag("components/obtainable.html")
def obtainable(now: bool) -> dict[str, object]:
    """Draws whether a qualification can be obtained now."""
    return {"now": now}


# ---------- forms ----------


@register.inclusion_tag("components/field.html")
def field(
    bound: BoundField, *, gloss: Gloss | str | None = None, size: str = "", rows: int | None = None
) -> dict[str, object]:
    """Draws a field with label, help, error, control and legal basis. `size` "s" | "m" narrows it."""
    return {"field": FieldView(bound, as_gloss(gloss), size, rows)}


@register.inclusion_tag("components/form_fields.html")
def form_fields(form: forms.BaseForm) -> dict[str, object]:
    """Draws all fields of a form in their order."""
    return {"fields": [FieldView(bound, None, "", None) for bound in form]}


@register.inclusion_tag("components/errors.html")
def errors(*sources: Any) -> dict[str, object]:
    """Draws the summary of errors over forms and formsets; it takes focus. Nothing when there are none."""
    # a template may pass what does not exist on a page without a form
    return {"lines": error_lines([source for source in sources if source])}


@register.simple_tag(takes_context=True)
def error_prefix(context: template.Context) -> str:
    """Returns „Błąd: ” for the page title when a form of the page has errors."""
    sources = [context.get("form"), context.get("formset"), *(context.get("forms") or ())]
    return _("Błąd: ") if any(getattr(source, "errors", None) and error_lines([source]) for source in sources) else ""


# ---------- tags with a body ----------


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
    """Draws a table around `<thead>` and `<tbody>`; with `cards` the rows become cards on a phone (write the ARIA roles)."""
    return _body("ledger", content, label=label, cards=cards, extra=extra, caption=caption)


def _body(name: str, content: SafeString, **values: object) -> SafeString:
    return mark_safe(render_to_string(f"components/{name}.html", {"content": content, **values}))  # noqa: S308 rendered by Django


# ---------- lists ----------


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context: template.Context, page: Page[Any], *, name: str = "strona", label: Words = "") -> dict[str, object]:
    """Draws „21–40 z 571” and links to other pages that keep the query. `name` is the query's key of the page."""
    return {"page": page, "links": page_links(page, context["request"].GET, name), "label": label or _("Strony")}


@register.inclusion_tag("components/sort_th.html", takes_context=True)
def sort_th(
    context: template.Context,
    label: Words,
    key: str,
    *,
    default: bool = False,
    numeric: bool = False,
    name: str = "kolejnosc",
) -> dict[str, object]:
    """Draws the head of a column that sorts by link: `?kolejnosc=key`, a second time `-key`."""
    return {"label": label, "numeric": numeric, "sort": sort_link(context["request"].GET, key, name, default=default)}


# ---------- filters: Polish words ----------

register.filter("nbsp", text.nbsp)
register.filter("date_long", text.date_long)
register.filter("date_table", text.date_table)
register.filter("money", text.money)


@register.filter
def numbered(count: int, words: str) -> str:
    """Returns the number with its noun: `{{ 3|numbered:"brak,braki,braków" }}` is „3 braki”."""
    one, few, many = words.split(",")
    return f"{count}\N{NO-BREAK SPACE}{text.plural(count, one, few, many)}"
