"""What asking and answering an ordinary question does: the fact in the event, the work that follows from it."""

from auth.enums import Role
from cases import work
from cases.models import Case
from cases.questions import ANSWERED, ASKED, open_questions, questions_of
from cases.spec import Move
from institutions.queries import operator
from kernel.jobs import enqueue
from kernel.refusals import InvalidInput


def ask(case: Case, move: Move) -> None:
    """Writes the question down and gives it to whoever leads the case."""
    number = len(questions_of(case)) + 1
    move.facts |= {"text": move.data["text"], "number": number}
    title = f"Odpowiedz na pytanie wnioskodawcy ({number})"
    if case.officer is not None:
        work.open_work(case, _code(number), title, person=case.officer, step=ANSWERED)
    elif case.competent is not None:
        work.open_work(case, _code(number), title, organisation=case.competent, roles=(Role.OFFICER,), step=ANSWERED)
    elif case.owner is not None:
        work.open_work(case, _code(number), title, person=case.owner, step=ANSWERED)
    else:
        roles = (Role.REVIEWER, Role.HEAD_OF_UNIT)
        work.open_work(case, _code(number), title, organisation=operator(), roles=roles, step=ANSWERED)


def answer(case: Case, move: Move) -> None:
    """Writes the answer down and lets the applicant know that it is there."""
    number = int(move.data["question"])
    if number not in {one.number for one in open_questions(case)}:
        raise InvalidInput({"question": ["Na to pytanie ktoś już odpowiedział. Wybierz inne."]})
    move.facts |= {"text": move.data["text"], "question": number}
    work.close_work(case, _code(number))
    work.open_work(
        case, _read_code(number), f"Przeczytaj odpowiedź na pytanie {number}", organisation=case.applicant, step=ASKED
    )
    enqueue("cases.mail_answer", key=f"{case.pk}-{number}", case=case.pk)


def mark_read(case: Case) -> int:
    """Takes the answers off the list of what waits for the applicant. Returns how many."""
    return sum(work.close_work(case, _read_code(one.number)) for one in questions_of(case))


def unread(case: Case) -> bool:
    """Whether an answer waits to be read."""
    codes = [_read_code(one.number) for one in questions_of(case) if one.answer]
    return bool(codes) and case.work.filter(code__in=codes, closed_at=None).exists()


def _code(number: int) -> str:
    """„after_”: a case that ended still owes its applicant an answer."""
    return f"after_question:{number}"


def _read_code(number: int) -> str:
    return f"after_answer:{number}"
