"""Terms and events."""

from __future__ import annotations

from collections.abc import Sequence

from kernel.components import ClockView, Moment
from kernel.drawing import register


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
