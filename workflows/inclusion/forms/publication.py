"""Forms of art. 25: handing the announcement over, where and when it was published, and the correction of that."""

from datetime import date
from typing import Any, ClassVar

from cases.forms import StepForm, TextField, text_field
from kernel import clock
from register import queries as register
from register.service import AnnouncementRef, item_taken
from workflows.inclusion.announcement_parts import digest_of_text
from workflows.inclusion.forms.fields import day_field, not_before, not_in_future, whole_number
from workflows.inclusion.models import Publication
from workflows.inclusion.publication import sendings_of
from workflows.inclusion.publication_text import announced, result_day

FIRST_YEAR = 2016
"""The Act is in force since 15 January 2016."""


class SendAnnouncementForm(StepForm):
    """The day of handing over; the text is the one that the minister signed."""

    template_name_step: ClassVar[str] = "inclusion/publication.html"

    sent_on = day_field("Dzień przekazania do ogłoszenia", "Wpisz dzień przekazania.")
    reference = TextField(
        label="Znak pisma przewodniego",
        required=False,
        max_length=100,
        help_text="Jeżeli je masz, na przykład DP-WL.0210.12.2026.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        self.fields["sent_on"].initial = clock.today()

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        day = cleaned.get("sent_on")
        not_in_future(self, "sent_on", day)
        not_before(self, "sent_on", day, result_day(self.case), "rozpatrzenia wniosku")
        return {**cleaned, "reference": cleaned.get("reference") or ""}

    def context(self) -> dict[str, Any]:  # a template's context
        data = announced(self.case)
        return {"announcement": data, "digest": digest_of_text(data), "sendings": sendings_of(self.case)}


class PublicationForm(StepForm):
    """Year, item and day of Monitor Polski: the day decides since when the qualification is included."""

    template_name_step: ClassVar[str] = "inclusion/publication.html"

    year = whole_number("Rocznik Monitora Polskiego", "Wpisz rocznik.", least=FIRST_YEAR, most=2100)
    item = whole_number("Pozycja", "Wpisz numer pozycji.", least=1, most=99_999)
    published_on = day_field(
        "Dzień ogłoszenia",
        "Wpisz dzień ogłoszenia.",
        help_text="Z tym dniem kwalifikacja jest włączona do ZSK (art. 25 ust. 3).",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = clock.today().year
        self.fields["published_on"].initial = clock.today()

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        day, year, item = cleaned.get("published_on"), cleaned.get("year"), cleaned.get("item")
        not_in_future(self, "published_on", day)
        not_before(self, "published_on", day, result_day(self.case), "rozpatrzenia wniosku")
        if sendings := sendings_of(self.case):
            first = sendings[-1].sent_on
            not_before(self, "published_on", day, first, "przekazania obwieszczenia do ogłoszenia")
        if isinstance(day, date) and year is not None and day.year != year:
            self.add_error("year", f"Dzień ogłoszenia przypada w roku {day.year}. Popraw rocznik albo dzień.")
        if isinstance(day, date) and isinstance(year, int) and isinstance(item, int):
            self._refuse_taken_item(AnnouncementRef(year, item, day))
        return cleaned

    def _refuse_taken_item(self, announcement: AnnouncementRef) -> None:
        """The register refuses it too, even from two officers in the same instant; here it is told with the rest."""
        taken = register.announced_in(announcement.year, announcement.item)
        if taken is not None and taken.case_sign != self.case.sign:
            self.add_error("item", item_taken(announcement))

    def context(self) -> dict[str, Any]:  # a template's context
        data = announced(self.case)
        return {"announcement": data, "digest": digest_of_text(data), "sendings": sendings_of(self.case)}


class CorrectionForm(PublicationForm):
    """The former record stays in the file; the reason stands in the register's version."""

    template_name_step: ClassVar[str] = "cases/step.html"

    reason = text_field("Powód poprawki", limit=2000, rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        self.last = Publication.objects.filter(case_id=self.case.pk).latest("id")
        for name in ("year", "item", "published_on"):
            self.fields[name].initial = getattr(self.last, name)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        same = all(cleaned.get(name) == getattr(self.last, name) for name in ("year", "item", "published_on"))
        if same and not self.errors:
            self.add_error(None, "Te dane są już zapisane. Zmień rocznik, pozycję albo dzień.")
        return cleaned
