"""The text of the joint opinion or second recommendation, and who confirmed exactly it (art. 21, 21a ust. 6).

The digest is taken of the text as it stands now, with the components that the tables name: whatever changes any of
them makes another text, and what was said of the former one no longer counts.
"""

from dataclasses import dataclass
from typing import Any

from applications.queries import final_description
from cases.kept import kept
from cases.models import Case
from register.canonical import sha256_of
from workflows.inclusion.models import ComplianceTable, OpinionDraft, OpinionVoice, TeamMember, VoiceKind
from workflows.inclusion.states import State

NEEDS = "Zgodność z potrzebami"
SIMILARITIES = "Podobieństwa i różnice wobec innych kwalifikacji"
REST = "Uzasadnienie"


@dataclass(frozen=True, slots=True)
class Line:
    """A member of the present team, and what they said of the present text."""

    member: TeamMember
    voice: OpinionVoice | None

    @property
    def name(self) -> str:
        return self.member.person.get_full_name()

    @property
    def confirms(self) -> bool:
        return self.voice is not None and self.voice.kind != VoiceKind.OBJECTS


@dataclass(frozen=True, slots=True)
class Rest:
    """An outcome on which the recommendation rests, with the components that the tables name for it."""

    number: str
    text: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """The text, its digest, and who stands behind it."""

    draft: OpinionDraft
    digest: str
    outcomes: tuple[Rest, ...]
    lines: tuple[Line, ...]

    @property
    def objections(self) -> list[Line]:
        return [line for line in self.lines if line.voice is not None and line.voice.kind == VoiceKind.OBJECTS]

    @property
    def waiting(self) -> list[Line]:
        return [line for line in self.lines if line.voice is None]

    @property
    def confirmed(self) -> bool:
        return all(line.confirms for line in self.lines)

    @property
    def justification(self) -> str:
        """The parts under their headings, as the letter and the case have them."""
        parts = ((NEEDS, self.draft.needs), (SIMILARITIES, self.draft.similarities), (REST, self.draft.justification))
        given = [(head, text) for head, text in parts if text]
        if len(given) == 1:
            return given[0][1]
        return "\n\n".join(f"{head}\n{text}" for head, text in given)


def is_second(case: Case) -> bool:
    """Whether the team now answers the Council's opinion."""
    return bool(case.state == State.EXPERTS_RECONSIDER)


def standing_of(case: Case) -> Standing | None:
    """The text of the present stage; None before the chair has written it (kept until the case changes)."""
    return kept(case, "opinion standing", lambda: _standing(case))


def _standing(case: Case) -> Standing | None:
    draft = OpinionDraft.objects.filter(case_id=case.pk, second=is_second(case)).select_related("written_by").first()
    if draft is None:
        return None
    outcomes = _outcomes(case, draft)
    digest = sha256_of(_content(draft, outcomes))
    voices = {voice.member_id: voice for voice in draft.voices.filter(digest=digest).order_by("id")}
    team = TeamMember.objects.filter(case_id=case.pk, left_on=None).select_related("person").order_by("id")
    return Standing(draft, digest, outcomes, tuple(Line(member, voices.get(member.pk)) for member in team))


def _content(draft: OpinionDraft, outcomes: tuple[Rest, ...]) -> dict[str, Any]:  # plain JSON
    return {
        "second": draft.second,
        "positive": draft.positive,
        "needs": draft.needs,
        "similarities": draft.similarities,
        "justification": draft.justification,
        "level": draft.level,
        "level_justification": draft.level_justification,
        "outcomes": [{"number": one.number, "text": one.text, "codes": list(one.codes)} for one in outcomes],
        "sqf": draft.sqf,
    }


def _outcomes(case: Case, draft: OpinionDraft) -> tuple[Rest, ...]:
    if not draft.outcomes:
        return ()
    codes = descriptors_by_outcome(case)
    return tuple(
        Rest(f"{one.no}.{number}", outcome.text, tuple(codes.get(outcome.id, ())))
        for one in final_description(case).learning_outcomes.sets
        for number, outcome in enumerate(one.outcomes, start=1)
        if outcome.id in draft.outcomes
    )


def descriptors_by_outcome(case: Case) -> dict[str, list[str]]:
    """Outcome id → codes of PRK descriptors that any expert of the present team named for it."""
    found: dict[str, set[str]] = {}
    for table in ComplianceTable.objects.filter(member__case_id=case.pk, member__left_on=None).order_by("id"):
        for outcome, row in table.rows.items():
            found.setdefault(outcome, set()).update(row.get("codes", []))
    return {outcome: sorted(codes) for outcome, codes in found.items()}
