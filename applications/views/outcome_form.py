"""The right pane of the editor: the whole (synthesis and sets), a set with its outcomes, an outcome with its criteria.

Controls are named after the parts: `tekst-<id>`; `widziane-<id>` holds what the page showed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field as default
from typing import Literal

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.safestring import SafeString

from applications.draft_form import DraftForm
from applications.outcome_edit import Place, find
from kernel.text import clean
from register.outcomes import Criterion, LearningOutcomes, Outcome, OutcomeKind, OutcomeSet
from register.texts import NAME_LIMIT, STATEMENT_LIMIT, TEXT_LIMIT

TEXT, SEEN, KIND = "tekst-", "widziane-", "rodzaj-"
SYNTHESIS = "synthesis"

KINDS = (
    ("", "nie wskazuję"),
    (OutcomeKind.KNOWLEDGE.value, "wiedza"),
    (OutcomeKind.SKILL.value, "umiejętność"),
    (OutcomeKind.COMPETENCE.value, "kompetencja społeczna"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A part below the one in the pane: an outcome of the set, a criterion of the outcome."""

    id: str
    words: str
    number: str
    control: str
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its control, errors and the text of somebody else."""

    line: Line
    control: SafeString
    errors: Sequence[str]
    theirs: str


@dataclass
class Pane:
    """What the right side shows: `kind` whole, set or outcome."""

    kind: Literal["whole", "set", "outcome"]
    part_id: str
    title: str
    above: str
    form: forms.Form
    lines: Sequence[Line] = ()
    theirs: dict[str, str] = default(default_factory=dict)

    def focus_new(self) -> None:
        """The cursor goes to the part that was just added: the last criterion, or the text of the part itself."""
        name = self.lines[-1].control if self.kind == "outcome" and self.lines else self.control(self.part_id)
        if name in self.form.fields:
            self.form.fields[name].widget.attrs["autofocus"] = True

    @property
    def heads(self) -> list[tuple[BoundField, str]]:
        """The controls of the part itself, with the text of somebody else where there is one."""
        below = {line.control for line in self.lines}
        names = [name for name in self.form.fields if name not in below and not name.startswith(SEEN)]
        return [(self.form[name], self.theirs.get(name, "")) for name in names]

    @property
    def rows(self) -> list[Row]:
        """The parts below it, one line each."""
        return [self._row(line) for line in self.lines]

    def _row(self, line: Line) -> Row:
        bound = self.form[line.control]
        attrs: dict[str, str | int] = {"class": "o-input", "rows": 1, "aria-label": str(bound.label)}
        if bound.errors:
            attrs |= {"aria-invalid": "true", "aria-describedby": f"{line.id}-blad"}
        # django-stubs types attrs as str values only
        control = bound.as_widget(attrs=attrs)  # type: ignore[arg-type]
        return Row(line, control, [str(one) for one in bound.errors], self.theirs.get(line.control, ""))

    @property
    def head_texts(self) -> list[str]:
        return [str(bound.value() or "") for bound, _theirs in self.heads if not bound.name.startswith(KIND)]

    @property
    def line_texts(self) -> list[str]:
        return [str(self.form[line.control].value() or "") for line in self.lines]

    @property
    def lines_title(self) -> str:
        return {"whole": "Zestawy", "set": "Efekty", "outcome": "Kryteria weryfikacji"}[self.kind]

    @property
    def lines_basis(self) -> str:
        return f"art. 9 ust. 1 pkt 1 lit. {'c' if self.kind == 'outcome' else 'b'}"

    @property
    def add_label(self) -> str:
        return {"whole": "Dodaj zestaw", "set": "Dodaj efekt", "outcome": "Dodaj kryterium"}[self.kind]

    @property
    def add_value(self) -> str:
        """What the button says to the server: below which part the new one stands."""
        return f"add:{self.part_id}"

    def keep(self, data: QueryDict) -> None:
        """What was typed stays in the controls."""
        self.form.data = data
        self.form.is_bound = True
        self.form.full_clean()

    def take_errors(self, errors: Mapping[str, Sequence[str]]) -> None:
        for path, sentences in errors.items():
            name = self.control(path)
            for sentence in sentences:
                self.form.add_error(name if name in self.form.fields else None, sentence)

    def take_theirs(self, theirs: Mapping[str, object]) -> None:
        """The other person's texts by control; what they saved counts as seen from here on."""
        data = {name: self.form.data.get(name) for name in self.form.data}
        for part_id, text in theirs.items():
            self.theirs[self.control(part_id)] = str(text)
            data[f"{SEEN}{part_id}"] = str(text)
        self.form.data = data

    def control(self, part_id: str) -> str:
        """The name of the control in which a part is typed."""
        return part_id if part_id == SYNTHESIS else f"{TEXT}{part_id}"


def pane_of(outcomes: LearningOutcomes, part_id: str) -> Pane:
    """The pane of this part; of the whole when there is no such part (any more)."""
    try:
        place, part = find(outcomes, part_id)
    except LookupError:
        return _whole(outcomes)
    if isinstance(part, OutcomeSet):
        return _set(place, part)
    if isinstance(part, Outcome):
        return _outcome(outcomes, place, part)
    parent = outcomes.sets[place.s].outcomes[place.o]
    return _outcome(outcomes, Place("outcome", place.s, place.o), parent)


def _whole(outcomes: LearningOutcomes) -> Pane:
    form = DraftForm(initial={"synthesis": outcomes.synthesis})
    form.fields["synthesis"] = _Text(
        "Syntetyczna charakterystyka efektów uczenia się",
        TEXT_LIMIT,
        6,
        "Kilka zdań o tym, co osoba z kwalifikacją wie i potrafi, za co odpowiada i jak samodzielnie pracuje.",
    )
    form.fields[f"{SEEN}{SYNTHESIS}"] = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    form.initial[f"{SEEN}{SYNTHESIS}"] = outcomes.synthesis
    for one in outcomes.sets:
        _add(form, one.id, one.title, f"Nazwa zestawu {one.no}", NAME_LIMIT)
    lines = _lines(
        outcomes.sets, [f"zestaw {one.no}" for one in outcomes.sets], [f"{one.no}." for one in outcomes.sets]
    )
    return Pane("whole", "", "Charakterystyka i zestawy", "", form, lines)


def _set(place: Place, part: OutcomeSet) -> Pane:
    form = DraftForm()
    _add(form, part.id, part.title, "Nazwa zestawu", NAME_LIMIT)
    numbers = [f"{part.no}.{o}" for o, _one in enumerate(part.outcomes, 1)]
    for number, one in zip(numbers, part.outcomes, strict=True):
        _add(form, one.id, one.text, f"Efekt {number}", STATEMENT_LIMIT)
    lines = _lines(part.outcomes, [f"efekt {number}" for number in numbers], numbers)
    return Pane("set", part.id, f"Zestaw {place.number}", "", form, lines)


def _outcome(outcomes: LearningOutcomes, place: Place, part: Outcome) -> Pane:
    form = DraftForm()
    hint = "Jedna umiejętność, zaczynając od czasownika: reguluje, dobiera, sprawdza."
    _add(form, part.id, part.text, "Treść efektu", STATEMENT_LIMIT, hint)
    form.fields[f"{KIND}{part.id}"] = forms.CharField(
        label="Czego dotyczy efekt", required=False, widget=forms.RadioSelect(choices=KINDS)
    )
    form.initial[f"{KIND}{part.id}"] = part.kind.value if part.kind else ""
    for c, one in enumerate(part.criteria, 1):
        _add(form, one.id, one.text, f"Kryterium {c} efektu {place.number}", STATEMENT_LIMIT)
    words = [f"kryterium {c}" for c, _one in enumerate(part.criteria, 1)]
    lines = _lines(part.criteria, words, [f"{c}." for c, _one in enumerate(part.criteria, 1)])
    above = outcomes.sets[place.s]
    return Pane("outcome", part.id, f"Efekt {place.number}", f"Zestaw {above.no}. {above.title}".strip(), form, lines)


class _Text(forms.CharField):
    """A text that may be empty in a draft; the counter tells its limit, the door refuses more."""

    def __init__(self, label: str, limit: int, rows: int, help_text: str = "") -> None:
        super().__init__(
            label=label,
            strip=False,
            help_text=help_text,
            widget=forms.Textarea(attrs={"rows": rows}),
        )
        if rows > 1:
            self.max_length = limit


def _add(form: forms.Form, part_id: str, text: str, label: str, limit: int, help_text: str = "") -> None:
    form.fields[f"{TEXT}{part_id}"] = _Text(label, limit, 2 if help_text else 1, help_text)
    form.initial[f"{TEXT}{part_id}"] = text
    form.fields[f"{SEEN}{part_id}"] = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    form.initial[f"{SEEN}{part_id}"] = text


def _lines(
    parts: Sequence[OutcomeSet | Outcome | Criterion], words: Sequence[str], numbers: Sequence[str]
) -> list[Line]:
    last = len(parts) - 1
    return [
        Line(one.id, words[place], numbers[place], f"{TEXT}{one.id}", place == 0, place == last)
        for place, one in enumerate(parts)
    ]


# --- what was posted ----------------------------------------------------------------------------


def texts_posted(data: QueryDict) -> dict[str, str]:
    """Texts by the id of their part."""
    return {name.removeprefix(TEXT): str(data[name]) for name in data if name.startswith(TEXT)}


def seen_posted(data: QueryDict) -> dict[str, str]:
    """What the page showed, by the id of the part. Browsers send line ends of their own."""
    return {name.removeprefix(SEEN): clean(str(data[name])).strip() for name in data if name.startswith(SEEN)}


def kinds_posted(data: QueryDict) -> dict[str, OutcomeKind | None]:
    """Kinds of outcomes by id; an unknown word means none."""
    known = {kind.value for kind in OutcomeKind}
    return {
        name.removeprefix(KIND): OutcomeKind(str(data[name])) if data[name] in known else None
        for name in data
        if name.startswith(KIND)
    }


def fresh_texts(outcomes: LearningOutcomes, texts: Mapping[str, str]) -> dict[str, str]:
    """What is stored now of the parts that the form holds: the script keeps it as seen."""
    found: dict[str, str] = {}
    for part_id in texts:
        try:
            _place, part = find(outcomes, part_id)
        except LookupError:
            continue
        found[part_id] = part.title if isinstance(part, OutcomeSet) else part.text
    return found
