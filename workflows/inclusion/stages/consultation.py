"""Art. 19 ust. 2, 22 ust. 2 pkt 2: consultation with the communities concerned."""

from cases.enums import ActorCode
from cases.procedure import times_taken
from cases.spec import Move, act, step
from workflows.inclusion import consultation, guards
from workflows.inclusion.stages.base import FORMS, Stage
from workflows.inclusion.states import State

MINISTER = ActorCode.MINISTER


class ConsultationStage(Stage):
    """Steps of the consultation."""

    @step(
        label="Otwórz konsultacje",
        done="otwarto konsultacje",
        actor=MINISTER,
        basis="art. 19 ust. 2",
        source=State.PROCEEDINGS_OPEN,
        target=State.CONSULTATION,
        form=f"{FORMS}.consultation.OpenConsultationForm",
        guards=(guards.consultation_is_provided_for, guards.councils_are_informed_first),
        effect="Zainteresowane środowiska będą mogły wyrazić opinię do wskazanego dnia.",
    )
    def open_consultation(self, move: Move) -> None:
        consultation.open_consultation(self, move)

    @act(
        label="Zapisz opinię z konsultacji",
        done="zapisano opinię z konsultacji",
        actor=MINISTER,
        basis="art. 19 ust. 2",
        source=State.CONSULTATION,
        form=f"{FORMS}.consultation.ConsultationOpinionForm",
        watch=times_taken("record_opinion"),
        effect="Opinia znajdzie się w zestawieniu konsultacji.",
    )
    def record_opinion(self, move: Move) -> None:
        consultation.record_opinion(self, move)

    @step(
        label="Zakończ konsultacje",
        done="zakończono konsultacje",
        actor=MINISTER,
        basis="art. 19 ust. 2; art. 22 ust. 2 pkt 2",
        source=State.CONSULTATION,
        target=State.CONSULTED,
        form=f"{FORMS}.consultation.CloseConsultationForm",
        guards=(guards.remarks_are_answered,),
        documents=("consultation_conclusions",),
        effect="Wnioski z konsultacji dostanie wnioskodawca.",
    )
    def close_consultation(self, move: Move) -> None:
        consultation.close_consultation(self, move)
