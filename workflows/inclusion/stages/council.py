"""Art. 21a: the Stakeholder Council, and the second recommendation of the team."""

from cases.enums import ActorCode
from cases.spec import Move, act, step
from workflows.inclusion import council, guards, team_agreement
from workflows.inclusion.stages.base import FORMS, Stage
from workflows.inclusion.states import State

MINISTER = ActorCode.MINISTER


class CouncilStage(Stage):
    """Steps of the Council, of whoever passes its opinion on, and of the team that answers it."""

    @step(
        label="Przekaż Radzie Interesariuszy",
        done="przekazano rekomendację Radzie Interesariuszy",
        discreet=True,
        actor=MINISTER,
        basis="art. 21a ust. 1–2",
        source=(State.OPINION_POSITIVE, State.OPINION_NEGATIVE),
        target=State.RI_OPINION,
        documents=("request_ri",),
        effect="Rada wyda opinię o rekomendacji. Po pozytywnej opinii ekspertów to obowiązek, po negatywnej możliwość.",
    )
    def send_to_ri(self, move: Move) -> None:
        council.send(self, move)

    @step(
        label="Pomiń opinię Rady",
        done="odstąpiono od opinii Rady Interesariuszy",
        discreet=True,
        actor=MINISTER,
        basis="art. 21a ust. 2",
        source=State.OPINION_NEGATIVE,
        target=State.EVALUATION,
        form=f"{FORMS}.proceedings.ReasonForm",
        effect="Przejdziesz do oceny wniosku bez opinii Rady.",
    )
    def skip_ri(self, move: Move) -> None:
        council.skip(self, move)

    @step(
        label="Wydaj opinię pozytywną",
        done="Rada wydała opinię pozytywną",
        discreet=True,
        actor=ActorCode.RI,
        basis="art. 21a ust. 3–4",
        source=State.RI_OPINION,
        target=State.EVALUATION,
        form=f"{FORMS}.council.CouncilOpinionForm",
        guards=(guards.council_member_is_impartial,),
        documents=("ri_opinion",),
        effect="Opinię dostaną minister koordynator i minister właściwy.",
    )
    def opinion_positive(self, move: Move) -> None:
        council.give_opinion(self, move, positive=True)

    @step(
        label="Wydaj opinię negatywną",
        done="Rada wydała opinię negatywną",
        discreet=True,
        actor=ActorCode.RI,
        basis="art. 21a ust. 3–5",
        source=State.RI_OPINION,
        target=State.EXPERTS_RECONSIDER,
        form=f"{FORMS}.council.CouncilOpinionForm",
        guards=(guards.council_member_is_impartial,),
        documents=("ri_opinion",),
        effect="Opinia trafi do zespołu ekspertów, który wyda ponowną rekomendację.",
    )
    def opinion_negative(self, move: Move) -> None:
        council.give_opinion(self, move, positive=False)

    @act(
        label="Odnotuj przekazanie opinii Rady",
        done="odnotowano przekazanie opinii Rady",
        actor=ActorCode.COORDINATOR,
        basis="art. 21a ust. 4",
        source=(State.EVALUATION, State.EXPERTS_RECONSIDER),
        guards=(guards.council_opinion_not_passed,),
        effect="Zadanie przekazania opinii ministrowi zostanie zamknięte.",
    )
    def pass_council_opinion(self, move: Move) -> None:
        council.pass_on(self, move)

    @act(
        label="Odnotuj przekazanie opinii Rady ekspertom",
        done="odnotowano przekazanie opinii Rady ekspertom",
        actor=MINISTER,
        basis="art. 21a ust. 5",
        source=State.EXPERTS_RECONSIDER,
        guards=(guards.council_opinion_not_at_team,),
        effect="Zadanie przekazania opinii zespołowi ekspertów zostanie zamknięte.",
    )
    def pass_opinion_to_team(self, move: Move) -> None:
        council.pass_to_team(self, move)

    @act(
        label="Napisz ponowną rekomendację",
        done="zapisano tekst ponownej rekomendacji",
        actor=ActorCode.EXPERT_CHAIR,
        basis="art. 21a ust. 6",
        source=State.EXPERTS_RECONSIDER,
        form=f"{FORMS}.opinion.SecondRecommendationForm",
        guards=(guards.team_is_impartial, guards.nobody_in_the_team_is_barred),
        watch=team_agreement.mark,
        effect="Tekst dostaną do potwierdzenia wszyscy członkowie zespołu. Każda zmiana wymaga nowych potwierdzeń.",
    )
    def write_second_recommendation(self, move: Move) -> None:
        team_agreement.write(self, move)

    @step(
        label="Przekaż ponowną rekomendację",
        done="przekazano ponowną rekomendację zespołu",
        discreet=True,
        actor=ActorCode.EXPERT_CHAIR,
        basis="art. 21a ust. 6",
        source=State.EXPERTS_RECONSIDER,
        target=State.EVALUATION,
        form=f"{FORMS}.opinion.DeliverOpinionForm",
        guards=(guards.team_is_impartial, guards.nobody_in_the_team_is_barred, guards.opinion_is_confirmed),
        watch=team_agreement.mark,
        documents=("second_recommendation",),
        effect="Ponowna rekomendacja odnosi się do opinii Rady i nie wraca do niej.",
    )
    def deliver_second_recommendation(self, move: Move) -> None:
        team_agreement.deliver_second(self, move)
