"""Art. 14–18: filing, formal review by the register operator, supplement, forwarding."""

from auth.enums import Role
from cases.enums import ActorCode
from cases.spec import Move, act, step
from workflows.inclusion import calling, formal, guards
from workflows.inclusion.stages.base import FORMS, Stage
from workflows.inclusion.states import BEFORE_THE_OUTCOME, State


class FormalStage(Stage):
    """Steps of the applicant and of the register operator."""

    @step(
        label="Złóż wniosek",
        done="złożono wniosek",
        actor=ActorCode.APPLICANT_FM,
        basis="art. 16 ust. 1",
        source=State.DRAFT,
        target=State.SUBMITTED,
        starts=("FR",),
        effect="Wniosek trafi do podmiotu prowadzącego ZRK, który w 14 dni sprawdzi go pod względem formalnym.",
        guards=(guards.files_are_safe, guards.application_is_complete),
        form=f"{FORMS}.formal.SubmitForm",
        documents=("upp", "application"),
        watch=formal.application_mark,
    )
    def submit(self, move: Move) -> None:
        formal.submit(self, move)

    @step(
        label="Rozpocznij ocenę formalną",
        done="rozpoczęto ocenę formalną",
        actor=ActorCode.OPERATOR,
        basis="art. 18 ust. 1",
        source=State.SUBMITTED,
        target=State.FORMAL_REVIEW,
        effect="Otworzy się lista kontrolna FR-INC-01 do FR-INC-09. Termin 14 dni już biegnie.",
    )
    def start_formal_review(self, move: Move) -> None:
        formal.start_review(self, move)

    @act(
        label="Wypełnij listę kontrolną",
        done="zapisano listę kontrolną",
        actor=ActorCode.OPERATOR,
        basis="art. 18 ust. 2",
        source=State.FORMAL_REVIEW,
        form=f"{FORMS}.formal.ChecklistForm",
        effect="Możesz ją zmieniać do chwili wysłania wezwania albo przekazania wniosku.",
        watch=formal.checklist_mark,
    )
    def mark_checklist(self, move: Move) -> None:
        formal.mark_checklist(self, move)

    @act(
        label="Odnotuj opłatę na rachunku",
        done="odnotowano opłatę na rachunku",
        actor=ActorCode.OPERATOR,
        basis="art. 17 ust. 1",
        form=f"{FORMS}.formal.FeeSeenForm",
        guards=(guards.fee_not_seen,),
        source=(State.SUBMITTED, State.FORMAL_REVIEW, State.AWAITING_SUPPLEMENT),
        effect="W aktach zostanie dzień i kwota wpływu.",
    )
    def fee_seen(self, move: Move) -> None:
        formal.fee_seen(self, move)

    @act(
        label="Przygotuj wezwanie",
        done="przekazano projekt wezwania do akceptacji",
        actor=ActorCode.OPERATOR,
        basis="art. 18 ust. 4",
        source=State.FORMAL_REVIEW,
        form="workflows.inclusion.forms.call.CallDraftForm",
        guards=(
            guards.applicant_is_entitled,
            guards.checklist_is_complete,
            guards.has_defects,
            guards.not_called_before,
        ),
        effect="Projekt wezwania trafi do akceptacji kierownika komórki.",
        watch=formal.call_mark,
    )
    def draft_call(self, move: Move) -> None:
        calling.draft_call(self, move)

    @act(
        label="Zaakceptuj wezwanie",
        done="zaakceptowano wezwanie",
        actor=ActorCode.OPERATOR,
        basis="art. 18 ust. 4",
        source=State.FORMAL_REVIEW,
        form="workflows.inclusion.forms.call.CallForm",
        guards=(guards.call_awaits_approval,),
        roles=frozenset({Role.HEAD_OF_UNIT}),
        effect="Prowadzący sprawę będzie mógł wysłać wezwanie.",
        watch=formal.call_mark,
    )
    def approve_call(self, move: Move) -> None:
        calling.approve_call(self, move)

    @act(
        label="Zwróć wezwanie do poprawy",
        done="zwrócono wezwanie do poprawy",
        actor=ActorCode.OPERATOR,
        basis="art. 18 ust. 4",
        source=State.FORMAL_REVIEW,
        form="workflows.inclusion.forms.call.ReturnCallForm",
        guards=(guards.call_awaits_approval,),
        roles=frozenset({Role.HEAD_OF_UNIT}),
        effect="Projekt wróci do prowadzącego sprawę z Twoją uwagą.",
        watch=formal.call_mark,
    )
    def return_call(self, move: Move) -> None:
        calling.return_call(self, move)

    @step(
        label="Wyślij wezwanie do usunięcia braków",
        done="wezwano do usunięcia braków",
        actor=ActorCode.OPERATOR,
        basis="art. 18 ust. 4",
        source=State.FORMAL_REVIEW,
        target=State.AWAITING_SUPPLEMENT,
        at_once=True,
        meets=("FR",),
        announces=("SUPPL",),
        documents=("call_for_supplement",),
        form="workflows.inclusion.forms.call.CallForm",
        watch=formal.call_mark,
        guards=(
            guards.applicant_is_entitled,
            guards.checklist_is_complete,
            guards.has_defects,
            guards.not_called_before,
            guards.call_is_approved,
        ),
        effect="Wnioskodawca dostanie 30 dni od doręczenia; nowe 14 dni oceny ruszy, gdy złoży poprawiony wniosek.",
    )
    def call_for_supplement(self, move: Move) -> None:
        calling.call_for_supplement(self, move)

    @step(
        label="Złóż poprawiony wniosek",
        done="złożono poprawiony wniosek",
        actor=ActorCode.APPLICANT_FM,
        basis="art. 18 ust. 4",
        source=State.AWAITING_SUPPLEMENT,
        target=State.FORMAL_REVIEW,
        meets=("SUPPL",),
        starts=("FR",),
        form=f"{FORMS}.formal.SubmitForm",
        documents=("upp", "application"),
        watch=formal.application_mark,
        guards=(
            guards.call_is_delivered,
            guards.supplement_in_time,
            guards.files_are_safe,
            guards.application_is_complete,
            guards.only_the_called_for_changed,
        ),
        effect="Zacznie się nowy termin 14 dni na ocenę formalną.",
    )
    def submit_corrected(self, move: Move) -> None:
        formal.submit_corrected(self, move)

    @step(
        label="Stwierdź upływ terminu na poprawki",
        done="upłynął termin na usunięcie braków",
        actor=ActorCode.SYSTEM,
        basis="art. 18 ust. 5",
        source=State.AWAITING_SUPPLEMENT,
        target=State.NO_FURTHER_COURSE,
        expires=("SUPPL",),
        documents=("notice_no_further_course",),
        guards=(guards.supplement_term_passed,),
        effect="Wnioskowi nie nadaje się dalszego biegu. Opłata nie podlega zwrotowi.",
    )
    def supplement_expired(self, move: Move) -> None:
        formal.no_further_course(self, move)

    @step(
        label="Stwierdź, że braki nie są usunięte",
        done="stwierdzono, że braków nie usunięto",
        actor=ActorCode.OPERATOR,
        basis="art. 18 ust. 4–5",
        source=State.FORMAL_REVIEW,
        target=(State.AWAITING_SUPPLEMENT, State.NO_FURTHER_COURSE),
        meets=("FR",),
        resumes=("SUPPL",),
        guards=(guards.applicant_is_entitled, guards.called_before, guards.checklist_is_complete, guards.has_defects),
        documents=("call_for_supplement", "notice_no_further_course"),
        watch=formal.checklist_mark,
        effect="Przed upływem 30 dni wniosek wróci do poprawy z tym samym ostatnim dniem; po nim sprawa się kończy.",
    )
    def still_defective(self, move: Move) -> str:
        return formal.still_defective(self, move)

    @step(
        label="Pozostaw bez rozpatrzenia (nieuprawniony)",
        done="pozostawiono wniosek bez rozpatrzenia",
        actor=ActorCode.OPERATOR,
        basis="art. 18 ust. 5a",
        source=State.FORMAL_REVIEW,
        target=State.LEFT_WITHOUT_CONSIDERATION_18_5A,
        meets=("FR",),
        destructive=True,
        guards=(guards.applicant_is_not_entitled,),
        form=f"{FORMS}.formal.JustificationForm",
        documents=("notice_left_18_5a",),
        watch=formal.checklist_mark,
        effect="Sprawa się kończy. Opłata zostanie zwrócona (art. 17 ust. 1).",
    )
    def reject_wrong_applicant(self, move: Move) -> None:
        formal.reject_wrong_applicant(self, move)

    @step(
        label="Przekaż ministrowi",
        done="przekazano wniosek ministrowi",
        actor=ActorCode.OPERATOR,
        basis="art. 18 ust. 6",
        source=State.FORMAL_REVIEW,
        target=State.FORWARDED,
        at_once=True,
        meets=("FR",),
        starts=("MIN",),
        form="workflows.inclusion.forms.forward.ForwardForm",
        documents=("notice_forwarded",),
        guards=(guards.applicant_is_entitled, guards.checklist_is_complete, guards.no_defects),
        effect="Minister dostanie wniosek i 4 miesiące na rozpatrzenie; wnioskodawca dostanie informację.",
        watch=formal.checklist_mark,
    )
    def forward(self, move: Move) -> None:
        formal.forward(self, move)

    @step(
        label="Wycofaj wniosek",
        done="wycofano wniosek",
        actor=ActorCode.APPLICANT_FM,
        basis="nie uregulowano; opłata: art. 17 ust. 1",
        source=BEFORE_THE_OUTCOME,
        target=State.WITHDRAWN,
        meets=("FR", "SUPPL", "MIN"),
        destructive=True,
        form=f"{FORMS}.formal.WithdrawForm",
        documents=("notice_withdrawn",),
        effect="Sprawa się skończy i nie będzie można jej wznowić. Opłata nie podlega zwrotowi.",
    )
    def withdraw(self, move: Move) -> None:
        formal.withdraw(self, move)

    @act(
        label="Odnotuj zwrot opłaty",
        done="odnotowano zwrot opłaty",
        actor=ActorCode.OPERATOR,
        basis="art. 17 ust. 1",
        source=(State.LEFT_WITHOUT_CONSIDERATION_18_5A, State.LEFT_WITHOUT_CONSIDERATION_18A),
        form=f"{FORMS}.formal.RefundForm",
        guards=(guards.refund_is_due,),
        roles=frozenset({Role.REVIEWER, Role.HEAD_OF_UNIT}),
        effect="Zadanie zwrotu opłaty zostanie zamknięte.",
    )
    def refund_done(self, move: Move) -> None:
        formal.refund_done(self, move)
