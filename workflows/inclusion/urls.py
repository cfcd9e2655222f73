"""Addresses of the inclusion procedure that do not belong to a case page."""

from django.urls import path

from workflows.inclusion.views import call, public, second_round

app_name = "inclusion"
urlpatterns = [
    path("sprawy/<int:pk>/wezwanie/projekt.pdf", call.preview, name="call_preview"),
    path("sprawy/<int:pk>/uwagi/<int:remark>/nadal/", second_round.carry_remark, name="carry"),
    path("postepowania/", public.public_list, name="public_list"),
    path("postepowania/<str:sign>/", public.public_case, name="public_case"),
]
