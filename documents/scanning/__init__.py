"""Scanning for malware through an adapter: clamd where one is configured, a stand-in in the demo (ADR 8)."""

from documents.scanning.choice import only_eicar, scanner, scanner_answers
from documents.scanning.contract import Clean, Infected, Scanner, Unavailable, Verdict

__all__ = ["Clean", "Infected", "Scanner", "Unavailable", "Verdict", "only_eicar", "scanner", "scanner_answers"]
