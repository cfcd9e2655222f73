"""People, sign-in, roles and substitution."""

from django.apps import AppConfig


class AuthConfig(AppConfig):
    name = "auth"
    label = "accounts"
    verbose_name = "osoby"
    default_auto_field = "django.db.models.BigAutoField"
