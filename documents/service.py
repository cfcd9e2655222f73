"""The room's door for writes."""

from documents.attaching import attach, file_attachments, remove_attachment, why_not_ready
from documents.checking import scan_now
from documents.delivering import confirm_receipt, deem_delivered, deemed_day, may_receive
from documents.enums import Visibility
from documents.file_rules import FILE_HELP, PART, SIZE_LIMIT
from documents.issuing import issue, issue_upp, next_mark, preview
from documents.parties import party_of
from documents.scanning import only_eicar, scanner_answers
from documents.uploads import add_part, assembled, drop_upload, start_upload

__all__ = [
    "FILE_HELP",
    "PART",
    "SIZE_LIMIT",
    "Visibility",
    "add_part",
    "assembled",
    "attach",
    "confirm_receipt",
    "deem_delivered",
    "deemed_day",
    "drop_upload",
    "file_attachments",
    "issue",
    "issue_upp",
    "may_receive",
    "next_mark",
    "only_eicar",
    "party_of",
    "preview",
    "remove_attachment",
    "scan_now",
    "scanner_answers",
    "start_upload",
    "why_not_ready",
]
