"""Addresses of the inbox, of letters and of files."""

from django.urls import path

from documents import views

app_name = "documents"
urlpatterns = [
    path("skrzynka/", views.inbox, name="inbox"),
    path("skrzynka/<int:delivery_id>/", views.letter, name="letter"),
    path("skrzynka/<int:delivery_id>/odbior/", views.confirm, name="confirm"),
    path("dokumenty/<int:document_id>/", views.download, name="download"),
    path("dokumenty/<int:document_id>/xml/", views.xml, name="xml"),
    path("zalaczniki/<int:attachment_id>/", views.attachment, name="attachment"),
    path("kwarantanna/", views.quarantined, name="quarantine"),
]
