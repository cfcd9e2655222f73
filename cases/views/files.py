"""Files of a case: a term for a calendar (RFC 5545), the metryka as XML and CSV."""

import csv
from datetime import UTC, date, timedelta
from io import StringIO
from xml.etree import ElementTree as ET

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from cases import queries
from cases.models import Case
from cases.queries import Entry, TermView
from cases.views.opening import acting, opened
from cases.views.queue_file import safe
from institutions.access import rule
from kernel import clock

NAMESPACE = "urn:zrk-obieg:metryka:1"
LINE_OCTETS = 73
"""RFC 5545 folds lines after 75 octets; two are left for the fold and a cut letter."""


@rule("signed_in", basis="sprawa widoczna dla osoby")
def ical(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """The last day of a running term as an all-day event."""
    case = opened(request, pk)
    term = next((term for term in queries.clock(case) if term.code == code and term.is_running), None)
    if term is None or term.due is None:
        raise Http404
    address = request.build_absolute_uri(reverse("cases:case", kwargs={"pk": pk}))
    answer = HttpResponse(calendar(case, term, term.due, address), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="termin-{case.pk}-{code.lower()}.ics"'
    return answer


def calendar(case: Case, term: TermView, due: date, address: str) -> str:
    """Returns the iCalendar text."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//ZRK Obieg//Terminy//PL",
        "BEGIN:VEVENT",
        f"UID:{case.pk}-{term.code}-{term.round}@zrk-obieg",
        f"DTSTAMP:{clock.now().astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{due:%Y%m%d}",
        f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(f'{term.view.title} – {case}')}",
        f"DESCRIPTION:{_escaped(case.title)}",
        f"URL:{address}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _escaped(words: str) -> str:
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line cut so that no piece is longer than RFC 5545 allows, and no letter is cut in two."""
    pieces, piece = [], ""
    for letter in line:
        if len((piece + letter).encode()) > LINE_OCTETS:
            pieces.append(piece)
            piece = ""
        piece += letter
    return "\r\n ".join([*pieces, piece])


@rule("signed_in", basis="art. 66a KPA odpowiednio; metrykę widzą urzędy, które prowadzą sprawę")
def record(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The metryka as a file: every event of the case, for officials."""
    case = opened(request, pk)
    if not queries.is_official_in(case, acting(request)) or case.is_draft or form not in {"xml", "csv"}:
        raise Http404
    entries = queries.metryka(case)
    content, kind = (as_xml(case, entries), "application/xml") if form == "xml" else (as_csv(entries), "text/csv")
    answer = HttpResponse(content, content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="metryka-{case.sign}.{form}"'
    return answer


def as_xml(case: Case, entries: list[Entry]) -> str:
    """Returns the metryka as XML: mark and title of the case, then for each event who did what and when."""
    root = ET.Element("metryka", {"xmlns": NAMESPACE, "znak": case.sign or "", "tytul": case.title})
    for entry in entries:
        node = ET.SubElement(root, "czynnosc", {"nr": str(entry.seq), "kod": entry.verb})
        for name, value in _cells(entry).items():
            ET.SubElement(node, name).text = value
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def as_csv(entries: list[Entry]) -> str:
    """Returns the metryka as CSV (semicolons), one event a line."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["nr", "kod", *CELL_NAMES])
    writer.writerows([str(entry.seq), entry.verb, *map(safe, _cells(entry).values())] for entry in entries)
    return "\ufeff" + out.getvalue()


CELL_NAMES = ("zapisano", "dzienPrawny", "osoba", "czynnosc", "podstawa", "dokument", "skrot")


def _cells(entry: Entry) -> dict[str, str]:
    values = (
        clock.local(entry.recorded_at).isoformat(timespec="seconds"),
        entry.legal_day.isoformat(),
        entry.who,
        entry.sentence.text,
        entry.basis,
        entry.sentence.link,
        entry.digest,
    )
    return dict(zip(CELL_NAMES, values, strict=True))
