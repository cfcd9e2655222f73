"""The right pane of the editor: the whole (synthesis and sets), a set with its outcomes, an outcome with its criteria.

Controls are named after the parts: `tekst-<id>`; `widziane-<id>` holds what the page showed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field as default, replace
from typing import Final, Literal

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.safestring import SafeString

from applications.advice import Advice, Found
from applications.describing import SYNTHESIS, Typed
from applications.draft_form import DraftForm
from applications.outcome_edit import Place, find
from kernel.text import clean
from register.outcomes import Criterion, LearningOutcomes, Outcome, OutcomeKind, OutcomeSet
from register.texts import NAME_LIMIT, STATEMENT_LIMIT, TEXT_LIMIT

TEXT, SEEN, KIND = "tekst-", "widziane-", "rodzaj-"

KINDS: Final = (
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


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its control, errors, warnings and the text of somebody else."""

    line: Line
    control: SafeString
    errors: Sequence[str]
    theirs: str
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
    theirs: dict[str, str] = default(default_factory=dict)
    advice: Found = default(default_factory=dict)
    focus: str = ""

    def give_focus(self, name: str) -> None:
        """The cursor goes to this control: a text by its name, a button by „what:id”."""
        self.focus = name
        if name in self.form.fields:
            self.form.fields[name].widget.attrs["autofocus"] = True

    @property
    def heads(self) -> list[tuple[BoundField, str]]:
        """The controls of the part itself, with the text of somebody else where there is one."""
        below = {line.control for line in self.lines}
        names = [name for name in self.form.fields if name not in below and not name.startswith(SEEN)]
        return [(self.form[name], self.theirs.get(name, "")) for name in names]

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
        return Row(line, control, [str(one) for one in bound.errors], self.theirs.get(line.control, ""), advice)

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
    _see(form, f"{KIND}{part.id}", part.kind.value if part.kind else "")
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


def _see(form: forms.Form, name: str, shown: str) -> None:
    form.fields[f"{SEEN}{name}"] = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    form.initial[f"{SEEN}{name}"] = shown


def _lines(
    parts: Sequence[OutcomeSet | Outcome | Criterion], words: Sequence[str], numbers: Sequence[str]
) -> list[Line]:
    return [Line(one.id, words[place], numbers[place], f"{TEXT}{one.id}") for place, one in enumerate(parts)]


# --- what was posted ----------------------------------------------------------------------------


def typed(data: QueryDict) -> Typed:
    """What the pane held when it was sent. Browsers send line ends of their own."""
    texts = {name.removeprefix(TEXT): str(data[name]) for name in data if name.startswith(TEXT)}
    if SYNTHESIS in data:
        texts[SYNTHESIS] = str(data[SYNTHESIS])
    seen = {name.removeprefix(SEEN): clean(str(data[name])).strip() for name in data if name.startswith(SEEN)}
    revision = str(data.get("revision", ""))
    known = int(revision) if revision.isascii() and revision.isdigit() and len(revision) < 10 else None
    return Typed(texts, seen, _kinds(data), clean(str(data.get("tab", "")))[:40], known)


def _kinds(data: QueryDict) -> dict[str, OutcomeKind | None]:
    """Kinds of outcomes by id; an unknown word means none."""
    known = {kind.value for kind in OutcomeKind}
    return {
        name.removeprefix(KIND): OutcomeKind(str(data[name])) if data[name] in known else None
        for name in data
        if name.startswith(KIND)
    }


def fresh(outcomes: LearningOutcomes, sent: Typed) -> dict[str, str]:
    """What counts as seen by the open page from now on."""
    found: dict[str, str] = {}
    for part_id, text in sent.texts.items():
        if part_id == SYNTHESIS:
            found[SYNTHESIS] = outcomes.synthesis
            continue
        try:
            _place, part = find(outcomes, part_id)
        except LookupError:
            continue
        stored = part.title if isinstance(part, OutcomeSet) else part.text
        left = sent.seen.get(part_id, "") if clean(text).strip() == sent.seen.get(part_id) else stored
        found[part_id] = left
    return found | {f"{KIND}{part_id}": kind.value if kind else "" for part_id, kind in sent.kinds.items()}
