"""What two people changed in one pane of the outcomes: both texts, and the choice made between them."""

from collections.abc import Mapping
from dataclasses import replace

from django.http import QueryDict

from applications.conflicts import joined
from applications.differences import compared
from applications.pane_merging import SYNTHESIS, Typed, part_of_fact
from applications.views.conflict import CHOICE, JOINED, SAVED, TOLD, Conflict
from applications.views.outcome_form import TEXT, Pane, words_of
from kernel.text import clean


def decided(sent: Typed, data: QueryDict) -> Typed:
    """What to save after the choices made; where nothing was chosen it stays a conflict."""
    texts, facts, seen = dict(sent.texts), dict(sent.facts), dict(sent.seen)
    for control in data.getlist(TOLD):
        name = control.removeprefix(TEXT)
        match data.get(f"{CHOICE}{control}", ""):
            case "theirs":
                texts.pop(name, None)
                facts.pop(name, None)
            case "mine":
                seen[name] = _saved(control, data)
            case "join" if name in texts:
                seen[name] = _saved(control, data)
                texts[name] = data.get(f"{JOINED}{control}", texts[name])
    return replace(sent, texts=texts, facts=facts, seen=seen)


def show(pane: Pane, theirs: Mapping[str, object], data: QueryDict) -> None:
    """Puts the choices beside their controls; `theirs` are the saved texts and facts by name."""
    for name, saved in theirs.items():
        control = pane.control(name)
        if control in pane.form.fields:
            pane.conflicts[control] = conflict_of(control, str(pane.form[control].label), str(saved), data)


def told(pane: Pane, standing: Mapping[str, str], data: QueryDict) -> dict[str, object]:
    """What the page had told already, with what stands now."""
    names = (control.removeprefix(TEXT) for control in data.getlist(TOLD))
    return {name: standing[name] for name in names if name in standing and pane.control(name) in pane.form.fields}


def conflict_of(control: str, label: str, saved: str, data: QueryDict) -> Conflict:
    """One control with what was saved, what was typed, and the choice made so far."""
    mine = clean(str(data.get(control, ""))).strip()
    is_fact = part_of_fact(control) is not None
    together = None if is_fact else joined(saved, mine)
    if together is not None and control != SYNTHESIS:
        together = " ".join(together.split())  # a statement is one line
    same = _saved(control, data) == saved
    if same and together is not None:
        together = data.get(f"{JOINED}{control}", together)
    return Conflict(
        name=control,
        code=control,
        label=label,
        row=compared(words_of(control, saved), words_of(control, mine)),
        saved=saved,
        choice=data.get(f"{CHOICE}{control}", "") if same else "",
        joined=together,
        is_long=not is_fact,
    )


def _saved(control: str, data: QueryDict) -> str:
    return clean(str(data.get(f"{SAVED}{control}", ""))).strip()
