"""Who signs what: the countersignature and what voids it, the text of a hash, the minister and delegate of the day."""

import re
from datetime import date, timedelta

import pytest

from auth.enums import Role
from auth.models import Person, Substitution
from cases.flows import is_running
from cases.models import WorkItem
from cases.queries import timeline
from cases.seals import verify
from cases.service import perform
from documents.models import Document
from institutions.actor import Actor, actor_for
from institutions.enums import OrganisationKind
from institutions.models import Delegation, Division, Membership, MinistryHead, Organisation
from kernel import clock
from kernel.refusals import GuardFailed, NotYourStep, Stale
from register.canonical import sha256_of
from tests.workflows.ministry import DAY, Play
from workflows.inclusion import final_editing as editing
from workflows.inclusion.decision_draft import draft_of
from workflows.inclusion.flows import CountersignatureFlow
from workflows.inclusion.models import DecisionDraft, DecisionVersion, DraftKind, TeamOpinion
from workflows.inclusion.scenario import ministry
from workflows.inclusion.states import State

STATE = State.EVALUATION
TODAY = DAY + timedelta(days=1)
POSITIVE, NEGATIVE = DraftKind.POSITIVE, DraftKind.NEGATIVE


def draft(play: Play) -> DecisionDraft:
    return DecisionDraft.objects.get(case_id=play.case.pk)


def sign(play: Play, actor: Actor, step: str = "decide_positive", **data: str) -> None:
    perform(play.case, step, actor=actor, data={"confirm": "on", "digest": draft(play).digest, **data})


def ministry_of(play: Play) -> Organisation:
    assert play.case.competent is not None
    return play.case.competent


# --- what voids a countersignature ---------------------------------------------------------------


def test_opening_the_draft_voids_the_countersignature_and_says_whose(play: Play) -> None:
    ministry.countersigned(play.case, POSITIVE)
    director = play.actor("dyrektor")

    event = play.attempt("reopen_decision", "referent")

    assert (event.facts["voided"], event.facts["voided_of"]) == (True, director.person_id)
    assert not is_running(CountersignatureFlow, play.case)
    assert "decide_positive" not in play.waits()
    assert play.waits().count("prepare_decision") == 1
    assert director.name in draft(play).voided
    for word in ("referent", "dyrektor", "minister"):
        assert "Kontrasygnata straciła ważność" in play.page(word)
    assert director.name in play.guard("decide_positive")


def test_the_director_is_asked_to_countersign_a_changed_draft(play: Play) -> None:
    ministry.countersigned(play.case, POSITIVE)
    play.attempt("reopen_decision", "referent")

    play.attempt("prepare_decision", "referent", justification="Nowa treść uzasadnienia.")

    asked = WorkItem.objects.get(case_id=play.case.pk, step="countersign", closed_at=None)
    assert asked.title == "Kontrasygnuj zmieniony projekt rozstrzygnięcia"
    page = play.page("dyrektor", "countersign")
    assert "Co zmieniło się od poprzedniej wersji" in page
    assert "Kontrasygnata, która straciła ważność" in page
    play.attempt("countersign", "dyrektor")
    assert draft(play).voided == ""


def test_a_changed_recommendation_voids_it_too(play: Play) -> None:
    ministry.countersigned(play.case, POSITIVE)
    sqf = [{"framework": "SRK-BUD", "level": 5}]

    TeamOpinion.objects.filter(case_id=play.case.pk).update(sqf=sqf)

    assert "zmieniła się rekomendacja" in play.guard("decide_positive")
    assert "nie odpowiada już rekomendacji" in play.page("referent")
    play.attempt("return_decision", "minister", reason="Zmieniła się rekomendacja.")
    play.take("decide_positive")
    assert play.case.state == State.ACCEPTED


def test_a_changed_recommendation_stops_the_countersignature(play: Play) -> None:
    play.attempt("prepare_decision", "referent")

    TeamOpinion.objects.filter(case_id=play.case.pk).update(level=(draft(play).level or 0) % 8 + 1)

    assert "zmieniła się rekomendacja" in play.guard("countersign", "dyrektor")


def test_the_minister_may_return_a_countersigned_draft(play: Play) -> None:
    ministry.countersigned(play.case, POSITIVE)

    event = play.attempt("return_decision", "minister", reason="Rozwińcie ocenę wyników konsultacji.")

    assert event.facts["voided"] is True
    assert draft(play).returned_by == play.actor("minister").name
    assert "Rozwińcie ocenę wyników konsultacji." in play.page("referent", "prepare_decision")
    assert "countersign" not in play.waits()


def test_a_draft_that_was_not_sent_is_neither_opened_nor_returned(play: Play) -> None:
    assert "nie przekazano" in play.guard("reopen_decision", "referent")
    assert "nie przekazano" in play.guard("return_decision", "dyrektor")


def test_the_applicant_reads_nothing_of_it(play: Play) -> None:
    ministry.countersigned(play.case, NEGATIVE)
    play.attempt("reopen_decision", "referent")

    told = [entry.sentence.text for entry in timeline(play.case, play.actor("wnioskodawca"))]

    assert not any("projekt" in one.lower() for one in told)
    assert any("Otwarto projekt" in one.sentence.text for one in timeline(play.case, play.actor("dyrektor")))


def test_the_first_thing_to_do_is_what_waits_for_this_person(play: Play) -> None:
    ministry.countersigned(play.case, POSITIVE)

    for word, step in (("minister", "Rozpatrz pozytywnie"), ("referent", "Przygotuj projekt rozstrzygnięcia")):
        page = play.page(word)
        primary = re.search(r'<a class="o-btn"[^>]*>\s*([^<]+?)\s*</a>', page)
        assert primary is not None
        assert primary[1] == step


# --- the text of the hash ------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["countersign", "decide_positive"])
def test_whoever_signs_signs_the_text_of_the_page(play: Play, step: str) -> None:
    if step == "decide_positive":
        ministry.countersigned(play.case, POSITIVE)
    else:
        play.attempt("prepare_decision", "referent")

    assert isinstance(play.refused(step, "dyrektor" if step == "countersign" else "", digest="0" * 64), Stale)
    assert "digest" in play.errors(step, "dyrektor" if step == "countersign" else "", digest="")


def test_the_page_shows_the_text_its_hash_and_that_it_is_no_electronic_signature(play: Play) -> None:
    editing.change_fields(play.case, play.actor("referent"), {"tasks": "Zadania w nowych słowach."})
    editing.give_reasons(play.case, play.actor("referent"), {"tasks": "Tak wskazały konsultacje."})
    ministry.countersigned(play.case, POSITIVE)

    page = play.page("minister", "decide_positive")

    assert page.count(draft(play).digest) >= 2
    for words in ("nie jest podpisem elektronicznym", "Tak wskazały konsultacje.", "We wniosku"):
        assert words in page.replace("\u00a0", " ")


def test_every_version_that_was_sent_is_kept_with_its_hash(play: Play) -> None:
    play.attempt("prepare_decision", "referent")
    play.attempt("reopen_decision", "referent")
    play.attempt("prepare_decision", "referent", justification="Nowa treść uzasadnienia.")

    first, second = DecisionVersion.objects.filter(case_id=play.case.pk).order_by("number")

    assert (first.number, second.number) == (1, 2)
    assert second.digest == draft(play).digest != first.digest
    assert all(sha256_of(one.content) == one.digest for one in (first, second))
    assert verify().fault == ""


# --- the minister of the day ----------------------------------------------------------------------


def replaced(play: Play, *, since: date = TODAY) -> Person:
    """Another minister since this day; the former one keeps the role in the office."""
    office = ministry_of(play)
    former = MinistryHead.objects.on(since).get(ministry=office)
    MinistryHead.objects.filter(pk=former.pk).update(valid_to=since - timedelta(days=1))
    person = Person.objects.create_user("nowa-minister", given_name="Nowa", family_name="Ministra")
    MinistryHead.objects.create(ministry=office, person=person, title=former.title, valid_from=since)
    Membership.objects.create(person=person, organisation=office, role=Role.MINISTER, valid_from=since)
    return person


@pytest.mark.parametrize(("kind", "step"), [(POSITIVE, "decide_positive"), (NEGATIVE, "decide_negative")])
def test_a_minister_who_was_replaced_since_the_draft_does_not_sign(play: Play, kind: DraftKind, step: str) -> None:
    former = play.actor("minister")
    ministry.countersigned(play.case, kind)
    person = replaced(play)

    with pytest.raises(GuardFailed, match="Nowa Ministra"):
        sign(play, former, step)

    sign(play, actor_for(person, TODAY, ministry_of(play).pk), step)
    letter = Document.objects.filter(case_id=play.case.pk, template__endswith="information").latest("id")
    assert letter.data["content"]["signature"]["name"] == "Nowa Ministra"


def test_nobody_signs_for_an_office_without_a_minister(play: Play) -> None:
    ministry.countersigned(play.case, POSITIVE)
    MinistryHead.objects.filter(ministry=ministry_of(play)).update(valid_to=TODAY - timedelta(days=1))

    assert "Nikt nie jest dziś wpisany" in play.guard("decide_positive")


def test_a_substitute_signs_in_the_ministers_place(play: Play) -> None:
    ministry.countersigned(play.case, POSITIVE)
    minister = Person.objects.get(pk=play.actor("minister").person_id)
    deputy = Person.objects.create_user("zastepca", given_name="Zofia", family_name="Zastępcza")
    Membership.objects.create(person=deputy, organisation=ministry_of(play), role=Role.DIRECTOR, valid_from=DAY)
    Substitution.objects.create(person=minister, substitute=deputy, valid_from=TODAY, valid_to=TODAY)
    actor = actor_for(deputy, TODAY, ministry_of(play).pk, minister.pk)
    assert "w zastępstwie" in _page(play, actor)

    sign(play, actor)

    signature = play.letters("announcement")[0].data["content"]["signature"]
    assert (signature["name"], signature["deputises"]) == ("Zofia Zastępcza", "wz.")


def _page(play: Play, actor: Actor) -> str:
    from workflows.inclusion.decision_signing import signing_context

    return str(signing_context(play.case, actor)["signs"])


# --- the delegate of the day ----------------------------------------------------------------------


def delegate(play: Play, *, until: date | None = None, division: Division | None = None) -> Actor:
    """Somebody with the minister's role in a body that was authorised for the division of the case (art. 36)."""
    body = Organisation.objects.create(kind=OrganisationKind.DELEGATE, slug="upowazniony", name="Centrum Upoważnione")
    person = Person.objects.create_user("pelnomocnik", given_name="Piotr", family_name="Pełnomocny")
    Membership.objects.create(person=person, organisation=body, role=Role.MINISTER, valid_from=DAY)
    Delegation.objects.create(
        ministry=ministry_of(play),
        delegate=body,
        division=division or play.case.division,
        basis="rozporządzenie",
        valid_from=DAY - timedelta(days=100),
        valid_to=until,
    )
    return actor_for(person, TODAY, body.pk)


def test_an_authorised_body_signs_by_authorisation(play: Play) -> None:
    ministry.countersigned(play.case, POSITIVE)

    actor = delegate(play)
    assert _page(play, actor) == "z upoważnienia: Centrum Upoważnione"

    sign(play, actor)

    signature = play.letters("decision_positive_information")[0].data["content"]["signature"]
    assert (signature["name"], signature["deputises"]) == ("Piotr Pełnomocny", "z up.")


def test_a_delegate_whose_authorisation_ended_does_not_sign(play: Play) -> None:
    ministry.countersigned(play.case, POSITIVE)

    with pytest.raises(NotYourStep):
        sign(play, delegate(play, until=TODAY - timedelta(days=1)))

    assert play.case.state == State.EVALUATION


def test_a_delegate_authorised_for_another_division_does_not_sign(play: Play) -> None:
    ministry.countersigned(play.case, POSITIVE)
    other = Division.objects.exclude(pk=play.case.division_id).order_by("id")[0]

    with pytest.raises(GuardFailed, match="nie obejmuje dziś tej sprawy"):
        sign(play, delegate(play, division=other))


def test_the_draft_is_still_there_for_who_may_sign(play: Play) -> None:
    ministry.countersigned(play.case, POSITIVE)
    with pytest.raises(NotYourStep):
        sign(play, delegate(play, until=TODAY - timedelta(days=1)))

    sign(play, play.actor("minister"))

    assert play.case.state == State.ACCEPTED
    assert draft_of(play.case) is not None
    assert clock.today() == TODAY
