"""Art. 18 ust. 6, 18a, 19, 24: receipt by the minister, competence, opening, councils, similarity, extension."""

from auth.enums import Role
from cases.enums import ActorCode
from cases.spec import Move, step
from workflows.inclusion import decision, guards, proceedings
from workflows.inclusion.stages.base import FORMS, Stage
from workflows.inclusion.states import FROM_OPENING_TO_EVALUATION, FROM_RECEIPT_TO_EVALUATION, State

MINISTER = ActorCode.MINISTER


class ProceedingsStage(Stage):
    """Steps of the minister from the receipt of the application; the extension of the term."""

    @step(
        label="Potwierdź przyjęcie wniosku",
        done="potwierdzono przyjęcie wniosku",
        actor=MINISTER,
        basis="art. 18 ust. 6",
        source=State.FORWARDED,
        target=State.WITH_MINISTER,
        form=f"{FORMS}.proceedings.ReceiveForm",
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
        effect="Sprawę przejmie wskazany minister, a wnioskodawca dostanie informację.",
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
        form=f"{FORMS}.signing.SignForm",
        guards=(
            guards.similarity_draft_is_countersigned,
            guards.similar_qualification_functions,
            guards.draft_is_as_sent,
            guards.signer_is_the_minister,
        ),
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
