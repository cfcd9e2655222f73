"""Art. 25–26: the announcement in Monitor Polski, the register entry, the call for certifying institutions."""

from auth.enums import Role
from cases.enums import ActorCode
from cases.spec import Move, act, step
from workflows.inclusion import guards, publication
from workflows.inclusion.stages.base import FORMS, Stage
from workflows.inclusion.states import State


class PublicationStage(Stage):
    """Steps after a positive result."""

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
