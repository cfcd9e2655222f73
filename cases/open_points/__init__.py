"""What the law leaves open, and how the product decides it: one named setting for each such point.

A point is set by the environment variable `OBIEG_LAW_<CODE>`; `validate()` refuses a wrong or unknown
one when the system starts. Read them with `flag`, `number`, `word`, `day` and `rates`.
"""

from cases.open_points.domains import Rate, Value
from cases.open_points.point import Mark, OpenPoint
from cases.open_points.settings import (
    InvalidSettings,
    all_points,
    day,
    flag,
    inclusion_regime,
    legal_calendar,
    number,
    point,
    rates,
    setting,
    validate,
    word,
)

__all__ = [
    "InvalidSettings",
    "Mark",
    "OpenPoint",
    "Rate",
    "Value",
    "all_points",
    "day",
    "flag",
    "inclusion_regime",
    "legal_calendar",
    "number",
    "point",
    "rates",
    "setting",
    "validate",
    "word",
]
