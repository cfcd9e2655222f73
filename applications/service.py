"""The room's door for writes."""

from applications.again import open_again
from applications.checking import approve_draft, hand_over, return_draft, return_with
from applications.corrections import close_corrections, explain, open_for_correction
from applications.describing import (
    add_part,
    add_parts,
    duplicate_part,
    move_part,
    place_part,
    remove_part,
    rename_parts,
    save_pane,
    synthesise,
    undo_removal,
)
from applications.drafting import delete_draft, open_draft, open_draft_once
from applications.filing import attach_file, detach_file
from applications.models import SnapshotReason
from applications.pane_merging import Typed
from applications.saving import Saved, save_item
from applications.snapshots import take_snapshot
from applications.statements import CLAUSE, Statement, statements, truth_statement
from applications.taking_over import forget_undo, take_over, undo_last
from applications.uploading import begin_upload, cancel_upload, finish_upload, receive_part

__all__ = [
    "CLAUSE",
    "Saved",
    "SnapshotReason",
    "Statement",
    "Typed",
    "add_part",
    "add_parts",
    "approve_draft",
    "attach_file",
    "begin_upload",
    "cancel_upload",
    "close_corrections",
    "delete_draft",
    "detach_file",
    "duplicate_part",
    "explain",
    "finish_upload",
    "forget_undo",
    "hand_over",
    "move_part",
    "open_again",
    "open_draft",
    "open_draft_once",
    "open_for_correction",
    "place_part",
    "receive_part",
    "remove_part",
    "rename_parts",
    "return_draft",
    "return_with",
    "save_item",
    "save_pane",
    "statements",
    "synthesise",
    "take_over",
    "take_snapshot",
    "truth_statement",
    "undo_last",
    "undo_removal",
]
