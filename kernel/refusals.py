"""Refusals: why something may not be done, as types that carry facts.

The sentence for people is made here and nowhere else, so that screens, the API and the
tests say the same. A refusal never changes anything: the transaction is rolled back.
"""

from collections.abc import Mapping
from typing import ClassVar


class Refusal(Exception):
    """Something was not done. `facts` say why; `sentence` says it in Polish."""

    code: ClassVar[str] = "Refusal"

    def __init__(self, sentence: str, **facts: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.facts = facts


class WrongState(Refusal):
    """The step does not start in the state in which the case is."""

    code = "WrongState"


class NotYourStep(Refusal):
    """The step belongs to somebody else: another role, organisation or person."""

    code = "NotYourStep"


class GuardFailed(Refusal):
    """The state is right and so is the person, but a condition of the Act is not met."""

    code = "GuardFailed"


class Stale(Refusal):
    """The case changed after the form was shown; `facts` say who did what and when."""

    code = "Stale"


class InvalidInput(Refusal):
    """The form was filled in wrongly. `errors` lists sentences by field name."""

    code = "InvalidInput"

    def __init__(self, errors: Mapping[str, list[str]]) -> None:
        first = next((sentence for sentences in errors.values() for sentence in sentences), "")
        super().__init__(first or "Popraw dane w formularzu.", errors=dict(errors))
        self.errors = {field: list(sentences) for field, sentences in errors.items()}
