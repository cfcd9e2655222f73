"""Addresses of the home page, the start page, the declaration, the language switch and the style guide."""

from django.urls import path

from portal import views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("start/", views.start, name="start"),
    path("dostepnosc/", views.accessibility, name="accessibility"),
    path("jezyk/", views.language, name="language"),
    path("wzory/", views.styleguide, name="styleguide"),
]
