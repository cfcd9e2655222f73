"""What the page of an entry shows: the state on a day, in words and facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from kernel.components import Fact
from kernel.drawing.values import ROMAN
from register.description import Description, Limited, OutcomeSet
from register.enums import QualificationKind, Status
from register.models import Qualification, QualificationVersion
from register.queries import State
from register.vocabularies import isced, pkd, prk_descriptors, sectoral_framework
from register.words import counted, isced_name


@dataclass(frozen=True, slots=True)
class SetView:
    """A set of outcomes with its size in words."""

    content: OutcomeSet
    size: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version in the list: which days it held, from which announcement, and its own page."""

    version: QualificationVersion
    href: str
    last_day: date | None
    replaced_at_once: bool
    shown: bool


def obtaining(entry: Qualification, status: Status) -> str:
    """Whether and where it can be obtained, in one or two sentences."""
    if status == Status.ARCHIVED:
        return _("Tej kwalifikacji nie można już uzyskać. Certyfikaty wydane wcześniej zachowują ważność (art. 29).")
    if entry.is_full and status == Status.FUNCTIONING:
        return _("Tę kwalifikację uzyskasz w szkole lub uczelni, która prowadzi takie kształcenie.")
    if entry.is_full:
        return _("Teraz żadna szkoła ani uczelnia nie prowadzi takiego kształcenia.")
    if status == Status.FUNCTIONING and entry.kind == QualificationKind.CRAFT:
        return _(
            "Możesz ją uzyskać w izbie rzemieślniczej, po egzaminie (art. 2 pkt 11a)."
            " Wykazu izb jeszcze tu nie ma: zadzwoń albo napisz pod adres na dole strony."
        )
    if status == Status.FUNCTIONING:
        return _(
            "Możesz ją uzyskać w instytucji, która ma uprawnienie do jej certyfikowania (art. 61)."
            " Wykazu instytucji jeszcze tu nie ma: zadzwoń albo napisz pod adres na dole strony."
        )
    return _(
        "Jeszcze nie można jej uzyskać: żadna instytucja nie ma uprawnienia do certyfikowania."
        " Uprawnienie nadaje minister właściwy na wniosek (art. 41)."
    )


def sets(description: Description) -> list[SetView]:
    """The sets with their sizes."""
    return [
        SetView(one, f"{_outcomes(len(one.outcomes))}, {_criteria(one.criteria_count)}")
        for one in description.learning_outcomes.sets
    ]


def size(description: Description) -> str:
    """„3 zestawy, 9 efektów, 42 kryteria”."""
    outcomes = description.learning_outcomes
    number_of_sets = counted(len(outcomes.sets), _("zestaw"), _("zestawy"), _("zestawów"))
    return f"{number_of_sets}, {_outcomes(outcomes.outcomes_count)}, {_criteria(outcomes.criteria_count)}"


def _outcomes(number: int) -> str:
    return counted(number, _("efekt"), _("efekty"), _("efektów"))


def _criteria(number: int) -> str:
    return counted(number, _("kryterium"), _("kryteria"), _("kryteriów"))


def in_short(entry: Qualification, description: Description) -> list[Fact]:
    """The facts beside the text; what is not known is left out."""
    found = [
        (_("Poziom"), at_level(entry, description)),
        (_("Rama sektorowa"), ", ".join(references(description))),
        (_("Dokument"), description.certificate_name),
        (_("Ważność"), validity(description)),
        (_("Objętość"), hours(description)),
        (_("Dziedzina (ISCED-F, nazwa nieurzędowa)"), field_of(description.isced_code)),
        (_("Działalność (PKD)"), str(pkd(description.pkd_code) or description.pkd_code)),
        (_("Wnioskodawca"), entry.applicant_name),
        (_("Minister właściwy"), str(entry.ministry or "")),
        (_("Identyfikator w ZRK"), entry.zrk_code),
    ]
    return [Fact(label, value) for label, value in found if value]


def references(description: Description) -> list[str]:
    """Sectoral frameworks with levels."""
    found = []
    for reference in description.sqf_references:
        framework = sectoral_framework(reference.framework)
        name = framework.name if framework else reference.framework
        found.append(_("%(framework)s, poziom %(level)s") % {"framework": name, "level": reference.level})
    return found


def field_of(code: str) -> str:
    """The field of education with its name in the language of the page."""
    field = isced(code)
    return f"{field.code} {isced_name(field)}" if field else code


def hash_parts(sha256: str) -> list[str]:
    """The digits in groups of eight, between which a line may break."""
    return [sha256[place : place + 8] for place in range(0, len(sha256), 8)]


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What the universal descriptors say of a level in one of their three parts."""

    code: str
    heading: str
    statements: tuple[str, ...]


def descriptors(level: int | None) -> list[Descriptor]:
    """The universal descriptors of a level, in their official words; none when the level is not known."""
    if level is None:
        return []
    headings = {"W": "Zna i rozumie", "U": "Potrafi", "K": "Jest gotów do"}
    parts = prk_descriptors(level)
    return [
        Descriptor(code, heading, parts[code])
        for letter, heading in headings.items()
        if (code := f"P{level}U_{letter}") in parts
    ]


def at_a_glance(description: Description) -> list[str]:
    """Volume and validity beside the name, where a phone shows them first."""
    found = [hours(description)]
    if words := validity(description):
        found.append(_("ważność: %(period)s") % {"period": words})
    return [one for one in found if one]


def at_level(entry: Qualification, description: Description) -> str:
    """„3 PRK, czyli 3 w ramie europejskiej (EQF)”; empty when the level is not known."""
    level = description.level
    if not level:
        return ""
    mark = ROMAN[level - 1] if entry.is_full else level
    return _("%(mark)s PRK, czyli %(level)s w ramie europejskiej (EQF)") % {"mark": mark, "level": level}


def hours(description: Description) -> str:
    """The volume in words; empty when it is not known."""
    number = description.workload_hours
    return counted(number, _("godzina nauki"), _("godziny nauki"), _("godzin nauki")) if number else ""


def journal_href(version: QualificationVersion) -> str:
    """The announcement in the electronic Monitor Polski; nothing for samples, whose items are invented."""
    if version.sample or not version.journal:
        return ""
    return f"https://monitorpolski.gov.pl/MP/{version.announcement_year}/{version.announcement_item}"


def validity(description: Description) -> str:
    """How long the certificate is valid and how it is renewed."""
    if description.validity is None:
        return ""
    if isinstance(description.validity, Limited):
        return description.validity.period
    return _("bezterminowa")


def validation(description: Description) -> list[Fact]:
    """How validation goes and under what conditions."""
    requirements = description.validation_requirements
    renewal = description.validity.renewal if isinstance(description.validity, Limited) else ""
    found = [
        (_("Metody"), requirements.methods),
        (_("Kto prowadzi walidację"), requirements.staff),
        (_("Warunki organizacyjne i materialne"), requirements.conditions),
        (_("Warunki przystąpienia"), description.entry_conditions),
        (_("Inne warunki uzyskania"), description.other_award_conditions),
        (_("Przedłużenie ważności"), renewal),
        (_("Dodatkowe warunki dla instytucji"), description.ic_extra_conditions),
    ]
    return [Fact(label, value) for label, value in found if value]


def version_rows(all_versions: list[QualificationVersion], state: State | None) -> list[VersionRow]:
    """Every version with the days it held; the address asks for its first day."""
    rows = []
    for version in all_versions:
        until = version.valid_until
        rows.append(
            VersionRow(
                version=version,
                href=f"?na-dzien={version.valid_from:%Y-%m-%d}",
                last_day=until - timedelta(days=1) if until else None,
                replaced_at_once=until == version.valid_from,
                shown=state is not None and state.version.pk == version.pk,
            )
        )
    return rows
