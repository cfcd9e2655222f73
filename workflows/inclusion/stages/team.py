"""Art. 21, 22 ust. 2 pkt 3–4: the expert team, its tables, remarks, opinion and recommendation."""

from cases.enums import ActorCode
from cases.spec import Move, act, step
from workflows.inclusion import guards, team
from workflows.inclusion.stages.base import FORMS, Stage
from workflows.inclusion.states import State

MINISTER = ActorCode.MINISTER


class TeamStage(Stage):
    """Steps of the minister, the experts, their chair and the applicant."""

    @step(
        label="Powołaj zespół ekspertów",
        done="powołano zespół ekspertów",
        actor=MINISTER,
        basis="art. 21 ust. 1–5",
        source=State.CONSULTED,
        target=State.EXPERTS_WORKING,
        form=f"{FORMS}.team.AppointTeamForm",
        documents=("appointment_expert",),
        guards=(guards.councils_are_informed_first,),
        effect="Eksperci dostaną dostęp do wniosku; każdy zacznie od oświadczenia o bezstronności.",
    )
    def appoint_expert_team(self, move: Move) -> None:
        team.appoint(self, move)

    @act(
        label="Złóż oświadczenie o bezstronności",
        done="złożono oświadczenie o bezstronności",
        actor=ActorCode.EXPERT,
        basis="art. 21 ust. 4–5",
        source=(State.EXPERTS_WORKING, State.EXPERTS_RECONSIDER),
        form=f"{FORMS}.team.ImpartialityForm",
        guards=(guards.impartiality_not_stated,),
        effect="Potem wypełnisz tabelę zgodności. Jeśli jest konflikt interesów, minister wskaże inną osobę.",
    )
    def state_impartiality(self, move: Move) -> None:
        team.state_impartiality(self, move)

    @act(
        label="Wypełnij tabelę zgodności",
        done="złożono tabelę zgodności",
        actor=ActorCode.EXPERT,
        basis="art. 21 ust. 1 pkt 2",
        source=State.EXPERTS_WORKING,
        form=f"{FORMS}.table.ComplianceTableForm",
        guards=(guards.impartiality_stated,),
        effect="Twoja tabela trafi do zespołu; możesz ją zmienić, dopóki zespół nie wydał opinii.",
    )
    def fill_table(self, move: Move) -> None:
        team.fill_table(self, move)

    @act(
        label="Zmień skład zespołu",
        done="zmieniono skład zespołu ekspertów",
        actor=MINISTER,
        basis="art. 21 ust. 2",
        source=(State.EXPERTS_WORKING, State.EXPERTS_RECONSIDER),
        form=f"{FORMS}.team.ReplaceExpertForm",
        effect="Odwołany ekspert straci dostęp, powołany go dostanie.",
    )
    def replace_expert(self, move: Move) -> None:
        team.replace_expert(self, move)

    @step(
        label="Przekaż uwagi zespołu",
        done="przekazano uwagi zespołu ekspertów",
        actor=ActorCode.EXPERT_CHAIR,
        basis="rozp. Dz.U. 2025 poz. 153 § 3 ust. 2",
        source=State.EXPERTS_WORKING,
        target=None,
        at_once=True,
        form=f"{FORMS}.opinion.RemarksForm",
        guards=(guards.team_is_impartial,),
        documents=("expert_remarks",),
        effect="Minister przekaże uwagi wnioskodawcy, który może się do nich odnieść.",
    )
    def remarks(self, move: Move) -> None:
        team.remarks(self, move)

    @step(
        label="Odpowiedz na uwagi ekspertów",
        done="odpowiedziano na uwagi ekspertów",
        actor=ActorCode.APPLICANT_FM,
        basis="art. 22 ust. 2 pkt 3–4",
        source=State.EXPERTS_WORKING,
        target=None,
        form=f"{FORMS}.opinion.AnswerRemarksForm",
        guards=(guards.remarks_await_answer,),
        effect="Twoje stanowisko dostanie zespół ekspertów.",
    )
    def answer_remarks(self, move: Move) -> None:
        team.answer_remarks(self, move)

    @step(
        label="Przekaż opinię i rekomendację",
        done="przekazano opinię i rekomendację zespołu",
        discreet=True,
        actor=ActorCode.EXPERT_CHAIR,
        basis="art. 21 ust. 1 i 3",
        source=State.EXPERTS_WORKING,
        target=(State.OPINION_POSITIVE, State.OPINION_NEGATIVE),
        form=f"{FORMS}.opinion.OpinionForm",
        guards=(guards.team_is_impartial, guards.tables_are_filled),
        documents=("expert_opinion",),
        watch=team.mark,
        effect="Opinię o celowości i rekomendację poziomu PRK dostanie minister.",
    )
    def deliver_opinion_and_recommendation(self, move: Move) -> str:
        return team.deliver_opinion(self, move)
