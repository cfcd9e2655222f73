"""Two clicks at the same moment on what is no step of a case: it is done once, and nothing ends in an error."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from applications import service
from applications.models import Application, DraftEntry
from cases import assigning
from cases.models import Case, Event
from demo.seed.organisations import load_organisations
from institutions.actor import Actor
from kernel.refusals import Refusal
from tests.applications.factories import FM, full_draft, team
from tests.workflows.ministry import DAY, on
from workflows.inclusion import review, review_library, scenario
from workflows.inclusion.models import ChecklistMark, LibraryRemark, Remark, Verdict
from workflows.inclusion.scenario import actor_by

CLICKS = 4
METHODS = "validationRequirements.methods"


def at_once(work: Callable[[], object]) -> list[object]:
    """What each of the threads got, refusals too; any other exception fails the test."""
    start = Barrier(CLICKS)

    def click(_number: int) -> object:
        start.wait()
        try:
            return work()
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(CLICKS) as pool:
        return list(pool.map(click, range(CLICKS)))


def test_the_acts_of_a_draft(transactional_db: None) -> None:
    people = team()
    writer, checker = people.actor(), people.actor("checker")
    assert (
        len({case.pk for case in at_once(lambda: service.open_draft_once(FM, writer)) if isinstance(case, Case)}) == 1
    )

    case = full_draft(who=people)
    at_once(lambda: service.hand_over(case, writer))
    at_once(lambda: service.return_with(case, checker, {"nazwa": "Skróć.", "": "Dobrze."}))
    at_once(lambda: service.hand_over(case, writer))
    at_once(lambda: service.approve_draft(case, checker))
    acts = DraftEntry.objects.filter(case_id=case.pk).order_by("id").values_list("act", flat=True)
    assert list(acts) == ["HANDED_OVER", "RETURNED", "RETURNED", "HANDED_OVER", "APPROVED"]

    sets = Application.objects.get(case_id=case.pk).description["learning_outcomes"]["sets"]
    for part in sets[0]["outcomes"][:2]:
        service.remove_part(case, writer, part["id"])
    at_once(lambda: service.undo_last(case, writer, shown=2))
    assert len(Application.objects.get(case_id=case.pk).removed) == 1, "the other deletion stays"


def test_the_acts_of_a_review(transactional_db: None) -> None:
    with on(DAY):
        load_organisations()
        case = scenario.bring_to("INC_FM", "FORMAL_REVIEW", DAY, on)
        LibraryRemark.objects.all().delete()
        reviewer: Actor = actor_by("operator", case)
        new = review.NewRemark("FR-INC-03", "Opisz metody.", METHODS)

        at_once(lambda: review.give_verdict(case, reviewer, "FR-INC-01", Verdict.YES, seen=review.UNSEEN))
        at_once(lambda: review_library.keep(review.add_remark(case, reviewer, new), reviewer))

        assert ChecklistMark.objects.filter(case_id=case.pk, rule="FR-INC-01").count() == 1
        (remark,) = Remark.outgoing.filter(case_id=case.pk)
        assert LibraryRemark.objects.filter(text=remark.text).count() == 1
        at_once(lambda: review.remove_remark(case, reviewer, remark))
        assert not Remark.outgoing.filter(case_id=case.pk, removed_at=None).exists()


def test_the_distribution_of_cases_and_its_undo_sent_again_change_nothing_more(transactional_db: None) -> None:
    with on(DAY):
        load_organisations()
        case = scenario.bring_to("INC_FM", "FORMAL_REVIEW", DAY, on)
        head, before = actor_by("kierownik", case), Case.objects.get(pk=case.pk).owner_id
        people = [one.pk for one in assigning.workload.colleagues(head) if one.pk != before]
        codes = [one.code for one in assigning.propose(head, [case.pk], people)]

        batch = assigning.new_batch()
        at_once(lambda: assigning.assign(head, codes, batch))
        at_once(lambda: assigning.undo(head, batch))
        assert not assigning.assign(head, codes, batch).done, "the form of before is used up"
        for code in (batch, "", "' OR 1=1", "00000000-0000-0000-0000-000000000000"):
            assert not assigning.undo(head, code).done

        verbs = Event.objects.filter(case=case, verb__in=["assign", "undo_assign"]).order_by("seq")
        assert [event.verb for event in verbs] == ["assign", "undo_assign"]
        assert Case.objects.get(pk=case.pk).owner_id == before
