"""The whole draft as one accessible PDF for the board: marked as a project, with day and digest."""

from dataclasses import dataclass

from applications.answers import answers_of
from applications.contents import Contents
from applications.printing import SectionText, outcomes_text, sections_text
from applications.snapshots import package
from documents.letters import Frame, LetterContent, OutcomesText, whole_second
from documents.pdf import render
from documents.service import party_of
from kernel import clock
from register.canonical import sha256_of

TEMPLATE = "applications/draft_document.html"
MARK = "projekt, nie złożono"


class DraftText(LetterContent):
    """What the print of a draft says."""

    kind_words: str
    qualification: str
    applicant: str
    sections: tuple[SectionText, ...]
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
        sections=sections_text(answers_of(contents)),
        outcomes=outcomes_text(contents.description, noted=True),
        files=tuple(f"{one.name} (skrót SHA-256: {one.sha256})" for one in contents.attachments),
        missing=standpoint.missing,
        checked=standpoint.checked,
        sha256=sha256_of(package(contents)),
    )
    return render(TEMPLATE, {"frame": frame.model_dump(), "content": content.model_dump()})
