"""Addresses of the inclusion procedure that do not belong to a case page."""

from django.urls import path

from workflows.inclusion.views import public

app_name = "inclusion"
urlpatterns = [
    path("postepowania/", public.public_list, name="public_list"),
    path("postepowania/<str:sign>/", public.public_case, name="public_case"),
]
