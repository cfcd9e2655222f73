"""The right pane of the editor: the whole (synthesis and sets), a set with its outcomes, an outcome with its criteria.

Controls are named after the parts: `tekst-<id>`, and the facts of `applications.pane_merging`; `widziane-<id>` holds
what the page showed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field as default, replace
from typing import Final, Literal

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.safestring import SafeString

from applications.advice import Advice, Found
from applications.draft_form import DraftForm
from applications.outcome_edit import Place, find
from applications.pane_merging import HOURS, KIND, LEVEL, SYNTHESIS, facts_of, part_of_fact
from applications.views.conflict import Conflict
from register.outcomes import Criterion, LearningOutcomes, Outcome, OutcomeKind, OutcomeSet
from register.texts import NAME_LIMIT, STATEMENT_LIMIT, TEXT_LIMIT

TEXT, SEEN = "tekst-", "widziane-"

KINDS: Final = (
    ("", "nie wskazuję"),
    (OutcomeKind.KNOWLEDGE.value, "wiedza"),
    (OutcomeKind.SKILL.value, "umiejętność"),
    (OutcomeKind.COMPETENCE.value, "kompetencja społeczna"),
)
LEVELS: Final = (("", "nie wskazuję"), *((str(level), f"poziom {level}") for level in range(1, 9)))


@dataclass(frozen=True, slots=True)
class Line:
    """A part below the one in the pane: an outcome of the set, a criterion of the outcome."""

    id: str
    words: str
    number: str
    control: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its control, errors, warnings, and the choice between two texts where two people changed it."""

    line: Line
    control: SafeString
    errors: Sequence[str]
    conflict: Conflict | None
    advice: Sequence[Advice]


@dataclass
class Pane:
    """What the right side shows: `kind` whole, set or outcome. `focus` names the control that gets the cursor."""

    kind: Literal["whole", "set", "outcome"]
    part_id: str
    title: str
    above: str
    form: forms.Form
    lines: Sequence[Line] = ()
    conflicts: dict[str, Conflict] = default(default_factory=dict)
    advice: Found = default(default_factory=dict)
    focus: str = ""

    def give_focus(self, name: str) -> None:
        """The cursor goes to this control: a text by its name, a button by „what:id”."""
        self.focus = name
        if name in self.form.fields:
            self.form.fields[name].widget.attrs["autofocus"] = True

    @property
    def heads(self) -> list[tuple[BoundField, Conflict | None]]:
        """The controls of the part itself, with the choice between two texts where two people changed one."""
        below = {line.control for line in self.lines}
        names = [name for name in self.form.fields if name not in below and not name.startswith(SEEN)]
        return [(self.form[name], self.conflicts.get(name)) for name in names]

    @property
    def head_advice(self) -> Sequence[Advice]:
        return self.advice.get(self.part_id, ())

    @property
    def rows(self) -> list[Row]:
        """The parts below it, one line each."""
        return [self._row(line) for line in self.lines]

    def _row(self, line: Line) -> Row:
        bound = self.form[line.control]
        advice = self.advice.get(line.id, ())
        attrs: dict[str, str | int] = {"class": "o-input", "rows": 1, "aria-label": str(bound.label)}
        described = [f"{line.id}-blad"] if bound.errors else []
        if advice:
            described.append(f"{line.id}-rada")
        if described:
            attrs["aria-describedby"] = " ".join(described)
        if bound.errors:
            attrs["aria-invalid"] = "true"
        # django-stubs types attrs as str values only
        control = bound.as_widget(attrs=attrs)  # type: ignore[arg-type]
        return Row(line, control, [str(one) for one in bound.errors], self.conflicts.get(line.control), advice)

    @property
    def head_texts(self) -> list[str]:
        return [str(bound.value() or "") for bound, _conflict in self.heads if part_of_fact(bound.name) is None]

    @property
    def head_facts(self) -> list[tuple[str, str]]:
        """Label and words of what is noted of the part itself."""
        facts = [bound for bound, _conflict in self.heads if part_of_fact(bound.name) is not None and bound.value()]
        return [(str(bound.label), words_of(bound.name, str(bound.value()))) for bound in facts]

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
    def several_label(self) -> str:
        """What one line of the text box for several at once becomes."""
        one = {"whole": "zestaw", "set": "efekt", "outcome": "kryterium"}[self.kind]
        return f"Każdy wiersz to osobn{'e' if self.kind == 'outcome' else 'y'} {one}"

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

    def label_of(self, name: str) -> str:
        """What the control of a text or a fact is called; of one that is elsewhere by now, the pane itself."""
        control = self.control(name)
        return str(self.form.fields[control].label) if control in self.form.fields else self.title

    def control(self, part_id: str) -> str:
        """The name of the control in which a part is typed; a fact has its own."""
        return part_id if part_id == SYNTHESIS or part_of_fact(part_id) else f"{TEXT}{part_id}"


def words_of(control: str, value: str) -> str:
    """A fact as people read it: „wiedza”, „poziom 4”, „40”; a text is its own words."""
    return dict((*KINDS, *LEVELS)).get(value, value) if part_of_fact(control) else value


def pane_of(outcomes: LearningOutcomes, part_id: str, advice: Found | None = None) -> Pane:
    """The pane of this part. A criterion opens its outcome, an id that does not exist (any more) the whole."""
    advice = advice or {}
    try:
        place, part = find(outcomes, part_id)
    except LookupError:
        return replace(_whole(outcomes), advice=advice)
    if isinstance(part, Criterion):
        part = outcomes.sets[place.s].outcomes[place.o]
        place = Place("outcome", place.s, place.o)
    pane = _set(place, part) if isinstance(part, OutcomeSet) else _outcome(outcomes, place, part)
    return replace(pane, advice=advice)


def _whole(outcomes: LearningOutcomes) -> Pane:
    form = DraftForm()
    synthesis = "Syntetyczna charakterystyka efektów uczenia się"
    form.fields[SYNTHESIS] = _Text(
        synthesis, TEXT_LIMIT, 4, "Co robi osoba z tą kwalifikacją, samodzielność i odpowiedzialność."
    )
    form.initial[SYNTHESIS] = outcomes.synthesis
    _see(form, SYNTHESIS, outcomes.synthesis)
    for one in outcomes.sets:
        _add(form, one.id, one.title, f"Nazwa zestawu {one.no}", NAME_LIMIT)
    lines = _lines(
        outcomes.sets, [f"zestaw {one.no}" for one in outcomes.sets], [f"{one.no}." for one in outcomes.sets]
    )
    return Pane("whole", "", "Charakterystyka i zestawy", "", form, lines)


def _set(place: Place, part: OutcomeSet) -> Pane:
    form = DraftForm()
    _add(form, part.id, part.title, "Nazwa zestawu", NAME_LIMIT)
    form.fields[f"{LEVEL}{part.id}"] = forms.CharField(
        label="Poziom PRK zestawu",
        required=False,
        widget=forms.Select(choices=LEVELS),
        help_text="Wskaż go, gdy zestawy mają różne poziomy. Ustawa tego nie wymaga.",
    )
    form.fields[f"{HOURS}{part.id}"] = forms.CharField(
        label="Nakład pracy na zestaw (w godzinach)",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text="Na przykład 40. Ustawa tego nie wymaga.",
    )
    _note(form, part)
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
    _note(form, part)
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
    _see(form, part_id, text)


def _note(form: forms.Form, part: OutcomeSet | Outcome) -> None:
    for name, value in facts_of(part).items():
        form.initial[name] = value
        _see(form, name, value)


def _see(form: forms.Form, name: str, shown: str) -> None:
    form.fields[f"{SEEN}{name}"] = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    form.initial[f"{SEEN}{name}"] = shown


def _lines(
    parts: Sequence[OutcomeSet | Outcome | Criterion], words: Sequence[str], numbers: Sequence[str]
) -> list[Line]:
    return [Line(one.id, words[place], numbers[place], f"{TEXT}{one.id}") for place, one in enumerate(parts)]
