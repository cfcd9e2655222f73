"""Art. 21b, 23: the draft of the result, its countersignature, the minister's decision."""

from auth.enums import Role
from cases.enums import ActorCode
from cases.spec import Move, act, step
from workflows.inclusion import decision, guards
from workflows.inclusion.stages.base import FORMS, Stage
from workflows.inclusion.states import State

MINISTER = ActorCode.MINISTER


class DecisionStage(Stage):
    """Steps of the officer, the director and the minister."""

    @act(
        label="Przygotuj projekt rozstrzygnięcia",
        done="przekazano projekt rozstrzygnięcia do kontrasygnaty",
        actor=MINISTER,
        basis="art. 21b; art. 18a",
        source=(State.EVALUATION, State.WITH_MINISTER),
        form=f"{FORMS}.decision.DecisionDraftForm",
        watch=decision.mark,
        effect="Projekt trafi do dyrektora. Każda zmiana projektu unieważnia kontrasygnatę.",
    )
    def prepare_decision(self, move: Move) -> None:
        decision.prepare(self, move)

    @act(
        label="Kontrasygnuj projekt",
        done="kontrasygnowano projekt rozstrzygnięcia",
        actor=MINISTER,
        basis="art. 21b",
        source=(State.EVALUATION, State.WITH_MINISTER),
        guards=(guards.draft_awaits_countersignature,),
        roles=frozenset({Role.DIRECTOR}),
        form=f"{FORMS}.decision.CountersignForm",
        watch=decision.mark,
        effect="Projekt trafi do ministra.",
    )
    def countersign(self, move: Move) -> None:
        decision.countersign(self, move)

    @act(
        label="Zwróć projekt do poprawy",
        done="zwrócono projekt rozstrzygnięcia do poprawy",
        actor=MINISTER,
        basis="art. 21b",
        source=(State.EVALUATION, State.WITH_MINISTER),
        form=f"{FORMS}.proceedings.ReasonForm",
        guards=(guards.draft_awaits_countersignature,),
        roles=frozenset({Role.DIRECTOR}),
        watch=decision.mark,
        effect="Projekt wróci do osoby, która go przygotowała.",
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
        form=f"{FORMS}.decision.SignForm",
        watch=decision.mark,
        guards=(
            guards.positive_draft_is_countersigned,
            guards.opinion_allows_positive_result,
            guards.level_is_as_recommended,
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
        form=f"{FORMS}.decision.SignForm",
        guards=(guards.negative_draft_is_countersigned,),
        documents=("refusal_information",),
        watch=decision.mark,
        effect="Wnioskodawca dostanie informację z uzasadnieniem. Sprawa się kończy.",
    )
    def decide_negative(self, move: Move) -> None:
        decision.decide_negative(self, move)
