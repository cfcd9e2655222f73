"""Data of the inclusion procedure, one module for each half of it."""

from workflows.inclusion.models.formal import (
    CallStatus,
    ChecklistMark,
    Inclusion,
    SupplementCall,
    Verdict,
    facts_of,
    inclusion_of,
)
from workflows.inclusion.models.review import Audience, LibraryRemark, Remark
from workflows.inclusion.models.substantive import (
    LEVELS,
    ComplianceTable,
    Consultation,
    ConsultationOpinion,
    CouncilVote,
    DecisionDraft,
    DraftKind,
    ExpertRemark,
    Publication,
    SeatKind,
    TeamMember,
    TeamOpinion,
)

__all__ = [
    "LEVELS",
    "Audience",
    "CallStatus",
    "ChecklistMark",
    "ComplianceTable",
    "Consultation",
    "ConsultationOpinion",
    "CouncilVote",
    "DecisionDraft",
    "DraftKind",
    "ExpertRemark",
    "Inclusion",
    "LibraryRemark",
    "Publication",
    "Remark",
    "SeatKind",
    "SupplementCall",
    "TeamMember",
    "TeamOpinion",
    "Verdict",
    "facts_of",
    "inclusion_of",
]
