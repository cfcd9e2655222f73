"""Saving one item of the task list: what may be changed, nobody's text lost, one revision further."""

from collections.abc import Mapping
from dataclasses import dataclass, field as default
from datetime import datetime

from django.db import transaction

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
    """What saving did: the item's new revision, when, errors of fields left out, invisible signs taken out."""

    revision: int
    at: datetime
    changed: tuple[str, ...] = ()
    errors: Mapping[str, list[str]] = default(default_factory=dict)
    removed_signs: tuple[str, ...] = ()


def save_item(
    case: Case,
    item: str,
    data: Mapping[str, Raw],
    *,
    actor: Actor,
    revision: int | None = None,
    tab: str = "",
    partial: bool = False,
) -> Saved:
    """Saves the typed fields of one item; fields that `data` does not name stay as they are.

    `revision` is the one that the form showed; `tab` names the open form, whose own earlier saves are no
    conflict. With `partial` (autosave) wrong fields are left out and told, otherwise nothing is saved.
    Raises NotYourStep, WrongState, InvalidInput, and Stale with both texts when somebody else saved the item.
    """
    with transaction.atomic():
        case, application = lock(case)
        require_editor(actor, case)
        contents = Contents(case, application)
        fields = _open_fields(contents, item, data)
        values, errors = _values(contents, fields, data)
        if errors and not partial:
            raise InvalidInput(errors)
        _refuse_conflict(contents, item, values, revision, tab)
        changed = [one for one in fields if one.code in values and values[one.code] != contents.value(one)]
        if changed:
            for one in changed:
                put(one, values[one.code], application.content, application.description)
            mark_saved(application, item, actor, tab)
            application.save()
            if any(one.code in _DESCRIBES_CASE for one in changed):
                _describe_case(Contents(case, application))
    removed = tuple(dict.fromkeys(name for code in values for name in signs_removed(data[code])))
    codes = tuple(one.code for one in changed)
    return Saved(revision_of(application, item), application.changed_at, codes, errors, removed)


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
    """Notes who saved the item and when; the caller saves the row."""
    now = clock.now()
    application.items[item] = {
        "revision": revision_of(application, item) + 1,
        "at": now.isoformat(),
        "by": actor.person_id,
        "tab": tab,
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


def _refuse_conflict(
    contents: Contents, item: str, values: Mapping[str, object], revision: int | None, tab: str
) -> None:
    mark = contents.application.items.get(item, {})
    if revision is None or revision == mark.get("revision", 0) or (tab and tab == mark.get("tab")):
        return
    fields = [one for one in fields_of(item, contents.kind) if one.code in values]
    theirs = {one.code: contents.value(one) for one in fields if values[one.code] != contents.value(one)}
    if not theirs:
        return
    who = Person.objects.filter(pk=mark.get("by")).first()
    name = who.get_full_name() if who else "Inna osoba"
    at = clock.local(datetime.fromisoformat(mark["at"]))
    raise Stale(
        f"Tę część zapisała w międzyczasie inna osoba: {name}, o {at:%H:%M}. Twój tekst zachowaliśmy – porównaj oba.",
        item=item,
        person=name,
        at=at.isoformat(),
        revision=mark["revision"],
        mine={code: values[code] for code in theirs},
        theirs=theirs,
    )


def _describe_case(contents: Contents) -> None:
    """The case is called after its qualification, and knows its division and sector."""
    content = contents.application.content
    describe(
        contents.case,
        title=str(contents.application.description.get("name") or ""),
        division=contents.divisions.get(str(content.get("administrationDivision") or "")),
        sector=contents.sectors.get(str(content.get("sector") or "")),
    )
