"""An application as paper has it: answers by section and the learning outcomes. Drafts and sent versions are alike."""

from collections.abc import Iterable

from applications.answers import AnswerSection
from applications.part_words import set_note
from documents.letters import OutcomeSetText, OutcomesText, OutcomeText, Shape
from register.description import Description


class AnswerText(Shape):
    """A field of the application with its answer; an empty answer is printed as such."""

    label: str
    basis: str
    value: str


class SectionText(Shape):
    """One section of the form with its answers."""

    title: str
    answers: tuple[AnswerText, ...]


def sections_text(sections: Iterable[AnswerSection]) -> tuple[SectionText, ...]:
    """Everything typed; outcomes and files are printed apart, and a section without answers is left out."""
    found = (
        SectionText(
            title=f"{section.letter}. {section.title}",
            answers=tuple(
                AnswerText(label=answer.label, basis=answer.basis, value=answer.words)
                for item in section.items
                for answer in item.answers
                if answer.outcomes is None and not answer.field.is_file
            ),
        )
        for section in sections
    )
    return tuple(one for one in found if one.answers)


def outcomes_text(description: Description, *, noted: bool = False) -> OutcomesText | None:
    """The learning outcomes; None where there are none. `noted`: with the level and the hours of each set.

    An announcement has neither: art. 25 ust. 2 does not ask for them.
    """
    outcomes = description.learning_outcomes
    if not outcomes.sets:
        return None
    return OutcomesText(
        synthesis=outcomes.synthesis or "",
        sets=tuple(
            OutcomeSetText(
                title=one.title or "",
                note=set_note(one) if noted else "",
                outcomes=tuple(
                    OutcomeText(text=outcome.text, criteria=tuple(criterion.text for criterion in outcome.criteria))
                    for outcome in one.outcomes
                ),
            )
            for one in outcomes.sets
        ),
    )
