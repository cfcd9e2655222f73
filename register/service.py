"""The door for writes: entries, their versions and statuses. Nobody else writes the register.

Every function is one transaction or part of the caller's. Who may call it is decided by the
step of the procedure that calls it; the register only records who did.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import IntegrityError, transaction

from cases.open_points import word
from institutions.actor import SYSTEM, Actor
from institutions.models import Organisation
from kernel import clock
from kernel.refusals import GuardFailed, InvalidInput, WrongState
from kernel.text import date_long
from register.canonical import sha256_of, snapshot_of
from register.codes import next_code
from register.description import Description, Purpose, missing
from register.enums import CHANGES, QualificationKind, Status
from register.indexing import vocabulary
from register.models import ITEM_ONCE, Qualification, QualificationVersion, StatusChange
from register.projections import folded, projections
from register.queries import announced_in
from register.spelling import learn

__all__ = ["AnnouncementRef", "certificate_name", "correct_announcement", "include", "item_taken", "set_status"]

_CERTIFICATES: Final = {
    QualificationKind.FREE_MARKET: "CERTIFICATE_NAME_INC_FM",
    QualificationKind.SECTORAL: "CERTIFICATE_NAME_INC_SEC",
}
"""Settings with the names of the Act (art. 2 pkt 11 i 11b), used where the announcement gives no other."""


@dataclass(frozen=True, slots=True)
class AnnouncementRef:
    """Where the announcement stands: year and item of Monitor Polski, and the day of publication."""

    year: int
    item: int
    on: date

    def __str__(self) -> str:
        return f"M.P. {self.year} poz. {self.item}"


@transaction.atomic
def include(
    description: Description,
    *,
    kind: QualificationKind | str,
    ministry: Organisation | None,
    applicant_name: str,
    announcement: AnnouncementRef,
    case_sign: str,
    on: date,
    actor: Actor = SYSTEM,
) -> Qualification:
    """Makes a new entry, INCLUDED on the day of publication (art. 25 ust. 3); once per case.

    A craft qualification functions from the same day (art. 37 ust. 5). Raises GuardFailed when the
    description lacks something an entry needs (`missing`) or the register has the name (`taken_by`).
    """
    kind = QualificationKind(kind)
    existing = Qualification.objects.filter(case_sign=case_sign).first() if case_sign else None
    if existing is not None:
        return existing
    description = _with_certificate_name(description, kind)
    _refuse_incomplete(description)
    _refuse_same_name(description.name)
    try:
        with transaction.atomic():
            entry = Qualification.objects.create(
                zrk_code=next_code(),
                status=Status.INCLUDED,
                ministry=ministry,
                included_on=on,
                case_sign=case_sign,
                **projections(description, kind=kind, applicant_name=applicant_name),
            )
    except IntegrityError as error:
        raise GuardFailed(
            f"Kwalifikacja o nazwie „{description.name}” jest już w rejestrze.", name=description.name
        ) from error
    learn(vocabulary(description, applicant_name))
    _append_version(entry, description, announcement, valid_from=on, origin=_origin(case_sign))
    _record_status(entry, Status.INCLUDED, on, f"art. 25 ust. 3, {announcement}", actor)
    if kind == QualificationKind.CRAFT:
        set_status(entry, Status.FUNCTIONING, on, "art. 37 ust. 5", actor)
    return entry


@transaction.atomic
def set_status(qualification: Qualification, status: Status | str, on: date, basis: str, actor: Actor) -> Qualification:
    """Gives the entry a status from a day. Nothing happens when it has it already.

    Raises WrongState for a change the Act does not know (art. 29: no way back from the archive)
    and InvalidInput for a day before the last change.
    """
    status = Status(status)
    entry = Qualification.objects.select_for_update(of=("self",)).get(pk=qualification.pk)
    current = Status(entry.status)
    if status == current:
        return entry
    if status not in CHANGES[current]:
        raise WrongState(
            f"Kwalifikacja jest {current.label} i nie może być {status.label}.", status=current, wanted=status
        )
    last = entry.status_changes.order_by("-on", "-id").first()
    if last is not None and on < last.on:
        raise InvalidInput({"on": [f"Status zmienił się już {date_long(last.on)}. Podaj dzień nie wcześniejszy."]})
    entry.status = status
    entry.save(update_fields=["status"])
    _record_status(entry, status, on, basis, actor)
    qualification.status = status
    return entry


@transaction.atomic
def correct_announcement(
    qualification: Qualification, announcement: AnnouncementRef, *, on: date, reason: str, actor: Actor = SYSTEM
) -> QualificationVersion:
    """A further version from the day `on`, with the same description and corrected data of the announcement.

    Another day of publication is another day of inclusion (art. 25 ust. 3), so it is recorded as a status, too.
    Raises InvalidInput for a day before the version in force began.
    """
    entry = Qualification.objects.select_for_update(of=("self",)).get(pk=qualification.pk)
    current = entry.versions.get(valid_until__isnull=True)
    if on < current.valid_from:
        raise InvalidInput(
            {"on": [f"Obecna wersja obowiązuje od {date_long(current.valid_from)}. Podaj dzień nie wcześniejszy."]}
        )
    if not reason.strip():
        raise InvalidInput({"reason": ["Napisz, dlaczego poprawiasz dane obwieszczenia."]})
    origin = f"sprostowanie: {reason.strip()}"
    if actor.name:
        origin = f"{origin} (wpisał: {actor.name})"
    if announcement.on != entry.included_on:
        entry.included_on = announcement.on
        entry.save(update_fields=["included_on"])
        _record_status(entry, Status.INCLUDED, announcement.on, f"art. 25 ust. 3, {announcement}, sprostowanie", actor)
    return _append_version(
        entry,
        Description.model_validate(current.snapshot),
        announcement,
        valid_from=on,
        origin=origin[:300],
        sample=current.sample,
    )


def _append_version(
    entry: Qualification,
    description: Description,
    announcement: AnnouncementRef,
    *,
    valid_from: date,
    origin: str,
    sample: bool = False,
) -> QualificationVersion:
    """Raises InvalidInput when another qualification has this item, also one recorded in the same instant."""
    last = entry.versions.order_by("-number").first()
    entry.versions.filter(valid_until__isnull=True).update(valid_until=valid_from)
    try:
        with transaction.atomic():
            return QualificationVersion.objects.create(
                qualification=entry,
                number=last.number + 1 if last else 1,
                snapshot=snapshot_of(description),
                sha256=sha256_of(description),
                valid_from=valid_from,
                announcement_year=announcement.year,
                announcement_item=announcement.item,
                announced_on=announcement.on,
                origin=origin,
                sample=sample,
                recorded_at=clock.now(),
            )
    except IntegrityError as error:
        if ITEM_ONCE not in str(error):
            raise
        raise InvalidInput({"item": [item_taken(announcement)]}) from error


def item_taken(announcement: AnnouncementRef) -> str:
    """What is said to whoever names an item that announces another qualification."""
    other = announced_in(announcement.year, announcement.item)
    whose = f"kwalifikacja „{other.name}”" if other else "inna kwalifikacja"
    return f"{announcement} ma już {whose}. Sprawdź numer pozycji."


def _record_status(entry: Qualification, status: Status, on: date, basis: str, actor: Actor) -> None:
    StatusChange.objects.create(
        qualification=entry, status=status, on=on, basis=basis, actor_id=actor.person_id, recorded_at=clock.now()
    )


def _origin(case_sign: str) -> str:
    return f"sprawa {case_sign}" if case_sign else "wpis podmiotu prowadzącego rejestr"


def _with_certificate_name(description: Description, kind: QualificationKind) -> Description:
    if description.certificate_name:
        return description
    return description.model_copy(update={"certificate_name": certificate_name(kind)})


def certificate_name(kind: QualificationKind) -> str:
    """The name of the certificate where neither application nor announcement gives one."""
    setting = _CERTIFICATES.get(kind)
    return word(setting) if setting else "certyfikat"


def _refuse_incomplete(description: Description) -> None:
    gaps = missing(description, Purpose.ENTRY)
    if gaps:
        raise GuardFailed(f"Wpisu jeszcze nie można utworzyć: {gaps[0].sentence}", missing=gaps)


def _refuse_same_name(name: str) -> None:
    """A name occurs in the register once (law.md 3.1.1 B1), whatever the diacritics and capitals."""
    same = Qualification.objects.filter(folded_name=folded(name)).order_by("id").first()
    if same is not None:
        raise GuardFailed(
            f"Kwalifikacja o nazwie „{same.name}” jest już w rejestrze pod numerem {same.zrk_code}.",
            name=name,
            taken_by=same.zrk_code,
        )
