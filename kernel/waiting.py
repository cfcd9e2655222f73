"""A page that waits for something being made looks again by itself, some times and no more.

The piece of the page that changes carries `hx-get="?czekam=<look>"` (templates/shell/looking.html); without a script,
or when the looks are used up, the plain link beside it does the same.
"""

from typing import Final

from django.http import HttpRequest

PARAMETER: Final = "czekam"
MOST: Final = 20
"""Looks of one page; three seconds lie between them."""


def next_look(request: HttpRequest) -> int | None:
    """The number that the page's next look carries; None when it has looked often enough."""
    said = request.GET.get(PARAMETER, "0")
    done = int(said) if said.isascii() and said.isdigit() and len(said) <= len(str(MOST)) else MOST
    return done + 1 if done < MOST else None
