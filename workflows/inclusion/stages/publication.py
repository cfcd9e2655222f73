"""Art. 25–26: the announcement in Monitor Polski, the register entry, the call for certifying institutions."""

from auth.enums import Role
from cases.enums import ActorCode
from cases.procedure import times_taken
from cases.spec import Move, act, step
from workflows.inclusion import guards, publication
from workflows.inclusion.stages.base import FORMS, Stage
from workflows.inclusion.states import State


class PublicationStage(Stage):
    """Steps after a positive result."""

    @act(
        label="Przekaż obwieszczenie do ogłoszenia",
        done="przekazano obwieszczenie do ogłoszenia w Monitorze Polskim",
        actor=ActorCode.MINISTER,
        basis="art. 25 ust. 1",
        source=State.ACCEPTED,
        form=f"{FORMS}.publication.SendAnnouncementForm",
        guards=(guards.announcement_is_complete,),
        watch=times_taken("send_announcement"),
        effect="Zapiszemy dzień i skrót przekazanego tekstu. Do czasu ogłoszenia sprawa zostanie na liście zadań.",
    )
    def send_announcement(self, move: Move) -> None:
        publication.send(self, move)

    @step(
        label="Zapisz ogłoszenie w Monitorze Polskim",
        done="ogłoszono włączenie kwalifikacji w Monitorze Polskim",
        actor=ActorCode.MINISTER,
        basis="art. 25 ust. 1–3; art. 84 ust. 1",
        source=State.ACCEPTED,
        target=State.INCLUDED,
        form=f"{FORMS}.publication.PublicationForm",
        documents=("announcement",),
        guards=(guards.announcement_is_complete,),
        effect="Kwalifikacja jest włączona z dniem ogłoszenia, a wpis pojawi się w rejestrze.",
    )
    def publish_announcement(self, move: Move) -> None:
        publication.publish(self, move)

    @act(
        label="Popraw dane ogłoszenia",
        done="poprawiono dane ogłoszenia",
        actor=ActorCode.MINISTER,
        basis="art. 25 ust. 1",
        source=(State.INCLUDED, State.INCLUDED_OPEN_FOR_IC),
        form=f"{FORMS}.publication.CorrectionForm",
        roles=frozenset({Role.OFFICER, Role.MINISTER}),
        effect="Poprzedni zapis zostanie w aktach, a wpis w rejestrze dostanie nową wersję.",
    )
    def correct_publication(self, move: Move) -> None:
        publication.correct(self, move)

    @step(
        label="Ogłoś możliwość składania wniosków IC",
        done="ogłoszono możliwość składania wniosków o uprawnienie",
        actor=ActorCode.MINISTER,
        basis="art. 26",
        source=State.INCLUDED,
        target=State.INCLUDED_OPEN_FOR_IC,
        at_once=True,
        documents=("authority_call",),
        effect="Na portalu ukaże się informacja, że można ubiegać się o uprawnienie do certyfikowania.",
    )
    def open_authority_call(self, move: Move) -> None:
        publication.open_authority_call(self, move)
