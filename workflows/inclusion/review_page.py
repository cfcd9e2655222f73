"""The side-by-side page of the formal review: the application with all that is pinned to it, checklist and facts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from applications import queries as applications
from cases import service as engine
from cases.kept import kept
from cases.models import Case
from cases.panels import step_address
from cases.procedure import as_procedure, specs
from cases.queries import due_view
from institutions.actor import Actor
from kernel import clock
from kernel.components import Remark as Drawn
from workflows.inclusion.checklist import Checklist, checklist_of
from workflows.inclusion.models import ChecklistMark, Remark, Verdict
from workflows.inclusion.review_facts import NOT_ASKED, checks_of, fee_panel
from workflows.inclusion.review_history import History, history_of
from workflows.inclusion.review_remarks import Pinned, internal_remarks
from workflows.inclusion.review_spots import (
    Pins,
    add_address,
    anchor_of,
    changed_places,
    drawn,
    removed_parts,
    sections_of,
)
from workflows.inclusion.rules import BY_CODE, RULES, Rule, Severity, fields_of

if TYPE_CHECKING:
    from workflows.inclusion.forms.formal import ChecklistForm

WORDS: Final = {Verdict.YES: "yes", Verdict.NO: "no", Verdict.NOT_APPLICABLE: "na"}
"""Verdicts as the radios of the look send them."""
UNSEEN: Final = "-"
"""What a page says it has shown when the rule had no verdict."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A remark under its rule: where it is pinned, by name and anchor."""

    title: str
    anchor: str
    drawn: Drawn
    quoted: str = ""


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule of the checklist as the page shows it; `shown` is what it says it has shown when it is sent."""

    rule: Rule
    basis: str
    name: str
    chosen: str
    shown: str
    who: str
    at: str
    pins: Sequence[Pin]
    places: Sequence[tuple[str, str]]
    add_href: str
    unexplained: bool
    error: str = ""

    @property
    def first_anchor(self) -> str:
        return self.places[0][1] if self.places else "wniosek"


def review_context(case: Case, actor: Actor, form: "ChecklistForm") -> dict[str, Any]:  # a template's context
    """Everything of the page."""
    checklist = checklist_of(case)
    internal = list(internal_remarks(case, checklist.round))
    here = applications.reading(case)
    history = history_of(case, checklist.round, here)
    answers = applications.answers(case, here)
    pins = Pins(case, True, Pinned.of(checklist.remarks, internal).by_target, history)
    errors = {name: " ".join(str(one) for one in said) for name, said in form.errors.items()}
    return {
        "due": due_view(case, None),
        "rows": list(rule_rows(case, checklist, internal, errors)),
        "sections": sections_of(answers, pins),
        "lost": [Pin(one.target_title, "", drawn(one, may_write=True), one.target_text) for one in pins.lost()],
        "lost_asked": pins.lost_asked(),
        "removed": removed_parts(list(history.parts.values())),
        "changed": changed_places(history, case.kind),
        "fee": fee_panel(case, answers, here, may_note=_may(case, actor, "fee_seen")),
        "checks": checks_of(case, answers, actor),
        "not_asked": NOT_ASKED,
        **progress_of(checklist),
    }


def progress_of(checklist: Checklist) -> dict[str, Any]:  # a template's context
    """How far the review is: „5 z 9”."""
    return {
        "round": checklist.round,
        "marked": len(checklist.marks),
        "total": len(RULES),
        "failed": len(checklist.defects),
        "points": len(checklist.remarks),
        "unmarked": checklist.unmarked,
        "unexplained": checklist.unexplained,
    }


def row_of(case: Case, code: str, error: str = "") -> RuleRow:
    """One rule of the list, after a verdict or a remark."""
    checklist = checklist_of(case)
    internal = list(internal_remarks(case, checklist.round))
    rows = rule_rows(case, checklist, internal, {verdict_name(BY_CODE[code]): error} if error else {})
    return next(row for row in rows if row.rule.code == code)


def rule_rows(
    case: Case, checklist: Checklist, internal: Sequence[Remark], errors: dict[str, str]
) -> Iterator[RuleRow]:
    by_rule = Pinned.of(checklist.remarks, internal).by_rule
    for rule in RULES:
        mark, name = checklist.marks.get(rule.code), verdict_name(rule)
        yield RuleRow(
            rule,
            rule.basis_for(case.kind),
            name,
            WORDS[Verdict(mark.verdict)] if mark else "",
            mark.verdict if mark else UNSEEN,
            *_by(mark),
            [_pin(one) for one in by_rule.get(rule.code, ())],
            [(one.label_for(case.kind), anchor_of(one.code)) for one in fields_of(rule, case.kind)],
            add_address(case.pk, rule=rule.code),
            rule.code in checklist.unexplained,
            errors.get(name, ""),
        )


def _by(mark: ChecklistMark | None) -> tuple[str, str]:
    if mark is None:
        return "", ""
    who = mark.marked_by.get_full_name() if mark.marked_by else ""
    return who, f"{clock.local(mark.marked_at):%H:%M}"


def _pin(one: Remark) -> Pin:
    return Pin(one.target_title, anchor_of(one.target) if one.target else "", drawn(one, may_write=True))


def verdict_name(rule: Rule) -> str:
    """The name under which a form sends the verdict on the rule."""
    return f"{rule.code.replace('-', '_').lower()}_verdict"


def takes_outgoing(rule: Rule) -> bool:
    """Whether a remark under this rule may go into a call: only what the Act counts as a defect does."""
    return rule.severity is Severity.DEFECT


def seen_token(case: Case) -> str:
    """What the form of the list must show to be accepted, as it stands now."""
    row = as_procedure(case)
    return engine.token(row, specs(type(row))["mark_checklist"])


def page_address(case_id: int) -> str:
    return step_address(case_id, "mark_checklist")


def _may(case: Case, actor: Actor, step: str) -> bool:
    row = as_procedure(case)
    return kept(case, f"may {step}", lambda: engine.offer_of(row, specs(type(row))[step], actor).allowed)


__all__ = ["History", "page_address", "review_context", "row_of", "seen_token", "verdict_name"]
