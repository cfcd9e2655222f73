"""The whole draft as one accessible PDF for the board: marked as a project, with day and digest."""

from dataclasses import dataclass

from applications.answers import answers_of
from applications.contents import Contents
from applications.snapshots import package
from documents.letters import Frame, LetterContent, OutcomeSetText, OutcomesText, OutcomeText, Shape, whole_second
from documents.pdf import render
from documents.service import party_of
from kernel import clock
from register.canonical import sha256_of
from register.description import Description

TEMPLATE = "applications/draft_document.html"
MARK = "projekt, nie złożono"


class DraftAnswer(Shape):
    """A field with its answer; empty ones are printed as such."""

    label: str
    basis: str
    value: str


class DraftSection(Shape):
    """A section of the application."""

    title: str
    answers: tuple[DraftAnswer, ...]


class DraftText(LetterContent):
    """What the print of a draft says."""

    kind_words: str
    qualification: str
    applicant: str
    sections: tuple[DraftSection, ...]
    outcomes: OutcomesText | None
    files: tuple[str, ...]
    missing: tuple[str, ...]
    checked: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Standpoint:
    """What the print says of the state of the draft: what is missing in words, whether it was checked."""

    missing: tuple[str, ...]
    checked: str


def draft_pdf(contents: Contents, standpoint: Standpoint) -> bytes:
    """Returns the draft as it is now, PDF/UA-1 and PDF/A-2a in one file.

    The digest is that of the content which would be sent; the same content has the same digest.
    """
    now = whole_second(clock.now())
    case = contents.case
    frame = Frame(title="Projekt wniosku o włączenie kwalifikacji do ZSK", sign=MARK, mark=MARK, made_at=now)
    content = DraftText(
        sender=party_of(case.applicant),
        kind_words=case.get_kind_display(),
        qualification=case.title or "bez nazwy",
        applicant=case.applicant.name,
        sections=_sections(contents),
        outcomes=_outcomes(contents.description),
        files=tuple(f"{one.name} (skrót SHA-256: {one.sha256})" for one in contents.attachments),
        missing=standpoint.missing,
        checked=standpoint.checked,
        sha256=sha256_of(package(contents)),
    )
    return render(TEMPLATE, {"frame": frame.model_dump(), "content": content.model_dump()})


def _sections(contents: Contents) -> tuple[DraftSection, ...]:
    found = (
        DraftSection(
            title=f"{section.letter}. {section.title}",
            answers=tuple(
                DraftAnswer(label=answer.label, basis=answer.basis, value=answer.words)
                for item in section.items
                for answer in item.answers
                if answer.outcomes is None and not answer.field.is_file
            ),
        )
        for section in answers_of(contents)
    )
    return tuple(one for one in found if one.answers)


def _outcomes(description: Description) -> OutcomesText | None:
    outcomes = description.learning_outcomes
    if not outcomes.sets:
        return None
    return OutcomesText(
        synthesis=outcomes.synthesis or "",
        sets=tuple(
            OutcomeSetText(
                title=one.title or "",
                outcomes=tuple(
                    OutcomeText(text=outcome.text, criteria=tuple(criterion.text for criterion in outcome.criteria))
                    for outcome in one.outcomes
                ),
            )
            for one in outcomes.sets
        ),
    )
