"""Where the work of each role begins."""

from collections.abc import Iterable

from auth.enums import Role
from kernel.context import address

BEGINNINGS: tuple[tuple[frozenset[Role], tuple[str, ...]], ...] = (
    (frozenset({Role.AGENT}), ("contact:desk", "cases:queue")),
    (frozenset({Role.REVIEWER, Role.HEAD_OF_UNIT}), ("cases:queue",)),
    (frozenset({Role.OFFICER, Role.DIRECTOR, Role.MINISTER}), ("cases:queue",)),
    (frozenset({Role.REGISTRAR}), ("cases:queue",)),
    (frozenset({Role.WRITER, Role.CHECKER, Role.SIGNATORY, Role.READER}), ("applications:mine", "cases:queue")),
    (frozenset({Role.REPORTER}), ("reports:mine", "cases:queue")),
    (frozenset({Role.COORDINATOR, Role.COMMISSION_MEMBER, Role.COUNCIL_MEMBER}), ("cases:work", "cases:queue")),
    (frozenset({Role.EXPERT, Role.CHAIR, Role.CONSULTEE, Role.INSPECTOR}), ("cases:work", "cases:queue")),
)
"""The roles and the URL names tried for them in turn; the first row that fits decides."""

OTHERWISE = ("accounts:account",)


def start_address(roles: Iterable[Role]) -> str:
    """Returns the address of the queue, desk or list on which somebody with these roles begins."""
    held = frozenset(roles)
    names = next((names for holders, names in BEGINNINGS if held & holders), ())
    return next(filter(None, map(address, (*names, *OTHERWISE))), "/")
