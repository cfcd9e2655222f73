"""Why an entry is in the results when neither its name nor its summary shows a typed word: the place that has it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from register.highlighting import highlighted
from register.models import Qualification, QualificationVersion
from register.search_words import Word, words_in
from register.vocabularies import isced, pkd

__all__ = ["Reason", "reasons"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Where the word stands, and the words around it with the found ones marked."""

    place: str
    text: SafeString


def reasons(entries: Sequence[Qualification], asked: Sequence[Word]) -> dict[int, Reason]:
    """By the entry's id; only for entries that do not show by themselves why they were found. One query at most."""
    found: dict[int, Reason] = {}
    inside: dict[int, list[Word]] = {}
    for entry in entries:
        hidden = _hidden(asked, (entry.name, entry.summary, entry.applicant_name))
        if not hidden:
            continue
        field = _first(_fields(entry), hidden)
        if field:
            found[entry.pk] = Reason(_("Dziedzina lub działalność:"), highlighted(field, asked))
        else:
            inside[entry.pk] = hidden
    for pk, text in _outcomes(inside):
        found[pk] = Reason(_("W efektach uczenia się:"), highlighted(text, asked))
    return found


def _hidden(asked: Iterable[Word], texts: Iterable[str]) -> list[Word]:
    """Typed words that none of these texts shows."""
    shown = [word for text in texts for word in words_in(text)]
    return [one for one in asked if not any(word.is_kin_of(one) for word in shown)]


def _fields(entry: Qualification) -> list[str]:
    return [str(known) for known in (isced(entry.isced_code), pkd(entry.pkd_code)) if known]


def _outcomes(inside: dict[int, list[Word]]) -> Iterable[tuple[int, str]]:
    """For each of these entries the first title or outcome that has one of its words."""
    if not inside:
        return
    rows = QualificationVersion.objects.filter(qualification__in=inside, valid_until__isnull=True)
    for pk, sets in rows.order_by("qualification_id").values_list(
        "qualification_id", "snapshot__learning_outcomes__sets"
    ):
        text = _first(_texts(sets or []), inside[pk])
        if text:
            yield pk, text


def _texts(sets: Iterable[dict[str, Any]]) -> Iterable[str]:  # Any: as JSON has it
    for one in sets:
        yield str(one["title"])
        for outcome in one["outcomes"]:
            yield str(outcome["text"])


def _first(texts: Iterable[str], wanted: Sequence[Word]) -> str:
    known = (text for text in texts if any(word.is_kin_of(one) for word in words_in(text) for one in wanted))
    return next(iter(known), "")
