"""Filters that print Polish: `{% load polish %}`."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeData, mark_safe

from kernel import clock, text

register = template.Library()

_TAG = re.compile(r"(<[^>]*>)")


@register.filter(needs_autoescape=True)
def nbsp(value: object, autoescape: bool = True) -> str:
    """Puts hard spaces into a text; in safe HTML only between the tags, never inside one."""
    if isinstance(value, SafeData):
        pieces = _TAG.split(str(value))
        bound = "".join(piece if piece.startswith("<") else text.nbsp(piece) for piece in pieces)
        return mark_safe(bound)  # noqa: S308 (the input was safe, only spaces outside tags were changed)
    bound = text.nbsp(str(value))
    return conditional_escape(bound) if autoescape else bound


@register.filter
def date_long(value: date | None) -> str:
    """`{{ day|date_long }}` prints „26 listopada 2026”; nothing for nothing."""
    return _of_day(value, text.date_long)


@register.filter
def date_table(value: date | None) -> str:
    """`{{ day|date_table }}` prints „czw. 26.11.2026”."""
    return _of_day(value, text.date_table)


@register.filter
def date_figures(value: date | None) -> str:
    """`{{ day|date_figures }}` prints „2.12.2026”."""
    return _of_day(value, text.date_figures)


@register.filter
def time_of_day(value: datetime | time | None) -> str:
    """`{{ moment|time_of_day }}` prints the hour in Warsaw: „14:32”."""
    if value is None or value == "":
        return ""
    return text.time_of_day(clock.local(value) if isinstance(value, datetime) else value)


@register.filter
def money(value: Decimal | int | str | None) -> str:
    """`{{ amount|money }}` prints „1 234,56 zł”."""
    return "" if value is None or value == "" else text.money(Decimal(value))


@register.filter
def plural(value: int, forms: str) -> str:
    """`{{ n }} {{ n|plural:"dzień,dni,dni" }}` prints the noun that agrees with the number."""
    one, few, many = forms.split(",")
    return text.plural(int(value), one, few, many)


@register.filter
def remaining(value: date | None) -> str:
    """`{{ due|remaining }}` prints „zostały 3 dni”, „dziś”, „3 dni po terminie”."""
    return _of_day(value, lambda day: text.remaining(day, clock.today()))


def _of_day(value: date | None, printed: Callable[[date], str]) -> str:
    if value is None or value == "":  # an unknown template variable is an empty string
        return ""
    return printed(clock.day_of(value) if isinstance(value, datetime) else value)
