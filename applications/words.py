"""The value of a field in words, as a person reads it on a page, in a letter and in a difference."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final

from applications.field import Field, FieldKind
from applications.values import TAX_ID_KINDS, is_empty
from kernel.text import date_long, plural
from register import vocabularies
from register.outcomes import LearningOutcomes

Names = Mapping[str, str]
"""Words for codes of a choice."""


def in_words(one: Field, value: object, names: Names | None = None) -> str:
    """The value in words, several lines where it has several parts; nothing for an empty value."""
    if is_empty(value):
        return ""
    return _WORDS.get(one.kind, _plain)(value, names or {})


def _plain(value: object, _names: Names) -> str:
    return str(value)


def _choice(value: object, names: Names) -> str:
    return names.get(str(value), str(value))


def _yes_no(value: object, _names: Names) -> str:
    return "tak" if value else "nie"


def _date(value: object, _names: Names) -> str:
    return date_long(date.fromisoformat(str(value)))


def _hours(value: object, _names: Names) -> str:
    assert isinstance(value, int)
    return f"{value} {plural(value, 'godzina', 'godziny', 'godzin')}"


def _level(value: object, _names: Names) -> str:
    return f"poziom {value}"


def _tax_id(value: object, _names: Names) -> str:
    assert isinstance(value, Mapping)
    return f"{dict(TAX_ID_KINDS).get(str(value.get('kind')), '')} {value.get('number', '')}".strip()


def _people(value: object, _names: Names) -> str:
    assert isinstance(value, list)
    return "\n".join(", ".join(part for part in (row["name"], row["position"]) if part) for row in value)


def _references(value: object, _names: Names) -> str:
    assert isinstance(value, list)
    return "\n".join(f"{framework_name(str(row['framework']))}, poziom {row['level']}" for row in value)


def framework_name(code: str) -> str:
    """The name of a sectoral framework, its code when the vocabulary does not know it."""
    framework = vocabularies.sectoral_framework(code)
    return framework.name if framework else code


def _validity(value: object, _names: Names) -> str:
    assert isinstance(value, Mapping)
    if value.get("kind") == "indefinite":
        return "bezterminowo"
    period, renewal = str(value.get("period") or ""), str(value.get("renewal") or "")
    return "\n".join(part for part in (period, f"Warunki przedłużenia: {renewal}" if renewal else "") if part)


def _isced(value: object, _names: Names) -> str:
    entry = vocabularies.isced(str(value))
    return str(entry) if entry else str(value)


def _pkd(value: object, _names: Names) -> str:
    entry = vocabularies.pkd(str(value))
    return str(entry) if entry else str(value)


def _outcomes(value: object, _names: Names) -> str:
    return "\n".join(outcome_lines(LearningOutcomes.model_validate(value)))


def outcome_lines(outcomes: LearningOutcomes) -> Iterator[str]:
    """The outcomes line by line: synthesis, „Zestaw 1.”, „1.1”, „1.1.1”."""
    if outcomes.synthesis:
        yield outcomes.synthesis
    for one in outcomes.sets:
        yield f"Zestaw {one.no}. {one.title}"
        for o, outcome in enumerate(one.outcomes, 1):
            yield f"{one.no}.{o} {outcome.text}"
            for c, criterion in enumerate(outcome.criteria, 1):
                yield f"{one.no}.{o}.{c} {criterion.text}"


def size_words(outcomes: LearningOutcomes) -> str:
    """„3 zestawy, 9 efektów, 38 kryteriów”."""
    sets, results, criteria = len(outcomes.sets), outcomes.outcomes_count, outcomes.criteria_count
    return (
        f"{sets} {plural(sets, 'zestaw', 'zestawy', 'zestawów')}, "
        f"{results} {plural(results, 'efekt', 'efekty', 'efektów')}, "
        f"{criteria} {plural(criteria, 'kryterium', 'kryteria', 'kryteriów')}"
    )


_WORDS: Final[Mapping[FieldKind, Callable[[object, Names], str]]] = {
    FieldKind.CHOICE: _choice,
    FieldKind.YES_NO: _yes_no,
    FieldKind.DATE: _date,
    FieldKind.NUMBER: _hours,
    FieldKind.LEVEL: _level,
    FieldKind.TAX_ID: _tax_id,
    FieldKind.PEOPLE: _people,
    FieldKind.REFERENCES: _references,
    FieldKind.VALIDITY: _validity,
    FieldKind.ISCED: _isced,
    FieldKind.PKD: _pkd,
    FieldKind.OUTCOMES: _outcomes,
}
