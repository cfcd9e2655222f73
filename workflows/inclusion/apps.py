from django.apps import AppConfig


class InclusionConfig(AppConfig):
    name = "workflows.inclusion"
    label = "inclusion"
    default_auto_field = "django.db.models.BigAutoField"
