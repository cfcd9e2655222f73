"""The door of the engine for reads. Everything that a screen, a letter or a test asks of cases is here."""

from cases.clocks import TermView, clock, due_view
from cases.filters import DueBucket, Filters, View
from cases.inbox import counts, waiting_for_office, work_for
from cases.outward import outward_of, outward_status, stage_of, status_for
from cases.queue import Queue, Row, StageCount, queue, rows_to_export, search
from cases.rights import is_only_informed, is_visible, visible_to, worked_on
from cases.statuses import status_of, tag_of
from cases.timeline import Entry, is_official, is_official_in, metryka, timeline

__all__ = [
    "DueBucket",
    "Entry",
    "Filters",
    "Queue",
    "Row",
    "StageCount",
    "TermView",
    "View",
    "clock",
    "counts",
    "due_view",
    "is_official",
    "is_official_in",
    "is_only_informed",
    "is_visible",
    "metryka",
    "outward_of",
    "outward_status",
    "queue",
    "rows_to_export",
    "search",
    "stage_of",
    "status_for",
    "status_of",
    "tag_of",
    "timeline",
    "visible_to",
    "waiting_for_office",
    "work_for",
    "worked_on",
]
