from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured


class CasesConfig(AppConfig):
    name = "cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Refuses to start with a wrong setting of the law's open points; fills the menus."""
        from cases import mail, menus
        from cases.open_points import InvalidSettings, validate

        del mail  # importing it registers its handler
        try:
            validate()
        except InvalidSettings as refusal:
            raise ImproperlyConfigured(str(refusal)) from refusal
        menus.fill()
