"""The text of the announcement, made from the final description (art. 25 ust. 2)."""

from datetime import date

from applications.printing import outcomes_text
from applications.queries import final_description
from cases.kept import kept
from cases.models import Case, Event
from documents.letters import Signature
from documents.models import Document
from register.description import NONE_STATED, Description, Limited
from register.vocabularies import sectoral_framework
from workflows.inclusion import writing
from workflows.inclusion.announcement import (
    Announcement,
    Condition,
    QualityText,
    SqfReference,
    ValidationText,
    ValidityText,
    announcement_missing,
)


def announcement_of(case: Case, day: date, *, journal: str = "") -> Announcement:
    """The announcement of the description that was fixed last; `journal` is known after publication."""
    return announcement_from(case, final_description(case), day, journal=journal)


def announcement_from(case: Case, description: Description, day: date, *, journal: str = "") -> Announcement:
    """The announcement of this description, complete or not."""
    ministry, frame = case.competent, writing.from_minister(case, day)
    assert ministry is not None  # only a forwarded case comes so far
    requirements, quality = description.validation_requirements, description.extra_quality_requirements
    return Announcement(
        sender=frame["sender"],
        signature=frame["signature"],
        kind=frame["kind"],
        minister_genitive=ministry.genitive or ministry.name,
        division_note=_division_note(case, frame["signature"]),
        qualification=description.name,
        level=description.pqf_level,
        sqf=tuple(
            SqfReference(framework=framework_name(one.framework), level=str(one.level))
            for one in description.sqf_references
        ),
        outcomes=outcomes_text(description),
        validation=ValidationText(
            methods=requirements.methods, staff=requirements.staff, conditions=requirements.conditions
        ),
        entry_conditions=_condition(description.entry_conditions),
        award_conditions=_condition(description.other_award_conditions),
        validity=_validity(description),
        quality=QualityText(
            internal_evaluation=quality.internal_evaluation,
            external_reports=quality.external_report,
            activity_reports=quality.activity_report,
        ),
        institution_conditions=description.ic_extra_conditions,
        announced_on=day,
        review_on=description.review_due,
        journal=journal,
    )


def result_day(case: Case) -> date:
    """The day on which the minister signed the positive result: the day of the announcement."""
    return kept(case, "result day", lambda: Event.objects.get(case_id=case.pk, verb="decide_positive").legal_day)


def announced(case: Case, *, journal: str = "") -> Announcement:
    """The announcement as the minister signed it; `journal` is known after publication."""
    return _signed(case).model_copy(update={"journal": journal})


def _signed(case: Case) -> Announcement:
    rows = Document.objects.filter(case_id=case.pk, template="announcement").order_by("id")
    return kept(case, "signed announcement", lambda: Announcement.model_validate(rows[0].data["content"]))


def framework_name(code: str) -> str:
    """The full name of a sectoral framework; its code where the vocabulary does not know it."""
    found = sectoral_framework(code)
    return found.name if found else code


def _division_note(case: Case, signature: Signature | None) -> str:
    """By what the minister is competent: the division that they head (art. 2 pkt 14)."""
    if case.division is None or signature is None:
        return ""
    return f"{signature.post} kieruje działem administracji rządowej – {case.division.name}."


def _condition(text: str) -> Condition:
    return Condition(none=True) if text.strip() == NONE_STATED else Condition(text=text)


def _validity(description: Description) -> ValidityText:
    validity = description.validity
    if validity is None:
        return ValidityText()
    if isinstance(validity, Limited):
        return ValidityText(period=validity.period, renewal=validity.renewal)
    return ValidityText(indefinite=True)


def lacking(announcement: Announcement) -> list[str]:
    """What art. 25 ust. 2 still asks for, each with its number; empty when the text may be announced."""
    return [str(item) for item in announcement_missing(announcement)]
