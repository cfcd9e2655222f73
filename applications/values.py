"""What a field's raw input becomes: the value that is kept, or the sentence that says what to type.

Values are plain JSON, so that a snapshot is the same bytes wherever it is made. Errors are
InvalidInput with dotted paths below the field's code: `applicant.taxId.number`.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from applications import validators
from applications.field import Field, FieldKind
from kernel.refusals import InvalidInput
from kernel.text import clean, cleaning
from register.description import LearningOutcomes, parse as parse_description
from register.texts import thousands

Raw = object
"""What a form or a scenario brings: text, a mapping of texts, a list of such mappings."""

PEOPLE_LIMIT: Final = 20
REFERENCES_LIMIT: Final = 5

TAX_ID_KINDS: Final = (
    ("nip", "NIP"),
    ("pesel", "PESEL"),
    ("foreign", "zagraniczny numer podatkowy"),
)
_TAX_ID: Final[Mapping[str, Callable[[str], str]]] = {
    "nip": validators.nip,
    "pesel": validators.pesel,
    "foreign": validators.foreign_tax_id,
}


def parsed(one: Field, raw: Raw) -> object:
    """The value of the field as it is kept; empty input gives None or an empty text or list.

    Raises InvalidInput. Whether the field may stay empty is not asked here (see completeness).
    """
    return _PARSERS[one.kind](one, raw)


def is_empty(value: object) -> bool:
    """Whether nothing was given. „Nie” and 0 are answers."""
    return value is None or value in ("", [], {}, ())


def signs_removed(raw: Raw) -> tuple[str, ...]:
    """Names of the invisible signs that are taken out of the raw input before it is kept."""
    if isinstance(raw, str):
        return cleaning(raw).removed
    parts = raw.values() if isinstance(raw, Mapping) else raw if isinstance(raw, Sequence) else ()
    return tuple(dict.fromkeys(name for part in parts for name in signs_removed(part)))


# --- texts --------------------------------------------------------------------------------------


def _text(raw: Raw) -> str:
    return clean(raw).strip() if isinstance(raw, str) else "" if raw is None else str(raw)


def _line(raw: Raw) -> str:
    return " ".join(_text(raw).split())


def _within(path: str, text: str, limit: int) -> str:
    if len(text) > limit:
        over = thousands(len(text) - limit)
        raise InvalidInput({path: [f"Tekst może mieć najwyżej {thousands(limit)} znaków. Skróć go o {over}."]})
    return text


def _checked(path: str, text: str, check: Callable[[str], object]) -> object:
    try:
        return check(text)
    except ValueError as error:
        raise InvalidInput({path: [str(error)]}) from None


def _one_line(one: Field, raw: Raw) -> object:
    text = _within(one.code, _line(raw), one.limit)
    return _checked(one.code, text, one.validator) if text and one.validator else text


def _long(one: Field, raw: Raw) -> str:
    return _within(one.code, _text(raw), one.limit)


# --- numbers, dates, choices --------------------------------------------------------------------


def _number(one: Field, raw: Raw) -> object:
    text = _within(one.code, _line(raw), 20)
    return _checked(one.code, text, validators.positive_hours) if text else None


def _level(one: Field, raw: Raw) -> object:
    text = _line(raw)
    return _checked(one.code, text, validators.pqf_level) if text else None


def _date(one: Field, raw: Raw) -> object:
    text = _line(raw)
    return _checked(one.code, text, validators.day) if text else ""


def _code(check: Callable[[str], str]) -> Callable[[Field, Raw], object]:
    def parse(one: Field, raw: Raw) -> object:
        text = _within(one.code, _line(raw), one.limit)
        return _checked(one.code, text, check) if text else ""

    return parse


_YES: Final[Mapping[str, bool]] = {"yes": True, "true": True, "no": False, "false": False}


def _yes_no(one: Field, raw: Raw) -> bool | None:
    text = _line(raw).lower()
    if text and text not in _YES:
        raise InvalidInput({one.code: ["Wybierz „tak” albo „nie”."]})
    return _YES.get(text)


def _choice(one: Field, raw: Raw) -> str:
    """Choices of the catalogue are checked here; those that live in the database, where they are known."""
    text = _within(one.code, _line(raw), 100)
    if text and one.choices and text not in dict(one.choices):
        raise InvalidInput({one.code: ["Wybierz jedną z odpowiedzi na liście."]})
    return text


# --- several parts ------------------------------------------------------------------------------


def _mapping(raw: Raw) -> Mapping[str, object]:
    return raw if isinstance(raw, Mapping) else {}


def _tax_id(one: Field, raw: Raw) -> dict[str, object]:
    given = _mapping(raw)
    kind, number = _line(given.get("kind")), _line(given.get("number"))
    if not number:
        return {}
    if kind not in _TAX_ID:
        raise InvalidInput({f"{one.code}.kind": ["Wybierz, który numer podajesz: NIP, PESEL czy zagraniczny."]})
    path = f"{one.code}.number"
    return {"kind": kind, "number": _checked(path, _within(path, number, one.limit), _TAX_ID[kind])}


def _people(one: Field, raw: Raw) -> list[dict[str, str]]:
    people: list[dict[str, str]] = []
    errors: dict[str, list[str]] = {}
    for number, row in enumerate(_rows(one, raw, PEOPLE_LIMIT, "osób")):
        name, position = _line(row.get("name")), _line(row.get("position"))
        here = f"{one.code}.{number}"
        if not name and not position:
            continue
        if not name:
            errors[f"{here}.name"] = ["Wpisz imię i nazwisko tej osoby."]
        elif not position:
            errors[f"{here}.position"] = ["Wpisz stanowisko tej osoby, na przykład „prezes zarządu”."]
        for part, text in (("name", name), ("position", position)):
            if len(text) > one.limit:
                errors[f"{here}.{part}"] = [f"Tekst może mieć najwyżej {one.limit} znaków."]
        people.append({"name": name, "position": position})
    if errors:
        raise InvalidInput(errors)
    return people


def _references(one: Field, raw: Raw) -> list[dict[str, object]]:
    references: list[dict[str, object]] = []
    errors: dict[str, list[str]] = {}
    for number, row in enumerate(_rows(one, raw, REFERENCES_LIMIT, "odniesień")):
        framework, level = _line(row.get("framework")), _line(row.get("level"))
        here = f"{one.code}.{number}"
        if not framework and not level:
            continue
        if not framework:
            errors[f"{here}.framework"] = ["Wybierz ramę albo usuń poziom."]
        elif not level:
            errors[f"{here}.level"] = ["Wybierz poziom ramy."]
        else:
            try:
                references.append({"framework": framework, "level": validators.pqf_level(level)})
            except ValueError as error:
                errors[f"{here}.level"] = [str(error)]
    if errors:
        raise InvalidInput(errors)
    return references


def _rows(one: Field, raw: Raw, limit: int, what: str) -> list[Mapping[str, object]]:
    rows = [_mapping(row) for row in raw] if isinstance(raw, Sequence) and not isinstance(raw, str) else []
    if len(rows) > limit:
        raise InvalidInput({one.code: [f"Można podać najwyżej {limit} {what}."]})
    return rows


def _validity(one: Field, raw: Raw) -> dict[str, object] | None:
    given = _mapping(raw)
    match _line(given.get("kind")):
        case "":
            return None
        case "indefinite":
            return {"kind": "indefinite"}
        case "limited":
            period = _within(f"{one.code}.period", _line(given.get("period")), 150)
            renewal = _within(f"{one.code}.renewal", _text(given.get("renewal")), one.limit)
            return {"kind": "limited", "period": period, "renewal": renewal}
    sentence = "Wybierz, czy certyfikat jest bezterminowy, czy ważny przez pewien okres."
    raise InvalidInput({f"{one.code}.kind": [sentence]})


def _outcomes(one: Field, raw: Raw) -> dict[str, object]:
    """Raises InvalidInput with paths inside the description, e.g. `learning_outcomes.sets.0.title`."""
    if not isinstance(raw, LearningOutcomes):
        raw = parse_description({one.path[0]: raw or {}}).learning_outcomes
    return raw.model_dump(mode="json")


def _not_typed(one: Field, _raw: Raw) -> object:
    raise InvalidInput({one.code: ["Tego pola nie wypełnia się w formularzu."]})


_PARSERS: Final[Mapping[FieldKind, Callable[[Field, Raw], object]]] = {
    FieldKind.TEXT: _one_line,
    FieldKind.EMAIL: _one_line,
    FieldKind.LONG_TEXT: _long,
    FieldKind.NUMBER: _number,
    FieldKind.LEVEL: _level,
    FieldKind.DATE: _date,
    FieldKind.YES_NO: _yes_no,
    FieldKind.CHOICE: _choice,
    FieldKind.ISCED: _code(validators.isced),
    FieldKind.PKD: _code(validators.pkd),
    FieldKind.TAX_ID: _tax_id,
    FieldKind.PEOPLE: _people,
    FieldKind.REFERENCES: _references,
    FieldKind.VALIDITY: _validity,
    FieldKind.OUTCOMES: _outcomes,
    FieldKind.FILES: _not_typed,
    FieldKind.STATEMENT: _not_typed,
}
