"""Addresses of the public register."""

from django.urls import path

from register import views

app_name = "register"
urlpatterns = [
    path("rejestr/", views.search, name="search"),
    path("rejestr/eksport/", views.export, name="export"),
    path("rejestr/porownanie/", views.comparison, name="comparison"),
    path("rejestr/<slug:code>/", views.entry, name="entry"),
]
