"""A procedure for tests of the engine: short, with every kind of step, guard and term, and no law of its own."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import ClassVar

from django import forms

from auth.enums import Role
from cases.enums import ActorCode
from cases.forms import StepForm, text_field
from cases.milestones import MilestoneRule
from cases.procedure import Procedure, Status, TermRule, Turn
from cases.spec import Move, act, step
from institutions.actor import Actor
from kernel import jobs
from kernel.refusals import GuardFailed

FORMS = "tests.cases.paper"


class State(StrEnum):
    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    FORMAL_REVIEW = "FORMAL_REVIEW"
    AWAITING_SUPPLEMENT = "AWAITING_SUPPLEMENT"
    FORWARDED = "FORWARDED"
    NO_FURTHER_COURSE = "NO_FURTHER_COURSE"
    WITHDRAWN = "WITHDRAWN"


class CallForm(StepForm):
    text = text_field("Treść wezwania", limit=500)
    day = forms.DateField(label="Dzień pisma", required=False)


class ReasonForm(StepForm):
    reason = text_field("Powód", limit=20_000)


def has_a_title(case: Procedure, _actor: Actor, _day: date) -> None:
    if case.title == "niekompletny":
        raise GuardFailed("Brakuje 2 części wniosku.", missing=2)


def not_held_up(case: Procedure, _actor: Actor, _day: date) -> None:
    if case.title == "wstrzymana":
        raise GuardFailed("Tej sprawy nie można jeszcze zakończyć.")


def explodes(case: Procedure) -> None:
    if case.title == "wybuchowy":
        raise RuntimeError("the body failed after it had written")


@jobs.handler("paper_letter")
def write_letter(payload: Mapping[str, int | str]) -> None:
    """A job that does nothing but succeed."""


class Paper(Procedure):
    """INC_FM as the tests of the engine need it."""

    code: ClassVar[str] = "INC_FM"
    regime: ClassVar[str] = "próba"
    basis: ClassVar[str] = "art. 14–18"
    states: ClassVar[tuple[str, ...]] = tuple(str(state) for state in State)
    terminal: ClassVar[frozenset[str]] = frozenset({"NO_FURTHER_COURSE", "WITHDRAWN"})
    ordinary_path: ClassVar[tuple[str, ...]] = ("submit", "start_review", "forward")
    statuses: ClassVar[Mapping[str, Status]] = {
        State.DRAFT: Status("Piszesz wniosek", "szkic wniosku", "hold", "pen"),
        State.SUBMITTED: Status("Nowy wniosek", "złożony"),
        State.FORMAL_REVIEW: Status("Sprawdzamy wniosek", "ocena formalna", "info", "eye"),
        State.AWAITING_SUPPLEMENT: Status("Czekamy na poprawki", "wezwanie", "warn", "clock"),
        State.FORWARDED: Status("Przekazany ministrowi", "poprawny formalnie", "info", "mail"),
        State.NO_FURTHER_COURSE: Status("Zakończony: braków nie usunięto", "bez dalszego biegu", "bad", "x"),
        State.WITHDRAWN: Status("Wycofany", "wycofany przez wnioskodawcę", "hold", "x"),
    }
    turns: ClassVar[Mapping[str, Turn]] = {
        State.SUBMITTED: Turn(ActorCode.OPERATOR, "Rozpocznij ocenę", "start_review", "FR", "art. 18 ust. 1"),
        State.FORMAL_REVIEW: Turn(ActorCode.OPERATOR, "Dokończ ocenę", "forward", "FR", "art. 18 ust. 1"),
        State.AWAITING_SUPPLEMENT: Turn(ActorCode.APPLICANT_FM, "Popraw wniosek", "submit_corrected", "SUPPL"),
        State.FORWARDED: Turn(ActorCode.MINISTER, "Przedłuż termin", "extend", "MIN", "art. 24"),
    }
    at_operator: ClassVar[frozenset[str]] = frozenset({"SUBMITTED", "FORMAL_REVIEW", "AWAITING_SUPPLEMENT"})
    reasons: ClassVar[Mapping[str, str]] = {State.FORMAL_REVIEW: "Wniosek czeka na ocenę, bo jest nowy."}
    milestones: ClassVar[tuple[MilestoneRule, ...]] = (
        MilestoneRule(
            "proba", "MILESTONE_OPENING", "Próba planu", "art. 19 ust. 1", frozenset({"FORWARDED"}), ("withdraw",)
        ),
    )
    terms: ClassVar[Mapping[str, TermRule]] = {
        "FR": TermRule(
            "FR",
            "Termin oceny formalnej",
            "14d",
            "art. 18 ust. 1",
            ActorCode.OPERATOR,
            starts_from="złożenie wniosku",
            purpose="na ocenę formalną",
        ),
        "SUPPL": TermRule(
            "SUPPL",
            "Termin na usunięcie braków",
            "30d",
            "art. 18 ust. 4",
            ActorCode.APPLICANT_FM,
            on_expiry="supplement_expired",
            expiry_states=("AWAITING_SUPPLEMENT",),
            starts_from="doręczenie wezwania",
        ),
        "MIN": TermRule(
            "MIN", "Termin rozpatrzenia", "4m", "art. 24", ActorCode.MINISTER, extended="8m", starts_from="przekazanie"
        ),
    }

    class Meta:
        proxy = True
        app_label = "cases"

    @step(
        label="Złóż wniosek",
        done="złożono wniosek",
        actor=ActorCode.APPLICANT_FM,
        basis="art. 16 ust. 1",
        effect="Wniosek trafi do urzędu.",
        source=State.DRAFT,
        target=State.SUBMITTED,
        starts=("FR",),
        guards=(has_a_title,),
        documents=("upp",),
    )
    def submit(self, move: Move) -> None:
        move.facts["version"] = 1

    @step(
        label="Rozpocznij ocenę",
        done="rozpoczęto ocenę",
        actor=ActorCode.OPERATOR,
        basis="art. 18 ust. 1",
        effect="Otworzy się lista kontrolna.",
        source=State.SUBMITTED,
        target=State.FORMAL_REVIEW,
    )
    def start_review(self, move: Move) -> None:
        self.owner_id = move.actor.person_id

    @act(
        label="Zaakceptuj wezwanie",
        done="zaakceptowano wezwanie",
        actor=ActorCode.OPERATOR,
        basis="art. 18 ust. 4",
        effect="Wezwanie można wysłać.",
        source=State.FORMAL_REVIEW,
        roles=frozenset({Role.HEAD_OF_UNIT}),
    )
    def approve_call(self, move: Move) -> None:
        move.facts["approved"] = True

    @step(
        label="Wyślij wezwanie",
        done="wysłano wezwanie",
        actor=ActorCode.OPERATOR,
        basis="art. 18 ust. 4",
        effect="Wnioskodawca dostanie 30 dni.",
        source=State.FORMAL_REVIEW,
        target=State.AWAITING_SUPPLEMENT,
        meets=("FR",),
        form=f"{FORMS}.CallForm",
        documents=("call",),
        at_once=True,
    )
    def call(self, move: Move) -> None:
        move.facts["text"] = move.data["text"]
        jobs.enqueue("paper_letter", key=f"{self.pk}:{self.version}", case=self.pk)
        explodes(self)

    @step(
        label="Złóż poprawiony wniosek",
        done="złożono poprawiony wniosek",
        actor=ActorCode.APPLICANT_FM,
        basis="art. 18 ust. 4",
        effect="Ocena zacznie się od nowa.",
        source=State.AWAITING_SUPPLEMENT,
        target=State.FORMAL_REVIEW,
        meets=("SUPPL",),
        starts=("FR",),
    )
    def submit_corrected(self, move: Move) -> None:
        move.facts["version"] = 2

    @step(
        label="Stwierdź upływ terminu",
        done="upłynął termin na poprawki",
        actor=ActorCode.SYSTEM,
        basis="art. 18 ust. 5",
        effect="Sprawa się kończy.",
        source=State.AWAITING_SUPPLEMENT,
        target=State.NO_FURTHER_COURSE,
        expires=("SUPPL",),
        guards=(not_held_up,),
    )
    def supplement_expired(self, move: Move) -> None:
        move.facts["expired"] = True

    @step(
        label="Przekaż ministrowi",
        done="przekazano ministrowi",
        actor=ActorCode.OPERATOR,
        basis="art. 18 ust. 6",
        effect="Minister dostanie 4 miesiące.",
        source=State.FORMAL_REVIEW,
        target=State.FORWARDED,
        meets=("FR",),
        starts=("MIN",),
    )
    def forward(self, move: Move) -> None:
        from institutions.enums import OrganisationKind
        from institutions.models import Organisation

        self.competent = Organisation.objects.filter(kind=OrganisationKind.MINISTRY).order_by("id").first()

    @step(
        label="Przedłuż termin",
        done="przedłużono termin",
        actor=ActorCode.MINISTER,
        basis="art. 24",
        effect="Termin wydłuży się do 8 miesięcy.",
        source=State.FORWARDED,
        target=None,
        extends=("MIN",),
    )
    def extend(self, move: Move) -> None:
        move.facts["extended"] = True

    @step(
        label="Wycofaj wniosek",
        done="wycofano wniosek",
        actor=ActorCode.APPLICANT_FM,
        basis="art. 17 ust. 1",
        effect="Sprawa się skończy.",
        source=(State.SUBMITTED, State.FORMAL_REVIEW, State.AWAITING_SUPPLEMENT, State.FORWARDED),
        target=State.WITHDRAWN,
        meets=("FR", "SUPPL", "MIN"),
        destructive=True,
        form=f"{FORMS}.ReasonForm",
    )
    def withdraw(self, move: Move) -> None:
        move.facts["reason"] = move.data["reason"]
