"""What the course of a case says of the draft of the result and of its announcement."""

from cases.models import Event
from cases.verbs import NOBODY, Names, Sentence, sentence


def _voided(event: Event, names: Names) -> str:
    if not event.facts.get("voided"):
        return ""
    who = event.facts.get("voided_of")
    name = names.get(who, NOBODY) if isinstance(who, int) else NOBODY
    return f"Kontrasygnata ({name}) straciła ważność."


@sentence("prepare_decision", people=("voided_of",))
def _prepared(event: Event, names: Names) -> Sentence:
    number = event.facts.get("version", 1)
    words = f"Przekazano projekt rozstrzygnięcia do kontrasygnaty (wersja {number})"
    return Sentence(words, note=_voided(event, names))


@sentence("reopen_decision", people=("voided_of",))
def _reopened(event: Event, names: Names) -> Sentence:
    return Sentence("Otwarto projekt rozstrzygnięcia do zmian", note=_voided(event, names))


@sentence("return_decision", people=("voided_of",))
def _returned(event: Event, names: Names) -> Sentence:
    note = " ".join(filter(None, [str(event.facts.get("reason", "")), _voided(event, names)]))
    return Sentence("Zwrócono projekt rozstrzygnięcia do poprawy", note=note)


@sentence("send_announcement")
def _sent(event: Event, _names: Names) -> Sentence:
    reference = str(event.facts.get("reference") or "")
    note = f"Znak pisma: {reference}. " if reference else ""
    return Sentence(
        "Przekazano obwieszczenie do ogłoszenia w Monitorze Polskim",
        note=f"{note}Skrót tekstu: {str(event.facts.get('digest', ''))[:16]}…",
    )


@sentence("correct_publication")
def _corrected(event: Event, _names: Names) -> Sentence:
    facts = event.facts
    now = f"M.P. z {facts.get('year')} r. poz. {facts.get('item')}"
    return Sentence(f"Poprawiono dane ogłoszenia: {now}", note=f"Było: {facts.get('from')}. {facts.get('reason', '')}")
