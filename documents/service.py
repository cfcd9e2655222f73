"""The room's door for writes."""

from documents.attaching import FILE_HELP, SIZE_LIMIT, attach, remove_attachment
from documents.delivering import confirm_receipt, deem_delivered, deemed_day, may_receive
from documents.enums import Visibility
from documents.issuing import issue, issue_upp, next_mark
from documents.parties import party_of

__all__ = [
    "FILE_HELP",
    "SIZE_LIMIT",
    "Visibility",
    "attach",
    "confirm_receipt",
    "deem_delivered",
    "deemed_day",
    "issue",
    "issue_upp",
    "may_receive",
    "next_mark",
    "party_of",
    "remove_attachment",
]
