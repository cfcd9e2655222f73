"""Art. 21b, 23: the draft of the result, its countersignature, the minister's decision."""

from auth.enums import Role
from cases.enums import ActorCode
from cases.spec import Move, act, step
from workflows.inclusion import decision, guards
from workflows.inclusion.stages.base import FORMS, Stage
from workflows.inclusion.states import State

MINISTER = ActorCode.MINISTER
WHERE_DRAFTED = (State.EVALUATION, State.WITH_MINISTER)


class DecisionStage(Stage):
    """Steps of the officer, the director and the minister."""

    @act(
        label="Przygotuj projekt rozstrzygnięcia",
        done="przekazano projekt rozstrzygnięcia do kontrasygnaty",
        actor=MINISTER,
        basis="art. 21b; art. 18a",
        source=WHERE_DRAFTED,
        form=f"{FORMS}.decision.DecisionDraftForm",
        watch=decision.mark,
        discreet=True,
        effect="Projekt trafi do dyrektora. Każda zmiana projektu unieważnia kontrasygnatę.",
    )
    def prepare_decision(self, move: Move) -> None:
        decision.prepare(self, move)

    @act(
        label="Otwórz projekt do zmian",
        done="otwarto projekt rozstrzygnięcia do zmian",
        actor=MINISTER,
        basis="art. 21b; art. 18a",
        source=WHERE_DRAFTED,
        guards=(guards.draft_is_with_others,),
        watch=decision.mark,
        discreet=True,
        effect="Projekt wróci do pisania. Kontrasygnata, jeżeli ją ma, straci ważność.",
    )
    def reopen_decision(self, move: Move) -> None:
        decision.reopen(self, move)

    @act(
        label="Kontrasygnuj projekt",
        done="kontrasygnowano projekt rozstrzygnięcia",
        actor=MINISTER,
        basis="art. 21b",
        source=WHERE_DRAFTED,
        guards=(guards.draft_awaits_countersignature, guards.draft_is_as_sent),
        roles=frozenset({Role.DIRECTOR}),
        form=f"{FORMS}.signing.CountersignForm",
        watch=decision.mark,
        discreet=True,
        effect="Projekt trafi do ministra.",
    )
    def countersign(self, move: Move) -> None:
        decision.countersign(self, move)

    @act(
        label="Zwróć projekt do poprawy",
        done="zwrócono projekt rozstrzygnięcia do poprawy",
        actor=MINISTER,
        basis="art. 21b",
        source=WHERE_DRAFTED,
        form=f"{FORMS}.signing.ReturnForm",
        guards=(guards.draft_is_with_others,),
        roles=frozenset({Role.DIRECTOR, Role.MINISTER}),
        watch=decision.mark,
        discreet=True,
        effect="Projekt wróci do osoby, która go przygotowała. Kontrasygnata, jeżeli ją ma, straci ważność.",
    )
    def return_decision(self, move: Move) -> None:
        decision.send_back(self, move)

    @step(
        label="Rozpatrz pozytywnie",
        done="rozpatrzono wniosek pozytywnie",
        actor=MINISTER,
        basis="art. 21b ust. 2; art. 23 ust. 1",
        source=State.EVALUATION,
        target=State.ACCEPTED,
        meets=("MIN",),
        roles=frozenset({Role.MINISTER}),
        form=f"{FORMS}.signing.SignForm",
        watch=decision.mark,
        guards=(
            guards.positive_draft_is_countersigned,
            guards.opinion_allows_positive_result,
            guards.level_is_as_recommended,
            guards.draft_is_as_sent,
            guards.signer_is_the_minister,
        ),
        documents=("decision_positive_information", "announcement"),
        effect="Ustalasz ostateczny opis i przypisujesz poziom PRK. Wnioskodawca dowie się o tym niezwłocznie.",
    )
    def decide_positive(self, move: Move) -> None:
        decision.decide_positive(self, move)

    @step(
        label="Rozpatrz negatywnie",
        done="rozpatrzono wniosek negatywnie",
        actor=MINISTER,
        basis="art. 23 ust. 1–2",
        source=State.EVALUATION,
        target=State.REFUSED,
        meets=("MIN",),
        roles=frozenset({Role.MINISTER}),
        destructive=True,
        form=f"{FORMS}.signing.SignForm",
        guards=(guards.negative_draft_is_countersigned, guards.draft_is_as_sent, guards.signer_is_the_minister),
        documents=("refusal_information",),
        watch=decision.mark,
        effect="Wnioskodawca dostanie informację z uzasadnieniem. Sprawa się kończy.",
    )
    def decide_negative(self, move: Move) -> None:
        decision.decide_negative(self, move)
