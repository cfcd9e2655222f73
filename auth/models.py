"""People who sign in, and who stands in for whom."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils import timezone
from guardian.mixins import GuardianUserMixin

from kernel.text import sort_key


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, username: str, **fields: object) -> "Person":
        """A person without a password: sign-in is done by the identity provider."""
        person = self.model(username=username, **fields)
        person.set_unusable_password()
        person.save(using=self._db)
        return person

    def create_superuser(self, username: str, password: str, **fields: object) -> "Person":
        person = self.model(username=username, is_staff=True, is_superuser=True, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(GuardianUserMixin, AbstractBaseUser, PermissionsMixin):
    """A human being with an account. Never deleted, only made inactive: tasks point here."""

    username = models.SlugField("identyfikator", max_length=80, unique=True)
    given_name = models.CharField("imię", max_length=100)
    family_name = models.CharField("nazwisko", max_length=100)
    email = models.EmailField("adres e-mail", blank=True)
    is_active = models.BooleanField("konto czynne", default=True)
    is_staff = models.BooleanField("obsługa techniczna", default=False)
    date_joined = models.DateTimeField("konto od", default=timezone.now)
    sort_name = models.CharField(max_length=400, editable=False, db_index=True)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["given_name", "family_name"]

    class Meta:
        verbose_name = "osoba"
        verbose_name_plural = "osoby"
        ordering = ["sort_name", "id"]

    def save(self, *args: object, **kwargs: object) -> None:
        self.sort_name = sort_key(f"{self.family_name} {self.given_name}")[:400]
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # passed through untouched

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    def get_short_name(self) -> str:
        return self.given_name


class Substitution(models.Model):
    """From day to day (inclusive) `substitute` acts for `person`; both are named in events."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="substitutions")
    substitute = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="substituted")
    valid_from = models.DateField("od")
    valid_to = models.DateField("do")

    class Meta:
        verbose_name = "zastępstwo"
        verbose_name_plural = "zastępstwa"
        ordering = ["valid_from", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__gte=models.F("valid_from")),
                name="substitution_days_in_order",
                violation_error_message="Zastępstwo nie może kończyć się przed dniem, w którym się zaczyna.",
            ),
            models.CheckConstraint(
                condition=~models.Q(person=models.F("substitute")),
                name="substitution_by_another",
                violation_error_message="Nikt nie zastępuje samego siebie.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.substitute} za {self.person}"
