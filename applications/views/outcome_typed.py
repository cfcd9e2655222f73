"""What an open pane of the outcomes sent, and what it has seen after a save."""

from django.http import QueryDict

from applications.pane_merging import FACTS, SYNTHESIS, Typed, standing
from applications.views.outcome_form import SEEN, TEXT
from applications.views.place import number_of
from kernel.text import clean
from register.outcomes import LearningOutcomes


def typed(data: QueryDict) -> Typed:
    """What the pane held when it was sent. Browsers send line ends of their own."""
    texts = {name.removeprefix(TEXT): str(data[name]) for name in data if name.startswith(TEXT)}
    if SYNTHESIS in data:
        texts[SYNTHESIS] = str(data[SYNTHESIS])
    seen = {name.removeprefix(SEEN): clean(str(data[name])).strip() for name in data if name.startswith(SEEN)}
    facts = {name: str(data[name]) for name in data if name.startswith(tuple(FACTS))}
    revision = number_of(str(data.get("revision", "")))
    return Typed(texts, seen, facts, clean(str(data.get("tab", "")))[:40], revision)


def fresh(outcomes: LearningOutcomes, sent: Typed) -> dict[str, str]:
    """What counts as seen by the open page from now on: what stands now, but what it left as others saved it."""
    texts, facts = standing(outcomes)
    now = texts | facts
    return {
        name: sent.seen[name] if clean(raw).strip() == sent.seen.get(name) else now[name]
        for name, raw in (*sent.texts.items(), *sent.facts.items())
        if name in now
    }
