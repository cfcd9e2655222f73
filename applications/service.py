"""The room's door for writes."""

from applications.again import open_again
from applications.checking import approve_draft, hand_over, return_draft, return_with
from applications.corrections import close_corrections, explain, open_for_correction
from applications.describing import (
    add_part,
    move_part,
    remove_part,
    rename_parts,
    synthesise,
    undo_removal,
)
from applications.drafting import delete_draft, open_draft
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
    "open_again",
    "open_draft",
    "open_for_correction",
    "receive_part",
    "remove_part",
    "rename_parts",
    "return_draft",
    "return_with",
    "save_item",
    "statements",
    "synthesise",
    "take_snapshot",
    "truth_statement",
    "undo_removal",
]
