"""Terms in words: how a list, a case and a letter say one and the same thing about a term.

Each function returns the `ClockView` of one state; `running` finds out itself whether the term is near or over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from kernel import text
from kernel.components import ClockState, ClockView, Gloss, RulerDay, Words

NEAR = 3
"""A term is near when this many working days, or fewer, are left."""

LONGEST_RULER = 31
"""The most days a ruler can show legibly."""

GENITIVE = ("poniedziałku", "wtorku", "środy", "czwartku", "piątku", "soboty", "niedzieli")
ON_DAY = ("w poniedziałek", "we wtorek", "w środę", "w czwartek", "w piątek", "w sobotę", "w niedzielę")

IsFree = Callable[[date], bool]


def weekend(day: date) -> bool:
    """The days off when no calendar is given: Saturdays and Sundays."""
    return day.weekday() >= 5


def until(day: date) -> str:
    """Returns „czwartku, 26 listopada 2026”, to stand after „do”."""
    return f"{GENITIVE[day.weekday()]}, {text.date_long(day)}"


def on(day: date) -> str:
    """Returns „w piątek, 20 listopada 2026”."""
    return f"{ON_DAY[day.weekday()]}, {text.date_long(day)}"


def running(
    title: Words,
    *,
    started: date,
    due: date,
    today: date,
    is_free: IsFree = weekend,
    marks: Sequence[str] = (),
    gloss: Gloss | None = None,
    steps: Sequence[str] = (),
    with_ruler: bool = True,
) -> ClockView:
    """Returns a term that runs, is near its end, or is over. `started`: the day of the event, which does not count.

    Rows of a table have no ruler.
    """
    over = today > due
    state = ClockState.OVER if over else ClockState.SOON if _near(today, due, is_free) else ClockState.RUNNING
    return ClockView(
        title=title,
        state=state,
        sentence=text.remaining(due, today),
        lead="minął" if over else "do",
        date_words=on(due) if over else until(due),
        short_date=text.date_table(due),
        day=due,
        marks=marks,
        gloss=gloss,
        ruler=ruler(started, due, today, is_free) if with_ruler else (),
        steps=steps,
        share=_share(started, due, today),
    )


def stopped(
    title: Words,
    *,
    since: date,
    days_left: int,
    reason: str = "",
    marks: Sequence[str] = (),
    gloss: Gloss | None = None,
    steps: Sequence[str] = (),
) -> ClockView:
    """Returns a term that stands still; `reason` e.g. „zawieszenie, art. 103 KPA”."""
    return ClockView(
        title=title,
        state=ClockState.STOPPED,
        sentence=f"wstrzymany od {since.day} {text.date_long(since).split()[1]}",
        lead=text.plural(days_left, "pozostał", "pozostały", "pozostało"),
        date_words=f"{days_left} {text.plural(days_left, 'dzień', 'dni', 'dni')}",
        tail=f"; {reason}" if reason else "",
        short="wstrzymany",
        short_date=f"od {text.date_table(since)}",
        marks=marks,
        gloss=gloss,
        steps=steps,
    )


def met(
    title: Words,
    *,
    done: date,
    due: date,
    marks: Sequence[str] = (),
    gloss: Gloss | None = None,
    steps: Sequence[str] = (),
) -> ClockView:
    """Returns a term that was kept, or, when `done` is later than `due`, kept too late: then its state is OVER."""
    late = done > due
    days = (done - due).days
    sentence = (
        f"zrobione {days} {text.plural(days, 'dzień', 'dni', 'dni')} po terminie" if late else "zrobione w terminie"
    )
    return ClockView(
        title=title,
        state=ClockState.OVER if late else ClockState.MET,
        sentence=sentence,
        date_words=text.date_long(done),
        tail=f", ostatni dzień: {text.date_long(due)}",
        short="" if late else "dotrzymany",
        short_date=text.date_table(done),
        day=done,
        marks=marks,
        gloss=gloss,
        steps=steps,
    )


def waiting(
    title: Words, *, starts: str, length: str = "", marks: Sequence[str] = (), gloss: Gloss | None = None
) -> ClockView:
    """Returns a term that does not run yet; `starts` e.g. „od doręczenia wezwania”, `length` e.g. „30 dni”."""
    return ClockView(
        title=title,
        state=ClockState.NOT_RUNNING,
        sentence="jeszcze nie biegnie",
        lead="zacznie się",
        date_words=starts,
        tail=f" ({length})" if length else "",
        short="nie biegnie",
        short_date=starts,
        marks=marks,
        gloss=gloss,
    )


def ruler(started: date, due: date, today: date, is_free: IsFree = weekend) -> tuple[RulerDay, ...]:
    """Returns the days of the term, at most the last 31 of them; nothing for a term that is long over."""
    first = max(started + timedelta(days=1), due - timedelta(days=LONGEST_RULER - 1))
    if today > due + timedelta(days=LONGEST_RULER) or first > due:
        return ()
    return tuple(
        RulerDay(day.day, past=day < today, free=is_free(day), now=day == today, due=day == due)
        for day in _days(first, due)
    )


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _near(today: date, due: date, is_free: IsFree) -> bool:
    if (due - today).days > 4 * NEAR:  # even the longest run of days off is shorter
        return False
    return sum(not is_free(day) for day in _days(today + timedelta(days=1), due)) <= NEAR


def _share(started: date, due: date, today: date) -> int:
    """Returns how much of the term has passed, in per cent."""
    length = max((due - started).days, 1)
    return min(100, max(0, round(100 * (today - started).days / length)))
