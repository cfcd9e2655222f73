"""The formal-review checklist as it stands: verdicts and outgoing remarks of the present round, what is unfinished."""

from collections.abc import Sequence
from dataclasses import dataclass

from cases.kept import kept
from cases.models import Case
from workflows.inclusion.models import ChecklistMark, Remark, Verdict, facts_of
from workflows.inclusion.review_remarks import outgoing_remarks
from workflows.inclusion.rules import BY_CODE, ENTITLED, RULES, Severity


@dataclass(frozen=True, slots=True)
class Checklist:
    """Marks of one round by rule, and the remarks that a call would carry."""

    round: int
    marks: dict[str, ChecklistMark]
    remarks: Sequence[Remark] = ()

    @property
    def unmarked(self) -> list[str]:
        return [rule.code for rule in RULES if rule.code not in self.marks]

    @property
    def defects(self) -> list[ChecklistMark]:
        """Marks that say "no" to what the Act counts as a defect."""
        return [
            mark
            for code, mark in sorted(self.marks.items())
            if mark.verdict == Verdict.NO and BY_CODE[code].severity is Severity.DEFECT
        ]

    @property
    def unexplained(self) -> list[str]:
        """Defects of which no outgoing remark says what to mend."""
        return [mark.rule for mark in self.defects if not self.remarks_of(mark.rule)]

    @property
    def entitled(self) -> bool | None:
        """Whether the applicant belongs to the circle of art. 14 or 15a; None while unmarked."""
        mark = self.marks.get(ENTITLED)
        return None if mark is None else mark.verdict == Verdict.YES

    def remarks_of(self, rule: str) -> list[Remark]:
        return [one for one in self.remarks if one.rule == rule]


def checklist_of(case: Case) -> Checklist:
    """The checklist of the present round (three queries; kept on the case object while a request lasts)."""
    return kept(case, "checklist", lambda: _read(case))


def _read(case: Case) -> Checklist:
    current = facts_of(case).round
    rows = ChecklistMark.objects.filter(case_id=case.pk, round=current).select_related("marked_by").order_by("rule")
    return Checklist(current, {row.rule: row for row in rows}, tuple(outgoing_remarks(case, current)))


def evidence(case: Case) -> dict[str, object]:
    """What an event says of the review: round, verdicts, and how many remarks go out. Never a text."""
    checklist = checklist_of(case)
    return {
        "round": checklist.round,
        "verdicts": {code: str(mark.verdict) for code, mark in checklist.marks.items()},
        "points": len(checklist.remarks),
    }
