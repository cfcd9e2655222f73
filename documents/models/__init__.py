"""What leaves the office and the proof of its receipt; what comes in, and what the scanner said of it."""

from documents.models.files import Attachment, QuarantinedFile, Upload
from documents.models.letters import Delivery, Document

__all__ = ["Attachment", "Delivery", "Document", "QuarantinedFile", "Upload"]
