"""What a remark of the consultation may be about: the whole qualification, a set of its outcomes, one outcome."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.opening import OUTCOMES
from applications.queries import final_description
from cases.kept import kept
from cases.models import Case
from register.description import Description
from workflows.inclusion.models.consultation import WHOLE


@dataclass(frozen=True, slots=True)
class Part:
    """A part with its name, what it says, and the number that its own page and place carry."""

    target: str
    label: str | Promise
    words: str = ""

    @property
    def anchor(self) -> str:
        return "czesc-" + (self.target.partition(":")[2] or "calosc")

    @property
    def full(self) -> str:
        return f"{self.label}: {self.words}" if self.words else str(self.label)


def target_of(part_id: str) -> str:
    return f"{OUTCOMES}:{part_id}"


def parts_of(description: Description) -> dict[str, Part]:
    """Every part that may be remarked on, by target, in the order of the description."""
    return {one.target: one for one in _parts(description)}


def parts(case: Case) -> Mapping[str, Part]:
    """The parts of the description that was submitted last (one query, kept with the case)."""
    return kept(case, "consulted_parts", lambda: parts_of(final_description(case)))


def _parts(description: Description) -> Iterator[Part]:
    yield Part(WHOLE, _("Cała kwalifikacja"))
    for one in description.learning_outcomes.sets:
        yield Part(target_of(one.id), _("Zestaw %(number)s") % {"number": one.no}, one.title)
        for place, outcome in enumerate(one.outcomes, 1):
            number = f"{one.no}.{place}"
            yield Part(target_of(outcome.id), _("Efekt %(number)s") % {"number": number}, outcome.text)
