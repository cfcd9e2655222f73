"""Data of the inclusion procedure, one module for each half of it."""

from workflows.inclusion.models.formal import (
    CallStatus,
    ChecklistMark,
    Inclusion,
    SupplementCall,
    Verdict,
    inclusion_of,
)

__all__ = [
    "CallStatus",
    "ChecklistMark",
    "Inclusion",
    "SupplementCall",
    "Verdict",
    "inclusion_of",
]
