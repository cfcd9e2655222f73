"""The formal-review checklist as it stands: verdicts of the present round, defects, what is unmarked."""

from dataclasses import dataclass

from cases.kept import kept
from cases.models import Case
from workflows.inclusion.models import ChecklistMark, Verdict, facts_of
from workflows.inclusion.rules import BY_CODE, ENTITLED, RULES, Severity


@dataclass(frozen=True, slots=True)
class Checklist:
    """Marks of one round by rule."""

    round: int
    marks: dict[str, ChecklistMark]

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
    def entitled(self) -> bool | None:
        """Whether the applicant belongs to the circle of art. 14 or 15a; None while unmarked."""
        mark = self.marks.get(ENTITLED)
        return None if mark is None else mark.verdict == Verdict.YES


def checklist_of(case: Case) -> Checklist:
    """The checklist of the present round (two queries; kept on the case object while a request lasts)."""
    return kept(case, "checklist", lambda: _read(case))


def _read(case: Case) -> Checklist:
    current = facts_of(case).round
    rows = ChecklistMark.objects.filter(case_id=case.pk, round=current).order_by("rule")
    return Checklist(current, {row.rule: row for row in rows})
