"""What the result is based on, at hand beside its draft: opinion, recommendations, vote, consultation, application."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.db.models import Case as Choice, QuerySet, When

from applications.fields import field
from cases.kept import kept
from cases.models import Case
from kernel.text import date_long
from workflows.inclusion.decision_draft import opinions_of
from workflows.inclusion.final_wording import submitted
from workflows.inclusion.models import Consultation, ConsultationRemark, CouncilVote, ExpertRemark, TeamOpinion
from workflows.inclusion.models.consultation import Moderation, Position
from workflows.inclusion.record import record_of
from workflows.inclusion.states import State

TO_FILL: Final = "[uzupełnij"
"""What a place that is still to be filled in begins with; a draft that has one is not sent."""


MOST_REMARKS: Final = 60
"""Remarks that stand beside the draft; all of them stand in the table of the consultation."""


@dataclass(frozen=True, slots=True)
class Material:
    """One text to draw on: `lead` says its result and day, `name` how a quotation of it begins."""

    key: str
    title: str
    basis: str
    lead: str
    text: str
    name: str

    @property
    def quotation(self) -> str:
        return f"{self.name}: „{self.text.strip()}”"


def materials_of(case: Case) -> list[Material]:
    """Everything that may be quoted, in the order of the proceedings."""
    return kept(case, "decision materials", lambda: list(_materials(case)))


def remarks_of(case: Case) -> list[Material]:
    """What was said in the consultation, first what is to change something; at most `MOST_REMARKS` of it."""
    if case.state == State.WITH_MINISTER:
        return []
    return kept(case, "decision remarks", lambda: [_remark(one) for one in _said(case)[:MOST_REMARKS]])


def more_remarks(case: Case) -> int:
    """How many remarks stand in the table of the consultation only."""
    shown = len(remarks_of(case))
    return _said(case).count() - shown if shown == MOST_REMARKS else 0


def _said(case: Case) -> QuerySet[ConsultationRemark]:
    weight = Choice(When(position__in=[Position.ACCEPTED, Position.PARTLY], then=0), default=1)
    rows = ConsultationRemark.objects.filter(case_id=case.pk).exclude(state=Moderation.HIDDEN)
    return rows.order_by(weight, "received_on", "id")


def _remark(one: ConsultationRemark) -> Material:
    position = Position(one.position).label if one.position else ""
    lead = "; ".join(filter(None, [date_long(one.received_on), position, one.change]))
    name = f"W konsultacjach ({one.public_signature}) wskazano"
    return Material(f"uwaga-{one.pk}", one.public_signature, "art. 19 ust. 2", lead, one.text, name)


def find_material(case: Case, key: str) -> Material | None:
    """The text of this key, among everything that may be quoted."""
    return next((one for one in [*materials_of(case), *remarks_of(case)] if one.key == key), None)


def _materials(case: Case) -> Iterator[Material]:
    if case.state == State.WITH_MINISTER:
        yield from _application(case)
        return
    record = record_of(case)
    for one in opinions_of(case):
        yield from _opinion(one)
    if record.vote is not None:
        yield _vote(record.vote)
    if record.consultation is not None and record.consultation.conclusions:
        yield _conclusions(record.consultation)
    for remark in ExpertRemark.objects.filter(case_id=case.pk).exclude(answer="").order_by("id"):
        yield _answered(remark)


def _application(case: Case) -> Iterator[Material]:
    one = field("justification.similarities")
    text = str(submitted(case).value(one) or "")
    if text:
        label = one.label_for(case.kind)
        yield Material("wniosek", label, one.basis_for(case.kind), "z wniosku", text, "Wnioskodawca wskazał")


def _opinion(one: TeamOpinion) -> Iterator[Material]:
    day = date_long(one.adopted_on)
    if one.second:
        lead = f"poziom {one.level}, {day}"
        name = f"W ponownej rekomendacji z dnia {day} zespół ekspertów stwierdził"
        yield Material(f"opinia-{one.pk}", "Ponowna rekomendacja", "art. 21a ust. 6", lead, one.justification, name)
        return
    lead = f"{result_word(one.positive)}, {day}"
    name = f"W opinii z dnia {day} zespół ekspertów stwierdził"
    yield Material(f"opinia-{one.pk}", "Opinia o celowości", "art. 21 ust. 1 pkt 1", lead, one.justification, name)
    if one.level_justification:
        name = f"W rekomendacji z dnia {day} zespół ekspertów stwierdził"
        yield Material(
            f"poziom-{one.pk}",
            "Rekomendacja poziomu",
            "art. 21 ust. 1 pkt 2",
            f"poziom {one.level}, {day}",
            one.level_justification,
            name,
        )


def result_word(positive: bool | None) -> str:
    return "pozytywna" if positive else "negatywna"


def _vote(one: CouncilVote) -> Material:
    day = date_long(one.adopted_on)
    lead = f"{result_word(one.positive)}, {day}; {votes_words(one)}"
    name = f"W opinii z dnia {day} Rada Interesariuszy ZSK stwierdziła"
    return Material("rada", "Opinia Rady Interesariuszy ZSK", "art. 21a ust. 3", lead, one.text, name)


def votes_words(one: CouncilVote) -> str:
    return f"głosy: {one.votes_for} za, {one.votes_against} przeciw, wstrzymało się: {one.abstained}"


def _conclusions(one: Consultation) -> Material:
    day = f", {date_long(one.closed_on)}" if one.closed_on else ""
    return Material(
        "konsultacje",
        "Wnioski z konsultacji",
        "art. 19 ust. 2; art. 22 ust. 2 pkt 2",
        f"konsultacje zakończone{day}",
        one.conclusions,
        "Z konsultacji wynika",
    )


def _answered(one: ExpertRemark) -> Material:
    text = f"{one.text}\n\nOdpowiedź wnioskodawcy: {one.answer}"
    lead = f"uwagi z dnia {date_long(one.made_on)}"
    return Material(
        f"uwagi-{one.pk}", "Uwagi ekspertów i odpowiedź wnioskodawcy", "art. 22 ust. 2 pkt 3–4", lead, text, "Eksperci"
    )


def skeleton(case: Case) -> str:
    """The justification to begin with: what art. 21b ust. 1 (art. 18a) wants it to refer to, and what is to be said."""
    return "\n\n".join(_similarity() if case.state == State.WITH_MINISTER else _evaluation(case))


def _similarity() -> Iterator[str]:
    yield (
        "Z uzasadnienia wniosku wynika, że kwalifikacja wykazuje znaczne podobieństwa do kwalifikacji funkcjonujących "
        "już w Zintegrowanym Systemie Kwalifikacji (art. 18a ustawy)."
    )
    yield f"Podobieństwa: {TO_FILL}, na czym polegają i dlaczego są znaczne]."


def _evaluation(case: Case) -> Iterator[str]:
    yield "Wniosek oceniono na podstawie opinii, rekomendacji i wyników konsultacji (art. 21b ust. 1 ustawy)."
    for one in opinions_of(case):
        day = date_long(one.adopted_on)
        if one.second:
            yield f"Ponowna rekomendacja zespołu ekspertów z dnia {day}: poziom {one.level} PRK."
        else:
            word = result_word(one.positive)
            yield f"Opinia zespołu ekspertów z dnia {day} jest {word}. Rekomendowany poziom PRK: {one.level}."
    record = record_of(case)
    if record.vote is not None:
        vote = record.vote
        word, day = result_word(vote.positive), date_long(vote.adopted_on)
        yield f"Opinia Rady Interesariuszy ZSK z dnia {day} jest {word} ({votes_words(vote)})."
    if record.consultation is not None and record.consultation.closed_on:
        day = date_long(record.consultation.closed_on)
        yield f"Wyniki konsultacji zakończonych dnia {day}: {TO_FILL}, co z nich wynika dla oceny]."
    yield f"Ocena: {TO_FILL}, dlaczego wniosek rozpatruje się w ten sposób]."
