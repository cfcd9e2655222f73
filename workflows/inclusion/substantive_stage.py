"""Art. 18a–24: the competent minister, consultation, experts, Stakeholder Council, the result."""

from auth.enums import Role
from cases.enums import ActorCode
from cases.procedure import times_taken
from cases.spec import Move, act, step
from workflows.inclusion import council, decision, guards, proceedings, team
from workflows.inclusion.stage import Stage
from workflows.inclusion.states import (
    FROM_OPENING_TO_EVALUATION,
    FROM_RECEIPT_TO_EVALUATION,
    State,
)

FORMS = "workflows.inclusion.forms"
MINISTER = ActorCode.MINISTER


class SubstantiveStage(Stage):
    """Steps of the minister, the expert team and the council."""

    @step(
        label="Potwierdź przyjęcie wniosku",
        done="potwierdzono przyjęcie wniosku",
        actor=MINISTER,
        basis="art. 18 ust. 6",
        source=State.FORWARDED,
        target=State.WITH_MINISTER,
        effect="Będziesz osobą prowadzącą sprawę. Termin 4 miesięcy liczy się od dnia przekazania wniosku.",
    )
    def receive(self, move: Move) -> None:
        proceedings.receive(self, move)

    @step(
        label="Wskaż innego ministra",
        done="przekazano wniosek innemu ministrowi",
        actor=MINISTER,
        basis="art. 18 ust. 3; art. 22 ust. 2 pkt 1",
        source=State.WITH_MINISTER,
        target=State.WITH_MINISTER,
        form=f"{FORMS}.proceedings.OtherMinisterForm",
        documents=("notice_other_minister",),
        effect="Sprawę przejmie wskazany minister; wnioskodawca dostanie informację. Termin biegnie dalej.",
    )
    def declare_not_competent(self, move: Move) -> None:
        proceedings.declare_not_competent(self, move)

    @step(
        label="Pozostaw bez rozpatrzenia (podobieństwo)",
        done="pozostawiono wniosek bez rozpatrzenia",
        actor=MINISTER,
        basis="art. 18a",
        source=State.WITH_MINISTER,
        target=State.LEFT_WITHOUT_CONSIDERATION_18A,
        meets=("MIN",),
        roles=frozenset({Role.MINISTER}),
        destructive=True,
        form=f"{FORMS}.decision.SignForm",
        guards=(guards.similarity_draft_is_countersigned, guards.similar_qualification_functions),
        documents=("notice_left_18a",),
        watch=decision.mark,
        effect="Sprawa się kończy. Opłata zostanie zwrócona (art. 17 ust. 1).",
    )
    def leave_for_similarity(self, move: Move) -> None:
        decision.leave_for_similarity(self, move)

    @step(
        label="Rozpocznij postępowanie",
        done="rozpoczęto postępowanie",
        actor=MINISTER,
        basis="art. 19 ust. 1",
        source=State.WITH_MINISTER,
        target=State.PROCEEDINGS_OPEN,
        documents=("notice_proceedings_started",),
        effect="Informacja o rozpoczęciu postępowania ukaże się na portalu.",
    )
    def open_proceedings(self, move: Move) -> None:
        proceedings.open_proceedings(self, move)

    @step(
        label="Poinformuj Radę i rady sektorowe",
        done="przekazano wniosek do wiadomości radom",
        actor=MINISTER,
        basis="art. 19 ust. 3",
        source=FROM_OPENING_TO_EVALUATION,
        target=None,
        form=f"{FORMS}.proceedings.InformCouncilsForm",
        guards=(guards.councils_not_informed,),
        documents=("information_councils",),
        effect="Rada Interesariuszy ZSK i właściwe rady sektorowe dostaną wniosek do wiadomości.",
    )
    def inform_councils(self, move: Move) -> None:
        proceedings.inform_councils(self, move)

    @step(
        label="Otwórz konsultacje",
        done="otwarto konsultacje",
        actor=MINISTER,
        basis="art. 19 ust. 2",
        source=State.PROCEEDINGS_OPEN,
        target=State.CONSULTATION,
        form=f"{FORMS}.proceedings.OpenConsultationForm",
        guards=(guards.consultation_is_provided_for, guards.councils_are_informed_first),
        effect="Zainteresowane środowiska będą mogły wyrazić opinię do wskazanego dnia.",
    )
    def open_consultation(self, move: Move) -> None:
        proceedings.open_consultation(self, move)

    @act(
        label="Zapisz opinię z konsultacji",
        done="zapisano opinię z konsultacji",
        actor=MINISTER,
        basis="art. 19 ust. 2",
        source=State.CONSULTATION,
        form=f"{FORMS}.proceedings.ConsultationOpinionForm",
        watch=times_taken("record_opinion"),
        effect="Opinia znajdzie się w zestawieniu konsultacji.",
    )
    def record_opinion(self, move: Move) -> None:
        proceedings.record_opinion(self, move)

    @step(
        label="Zakończ konsultacje",
        done="zakończono konsultacje",
        actor=MINISTER,
        basis="art. 19 ust. 2; art. 22 ust. 2 pkt 2",
        source=State.CONSULTATION,
        target=State.CONSULTED,
        form=f"{FORMS}.proceedings.CloseConsultationForm",
        documents=("consultation_conclusions",),
        effect="Wnioski z konsultacji dostanie wnioskodawca.",
    )
    def close_consultation(self, move: Move) -> None:
        proceedings.close_consultation(self, move)

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

    @step(
        label="Przekaż ponowną rekomendację",
        done="przekazano ponowną rekomendację zespołu",
        discreet=True,
        actor=ActorCode.EXPERT_CHAIR,
        basis="art. 21a ust. 6",
        source=State.EXPERTS_RECONSIDER,
        target=State.EVALUATION,
        form=f"{FORMS}.opinion.SecondRecommendationForm",
        guards=(guards.team_is_impartial,),
        documents=("second_recommendation",),
        effect="Ponowna rekomendacja odnosi się do opinii Rady i nie wraca do niej.",
    )
    def deliver_second_recommendation(self, move: Move) -> None:
        team.deliver_second_recommendation(self, move)

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

    @step(
        label="Przedłuż termin o 4 miesiące",
        done="przedłużono termin rozpatrzenia",
        actor=MINISTER,
        basis="art. 24",
        source=FROM_RECEIPT_TO_EVALUATION,
        target=None,
        extends=("MIN",),
        form=f"{FORMS}.proceedings.ExtendForm",
        guards=(guards.not_extended_before, guards.minister_term_runs),
        documents=("notice_extension",),
        effect="Termin wydłuży się raz, do 8 miesięcy od dnia, od którego się liczy.",
    )
    def extend(self, move: Move) -> None:
        proceedings.extend(self, move)
