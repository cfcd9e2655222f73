"""The room's door for writes."""

from applications.corrections import close_corrections, explain, open_for_correction
from applications.describing import (
    add_part,
    move_part,
    remove_part,
    rename_parts,
    synthesise,
    undo_removal,
)
from applications.drafting import approve_draft, delete_draft, hand_over, open_draft, return_draft
from applications.filing import attach_file, detach_file
from applications.models import SnapshotReason
from applications.saving import Saved, save_item
from applications.snapshots import take_snapshot
from applications.statements import CLAUSE, Statement, statements, truth_statement
from applications.uploading import begin_upload, cancel_upload, finish_upload, receive_part

__all__ = [
    "CLAUSE",
    "Saved",
    "SnapshotReason",
    "Statement",
    "add_part",
    "approve_draft",
    "attach_file",
    "begin_upload",
    "cancel_upload",
    "close_corrections",
    "delete_draft",
    "detach_file",
    "explain",
    "finish_upload",
    "hand_over",
    "move_part",
    "open_draft",
    "open_for_correction",
    "receive_part",
    "remove_part",
    "rename_parts",
    "return_draft",
    "save_item",
    "statements",
    "synthesise",
    "take_snapshot",
    "truth_statement",
    "undo_removal",
]
