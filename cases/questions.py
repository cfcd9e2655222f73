"""Ordinary questions of the applicant to whoever leads the case, and their answers.

Both are acts: they stand in the course of the case and in its metryka. Neither is a letter in the sense of the Act;
no term runs from them, and a question replaces neither a supplement nor a withdrawal.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from auth.models import Person
from cases import events
from cases.models import Case
from institutions.actor import Actor
from kernel.refusals import GuardFailed

ASKED, ANSWERED = "ask_question", "answer_question"
QUESTION_LIMIT: Final = 2_000
ANSWER_LIMIT: Final = 4_000
MOST_OPEN: Final = 5
NO_LETTER: Final = (
    "To zwykłe pytanie, nie pismo w sprawie. Nie biegnie od niego żaden termin i nie zastępuje uzupełnienia "
    "ani wycofania wniosku."
)


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a question: by whom and when."""

    text: str
    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the applicant; `number` counts within the case."""

    number: int
    text: str
    person: str
    at: datetime
    answer: Reply | None = None


def questions_of(case: Case) -> list[Question]:
    """The questions of the case with their answers, the newest first."""
    rows = [event for event in events.read(case) if event.verb in {ASKED, ANSWERED}]
    names = {
        person.pk: person.get_full_name()
        for person in Person.objects.filter(pk__in={row.person_id_ref for row in rows if row.person_id_ref})
    }
    answers = {
        int(row.facts["question"]): Reply(
            str(row.facts["text"]), names.get(row.person_id_ref or 0, ""), row.recorded_at
        )
        for row in rows
        if row.verb == ANSWERED
    }
    asked = [row for row in rows if row.verb == ASKED]
    return [
        Question(
            number,
            str(row.facts["text"]),
            names.get(row.person_id_ref or 0, ""),
            row.recorded_at,
            answers.get(number),
        )
        for number, row in reversed(list(enumerate(asked, 1)))
    ]


def open_questions(case: Case) -> list[Question]:
    """Those that wait for an answer, the oldest first."""
    return [one for one in reversed(questions_of(case)) if one.answer is None]


def not_too_many(case: Case, _actor: Actor, _day: object) -> None:
    """A guard: whoever has asked much waits for answers first."""
    if len(open_questions(case)) >= MOST_OPEN:
        raise GuardFailed(f"Na odpowiedź czeka już {MOST_OPEN} pytań. Następne zadasz, gdy przyjdą odpowiedzi.")


def question_waits(case: Case, _actor: Actor, _day: object) -> None:
    """A guard: there is something to answer."""
    if not open_questions(case):
        raise GuardFailed("Nie ma pytania, które czeka na odpowiedź.")


def mark(case: Case) -> str:
    """What a form of both acts watches: a double click must neither ask nor answer twice."""
    return f"p{sum(event.verb in {ASKED, ANSWERED} for event in events.read(case))}"
