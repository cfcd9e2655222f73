"""The door of the formal review: verdicts and remarks, kept as they are given. Nothing of it is an event.

Who may write here is said by the act `mark_checklist` (art. 18 ust. 2; art. 24 KPA): whoever may not take it
may do nothing of this. A verdict "no" on a defect goes with outgoing remarks: a remark brings the verdict
along, and while remarks stand the verdict stays. The acts and steps that follow carry the verdicts as evidence.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from django.db import transaction

from applications import queries as applications
from applications.targets import Target, Version, exists, text_of, title_of
from cases import service as engine
from cases.kept import forget
from cases.models import Case
from cases.procedure import Procedure, as_procedure, procedure_for, specs
from institutions.actor import Actor
from kernel import clock
from kernel.refusals import GuardFailed, InvalidInput, Refusal, Stale
from kernel.text import clean, plural
from workflows.inclusion.calling import void_call
from workflows.inclusion.models import Audience, ChecklistMark, Remark, Verdict, facts_of
from workflows.inclusion.rules import BY_CODE, Rule, Severity, fields_of

ACT: Final = "mark_checklist"
LIMIT: Final = 4_000
"""Characters of a remark."""
UNSEEN: Final = "-"
"""What a form says it has seen when the rule had no verdict."""


@dataclass(frozen=True, slots=True)
class NewRemark:
    """What a reviewer says: under which rule, of what, to whom."""

    rule: str
    text: str
    target: str = ""
    audience: str = Audience.OUTGOING
    basis: str = ""


def refusal_of(case: Case, actor: Actor) -> Refusal | None:
    """Why this person may not review the case now; None when they may."""
    row = as_procedure(case)
    return engine.offer_of(row, specs(type(row))[ACT], actor).refusal


def give_verdict(case: Case, actor: Actor, rule: str, verdict: Verdict, *, seen: str | None = None) -> ChecklistMark:
    """Keeps the verdict on one rule.

    `seen` is the verdict that the page showed (`UNSEEN` for none). Raises Stale when a colleague gave another
    one since, InvalidInput for an answer that the rule does not have, GuardFailed when remarks for the call
    stand against it, NotYourStep and WrongState as the act does.
    """
    asked = _known(rule)
    if verdict == Verdict.NOT_APPLICABLE and not asked.may_not_apply:
        raise InvalidInput({"verdict": ["Ta reguła zawsze ma zastosowanie: odpowiedz „Tak” albo „Nie”."]})
    with _reviewing(case, actor) as row:
        current = facts_of(row).round
        marks = ChecklistMark.objects.filter(case_id=row.pk, round=current, rule=rule)
        mark = marks.select_related("marked_by").first()
        if seen is not None and seen != (mark.verdict if mark else UNSEEN):
            raise _stale(asked, mark)
        _nothing_against(row, asked, verdict, current)
        return keep_verdict(row, actor, rule, verdict)


def keep_verdict(case: Case, actor: Actor, rule: str, verdict: Verdict) -> ChecklistMark:
    """Writes the verdict of the present round; who may, and what stands against it, was asked before."""
    found, _made = ChecklistMark.objects.update_or_create(
        case_id=case.pk,
        round=facts_of(case).round,
        rule=rule,
        defaults={"verdict": verdict, "marked_by_id": actor.person_id, "marked_at": clock.now()},
    )
    return found


def _stale(rule: Rule, mark: ChecklistMark | None) -> Stale:
    if mark is None:
        return Stale(f"Ocena {rule.code} została cofnięta. Sprawdź listę i oceń ponownie.", rule=rule.code)
    who = mark.marked_by.get_full_name() if mark.marked_by else "Ktoś"
    when = clock.local(mark.marked_at)
    word = Verdict(mark.verdict).label
    return Stale(
        f"{who}: {rule.code} – „{word}” o {when:%H:%M}. Twojej odpowiedzi nie zapisano. Sprawdź, która jest właściwa.",
        rule=rule.code,
        verdict=mark.verdict,
    )


def _nothing_against(case: Procedure, rule: Rule, verdict: Verdict, current: int) -> None:
    if verdict == Verdict.NO:
        return
    count = Remark.outgoing.filter(case_id=case.pk, round=current, rule=rule.code, removed_at=None).count()
    if count:
        noun = plural(count, "uwaga trafi", "uwagi trafią", "uwag trafi")
        raise GuardFailed(
            f"{rule.code}: {count} {noun} do wezwania, więc odpowiedź brzmi „Nie”. Usuń uwagi, aby ją zmienić.",
            rule=rule.code,
        )


def add_remark(case: Case, actor: Actor, new: NewRemark) -> Remark:
    """Pins a remark. One for the applicant brings the verdict "no" along. What stands there already is not said twice.

    Raises InvalidInput by field (`text`, `target`, `audience`), NotYourStep and WrongState as the act does.
    """
    rule = _known(new.rule)
    with _reviewing(case, actor) as row:
        version = Version(row.kind, applications.final_description(row))
        text, target = _checked(rule, new, version)
        current = facts_of(row).round
        same = _said_already(row, rule, str(target or ""), new.audience, text)
        if same is not None:
            return same
        remark = Remark(
            case_id=row.pk,
            round=current,
            rule=rule.code,
            target=str(target or ""),
            target_title=title_of(target, version)[:300] if target else "",
            target_text=text_of(target, version) if target and target.part_id else "",
            audience=new.audience,
            text=text,
            basis=clean(new.basis).strip() or rule.basis_for(row.kind),
            author_id=actor.person_id,
            created_at=clock.now(),
        )
        remark.save(force_insert=True)
        if remark.is_outgoing:
            keep_verdict(row, actor, rule.code, Verdict.NO)
        return remark


def _said_already(case: Procedure, rule: Rule, target: str, audience: str, text: str) -> Remark | None:
    """The same remark in this round, as after a second click."""
    manager = Remark.outgoing if audience == Audience.OUTGOING else Remark.internal
    rows = manager.get_queryset().of_round(case, facts_of(case).round)
    return rows.filter(rule=rule.code, target=target, text=text).first()


def change_remark(case: Case, actor: Actor, remark: Remark, text: str, *, seen: str | None = None) -> Remark:
    """Other words for the same target. `seen` are the words that the form showed."""
    words = _text(text)
    with _reviewing(case, actor):
        row = _still_there(remark)
        if seen is not None and seen != row.text:
            raise Stale("Tę uwagę zmienił w tym czasie ktoś inny. Porównaj treści i zapisz właściwą.", text=row.text)
        row.text, row.changed_at = words, clock.now()
        row.save(update_fields=["text", "changed_at"])
        return row


def remove_remark(case: Case, actor: Actor, remark: Remark) -> None:
    """Takes the remark back; it stays in the database. The verdict stays as it is."""
    with _reviewing(case, actor):
        row = _still_there(remark)
        row.removed_at = clock.now()
        row.save(update_fields=["removed_at"])


def _still_there(remark: Remark) -> Remark:
    manager = Remark.outgoing if remark.is_outgoing else Remark.internal
    row = manager.select_for_update(of=("self",)).filter(pk=remark.pk, removed_at=None).first()
    if row is None:
        raise Stale("Tę uwagę ktoś już usunął.")
    return row


def _checked(rule: Rule, new: NewRemark, version: Version) -> tuple[str, Target | None]:
    errors: dict[str, list[str]] = {}
    text, target = "", _target(new.target, version)
    _check_audience(rule, new.audience, errors)
    if new.target and target is None:
        errors["target"] = ["Tego miejsca nie ma we wniosku. Wskaż inne."]
    elif new.audience == Audience.OUTGOING and target is None and fields_of(rule, version.kind):
        errors["target"] = ["Wskaż, czego dotyczy uwaga: pole albo część efektów."]
    try:
        text = _text(new.text)
    except InvalidInput as refused:
        errors |= refused.errors
    if errors:
        raise InvalidInput(errors)
    return text, target


def _check_audience(rule: Rule, audience: str, errors: dict[str, list[str]]) -> None:
    if audience not in Audience.values:
        errors["audience"] = ["Wybierz, czy uwaga trafi do wezwania, czy zostanie w urzędzie."]
    elif audience == Audience.OUTGOING and rule.severity is not Severity.DEFECT:
        errors["audience"] = [f"{rule.code} nie wskazuje braku, do którego można wezwać. Zapisz uwagę wewnętrzną."]


def _target(words: str, version: Version) -> Target | None:
    try:
        target = Target.read(words)
    except ValueError:
        return None
    return target if exists(target, version) else None


def _text(raw: str) -> str:
    text = clean(raw).strip()
    if not text:
        raise InvalidInput({"text": ["Napisz, co trzeba poprawić."]})
    if len(text) > LIMIT:
        raise InvalidInput({"text": [f"Uwaga może mieć najwyżej {LIMIT} znaków, a ma {len(text)}. Skróć ją."]})
    return text


def _known(rule: str) -> Rule:
    if rule not in BY_CODE:
        raise InvalidInput({"rule": ["Takiej reguły nie ma na liście kontrolnej."]})
    return BY_CODE[rule]


@contextmanager
def _reviewing(case: Case, actor: Actor) -> Iterator[Procedure]:
    """One transaction under the lock of the case; what changes takes back an approval of the call."""
    with transaction.atomic():
        rows = procedure_for(case.kind).objects
        rows.select_for_update().values_list("pk").get(pk=case.pk)
        row = rows.select_related("applicant", "competent", "division", "sector", "owner", "officer").get(pk=case.pk)
        refusal = refusal_of(row, actor)
        if refusal is not None:
            raise refusal
        yield row
        void_call(row)
    forget(case)
