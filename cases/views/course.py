"""The tabs „Przebieg” and „Metryka”: the course of a case in words, and its record for the files."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from cases import queries
from cases.models import Case
from cases.queries import Entry, TermView
from institutions.actor import Actor
from kernel import clock, text
from kernel.components import Gloss, Moment

LATEST = 5
ONLY = {"pisma": "tylko pisma", "terminy": "tylko terminy"}


def moments(entries: Iterable[Entry], terms: Iterable[TermView], *, limit: int | None = None) -> list[Moment]:
    """Planned ends of running terms first, then what happened, the newest first."""
    today = clock.today()
    planned = [_planned(term) for term in terms if term.is_running and term.due is not None and term.due >= today]
    past = [_past(entry) for entry in entries]
    return [*planned, *(past if limit is None else past[:limit])]


def _planned(term: TermView) -> Moment:
    return Moment(f"Koniec: {str(term.view.title)[:1].lower()}{str(term.view.title)[1:]}", at=term.due, planned=True)


def _past(entry: Entry) -> Moment:
    notes = [entry.sentence.note]
    if entry.counts_from_another_day:
        words = "Termin liczy się od dnia" if entry.moves_terms else "Dzień prawny"
        notes.append(f"{words}: {text.date_weekday(entry.legal_day)}.")
    if entry.internal:
        notes.append("Notatka wewnętrzna, wnioskodawca jej nie widzi.")
    return Moment(
        entry.sentence.text,
        at=entry.recorded_at,
        who=entry.who,
        note=" ".join(filter(None, notes)),
        link=entry.sentence.link,
        href=entry.sentence.href,
        document=entry.sentence.document,
        party=entry.by_applicant,
        gloss=Gloss(entry.basis) if entry.basis else None,
    )


def course_tab(case: Case, actor: Actor) -> dict[str, Any]:
    """What `cases/tab_course.html` shows. Any: a template's context."""
    entries = queries.timeline(case, actor)
    terms = queries.clock(case)
    kinds = {
        "": entries,
        "pisma": [entry for entry in entries if entry.sentence.document],
        "terminy": [entry for entry in entries if entry.moves_terms],
    }
    return {
        "lists": [
            {
                "slug": slug,
                "label": ONLY.get(slug, "wszystkie zdarzenia"),
                "count": len(found),
                "moments": moments(found, terms if slug != "pisma" else ()),
            }
            for slug, found in kinds.items()
        ]
    }


def record_tab(case: Case, actor: Actor) -> dict[str, Any]:
    """What `cases/tab_record.html` shows. Any: a template's context."""
    return {
        "entries": queries.metryka(case),
        "xml": reverse("cases:record", kwargs={"pk": case.pk, "form": "xml"}),
        "csv": reverse("cases:record", kwargs={"pk": case.pk, "form": "csv"}),
    }
