"""Ways through a long list."""

from __future__ import annotations

from typing import Any  # what a page holds is of no concern here

from django import template
from django.core.paginator import Page
from django.utils.translation import gettext as _

from kernel.components import Words
from kernel.drawing import register
from kernel.pages import page_links, sort_link


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
