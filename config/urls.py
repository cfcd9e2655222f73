"""The addresses of the product. Each room's `urls.py` spells its own paths whole, in Polish."""

from django.conf import settings
from django.urls import include, path

from portal import health

ROOMS = ["portal", "workflows.inclusion", "applications", "register", "documents", "cases", "institutions"]
if settings.DEMO:
    ROOMS.append("demo")

urlpatterns = [
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    *[path("", include(f"{room}.urls")) for room in ROOMS],
]
