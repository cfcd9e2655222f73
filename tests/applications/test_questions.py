"""After submission: an ordinary question and its answer, withdrawal, beginning anew, and what is not told too early."""

import pytest
from django.core import mail
from django.test import Client

from applications import queries, service
from auth.enums import Role
from cases.models import Case, WorkItem
from cases.queries import is_official_in, metryka, status_for, timeline, work_for
from cases.questions import questions_of
from cases.service import perform
from institutions.actor import Actor, actor_for
from institutions.enums import OrganisationKind
from institutions.models import Organisation
from kernel import clock
from kernel.jobs import run_waiting
from kernel.refusals import GuardFailed, NotYourStep, Refusal, WrongState
from tests.applications.factories import Team, application, full_draft, team
from tests.institutions.cast import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(submitted: tuple[Case, Team]) -> Actor:
    office = Organisation.objects.get(kind=OrganisationKind.OPERATOR)
    return actor_for(person("oceniajaca", Role.REVIEWER, at=office), clock.today())


def page(people: Team, case: Case, role: str = "writer") -> str:
    client = Client()
    client.force_login(getattr(people, role))
    return client.get(f"/wnioski/{case.pk}/zlozono/").content.decode().replace("\u00a0", " ")


def ask(case: Case, people: Team, text: str = "Czy wystarczy potwierdzenie z banku?") -> None:
    perform(case, "ask_question", actor=people.actor(), data={"text": text})


def test_a_question_waits_for_the_reviewer_and_its_answer_comes_back(
    submitted: tuple[Case, Team], reviewer: Actor
) -> None:
    case, people = submitted
    client = Client()
    client.force_login(people.writer)
    answer = client.post(f"/wnioski/{case.pk}/pytanie/", {"text": "Czy wystarczy potwierdzenie z banku?"})
    assert answer["Location"].endswith("#pytania")
    assert "Odpowiedz na pytanie wnioskodawcy (1)" in [item.title for item in work_for(reviewer)]
    assert "Czeka na odpowiedź" in page(people, case)
    perform(case, "answer_question", actor=reviewer, data={"question": "1", "text": "Tak, wystarczy."})
    run_waiting()
    assert "Odpowiedz na pytanie wnioskodawcy (1)" not in [item.title for item in work_for(reviewer)]
    assert "Tak, wystarczy." in page(people, case)
    assert [one.subject for one in mail.outbox if "Odpowiedź" in one.subject] == [
        f"Odpowiedź na pytanie w sprawie {case.sign}"
    ]
    assert "Tak, wystarczy." not in mail.outbox[-1].body
    assert WorkItem.objects.filter(case=case, code="after_answer:1", closed_at=None).exists()
    client.post(f"/wnioski/{case.pk}/przeczytane/")
    assert not WorkItem.objects.filter(case=case, code="after_answer:1", closed_at=None).exists()


def test_both_stand_in_the_metryka_and_only_both_sides_see_them(submitted: tuple[Case, Team], reviewer: Actor) -> None:
    case, people = submitted
    ask(case, people)
    perform(case, "answer_question", actor=reviewer, data={"question": "1", "text": "Tak, wystarczy."})
    verbs = ["ask_question", "answer_question"]
    assert [entry.verb for entry in metryka(case)][-2:] == verbs
    assert {entry.verb for entry in timeline(case, people.actor())} >= set(verbs)
    stranger = actor_for(person("obcy-ekspert", Role.EXPERT), clock.today())
    assert not {entry.verb for entry in timeline(case, stranger)} & set(verbs)


def test_only_the_applicant_asks_and_only_an_office_answers(submitted: tuple[Case, Team], reviewer: Actor) -> None:
    case, people = submitted
    with pytest.raises(NotYourStep):
        perform(case, "ask_question", actor=reviewer, data={"text": "Pytanie"})
    with pytest.raises(NotYourStep):
        perform(case, "ask_question", actor=people.actor("reader"), data={"text": "Pytanie"})
    with pytest.raises(GuardFailed, match="Nie ma pytania"):
        perform(case, "answer_question", actor=reviewer, data={"question": "1", "text": "Odpowiedź"})
    ask(case, people)
    with pytest.raises(NotYourStep):
        perform(case, "answer_question", actor=people.actor(), data={"question": "1", "text": "Odpowiedź"})


def test_an_answered_question_is_not_answered_twice_and_five_may_wait(
    submitted: tuple[Case, Team], reviewer: Actor
) -> None:
    case, people = submitted
    for number in range(5):
        ask(case, people, f"Pytanie {number}?")
    with pytest.raises(GuardFailed, match="czeka już 5"):
        ask(case, people)
    perform(case, "answer_question", actor=reviewer, data={"question": "2", "text": "Druga odpowiedź."})
    with pytest.raises(Refusal):
        perform(case, "answer_question", actor=reviewer, data={"question": "2", "text": "Jeszcze raz."})
    assert [one.number for one in questions_of(case) if one.answer] == [2]


def test_an_empty_question_keeps_the_page(submitted: tuple[Case, Team]) -> None:
    case, people = submitted
    client = Client()
    client.force_login(people.writer)
    answer = client.post(f"/wnioski/{case.pk}/pytanie/", {"text": " "})
    assert answer.status_code == 422
    assert "Wpisz: pytanie do osoby" in answer.content.decode().replace("\u00a0", " ")


def test_the_page_says_the_consequences_before_the_withdrawal(submitted: tuple[Case, Team]) -> None:
    case, people = submitted
    html = page(people, case, "signatory")
    for words in ("Opłata nie podlega zwrotowi", "nie będzie można jej wznowić", "Ustawa nie reguluje wycofania"):
        assert words in html
    assert html.index("Opłata nie podlega zwrotowi") < html.index("Przejdź do wycofania")


def test_an_application_that_ended_is_begun_again_with_its_texts_and_without_its_files_and_fee(
    submitted: tuple[Case, Team],
) -> None:
    case, people = submitted
    with pytest.raises(WrongState):
        service.open_again(case, people.actor())
    perform(case, "withdraw", actor=people.actor("signatory"), data={"confirm": "on"})
    client = Client()
    client.force_login(people.writer)
    assert "Zacznij nowy wniosek z tą treścią" in page(people, case)
    answer = client.post(f"/wnioski/{case.pk}/od-nowa/")
    fresh = Case.objects.latest("pk")
    assert answer["Location"] == f"/wnioski/{fresh.pk}/"
    assert (fresh.title, fresh.state) == (case.title, "DRAFT")
    assert application(fresh).begun_from_id == case.pk
    assert queries.description(fresh) == queries.description(case)
    assert not [code for code in queries.content(fresh) if code.startswith("fee.")]
    assert [one.item for one in queries.completeness(fresh)] != []
    assert case.sign
    assert case.sign in client.get(f"/wnioski/{fresh.pk}/").content.decode()


def test_an_application_is_begun_again_once_until_the_new_one_is_sent(submitted: tuple[Case, Team]) -> None:
    case, people = submitted
    perform(case, "withdraw", actor=people.actor("signatory"), data={"confirm": "on"})
    first = service.open_again(case, people.actor())
    assert service.open_again(case, people.actor("signatory")) == first
    service.delete_draft(first, people.actor())
    assert service.open_again(case, people.actor()) != first


def test_others_cannot_begin_again_from_it(submitted: tuple[Case, Team]) -> None:
    case, people = submitted
    perform(case, "withdraw", actor=people.actor("signatory"), data={"confirm": "on"})
    with pytest.raises(NotYourStep):
        service.open_again(case, team().actor())
    with pytest.raises(NotYourStep):
        service.open_again(case, people.actor("reader"))


def test_an_office_that_applies_is_no_office_in_its_own_case() -> None:
    people = team()
    people.organisation.kind = OrganisationKind.OPERATOR
    people.organisation.save()
    case = full_draft(who=team())
    assert is_official_in(case, people.actor())
    case.applicant = people.organisation
    assert not is_official_in(case, people.actor())
    assert status_for(case, people.actor()).word == "Piszesz wniosek"
