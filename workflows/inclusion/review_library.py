"""The library of ready remarks: found by rule and words, kept from a remark, changed by the head of unit."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import Q

from auth.enums import Role
from institutions.actor import Actor
from kernel import clock
from kernel.refusals import NotYourStep
from kernel.text import fold
from workflows.inclusion.library_texts import TEXTS
from workflows.inclusion.models import LibraryRemark, Remark


def texts(rule: str, query: str = "") -> list[LibraryRemark]:
    """Texts in use, those of the rule first; every word of the query must occur."""
    rows = LibraryRemark.objects.filter(retired_at=None)
    if rule and not query:
        rows = rows.filter(rule=rule)
    words = fold(query).split()
    found = [one for one in rows if all(word in fold(f"{one.title} {one.text} {one.basis}") for word in words)]
    return sorted(found, key=lambda one: (one.rule != rule, one.rule, one.title))


def by_id(words: str) -> LibraryRemark | None:
    """The text of this number, None for anything else."""
    return (
        LibraryRemark.objects.filter(Q(pk=words), retired_at=None).first()
        if words.isdecimal() and len(words) < 10
        else None
    )


def keep(remark: Remark, actor: Actor) -> LibraryRemark:
    """Puts the words of a remark into the library, named by their beginning. The same words are kept once."""
    try:
        with transaction.atomic():
            return _kept(remark, actor)
    except IntegrityError:  # a second click at the same moment took the name
        return _kept(remark, actor)


def _kept(remark: Remark, actor: Actor) -> LibraryRemark:
    same = LibraryRemark.objects.filter(rule=remark.rule, text=remark.text, retired_at=None).first()
    return same or LibraryRemark.objects.create(
        rule=remark.rule,
        title=_free_title(remark),
        text=remark.text,
        basis=remark.basis,
        author_id=actor.person_id,
        changed_at=clock.now(),
    )


def _free_title(remark: Remark) -> str:
    """The first words, with a number where another text is called the same."""
    first = remark.text.splitlines()[0]
    title = first if len(first) <= 80 else f"{first[:80].rsplit(' ', 1)[0]}…"
    taken = set(LibraryRemark.objects.filter(rule=remark.rule, retired_at=None).values_list("title", flat=True))
    names = [title, *(f"{title} ({number})" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


def retire(text: LibraryRemark, actor: Actor) -> None:
    """Takes a text out of use; remarks made of it stay. Raises NotYourStep for anybody but the head of unit."""
    require_keeper(actor)
    text.retired_at = clock.now()
    text.save(update_fields=["retired_at"])


def save(text: LibraryRemark, actor: Actor) -> LibraryRemark:
    """Keeps a new or a changed text. Raises NotYourStep for anybody but the head of unit."""
    require_keeper(actor)
    text.author_id, text.changed_at = actor.person_id, clock.now()
    text.save()
    return text


def require_keeper(actor: Actor) -> None:
    if not (actor.is_operator and actor.has(Role.HEAD_OF_UNIT)):
        raise NotYourStep("Bibliotekę uwag zmienia kierownik komórki.")


def load_standard() -> int:
    """Fills an empty library. Returns how many texts were added."""
    with transaction.atomic():
        if LibraryRemark.objects.exists():
            return 0
        rows: Sequence[LibraryRemark] = [
            LibraryRemark(rule=one.rule, title=one.title, text=one.text, basis=one.basis) for one in TEXTS
        ]
        return len(LibraryRemark.objects.bulk_create(rows))
