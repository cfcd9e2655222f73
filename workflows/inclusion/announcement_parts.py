"""The announcement as text: title, introduction and the ten points of art. 25 ust. 2, for screen and hand-over.

The print (`documents/inclusion/announcement.html`) says the same; a test compares them.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from documents.letters import OutcomesText
from kernel.text import date_long
from workflows.inclusion.announcement import Announcement, Condition

NOT_SET = "Nie określono."


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a point; `lead` stands before it in bold."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One of the ten elements; the outcomes of point 3 are drawn as tables."""

    number: int
    title: str
    paragraphs: tuple[Paragraph, ...] = ()
    outcomes: OutcomesText | None = None


def title_of(data: Announcement) -> str:
    return (
        f"w sprawie włączenia kwalifikacji {data.kind_word} „{data.qualification}” "
        "do Zintegrowanego Systemu Kwalifikacji"
    )


def introduction_of(data: Announcement) -> str:
    return (
        f"Na podstawie art. 25 ust. 1 i 2 {data.act} ogłasza się, w załączniku do obwieszczenia, informacje "
        f"o włączeniu kwalifikacji {data.kind_word} „{data.qualification}” do Zintegrowanego Systemu Kwalifikacji."
    )


def points_of(data: Announcement) -> list[Point]:
    """The ten elements in the order of the Act, complete or not."""
    return [
        Point(1, "Nazwa kwalifikacji", _plain(data.qualification)),
        _level(data),
        Point(3, "Efekty uczenia się wymagane dla kwalifikacji", (), data.outcomes),
        _validation(data),
        Point(
            5,
            "Warunki, jakie musi spełniać osoba przystępująca do walidacji",
            _condition(data.entry_conditions, "Brak warunków."),
        ),
        Point(
            6,
            "Inne, poza pozytywnym wynikiem walidacji, warunki uzyskania kwalifikacji",
            _condition(data.award_conditions, "Brak innych warunków."),
        ),
        Point(7, f"Okres ważności certyfikatu kwalifikacji {data.kind_word}", _validity(data)),
        Point(
            8,
            "Dodatkowe wymagania dotyczące zakresu lub częstotliwości ewaluacji i sprawozdań",
            _quality(data) or (Paragraph(NOT_SET),),
        ),
        Point(
            9,
            "Dodatkowe warunki dla podmiotów ubiegających się o uprawnienie do certyfikowania",
            _plain(data.institution_conditions) or (Paragraph(NOT_SET),),
        ),
        Point(10, "Termin przeglądu kwalifikacji", _review(data)),
    ]


def _plain(text: str) -> tuple[Paragraph, ...]:
    return (Paragraph(text),) if text.strip() else ()


def _level(data: Announcement) -> Point:
    title = "Poziom Polskiej Ramy Kwalifikacji przypisany do kwalifikacji"
    if data.sqf:
        title = f"{title} i odniesienie do poziomu Sektorowej Ramy Kwalifikacji"
    level = _plain(f"{data.level} poziom Polskiej Ramy Kwalifikacji") if data.level else ()
    return Point(2, title, (*level, *(Paragraph(f"{one.framework}: poziom {one.level}") for one in data.sqf)))


def _validation(data: Announcement) -> Point:
    parts = (
        ("Metody przeprowadzania walidacji", data.validation.methods),
        ("Osoby przeprowadzające walidację", data.validation.staff),
        ("Warunki organizacyjne i materialne", data.validation.conditions),
    )
    return Point(
        4,
        "Ramowe wymagania dotyczące metod przeprowadzania walidacji, osób przeprowadzających walidację oraz warunków "
        "organizacyjnych i materialnych niezbędnych do prawidłowego przeprowadzania walidacji",
        tuple(Paragraph(text, lead) for lead, text in parts if text.strip()),
    )


def _condition(condition: Condition, none: str) -> tuple[Paragraph, ...]:
    return (Paragraph(none),) if condition.none else _plain(condition.text)


def _validity(data: Announcement) -> tuple[Paragraph, ...]:
    if data.validity.indefinite:
        return (Paragraph("Certyfikat jest ważny bezterminowo."),)
    period = _plain(f"Okres ważności: {data.validity.period}") if data.validity.period else ()
    renewal = (Paragraph(data.validity.renewal, "Warunki przedłużenia ważności"),) if data.validity.renewal else ()
    return (*period, *renewal)


def _quality(data: Announcement) -> tuple[Paragraph, ...]:
    parts = (
        ("Ewaluacja wewnętrzna", data.quality.internal_evaluation),
        ("Raporty z zewnętrznego zapewniania jakości", data.quality.external_reports),
        ("Sprawozdania z działalności", data.quality.activity_reports),
    )
    return tuple(Paragraph(text, lead) for lead, text in parts if text.strip())


def _review(data: Announcement) -> tuple[Paragraph, ...]:
    if data.review_on is None:
        return ()
    return (Paragraph(f"Przegląd kwalifikacji nastąpi nie później niż {date_long(data.review_on)} r."),)


# --- as plain text ------------------------------------------------------------------------------


def plain_text(data: Announcement) -> str:
    """The whole announcement as text to hand over for publication: no markup, one paragraph a line."""
    return "\n".join(_lines(data)).replace("\u00a0", " ").rstrip() + "\n"


def digest_of_text(data: Announcement) -> str:
    """SHA-256 of the handed-over text, UTF-8."""
    return hashlib.sha256(plain_text(data).encode()).hexdigest()


def _lines(data: Announcement) -> Iterator[str]:
    yield f"OBWIESZCZENIE {data.minister_genitive.upper()}"
    yield f"z dnia {date_long(data.announced_on)} r."
    yield title_of(data)
    if data.division_note:
        yield f"[przypis: {data.division_note}]"
    yield ""
    yield introduction_of(data)
    if data.signature is not None:
        deputises = f"{data.signature.deputises} " if data.signature.deputises else ""
        yield ""
        yield f"{data.signature.post}: {deputises}{data.signature.name}"
    yield ""
    yield f"Załącznik do obwieszczenia {data.minister_genitive} z dnia {date_long(data.announced_on)} r."
    yield ""
    yield (
        f"INFORMACJE O WŁĄCZENIU KWALIFIKACJI {data.kind_word.upper()} „{data.qualification}” "
        "DO ZINTEGROWANEGO SYSTEMU KWALIFIKACJI"
    )
    for point in points_of(data):
        yield ""
        yield f"{point.number}. {point.title}"
        yield from _point_lines(point)


def _point_lines(point: Point) -> Iterator[str]:
    for one in point.paragraphs:
        if one.lead:
            yield one.lead
        yield one.text
    if point.outcomes is None:
        return
    yield "Syntetyczna charakterystyka efektów uczenia się"
    yield point.outcomes.synthesis
    for s, one_set in enumerate(point.outcomes.sets, 1):
        yield f"Zestaw {s}. {one_set.title}"
        for o, outcome in enumerate(one_set.outcomes, 1):
            yield f"{s}.{o}. {outcome.text}"
            yield from (f"{_letter(at)}) {text}" for at, text in enumerate(outcome.criteria))


def _letter(place: int) -> str:
    """„a”, „b”, … „z”, then numbers: as the print letters the criteria of an outcome."""
    return chr(ord("a") + place) if place < 26 else str(place + 1)
