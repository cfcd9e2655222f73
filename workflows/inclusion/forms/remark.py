"""The forms of one remark and of one text of the library."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms

from applications import queries as applications
from applications.fields import fields_for
from applications.opening import OUTCOMES, SYNTHESIS
from applications.targets import Target, Version, places, title_of
from cases.forms import text_field
from cases.models import Case
from workflows.inclusion.models import Audience, LibraryRemark
from workflows.inclusion.review import LIMIT, NewRemark
from workflows.inclusion.rules import BY_CODE, RULES, fields_of

EMPTY = "Napisz, co trzeba poprawić."
AUDIENCES = (
    (Audience.OUTGOING.value, "Do wezwania – wnioskodawca przeczyta ją w piśmie"),
    (Audience.INTERNAL.value, "Wewnętrzna – zostaje w urzędzie, wnioskodawca jej nie zobaczy"),
)


class RemarkForm(forms.Form):
    """A new remark: its rule, its target, its audience, its words."""

    rule = forms.ChoiceField(
        label="Reguła listy kontrolnej",
        choices=[(rule.code, f"{rule.code} – {rule.question}") for rule in RULES],
        error_messages={"required": "Wybierz regułę, której dotyczy uwaga."},
    )
    target = forms.ChoiceField(
        label="Czego dotyczy uwaga",
        required=False,
        error_messages={"invalid_choice": "Tego miejsca nie ma we wniosku. Wskaż inne."},
    )
    audience = forms.ChoiceField(
        label="Dla kogo",
        choices=AUDIENCES,
        widget=forms.RadioSelect,
        error_messages={"required": "Wybierz, dla kogo jest uwaga."},
    )
    text = text_field(
        "Treść uwagi",
        limit=LIMIT,
        rows=4,
        help_text="Napisz, co i jak poprawić.",
        missing=EMPTY,
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:  # passed through untouched
        super().__init__(*args, **kwargs)
        self.case = case
        said = str(self.data.get("target") or self.initial.get("target") or "")
        rule = str(self.data.get("rule") or self.initial.get("rule") or "")
        field = self.fields["target"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(target_choices(case, rule, said))

    def asked(self) -> NewRemark:
        cleaned = self.cleaned_data
        return NewRemark(cleaned["rule"], cleaned["text"], cleaned["target"], cleaned["audience"])


class RemarkWordsForm(forms.Form):
    """Other words for a remark that stands."""

    text = text_field("Treść uwagi", limit=LIMIT, rows=4, missing=EMPTY)


class LibraryForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs only
    """A ready text: the rule it belongs to, its name, its words, its article."""

    rule = forms.ChoiceField(
        label="Reguła",
        choices=[(rule.code, f"{rule.code} – {rule.question}") for rule in RULES],
        error_messages={"required": "Wybierz regułę."},
    )
    text = text_field("Treść uwagi", limit=LIMIT, rows=5, missing=EMPTY)

    class Meta:
        model = LibraryRemark
        fields = ["rule", "title", "text", "basis"]
        error_messages = {
            "title": {"required": "Nazwij wzór, na przykład „Brak kryteriów weryfikacji”."},
            "basis": {"required": "Podaj artykuł, na którym wzór się opiera."},
        }


def target_choices(case: Case, rule: str, said: str) -> Iterator[tuple[str, Any]]:  # as Django takes choices
    """Fields of the rule first, then the other fields; with the outcomes also their parts."""
    version = Version(case.kind, applications.final_description(case))
    own = fields_of(BY_CODE[rule], case.kind) if rule in BY_CODE else ()
    others = [one for one in fields_for(case.kind) if one not in own]
    yield "", "– nie dotyczy jednego pola –"
    if own:
        yield "Pola tej reguły", _titles([one.code for one in own], version)
    yield "Inne pola", _titles([one.code for one in others], version)
    if said.startswith(OUTCOMES) or any(one.code == OUTCOMES for one in own):
        yield "Części efektów uczenia się", _parts(version)


def _titles(codes: Sequence[str], version: Version) -> list[tuple[str, str]]:
    return [(code, title_of(Target(code), version)) for code in codes]


def _parts(version: Version) -> list[tuple[str, str]]:
    found = [(f"{OUTCOMES}:{SYNTHESIS}", "syntetyczna charakterystyka")]
    for part, place in places(version.description.learning_outcomes):
        words = getattr(part, "title", "") or getattr(part, "text", "")
        found.append((f"{OUTCOMES}:{part.id}", f"{place} „{words[:80]}”"))
    return found
