"""Data of the inclusion procedure, one module for each stage of it."""

from workflows.inclusion.models.consultation import (
    Consultation,
    ConsultationInvitation,
    ConsultationRemark,
    ConsultationTrace,
)
from workflows.inclusion.models.council import LARGEST_COUNCIL, AgendaItem, CouncilSitting, CouncilVote
from workflows.inclusion.models.decision import DecisionDraft, DecisionVersion, DraftKind
from workflows.inclusion.models.formal import (
    CallStatus,
    ChecklistMark,
    Inclusion,
    SupplementCall,
    Verdict,
    facts_of,
    inclusion_of,
)
from workflows.inclusion.models.levels import LEVELS
from workflows.inclusion.models.publication import AnnouncementSending, Publication
from workflows.inclusion.models.review import Audience, LibraryRemark, Remark
from workflows.inclusion.models.team import (
    ComplianceTable,
    ExpertRemark,
    MeetingForm,
    OpinionDraft,
    OpinionVoice,
    SeatKind,
    TableDraft,
    TeamMeeting,
    TeamMember,
    TeamOpinion,
    VoiceKind,
)

__all__ = [
    "LARGEST_COUNCIL",
    "LEVELS",
    "AgendaItem",
    "AnnouncementSending",
    "Audience",
    "CallStatus",
    "ChecklistMark",
    "ComplianceTable",
    "Consultation",
    "ConsultationInvitation",
    "ConsultationRemark",
    "ConsultationTrace",
    "CouncilSitting",
    "CouncilVote",
    "DecisionDraft",
    "DecisionVersion",
    "DraftKind",
    "ExpertRemark",
    "Inclusion",
    "LibraryRemark",
    "MeetingForm",
    "OpinionDraft",
    "OpinionVoice",
    "Publication",
    "Remark",
    "SeatKind",
    "SupplementCall",
    "TableDraft",
    "TeamMeeting",
    "TeamMember",
    "TeamOpinion",
    "Verdict",
    "VoiceKind",
    "facts_of",
    "inclusion_of",
]
