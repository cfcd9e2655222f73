from django.apps import AppConfig


class AuthConfig(AppConfig):
    name = "auth"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
