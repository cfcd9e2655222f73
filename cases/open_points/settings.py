"""Reading the settings: the default of a point, or what the environment says instead."""

import os
from collections.abc import Mapping
from datetime import date
from typing import Final

from cases.holidays import POLAND, HolidayCalendar
from cases.open_points.domains import Rate, Value
from cases.open_points.on_milestones import MILESTONE_POINTS
from cases.open_points.on_procedure import PROCEDURE_POINTS
from cases.open_points.on_publication import PUBLICATION_POINTS
from cases.open_points.on_time import TIME_POINTS
from cases.open_points.point import OpenPoint
from cases.term_steps import Regime

_PREFIX: Final = "OBIEG_LAW_"
_POINTS: Final[Mapping[str, OpenPoint]] = {
    point.code: point for point in (*TIME_POINTS, *MILESTONE_POINTS, *PROCEDURE_POINTS, *PUBLICATION_POINTS)
}
_POLAND_WITH_SATURDAYS: Final = HolidayCalendar(saturday_is_working=True)


class InvalidSettings(ValueError):
    """The environment sets a point wrongly; the message names every such variable."""


def all_points() -> tuple[OpenPoint, ...]:
    """Returns every open point, in the order in which a case meets them."""
    return tuple(_POINTS.values())


def point(code: str) -> OpenPoint:
    """Returns the point. Raises KeyError for an unknown code."""
    return _POINTS[code]


def setting(code: str) -> Value:
    """Returns the value in force: of the variable `OBIEG_LAW_<CODE>` where it is set, else the default.

    Raises KeyError for an unknown code, InvalidSettings for a value that the point does not allow.
    """
    return _value(point(code), os.environ)


def flag(code: str) -> bool:
    """Returns a yes-or-no setting."""
    value = setting(code)
    assert isinstance(value, bool), code
    return value


def number(code: str) -> int:
    """Returns a setting that is a number, of days or rounds."""
    value = setting(code)
    assert isinstance(value, int), code
    return value


def word(code: str) -> str:
    """Returns a setting that is a name of a choice or a text."""
    value = setting(code)
    assert isinstance(value, str), code
    return value


def day(code: str) -> date:
    """Returns a setting that is a calendar day."""
    value = setting(code)
    assert isinstance(value, date), code
    return value


def rates(code: str) -> tuple[Rate, ...]:
    """Returns a setting that is a table of amounts by effective date, the oldest first."""
    value = setting(code)
    assert isinstance(value, tuple), code
    return value


def legal_calendar() -> HolidayCalendar:
    """Returns the calendar that terms are computed by, with Saturdays as `WD_SATURDAY_IS_WORKING` says."""
    return _POLAND_WITH_SATURDAYS if flag("WD_SATURDAY_IS_WORKING") else POLAND


def inclusion_regime() -> Regime:
    """Returns by what right art. 57 KPA is cited in inclusion cases: `INCLUSION_TIME_RULES`."""
    return Regime.KPA if word("INCLUSION_TIME_RULES") == "KPA57" else Regime.ANALOGY


def validate(environment: Mapping[str, str] | None = None) -> None:
    """Refuses unknown and wrong settings when the system starts. Raises InvalidSettings with all of them."""
    given = os.environ if environment is None else environment
    errors: list[str] = []
    for variable in sorted(name for name in given if name.startswith(_PREFIX)):
        found = _POINTS.get(variable.removeprefix(_PREFIX))
        if found is None:
            errors.append(f"{variable}: nie ma takiego ustawienia.")
            continue
        try:
            _value(found, given)
        except InvalidSettings as refusal:
            errors.append(str(refusal))
    if errors:
        raise InvalidSettings("\n".join(errors))


def _value(found: OpenPoint, environment: Mapping[str, str]) -> Value:
    written = environment.get(found.variable)
    if written is None:
        return found.default
    try:
        return found.domain.read(written)
    except ValueError as reason:
        raise InvalidSettings(f"{found.variable}: {reason}.") from reason
