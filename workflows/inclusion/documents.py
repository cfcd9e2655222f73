"""The letters of the inclusion procedure (art. 14–26): what each of them is filled with.

Registered by `register_letters()`. None of them instructs about an appeal: the KPA does not govern
these proceedings and the information on a negative result cannot be complained of (art. 23 ust. 2).
"""

from datetime import date
from typing import Literal

from pydantic import AwareDatetime, computed_field

from applications.printing import SectionText
from documents.letters import FileText, LetterContent, OutcomesText, Shape
from documents.templates import Effect, LetterTemplate, register
from workflows.inclusion.announcement import Announcement, announcement_missing

SUPPLEMENT_DAYS = 30
"""Days for removing the defects, from the delivery of the call. Art. 18 ust. 4."""


class InclusionLetter(LetterContent):
    """A letter about one application for the inclusion of one qualification."""

    kind: Literal["INC_FM", "INC_SEC"]
    qualification: str

    @computed_field  # type: ignore[prop-decorator]  # mypy does not support decorators on properties
    @property
    def kind_word(self) -> str:
        """The kind of the qualification in the genitive, as the Act names it."""
        return "wolnorynkowej" if self.kind == "INC_FM" else "sektorowej"

    @computed_field  # type: ignore[prop-decorator]  # mypy does not support decorators on properties
    @property
    def filed_under(self) -> str:
        """The provision under which such an application is filed."""
        return "art. 14 ust. 1" if self.kind == "INC_FM" else "art. 15a"


class FiledLetter(InclusionLetter):
    """A letter that answers an application filed on a day by an applicant."""

    applicant: str
    filed_on: date


# --- the application itself ---------------------------------------------------------------------


class StatementText(Shape):
    """A statement made under criminal liability, word for word (art. 15 ust. 3 i 4)."""

    text: str
    clause: str
    made_by: str
    made_at: AwareDatetime


class AnsweredRemark(Shape):
    """A remark of the call with what the applicant did about it, and their explanation."""

    label: str
    remark: str
    answer: str
    explanation: str = ""


class ApplicationText(InclusionLetter):
    """The whole application as it was filed, with its snapshot's digest."""

    applicant: str
    addressee: str
    filed_at: AwareDatetime
    version: int
    sections: tuple[SectionText, ...]
    outcomes: OutcomesText | None
    statements: tuple[StatementText, ...]
    attachments: tuple[FileText, ...]
    sha256: str
    remarks: tuple[AnsweredRemark, ...] = ()
    """Of a supplement: every remark of the call with its answer."""


# --- formal stage -------------------------------------------------------------------------------


class Defect(Shape):
    """One defect of the formal review: rule (`FR-INC-04`), the field's label, what to do."""

    rule: str
    field: str
    remark: str


class CallForSupplement(FiledLetter):
    """Art. 18 ust. 4. `intro` is the reviewer's own sentence before the list."""

    intro: str = ""
    defects: tuple[Defect, ...]
    days: int = SUPPLEMENT_DAYS
    deemed_days: int = 0
    """Days after which the unopened call counts as delivered; 0 where it never does."""


class Forwarded(FiledLetter):
    """Art. 22 ust. 2 pkt 1: to which minister the application went, and until when he considers it."""

    minister: str
    forwarded_on: date
    considered_until: date


class OtherMinister(FiledLetter):
    """Art. 22 ust. 2 pkt 1: the application went on to another minister."""

    former_minister: str
    minister: str
    forwarded_on: date
    justification: str
    considered_until: date


class LeftForWrongApplicant(FiledLetter):
    """Art. 18 ust. 5a, with the refund of art. 17 ust. 1 (`fee` is empty where none was paid)."""

    reason: str
    fee: str = ""


class NoFurtherCourse(FiledLetter):
    """Art. 18 ust. 5: defects not removed in time."""

    call_delivered_on: date
    deadline: date
    remaining: tuple[Defect, ...]


class Withdrawn(FiledLetter):
    withdrawn_on: date


# --- substantive stage --------------------------------------------------------------------------


class SimilarQualification(Shape):
    """A functioning qualification of the register, as the letter names it."""

    name: str
    code: str
    level: str


class LeftForSimilarity(FiledLetter):
    """Art. 18a, with the refund of art. 17 ust. 1."""

    similar: tuple[SimilarQualification, ...]
    justification: str
    fee: str = ""


class ProceedingsStarted(FiledLetter):
    """Art. 19 ust. 1: for the portal and for the applicant."""

    minister: str
    started_on: date


class InformationForCouncils(FiledLetter):
    """Art. 19 ust. 3: the application is passed on for information."""

    councils: tuple[str, ...]
    proposed_level: int
    synthesis: str


class ConsultationVoice(Shape):
    """What one consulted body said, of which part, and how it was taken into account."""

    author: str
    summary: str
    part: str = ""
    position: str = ""
    change: str = ""


class ConsultationConclusions(FiledLetter):
    """Art. 22 ust. 2 pkt 2."""

    opened_on: date
    closed_on: date
    voices: tuple[ConsultationVoice, ...]
    counted: str = ""
    left_out: int = 0
    conclusions: str


class ExpertAppointment(FiledLetter):
    """Art. 21 ust. 1–5, R153 § 2 ust. 1: an expert is named to the team."""

    expert: str
    role_in_team: Literal["przewodniczący", "członek"]
    experience: str
    members: tuple[str, ...]


class ExpertRemarks(FiledLetter):
    """R153 § 3 ust. 2: remarks of the team, passed on to the applicant."""

    remarks: tuple[str, ...]
    chair: str


class SqfText(Shape):
    """A reference to a level of a sectoral framework."""

    framework: str
    level: str


class OpinionOutcome(Shape):
    """An outcome on which the recommendation rests, with the code of the PRK descriptor."""

    outcome: str
    descriptor: str


class Confirmation(Shape):
    """A member who confirmed the text: when, and the separate opinion that they attached (empty: none)."""

    name: str
    moment: str
    dissent: str = ""


class ExpertOpinion(FiledLetter):
    """Art. 21 ust. 1 i 3: opinion on purposefulness with the recommendation of a PRK level."""

    members: tuple[str, ...]
    chair: str
    positive: bool
    justification: str
    recommended_level: int
    level_justification: str
    outcomes: tuple[OpinionOutcome, ...]
    sqf: tuple[SqfText, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    digest: str = ""


class RequestToCouncil(FiledLetter):
    """Art. 21a ust. 1 i 2: request for the opinion of the Stakeholder Council."""

    opinion_positive: bool
    recommended_level: int


class CouncilOpinion(FiledLetter):
    """Art. 21a ust. 3: opinion of the Stakeholder Council on the recommendation."""

    positive: bool
    recommended_level: int
    adopted_on: date
    justification: str


class SecondRecommendation(FiledLetter):
    """Art. 21a ust. 6: the team considers a negative opinion of the Council."""

    chair: str
    members: tuple[str, ...]
    previous_level: int
    recommended_level: int
    justification: str
    confirmations: tuple[Confirmation, ...] = ()
    digest: str = ""


class Extension(FiledLetter):
    """Art. 24: once, by four months."""

    former_deadline: date
    deadline: date
    reasons: str


class FinalChange(Shape):
    """One difference of the final description from the application, with its justification (art. 21b ust. 2 pkt 1)."""

    what: str
    reason: str


class PositiveInformation(FiledLetter):
    """Art. 23 ust. 1: the application was considered positively."""

    level: int
    sqf: tuple[SqfText, ...] = ()
    evaluation: str
    changes: tuple[FinalChange, ...] = ()


class RefusalInformation(FiledLetter):
    """Art. 23 ust. 1: refusal, with a justification that refers to the evaluation of art. 21b."""

    justification: str


class AuthorityCall(InclusionLetter):
    """Art. 26: applications for the authority to certify may be filed."""

    included_on: date
    journal: str
    level: int


_SUPPLEMENT = Effect(
    "SUPPL",
    "Potwierdzenie odbioru to doręczenie wezwania. Od następnego dnia biegnie 30 dni na usunięcie braków "
    "(art. 18 ust. 4).",
)

_LETTERS: tuple[tuple[str, str, type[LetterContent]], ...] = (
    ("application", "Wniosek o włączenie kwalifikacji do Zintegrowanego Systemu Kwalifikacji", ApplicationText),
    ("notice_forwarded", "Zawiadomienie o przekazaniu wniosku ministrowi właściwemu", Forwarded),
    ("notice_other_minister", "Zawiadomienie o przekazaniu wniosku innemu ministrowi", OtherMinister),
    ("notice_left_18_5a", "Zawiadomienie o pozostawieniu wniosku bez rozpatrzenia", LeftForWrongApplicant),
    ("notice_no_further_course", "Zawiadomienie o nienadaniu wnioskowi dalszego biegu", NoFurtherCourse),
    ("notice_left_18a", "Zawiadomienie o pozostawieniu wniosku bez rozpatrzenia", LeftForSimilarity),
    ("notice_withdrawn", "Zawiadomienie o zakończeniu sprawy po wycofaniu wniosku", Withdrawn),
    ("notice_proceedings_started", "Informacja o rozpoczęciu postępowania", ProceedingsStarted),
    ("information_councils", "Przekazanie wniosku do wiadomości", InformationForCouncils),
    ("consultation_conclusions", "Wnioski z konsultacji", ConsultationConclusions),
    ("appointment_expert", "Powołanie do zespołu ekspertów", ExpertAppointment),
    ("expert_remarks", "Uwagi zespołu ekspertów", ExpertRemarks),
    ("expert_opinion", "Opinia o celowości włączenia kwalifikacji i rekomendacja poziomu PRK", ExpertOpinion),
    ("request_ri", "Wystąpienie o opinię Rady Interesariuszy ZSK", RequestToCouncil),
    ("ri_opinion", "Opinia Rady Interesariuszy ZSK o rekomendacji poziomu PRK", CouncilOpinion),
    ("second_recommendation", "Ponowna rekomendacja poziomu PRK", SecondRecommendation),
    ("notice_extension", "Zawiadomienie o przedłużeniu terminu rozpatrzenia wniosku", Extension),
    ("decision_positive_information", "Informacja o pozytywnym rozpatrzeniu wniosku", PositiveInformation),
    ("refusal_information", "Informacja o odmowie włączenia kwalifikacji", RefusalInformation),
    ("authority_call", "Informacja o możliwości składania wniosków o uprawnienie do certyfikowania", AuthorityCall),
)


def _missing_from_announcement(content: Announcement) -> list[str]:
    return [str(item) for item in announcement_missing(content)]


def register_letters() -> None:
    """Registers every letter of the procedure; called once, when the app is ready."""
    for code, title, model in _LETTERS:
        register(LetterTemplate(code, title, model, f"documents/inclusion/{code}.html"))
    register(
        LetterTemplate(
            "call_for_supplement",
            "Wezwanie do usunięcia braków formalnych wniosku",
            CallForSupplement,
            "documents/inclusion/call_for_supplement.html",
            effect=_SUPPLEMENT,
        )
    )
    register(
        LetterTemplate(
            "announcement",
            "Obwieszczenie w sprawie włączenia kwalifikacji do Zintegrowanego Systemu Kwalifikacji",
            Announcement,
            "documents/inclusion/announcement.html",
            missing=_missing_from_announcement,
        )
    )
