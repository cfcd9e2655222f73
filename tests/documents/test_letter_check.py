"""The deployment check names a letter that could not be printed."""

from django.core.checks import run_checks

from documents import templates
from documents.templates import LetterTemplate
from tests.documents import letters


def test_every_registered_letter_has_its_template():
    assert [found for found in run_checks(include_deployment_checks=True) if found.id == "documents.E001"] == []


def test_a_letter_without_its_template_is_named(monkeypatch):
    lost = LetterTemplate("lost", "Zgubione pismo", type(letters.call_for_supplement()), "documents/lost.html")
    monkeypatch.setitem(templates._registry, "lost", lost)
    found = [one for one in run_checks(include_deployment_checks=True) if one.id == "documents.E001"]
    assert [one.msg for one in found] == ["no template 'documents/lost.html' for the letter 'lost'"]
