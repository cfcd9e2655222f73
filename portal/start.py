"""Where the work of each role begins."""

from typing import Final

from auth.enums import Role
from cases.queries import counts
from institutions.actor import Actor
from kernel.context import address

QUEUE: Final = "cases:queue"
TODO: Final = "cases:todo"

BEGINNINGS: tuple[tuple[frozenset[Role], tuple[str, ...]], ...] = (
    (frozenset({Role.AGENT}), ("contact:desk", QUEUE)),
    (frozenset({Role.REVIEWER, Role.HEAD_OF_UNIT}), (QUEUE,)),
    (frozenset({Role.OFFICER, Role.DIRECTOR, Role.MINISTER}), (QUEUE,)),
    (frozenset({Role.REGISTRAR}), (QUEUE,)),
    (frozenset({Role.WRITER, Role.CHECKER, Role.SIGNATORY, Role.READER}), ("applications:mine", QUEUE)),
    (frozenset({Role.REPORTER}), ("reports:mine", QUEUE)),
    (frozenset({Role.COORDINATOR, Role.COMMISSION_MEMBER, Role.COUNCIL_MEMBER}), ("cases:work", QUEUE)),
    (frozenset({Role.EXPERT, Role.CHAIR, Role.CONSULTEE, Role.INSPECTOR}), ("cases:work", QUEUE)),
)
"""The roles and the URL names tried for them in turn; the first row that fits decides."""

OTHERWISE = ("accounts:account",)


def start_address(actor: Actor | None) -> str:
    """Returns the address of the queue, desk or list on which this person begins.

    Who begins with a queue begins with the cases to settle, as long as there are any.
    """
    held: frozenset[Role] = actor.roles if actor is not None else frozenset()
    names = next((names for holders, names in BEGINNINGS if held & holders), ())
    found = next(filter(None, map(address, (*names, *OTHERWISE))), "/")
    if actor is not None and found == address(QUEUE) and counts(actor)[0]:
        return address(TODO) or found
    return found
