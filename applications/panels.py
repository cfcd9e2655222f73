"""The tab „Wniosek” of the case page: all answers by the catalogue, and the versions that were sent."""

from typing import Any

from django.urls import reverse

from applications.answers import answers_in, answers_of
from applications.contents import Contents
from applications.models import Application
from applications.queries import snapshots
from applications.views.uploads import size_words
from applications.words import size_words as outcomes_size
from cases.models import Case
from cases.panels import Tab
from institutions.actor import Actor


def build(case: Case, actor: Actor) -> dict[str, Any]:  # a template's context
    """What officials and the applicant read: a draft as it is, afterwards the version sent last."""
    application = Application.objects.get(case_id=case.pk)
    contents = Contents(case, application)
    versions = list(snapshots(case))
    latest = versions[-1] if versions else None
    sections = answers_in(latest, contents) if latest else answers_of(contents)
    own = actor.organisation_id == case.applicant_id
    return {
        "sections": sections,
        "version": latest,
        "versions": versions,
        "statements": latest.content["statements"] if latest else [],
        "outcomes_size": outcomes_size(contents.description.learning_outcomes),
        "applicant_href": reverse("applications:tasks", args=[case.pk]) if own else "",
        "size_words": size_words,
    }


TAB = Tab("wniosek", "Wniosek", "applications/tab.html", build, order=20)
