"""Addresses of the account. The namespace is that of people: `accounts:sign_in`, `accounts:account`, …"""

from django.urls import path

from institutions import views

app_name = "accounts"
urlpatterns = [
    path("konto/", views.account, name="account"),
    path("konto/zaloguj/", views.sign_in, name="sign_in"),
    path("konto/wyloguj/", views.sign_out, name="sign_out"),
    path("konto/organizacja/", views.organisation, name="organisation"),
    path("konto/przerwane/", views.kept, name="kept"),
    path("konto/sesja/", views.session, name="session"),
]
