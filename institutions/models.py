"""Organisations, their people, and which minister is competent for what, by date."""

from datetime import date
from typing import Self, TypeVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import Func, Q

from auth.enums import PERSONAL_ROLES, Role
from auth.models import Person
from institutions.enums import OrganisationKind, StatutoryBasis
from kernel.text import fold, sort_key


class DayRange(Func):
    """The days from `valid_from` to `valid_to`, both included; open when `valid_to` is null."""

    function = "DATERANGE"
    output_field = DateRangeField()


DAYS = DayRange("valid_from", "valid_to", RangeBoundary(inclusive_lower=True, inclusive_upper=True))


Row_co = TypeVar("Row_co", bound="DatedRow", covariant=True)


class ByDayQuerySet(models.QuerySet[Row_co]):
    def on(self, day: date) -> Self:
        """Rows in force on this day."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


class DatedRow(models.Model):
    """A row in force from day to day, both included; without an end it still holds."""

    valid_from = models.DateField("od")
    valid_to = models.DateField("do", null=True, blank=True)

    objects = ByDayQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=models.F("valid_from")),
                name="%(app_label)s_%(class)s_days_in_order",
                violation_error_message="Ostatni dzień nie może być wcześniejszy niż pierwszy.",
            ),
        ]


class Sector(models.Model):
    """A sector of the economy for which a sectoral council or a sectoral framework exists."""

    code = models.SlugField("kod", unique=True)
    name = models.CharField("nazwa", max_length=200)
    framework = models.CharField(
        "Sektorowa Rama Kwalifikacji włączona do ZSK",
        max_length=100,
        blank=True,
        help_text="Skrót ramy; puste, gdy żadna nie została włączona (art. 11).",
    )

    class Meta:
        verbose_name = "sektor"
        verbose_name_plural = "sektory"
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Division(models.Model):
    """Dział administracji rządowej (ustawa o działach administracji rządowej)."""

    code = models.SlugField("kod", unique=True)
    name = models.CharField("nazwa", max_length=200)

    class Meta:
        verbose_name = "dział administracji rządowej"
        verbose_name_plural = "działy administracji rządowej"
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """Anyone with whom the system corresponds: office, applicant, council; also one natural person."""

    kind = models.CharField("rodzaj", max_length=30, choices=OrganisationKind.choices)
    slug = models.SlugField("identyfikator", max_length=80, unique=True)
    name = models.CharField("nazwa", max_length=300)
    short_name = models.CharField("nazwa skrócona", max_length=100, blank=True)
    genitive = models.CharField(
        "nazwa organu w dopełniaczu",
        max_length=300,
        blank=True,
        help_text="Do nagłówków pism i obwieszczeń, na przykład „Ministra Klimatu i Środowiska”.",
    )
    street = models.CharField("ulica i numer", max_length=200, blank=True)
    postal_code = models.CharField("kod pocztowy", max_length=6, blank=True)
    seat = models.CharField("siedziba (miejscowość)", max_length=100, blank=True)
    correspondence_address = models.CharField("adres do doręczeń", max_length=300, blank=True)
    nip = models.CharField("NIP", max_length=10, blank=True)
    pesel = models.CharField("PESEL", max_length=11, blank=True)
    regon = models.CharField("REGON", max_length=14, blank=True)
    krs = models.CharField("KRS", max_length=10, blank=True)
    email = models.EmailField("adres e-mail", blank=True)
    e_delivery = models.CharField("adres do e-Doręczeń", max_length=40, blank=True)
    runs_business = models.BooleanField("prowadzi działalność gospodarczą", default=False)
    nationwide = models.BooleanField("zasięg ogólnopolski", default=False)
    statutory_basis = models.CharField("działa na podstawie", max_length=20, choices=StatutoryBasis.choices, blank=True)
    runs_bcu = models.BooleanField("prowadzi BCU albo ma porozumienie o BCU", default=False)
    sectors = models.ManyToManyField(Sector, blank=True, related_name="organisations")
    folded_name = models.CharField(max_length=400, editable=False, db_index=True)
    sort_name = models.CharField(max_length=600, editable=False, db_index=True)

    class Meta:
        verbose_name = "organizacja"
        verbose_name_plural = "organizacje"
        ordering = ["sort_name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(nip="") | Q(nip__regex=r"^\d{10}$"),
                name="organisation_nip_ten_digits",
                violation_error_message="NIP ma 10 cyfr.",
            ),
            models.CheckConstraint(
                condition=Q(krs="") | Q(krs__regex=r"^\d{10}$"),
                name="organisation_krs_ten_digits",
                violation_error_message="Numer KRS ma 10 cyfr.",
            ),
            models.CheckConstraint(
                condition=Q(pesel="") | Q(pesel__regex=r"^\d{11}$"),
                name="organisation_pesel_eleven_digits",
                violation_error_message="PESEL ma 11 cyfr.",
            ),
            models.CheckConstraint(
                condition=Q(pesel="") | Q(kind=OrganisationKind.PERSON),
                name="organisation_pesel_of_a_person",
                violation_error_message="PESEL ma tylko osoba fizyczna.",
            ),
        ]

    def save(self, *args: object, **kwargs: object) -> None:
        self.folded_name = fold(self.name)[:400]
        self.sort_name = sort_key(self.name)[:600]
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # passed through untouched

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """Street, code and town in one line."""
        return ", ".join(part for part in (self.street, f"{self.postal_code} {self.seat}".strip()) if part)

    @property
    def is_person(self) -> bool:
        return self.kind == OrganisationKind.PERSON


class Membership(DatedRow):
    """One role of one person: in an organisation, or a personal one (expert) without it."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships", null=True, blank=True
    )
    role = models.CharField("rola", max_length=20, choices=Role.choices)
    unit = models.CharField("komórka", max_length=200, blank=True)

    class Meta(DatedRow.Meta):
        verbose_name = "rola osoby"
        verbose_name_plural = "role osób"
        ordering = ["id"]
        constraints = [
            *DatedRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(organisation__isnull=True, role__in=sorted(PERSONAL_ROLES))
                | Q(organisation__isnull=False) & ~Q(role__in=sorted(PERSONAL_ROLES)),
                name="membership_personal_roles_alone",
                violation_error_message="Role osobiste nie należą do organizacji, pozostałe do niej należą.",
            ),
            ExclusionConstraint(
                name="membership_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("organisation", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (DAYS, RangeOperators.OVERLAPS),
                ],
                violation_error_message="Ta osoba ma już tę rolę w tym czasie.",
            ),
            ExclusionConstraint(
                name="personal_role_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (DAYS, RangeOperators.OVERLAPS),
                ],
                condition=Q(organisation__isnull=True),
                violation_error_message="Ta osoba ma już tę rolę w tym czasie.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}"


class MinistryDivision(DatedRow):
    """Which ministry serves the minister competent for a division, by day."""

    ministry = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="divisions")
    division = models.ForeignKey(Division, on_delete=models.PROTECT, related_name="ministries")
    basis = models.CharField("podstawa", max_length=300)

    class Meta(DatedRow.Meta):
        verbose_name = "właściwość ministra"
        verbose_name_plural = "właściwość ministrów"
        ordering = ["division__name", "valid_from", "id"]
        constraints = [
            *DatedRow.Meta.constraints,
            ExclusionConstraint(
                name="one_ministry_for_a_division",
                expressions=[("division", RangeOperators.EQUAL), (DAYS, RangeOperators.OVERLAPS)],
                violation_error_message="W tym czasie działem kieruje już inny minister.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.division}: {self.ministry}"


class MinistryHead(DatedRow):
    """Who is the minister, by day, with the title used in letters."""

    ministry = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="heads")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="headed")
    title = models.CharField("stanowisko w pismach", max_length=200)

    class Meta(DatedRow.Meta):
        verbose_name = "kierujący ministerstwem"
        verbose_name_plural = "kierujący ministerstwami"
        ordering = ["ministry__sort_name", "valid_from", "id"]
        constraints = [
            *DatedRow.Meta.constraints,
            ExclusionConstraint(
                name="one_head_of_a_ministry",
                expressions=[("ministry", RangeOperators.EQUAL), (DAYS, RangeOperators.OVERLAPS)],
                violation_error_message="W tym czasie ministerstwem kieruje już inna osoba.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.person}"


class Delegation(DatedRow):
    """A body authorised by regulation to consider applications for a minister (art. 36 ust. 1)."""

    ministry = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="delegations")
    delegate = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="delegated")
    division = models.ForeignKey(Division, on_delete=models.PROTECT, related_name="delegations")
    basis = models.CharField("rozporządzenie", max_length=300)

    class Meta(DatedRow.Meta):
        verbose_name = "upoważnienie organu"
        verbose_name_plural = "upoważnienia organów"
        ordering = ["ministry__sort_name", "valid_from", "id"]

    def __str__(self) -> str:
        return f"{self.delegate} za {self.ministry}"


class ExpertEntry(DatedRow):
    """The roster of experts: what somebody knows, kept by the ministries. It proposes; art. 21 ust. 2 decides."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="expert_entries")
    sectors = models.ManyToManyField(Sector, verbose_name="sektory", blank=True, related_name="experts")
    divisions = models.ManyToManyField(
        Division, verbose_name="działy administracji", blank=True, related_name="experts"
    )
    standards = models.BooleanField("zna standardy opisu, zasady włączania i PRK (art. 21 ust. 2 pkt 2)", default=False)
    note = models.TextField("doświadczenie", blank=True)

    class Meta(DatedRow.Meta):
        verbose_name = "wpis w wykazie ekspertów"
        verbose_name_plural = "wykaz ekspertów"
        ordering = ["person__sort_name", "id"]
        constraints = [
            *DatedRow.Meta.constraints,
            ExclusionConstraint(
                name="expert_entry_once_at_a_time",
                expressions=[("person", RangeOperators.EQUAL), (DAYS, RangeOperators.OVERLAPS)],
                violation_error_message="Ta osoba ma już wpis w wykazie w tym czasie.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: wykaz ekspertów"
