"""Saving one item of the task list: what may be changed, nobody's text lost, one revision further."""

from collections.abc import Mapping
from dataclasses import dataclass, field as default
from datetime import datetime

from django.db import transaction

from applications.conflicts import digest, reconciled
from applications.contents import Contents, put
from applications.field import Field
from applications.fields import fields_of
from applications.models import Application
from applications.rights import open_fields, require_editor
from applications.values import Raw, parsed, signs_removed
from auth.models import Person
from cases.models import Case
from cases.service import describe
from institutions.actor import Actor
from kernel import clock
from kernel.refusals import InvalidInput, Stale, WrongState

_DESCRIBES_CASE = frozenset({"name", "administrationDivision", "sector"})


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving did: the item's new revision, when, errors of fields left out, invisible signs taken out.

    `left` names the fields that somebody else changed meanwhile and this person did not: they stay as saved.
    `seen` has the digests of what the form holds from now on. `gone` are parts of the outcomes that somebody deleted
    meanwhile, with what this person had changed in them (nothing: empty).
    """

    revision: int
    at: datetime
    changed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    seen: Mapping[str, str] = default(default_factory=dict)
    errors: Mapping[str, list[str]] = default(default_factory=dict)
    removed_signs: tuple[str, ...] = ()
    gone: Mapping[str, str] = default(default_factory=dict)


def save_item(
    case: Case,
    item: str,
    data: Mapping[str, Raw],
    *,
    actor: Actor,
    revision: int | None = None,
    seen: Mapping[str, str] | None = None,
    tab: str = "",
    partial: bool = False,
) -> Saved:
    """Saves the typed fields of one item; fields that `data` does not name stay as they are.

    `revision` is the one that the form showed, `seen` the digests of its fields; `tab` names the open form,
    whose own earlier saves are no conflict. With `partial` (autosave) wrong fields are left out and told,
    otherwise nothing is saved. Raises NotYourStep, WrongState, InvalidInput, and Stale with both texts when
    somebody else changed the same field.
    """
    with transaction.atomic():
        case, application = lock(case)
        require_editor(actor, case)
        contents = Contents(case, application)
        fields = _open_fields(contents, item, data)
        typed, errors = _values(contents, fields, data)
        if errors and not partial:
            raise InvalidInput(errors)
        posted = {code: digest(value) for code, value in typed.items()}
        values, left = _merged(contents, item, typed, _Shown(revision, seen or {}, tab), actor)
        changed = [one for one in fields if one.code in values and posted[one.code] != digest(contents.value(one))]
        if changed:
            for one in changed:
                put(one, values[one.code], application.content, application.description)
            mark_saved(application, item, actor, tab)
            application.save()
            if any(one.code in _DESCRIBES_CASE for one in changed):
                describe_case(Contents(case, application))
    return Saved(
        revision_of(application, item),
        application.changed_at,
        tuple(one.code for one in changed),
        left,
        posted,
        errors,
        tuple(dict.fromkeys(name for code in posted for name in signs_removed(data[code]))),
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the form knew when it was shown."""

    revision: int | None
    seen: Mapping[str, str]
    tab: str


def lock(case: Case) -> tuple[Case, Application]:
    """The case and its application as they are now, locked until the end of the transaction.

    The case first, as the engine does: the other way round a save and a submission would wait for each other,
    and a save that waited would still see the draft that the case was before.
    """
    Case.objects.select_for_update().values_list("pk").get(pk=case.pk)
    rows = Application.objects.select_for_update(of=("self",)).select_related("case__applicant", "case__sector")
    application = rows.get(case_id=case.pk)
    return application.case, application


def revision_of(application: Application, item: str) -> int:
    """How many times the item was saved."""
    return int(application.items.get(item, {}).get("revision", 0))


def mark_saved(application: Application, item: str, actor: Actor, tab: str = "") -> None:
    """Notes who saved the item and when; the caller saves the row.

    `since` is the revision before the form `tab` began to save without anybody in between.
    """
    now, before = clock.now(), application.items.get(item, {})
    goes_on = bool(tab) and tab == before.get("tab")
    application.items[item] = {
        "revision": revision_of(application, item) + 1,
        "at": now.isoformat(),
        "by": actor.person_id,
        "tab": tab,
        "since": before.get("since", 0) if goes_on else revision_of(application, item),
    }
    application.revision += 1
    application.changed_at = now
    application.changed_by_id = actor.person_id


def _open_fields(contents: Contents, item: str, data: Mapping[str, Raw]) -> list[Field]:
    fields = [one for one in fields_of(item, contents.kind) if one.is_typed]
    unknown = sorted(set(data) - {one.code for one in fields})
    if unknown:
        raise InvalidInput({unknown[0]: ["W tej części wniosku nie ma takiego pola."]})
    editable = open_fields(contents.case, contents.application)
    if editable is None:
        return fields
    closed = sorted(set(data) - editable)
    if closed:
        raise WrongState(
            "Po wezwaniu możesz zmienić tylko te pola, których dotyczy. Pozostałe zostają bez zmian.", fields=closed
        )
    return [one for one in fields if one.code in editable]


def _values(
    contents: Contents, fields: list[Field], data: Mapping[str, Raw]
) -> tuple[dict[str, object], dict[str, list[str]]]:
    values: dict[str, object] = {}
    errors: dict[str, list[str]] = {}
    for one in fields:
        if one.code not in data:
            continue
        try:
            values[one.code] = _known_choice(contents, one, parsed(one, data[one.code]))
        except InvalidInput as refusal:
            errors |= refusal.errors
    return values, errors


def _known_choice(contents: Contents, one: Field, value: object) -> object:
    if one.code in {"sector", "administrationDivision"} and value and value not in dict(contents.choices(one)):
        raise InvalidInput({one.code: ["Wybierz jedną z pozycji na liście."]})
    return value


def _merged(
    contents: Contents, item: str, mine: dict[str, object], shown: _Shown, actor: Actor
) -> tuple[Mapping[str, object], tuple[str, ...]]:
    """What of my values is to be written beside what others saved meanwhile, and the fields left to them."""
    mark = contents.application.items.get(item, {})
    if shown.revision is None or shown.revision >= _undisturbed_since(mark, shown.tab):
        return mine, ()
    stored = {one.code: contents.value(one) for one in fields_of(item, contents.kind) if one.code in mine}
    result = reconciled(mine, stored, shown.seen)
    if result.conflicts:
        raise _stale(item, mark, actor, {code: (mine[code], stored[code]) for code in result.conflicts})
    return result.values, result.left


def _undisturbed_since(mark: Mapping[str, int | str], tab: str) -> int:
    """The lowest revision after which nobody but this form has saved the item."""
    own = bool(tab) and tab == mark.get("tab")
    return int(mark.get("since" if own else "revision", 0))


def _stale(item: str, mark: Mapping[str, str], actor: Actor, both: Mapping[str, tuple[object, object]]) -> Stale:
    who = Person.objects.filter(pk=mark["by"]).first()
    name = who.get_full_name() if who else "inna osoba"
    at = clock.local(datetime.fromisoformat(mark["at"]))
    happened = (
        f"Tę część zapisano w międzyczasie w innym oknie albo na innym urządzeniu, o {at:%-H:%M}."
        if who and who.pk == actor.person_id
        else f"Tę część zapisała w międzyczasie inna osoba: {name}, o {at:%-H:%M}."
    )
    return Stale(
        f"{happened} Twój tekst zachowaliśmy – porównaj oba.",
        item=item,
        person=name,
        at=at.isoformat(),
        revision=mark["revision"],
        mine={code: mine for code, (mine, _theirs) in both.items()},
        theirs={code: theirs for code, (_mine, theirs) in both.items()},
    )


def describe_case(contents: Contents) -> None:
    """The case is called after its qualification, and knows its division and sector."""
    content = contents.application.content
    describe(
        contents.case,
        title=str(contents.application.description.get("name") or ""),
        division=contents.divisions.get(str(content.get("administrationDivision") or "")),
        sector=contents.sectors.get(str(content.get("sector") or "")),
    )
