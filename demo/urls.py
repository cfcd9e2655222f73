"""Addresses of the demo."""

from django.urls import path

from demo import views

app_name = "demo"
urlpatterns = [
    path("konto/demo/", views.chooser, name="chooser"),
    path("konto/demo/poczta/", views.mailbox, name="mailbox"),
    path("konto/demo/<slug:slug>/", views.choose, name="choose"),
]
