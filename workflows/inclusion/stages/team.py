"""Art. 21, 22 ust. 2 pkt 3–4: the expert team, its tables, remarks, opinion and recommendation."""

from cases.enums import ActorCode
from cases.procedure import times_taken
from cases.spec import Move, act, step
from workflows.inclusion import guards, team, team_agreement, team_meetings
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
        guards=(guards.impartiality_not_stated, guards.expert_is_not_barred),
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
        guards=(guards.impartiality_stated, guards.expert_is_not_barred),
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

    @act(
        label="Udokumentuj spotkanie zespołu",
        done="udokumentowano spotkanie zespołu ekspertów",
        actor=ActorCode.EXPERT,
        basis="art. 21 ust. 7",
        source=(State.EXPERTS_WORKING, State.EXPERTS_RECONSIDER),
        form=f"{FORMS}.meeting.TeamMeetingForm",
        guards=(guards.impartiality_stated,),
        watch=times_taken("document_meeting"),
        effect="Zapis zobaczą członkowie zespołu i minister. Poprawka jest kolejnym zapisem.",
    )
    def document_meeting(self, move: Move) -> None:
        team_meetings.document(self, move)

    @act(
        label="Napisz opinię i rekomendację",
        done="zapisano tekst opinii zespołu",
        actor=ActorCode.EXPERT_CHAIR,
        basis="art. 21 ust. 1 i 3",
        source=State.EXPERTS_WORKING,
        form=f"{FORMS}.opinion.OpinionForm",
        guards=(guards.team_is_impartial, guards.tables_are_filled, guards.nobody_in_the_team_is_barred),
        watch=team_agreement.mark,
        effect="Tekst dostaną do potwierdzenia wszyscy członkowie zespołu. Każda zmiana wymaga nowych potwierdzeń.",
    )
    def write_opinion(self, move: Move) -> None:
        team_agreement.write(self, move)

    @act(
        label="Potwierdź tekst zespołu",
        done="zajęto stanowisko wobec tekstu zespołu",
        actor=ActorCode.EXPERT,
        basis="art. 21 ust. 1, art. 21a ust. 6",
        source=(State.EXPERTS_WORKING, State.EXPERTS_RECONSIDER),
        form=f"{FORMS}.opinion.ConfirmOpinionForm",
        guards=(guards.impartiality_stated, guards.expert_is_not_barred, guards.opinion_is_written),
        effect="Potwierdzasz dokładnie ten tekst: zapiszemy jego skrót i chwilę potwierdzenia.",
    )
    def confirm_opinion(self, move: Move) -> None:
        team_agreement.say(self, move)

    @step(
        label="Przekaż opinię i rekomendację",
        done="przekazano opinię i rekomendację zespołu",
        discreet=True,
        actor=ActorCode.EXPERT_CHAIR,
        basis="art. 21 ust. 1 i 3",
        source=State.EXPERTS_WORKING,
        target=(State.OPINION_POSITIVE, State.OPINION_NEGATIVE),
        form=f"{FORMS}.opinion.DeliverOpinionForm",
        guards=(
            guards.team_is_impartial,
            guards.tables_are_filled,
            guards.nobody_in_the_team_is_barred,
            guards.opinion_is_confirmed,
        ),
        documents=("expert_opinion",),
        watch=team_agreement.mark,
        effect="Opinię o celowości i rekomendację poziomu PRK dostanie minister.",
    )
    def deliver_opinion_and_recommendation(self, move: Move) -> str:
        return team_agreement.deliver(self, move)
