"""A call for supplement opens its targets, and only those (art. 18 ust. 4); the rest is proven to stay the same."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.db import transaction

from applications.answers import names_of
from applications.circumstances import Circumstances
from applications.contents import Contents, value_in
from applications.field import Field
from applications.fields import field, fields_for
from applications.models import Application, Snapshot, SnapshotReason
from applications.opening import OUTCOMES, SYNTHESIS, Opening, Rests, part_of, require_within, rests
from applications.rights import require_editor, require_open
from applications.saving import lock
from applications.snapshots import package
from applications.targets import lines_of, places
from applications.words import in_words
from cases.models import Case
from institutions.actor import Actor
from kernel.refusals import InvalidInput, WrongState
from kernel.text import clean
from register.description import parse
from register.outcomes import Criterion, LearningOutcomes, Outcome, OutcomeSet

LIMIT: Final = 4_000
"""Characters of an explanation."""


class TargetState(StrEnum):
    """What the applicant did about one remark."""

    OPEN = "Do poprawy"
    CHANGED = "Poprawiono"
    EXPLAINED = "Wyjaśniono"
    REMOVED = "Usunięto tę część"


@dataclass(frozen=True, slots=True)
class Correction:
    """One remark of the call with what was sent, what stands now, and the explanation given instead of a change."""

    target: str
    field: Field
    label: str
    remark: str
    old: str
    new: str
    state: TargetState
    part: OutcomeSet | Outcome | Criterion | None = None
    explanation: str = ""

    @property
    def is_answered(self) -> bool:
        return self.state is not TargetState.OPEN

    @property
    def is_part(self) -> bool:
        return ":" in self.target


def open_for_correction(case: Case, targets: Mapping[str, str]) -> None:
    """Opens targets for the applicant: target → the remark of the call that stands beside it.

    Raises KeyError for a field that applications of this kind do not have, and for a part that never was in
    the outcomes. A part that the applicant deleted since opens nothing; its remark can be explained.
    """
    known = {one.code for one in fields_for(case.kind)}
    with transaction.atomic():
        _case, application = lock(case)
        for target in targets:
            code, colon, part = target.partition(":")
            if field(code).code not in known or (colon and not _was_part(case, application, code, part)):
                raise KeyError(target)
        application.corrections, application.explanations = dict(targets), {}
        application.save(update_fields=["corrections", "explanations"])


def _was_part(case: Case, application: Application, code: str, part: str) -> bool:
    if code != OUTCOMES:
        return False
    sent = (row.content["description"] for row in Snapshot.objects.filter(case_id=case.pk))
    versions = (application.description, *sent)
    return part == SYNTHESIS or any(part_of(parse(one).learning_outcomes, part) for one in versions)


def close_corrections(case: Case) -> None:
    """Closes the application again: the corrected version was filed, or the term has passed."""
    with transaction.atomic():
        _case, application = lock(case)
        application.corrections, application.explanations = {}, {}
        application.save(update_fields=["corrections", "explanations"])


def explain(case: Case, target: str, text: str, actor: Actor) -> None:
    """Answers a remark with words instead of a change; an empty text takes the answer back.

    Raises NotYourStep, WrongState for a target that is not open, InvalidInput for a text that is too long.
    """
    text = clean(text).strip()
    if len(text) > LIMIT:
        raise InvalidInput({"text": [f"Wyjaśnienie może mieć najwyżej {LIMIT} znaków, a ma {len(text)}. Skróć je."]})
    with transaction.atomic():
        case, application = lock(case)
        require_editor(actor, case)
        if target not in require_open(case, application):
            raise WrongState("Wezwanie nie ma takiej uwagi.", target=target)
        others = {code: said for code, said in application.explanations.items() if code != target}
        application.explanations = others | {target: text} if text else others
        application.revision += 1
        application.save(update_fields=["explanations", "revision"])


def corrections(case: Case) -> list[Correction]:
    """The remarks of the open call, in the order of the catalogue and of the outcomes."""
    application = Application.objects.select_related("case").get(case_id=case.pk)
    sent = last_sent(case)
    if sent is None:
        return []
    contents = Contents(case, application)
    found = [_correction(contents, sent, target, str(remark)) for target, remark in application.corrections.items()]
    return sorted(found, key=_order(contents, sent))


def _order(contents: Contents, sent: Snapshot) -> Callable[[Correction], tuple[int, int]]:
    """The database keeps no order of targets: outcomes as a whole come first, their parts as they were sent."""
    fields = {one.code: place for place, one in enumerate(fields_for(contents.kind))}
    outcomes = parse(sent.content["description"]).learning_outcomes
    parts = [OUTCOMES, *(f"{OUTCOMES}:{part}" for part in (SYNTHESIS, *(part.id for part, _words in places(outcomes))))]
    known = {target: place for place, target in enumerate(parts)}
    return lambda one: (fields[one.field.code], known.get(one.target, len(known)))


def last_sent(case: Case) -> Snapshot | None:
    """The version that the applicant sent last."""
    rows = Snapshot.objects.filter(case_id=case.pk).exclude(reason=SnapshotReason.FINAL)
    return rows.order_by("-number").first()


def require_called_for(case: Case, targets: Iterable[str], after: LearningOutcomes) -> None:
    """Returns when outcomes as they would be saved differ from the sent ones where the call asked, and only there."""
    sent = last_sent(case)
    if sent is None:
        raise WrongState("Wniosku jeszcze nie złożono.", state=case.state)
    require_within(targets, parse(sent.content["description"]).learning_outcomes, after)


def _correction(contents: Contents, sent: Snapshot, target: str, remark: str) -> Correction:
    code, _colon, part = target.partition(":")
    one, said = field(code), str(contents.application.explanations.get(target, ""))
    if part:
        before = parse(sent.content["description"]).learning_outcomes
        return _of_part(contents, before, target, (part, remark, said))
    names = names_of(contents).get(code)
    old = in_words(one, value_in(one, sent.content["answers"], sent.content["description"]), names)
    new = in_words(one, contents.value(one), names)
    changed = old != new
    if one.is_file:
        old_files = [file for file in sent.content["files"] if file["field"] == one.row]
        files = contents.files_of(one)
        old, new = ", ".join(file["name"] for file in old_files), ", ".join(file.name for file in files)
        changed = [file["sha256"] for file in old_files] != [file.sha256 for file in files]
    label = one.label_for(contents.kind)
    return Correction(target, one, label, remark, old, new, _state(said, changed=changed), explanation=said)


def _of_part(contents: Contents, before: LearningOutcomes, target: str, about: tuple[str, str, str]) -> Correction:
    part_id, remark, said = about
    now, one = contents.description.learning_outcomes, field(OUTCOMES)
    if part_id == SYNTHESIS:
        changed = before.synthesis != now.synthesis
        label = "Syntetyczna charakterystyka efektów uczenia się"
        state = _state(said, changed=changed)
        return Correction(target, one, label, remark, before.synthesis, now.synthesis, state, explanation=said)
    then, part = part_of(before, part_id), part_of(now, part_id)
    state = TargetState.REMOVED if part is None else _state(said, changed=_plain(then) != _plain(part))
    if part is None and said:
        state = TargetState.EXPLAINED
    label = part_label(now if part is not None else before, part_id)
    return Correction(target, one, label, remark, _words(then), _words(part), state, part, said)


def _state(said: str, *, changed: bool) -> TargetState:
    if changed:
        return TargetState.CHANGED
    return TargetState.EXPLAINED if said else TargetState.OPEN


def _plain(part: OutcomeSet | Outcome | Criterion | None) -> object:
    """Everything of the part but its number, which is a position."""
    return part.model_dump(mode="json", exclude={"no"}) if part is not None else None


def part_label(outcomes: LearningOutcomes, part_id: str) -> str:
    """„Efekt 2.3”, „Zestaw 1”, „Kryterium 2 efektu 2.3”; „Usunięta część efektów” when it is not there."""
    label = next((place for part, place in places(outcomes) if part.id == part_id), "usunięta część efektów")
    return f"{label[:1].upper()}{label[1:]}"


def _words(part: OutcomeSet | Outcome | Criterion | None) -> str:
    return "\n".join(lines_of(part)) if part is not None else ""


def rests_of(case: Case) -> Rests:
    """What the call did not open, as it was sent last and as it would be sent now. WrongState before any version."""
    sent = last_sent(case)
    if sent is None:
        raise WrongState("Wniosku jeszcze nie złożono.", state=case.state)
    application = Application.objects.select_related("case__applicant", "case__sector").get(case_id=case.pk)
    contents = Contents(case, application)
    now = contents.circumstances
    then = Circumstances(now.kind, sent.content["answers"], now.on, now.frameworks)
    return rests(sent.content, package(contents), Opening.of(application.corrections), (then, now))


def answers_to_remarks(case: Case) -> Sequence[dict[str, str]]:
    """Target, remark, state and explanation of each remark: what the snapshot of a supplement keeps."""
    return [
        {
            "target": one.target,
            "label": one.label,
            "remark": one.remark,
            "state": one.state.name,
            "explanation": one.explanation,
        }
        for one in corrections(case)
    ]
