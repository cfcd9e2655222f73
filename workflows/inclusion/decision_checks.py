"""What a draft must be before it is sent, countersigned and signed. Each check returns or raises GuardFailed."""

from datetime import date

from cases.models import Case
from institutions.actor import Actor
from institutions.enums import OrganisationKind
from institutions.models import Delegation
from institutions.queries import head_of
from kernel.refusals import GuardFailed
from workflows.inclusion.decision_draft import described, draft_of, holds, unjustified
from workflows.inclusion.final_differences import foreign
from workflows.inclusion.final_wording import final, submitted
from workflows.inclusion.models import DecisionDraft, DraftKind
from workflows.inclusion.publication_text import announcement_from, lacking


def is_complete(case: Case, draft: DecisionDraft, day: date) -> None:
    """A positive draft can become an announcement, and every difference of it has its justification."""
    if draft.kind != DraftKind.POSITIVE:
        return
    has_only_what_was_submitted(case, draft)
    is_justified(case, draft)
    missing = lacking(announcement_from(case, described(case, draft), day))
    if missing:
        raise GuardFailed(f"Obwieszczenie byłoby niekompletne: {'; '.join(missing)}.", missing=missing)


def has_only_what_was_submitted(case: Case, draft: DecisionDraft) -> None:
    """Art. 21b ust. 2 pkt 1: the minister fixes the description that was submitted, and adds nothing to it."""
    added = foreign(submitted(case), final(case, draft))
    if added:
        raise GuardFailed(
            f"Opis ostateczny nie może mieć części, której nie było we wniosku: {'; '.join(added)} "
            "(art. 21b ust. 2 pkt 1).",
            foreign=added,
        )


def is_justified(case: Case, draft: DecisionDraft) -> None:
    """Each difference has a sentence that says why."""
    bare = unjustified(case, draft)
    if bare:
        raise GuardFailed(
            f"Uzasadnij każdą różnicę wobec wniosku. Bez uzasadnienia: {'; '.join(one.title for one in bare)}.",
            unjustified=[one.target for one in bare],
        )


def is_as_sent(case: Case, _actor: Actor, day: date) -> None:
    """The text is still the one that was sent for countersignature, and it may still be announced."""
    draft = draft_of(case)
    if draft is None or not draft.is_sent:
        return  # another guard says what is lacking
    if not holds(case, draft):
        raise GuardFailed(
            "Treść projektu nie jest już ta, którą przekazano do kontrasygnaty: zmieniła się rekomendacja albo opis. "
            "Zwróć projekt; trzeba go przygotować i kontrasygnować ponownie.",
            digest=draft.digest,
        )
    is_complete(case, draft, day)


def signer_may_sign(case: Case, actor: Actor, day: date) -> None:
    """Whoever signs is the minister on this day, their substitute, or a body authorised on this day (art. 36)."""
    ministry = case.competent
    assert ministry is not None  # every state from FORWARDED on has one
    if actor.organisation_kind == OrganisationKind.DELEGATE:
        _is_authorised(case, actor, day)
        return
    head = head_of(ministry, day)
    if head is None:
        raise GuardFailed(
            f"Nikt nie jest dziś wpisany jako kierujący urzędem ({ministry.name}). Uzupełnij dane ministerstwa.",
            head=None,
        )
    if head.person_id not in {actor.person_id, actor.substitutes_id}:
        raise GuardFailed(
            f"Ministrem jest dziś {head.person.get_full_name()} ({head.title}). Podpisuje osoba, która kieruje "
            "urzędem w dniu podpisu.",
            head=head.person_id,
        )


def _is_authorised(case: Case, actor: Actor, day: date) -> None:
    rows = Delegation.objects.on(day).filter(ministry_id=case.competent_id, delegate_id=actor.organisation_id or 0)
    if case.division_id is not None:
        rows = rows.filter(division_id=case.division_id)
    if not rows.exists():
        raise GuardFailed(
            "Upoważnienie tego podmiotu nie obejmuje dziś tej sprawy (art. 36 ust. 1).", delegate=actor.organisation_id
        )
