"""What is known: facts, sums, levels."""

from __future__ import annotations

from collections.abc import Sequence

from kernel import text
from kernel.components import CalcLine, Fact
from kernel.drawing import register

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


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


@register.filter
def numbered(count: int, forms: str) -> str:
    """Returns the number with the noun that agrees: `{{ 3|numbered:"brak,braki,braków" }}` is „3 braki”."""
    one, few, many = forms.split(",")
    return f"{count}\N{NO-BREAK SPACE}{text.plural(count, one, few, many)}"
