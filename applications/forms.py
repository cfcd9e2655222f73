"""Forms of the items, drawn from the catalogue. They carry raw input; the door checks it (applications.values).

Names of controls are field codes with dashes: `applicant.taxId.number` is `applicant-taxId-number`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from applications.draft_form import DraftForm
from applications.field import Field, FieldKind
from applications.values import PEOPLE_LIMIT, REFERENCES_LIMIT, TAX_ID_KINDS, Raw
from applications.words import framework_name
from register import vocabularies

LEVELS = tuple((str(level), f"poziom {level}") for level in range(1, 9))
YES_NO = (("yes", "tak"), ("no", "nie"))
VALIDITY = (("indefinite", "bezterminowo"), ("limited", "przez pewien okres"))
BLANK = (("", "– wybierz –"),)


class ItemForm(DraftForm):
    """The typed fields of one item."""

    def take_errors(self, errors: Mapping[str, Sequence[str]]) -> None:
        """Puts the door's sentences at their controls; what has no control of its own goes above the form."""
        self.full_clean()
        for path, sentences in errors.items():
            name = self._control(path)
            for sentence in sentences:
                self.add_error(name, sentence)

    def _control(self, path: str) -> str | None:
        name = control_name(path)
        if name in self.fields:
            return name
        return next((one for one in self.fields if one.startswith(f"{name}-")), None)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A field of the catalogue on the page: its controls, and what stands beside them."""

    field: Field
    label: str
    basis: str
    bounds: Sequence[BoundField]
    group: bool
    remark: str = ""


def control_name(code: str) -> str:
    return code.replace(".", "-")


def item_form(
    fields: Sequence[Field],
    kind: str,
    values: Mapping[str, object],
    *,
    choices: Mapping[str, Sequence[tuple[str, str]]],
    required: frozenset[str],
    data: QueryDict | None = None,
) -> ItemForm:
    """A form over the fields with their stored values, or over what was posted."""
    form = ItemForm(data)
    for one in fields:
        for name, (control, initial) in _controls(one, kind, values.get(one.code), choices, data).items():
            control.required = one.code in required
            form.fields[name] = control
            form.initial[name] = initial
    return form


def raw_values(fields: Sequence[Field], data: QueryDict) -> dict[str, Raw]:
    """What was posted, by field code, in the shape that the door reads; a field without any control is left out."""
    found: dict[str, Raw] = {}
    for one in fields:
        name = control_name(one.code)
        if one.kind in _PARTS:
            if any(key.startswith(f"{name}-") for key in data):
                found[one.code] = {part: data.get(f"{name}-{part}", "") for part in _PARTS[one.kind]}
        elif one.kind in _ROWS:
            rows = list(_posted_rows(name, _ROWS[one.kind][0], data))
            if rows:
                found[one.code] = rows
        elif name in data:
            found[one.code] = data.get(name, "")
        elif one.kind is FieldKind.YES_NO and f"{name}-shown" in data:
            found[one.code] = ""
    return found


def drawn(form: ItemForm, fields: Sequence[Field], kind: str, remarks: Mapping[str, str]) -> list[Drawn]:
    """The form as the page draws it: the controls of each field together, with article and remark."""
    found = []
    for one in fields:
        name = control_name(one.code)
        names = [key for key in form.fields if key == name or key.startswith(f"{name}-")]
        group = one.kind in _PARTS or one.kind in _ROWS
        found.append(
            Drawn(
                one,
                one.label_for(kind),
                one.basis_for(kind),
                [form[key] for key in names],
                group,
                remarks.get(one.code, ""),
            )
        )
    return found


_PARTS: Mapping[FieldKind, Sequence[str]] = {
    FieldKind.TAX_ID: ("kind", "number"),
    FieldKind.VALIDITY: ("kind", "period", "renewal"),
}
_ROWS: Mapping[FieldKind, tuple[Sequence[str], int]] = {
    FieldKind.PEOPLE: (("name", "position"), PEOPLE_LIMIT),
    FieldKind.REFERENCES: (("framework", "level"), REFERENCES_LIMIT),
}

Controls = dict[str, tuple[forms.Field, object]]


def _controls(
    one: Field,
    kind: str,
    value: object,
    choices: Mapping[str, Sequence[tuple[str, str]]],
    data: QueryDict | None,
) -> Controls:
    name = control_name(one.code)
    match one.kind:
        case FieldKind.TAX_ID:
            return _tax_id(name, one, value)
        case FieldKind.VALIDITY:
            return _validity(name, one, value)
        case FieldKind.PEOPLE | FieldKind.REFERENCES:
            return _rows(name, one, value, data)
    control = _single(one, choices.get(one.code, ()))
    control.label, control.help_text = one.label_for(kind), one.help
    return {name: (control, _initial(one, value))}


def _single(one: Field, choices: Sequence[tuple[str, str]]) -> forms.Field:
    if one.kind is FieldKind.LONG_TEXT:
        return _Long(one.limit, rows=8)
    options = _options(one, choices)
    few = YES_NO if one.kind is FieldKind.YES_NO else one.choices
    if options and 0 < len(few) <= 3:
        return forms.CharField(widget=forms.RadioSelect(choices=options))
    if options:
        return forms.CharField(widget=forms.Select(choices=[*BLANK, *options]))
    return forms.CharField(widget=_LINES.get(one.kind, forms.TextInput)())


def _options(one: Field, choices: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    match one.kind:
        case FieldKind.LEVEL:
            return LEVELS
        case FieldKind.YES_NO:
            return YES_NO
        case FieldKind.ISCED:
            return [(entry.code, str(entry)) for entry in vocabularies.isced_detailed()]
        case FieldKind.CHOICE:
            return choices
    return ()


class _Email(forms.EmailInput):
    def __init__(self) -> None:
        super().__init__(attrs={"autocomplete": "email"})


class _Figures(forms.TextInput):
    def __init__(self) -> None:
        super().__init__(attrs={"inputmode": "numeric", "class": "o-input--s"})


class _Short(forms.TextInput):
    def __init__(self) -> None:
        super().__init__(attrs={"class": "o-input--s"})


_LINES: Mapping[FieldKind, Callable[[], forms.Widget]] = {
    FieldKind.EMAIL: _Email,
    FieldKind.NUMBER: _Figures,
    FieldKind.DATE: _Short,
    FieldKind.PKD: _Short,
}


class _Long(forms.CharField):
    """A long text with a counter; the limit is told, never enforced by cutting (the door refuses with a sentence)."""

    def __init__(self, limit: int, *, rows: int, **kwargs: object) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)  # type: ignore[arg-type]  # passed through untouched
        self.max_length = limit


def _initial(one: Field, value: object) -> object:
    if one.kind is FieldKind.YES_NO:
        return {True: "yes", False: "no"}.get(value) if isinstance(value, bool) else None
    if one.kind is FieldKind.DATE and isinstance(value, str) and value.count("-") == 2:
        year, month, day = value.split("-")
        return f"{int(day)}.{month}.{year}"
    return value


def _tax_id(name: str, one: Field, value: object) -> Controls:
    given = value if isinstance(value, Mapping) else {}
    kind = forms.CharField(label="Który numer podajesz", widget=forms.RadioSelect(choices=TAX_ID_KINDS))
    number = forms.CharField(label="Numer", widget=forms.TextInput(attrs={"class": "o-input--m"}))
    return {f"{name}-kind": (kind, given.get("kind")), f"{name}-number": (number, given.get("number", ""))}


def _validity(name: str, one: Field, value: object) -> Controls:
    given = value if isinstance(value, Mapping) else {}
    kind = forms.CharField(label="Jak długo jest ważny certyfikat", widget=forms.RadioSelect(choices=VALIDITY))
    period = forms.CharField(
        label="Okres ważności",
        help_text="Wypełnij, gdy certyfikat nie jest bezterminowy, na przykład „5 lat”.",
        widget=forms.TextInput(attrs={"class": "o-input--m"}),
    )
    renewal = _Long(
        one.limit,
        rows=4,
        label="Warunki przedłużenia",
        help_text="Wypełnij, gdy certyfikat nie jest bezterminowy. Jeżeli nie można go przedłużyć, napisz to.",
    )
    return {
        f"{name}-kind": (kind, given.get("kind")),
        f"{name}-period": (period, given.get("period", "")),
        f"{name}-renewal": (renewal, given.get("renewal", "")),
    }


def _rows(name: str, one: Field, value: object, data: QueryDict | None) -> Controls:
    """The rows that are there and one empty one, so that a row can be added without script."""
    parts, limit = _ROWS[one.kind]
    given = value if isinstance(value, list) else []
    count = len(list(_posted_rows(name, parts, data))) if data is not None else len(given) + 1
    found: Controls = {}
    for number in range(min(max(count, 1), limit)):
        row = given[number] if number < len(given) else {}
        for part in parts:
            control = _cell(one, part, number)
            found[f"{name}-{number}-{part}"] = (control, row.get(part, ""))
    return found


def _cell(one: Field, part: str, number: int) -> forms.Field:
    labels = {"name": "Imię i nazwisko", "position": "Stanowisko", "framework": "Rama", "level": "Poziom"}
    label = f"{labels[part]} ({number + 1})"
    if part == "framework":
        frameworks = [(entry.code, framework_name(entry.code)) for entry in vocabularies.sectoral_frameworks()]
        return forms.CharField(label=label, widget=forms.Select(choices=[*BLANK, *frameworks]))
    if part == "level":
        return forms.CharField(label=label, widget=forms.Select(choices=[*BLANK, *LEVELS]))
    return forms.CharField(label=label, widget=forms.TextInput(attrs={"class": "o-input--m"}))


def _posted_rows(name: str, parts: Sequence[str], data: QueryDict) -> Iterator[dict[str, str]]:
    number = 0
    while any(f"{name}-{number}-{part}" in data for part in parts):
        yield {part: data.get(f"{name}-{number}-{part}", "") for part in parts}
        number += 1
