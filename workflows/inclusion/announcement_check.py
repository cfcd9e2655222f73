"""The check of the announcement: the ten points of art. 25 ust. 2, each given or missing, and where it is mended."""

from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from applications.opening import OUTCOMES
from cases.models import Case
from kernel.components import StatusTag, Tone
from workflows.inclusion.announcement import Announcement, announcement_missing
from workflows.inclusion.announcement_parts import points_of
from workflows.inclusion.decision_page import page_address

_FINAL: Final = {
    1: "name",
    4: "validationRequirements.methods",
    5: "entryConditions",
    6: "otherAwardConditions",
    7: "validity",
}
"""Points that a field of the final description gives."""
_DRAFT: Final = {2: "id_justification", 8: "id_quality_internal", 9: "id_ic_conditions", 10: "id_review_due"}
"""Points that the draft itself gives, with the place on its page."""
_IF_NEEDED: Final = frozenset({8, 9})


@dataclass(frozen=True, slots=True)
class Checked:
    """One point: its number and title, what is lacking, where it is mended (empty when it no longer can be)."""

    number: int
    title: str
    sentences: tuple[str, ...]
    is_set: bool
    href: str = ""

    @property
    def tag(self) -> StatusTag:
        if self.sentences:
            return StatusTag("brakuje", tone=Tone.BAD, icon="x")
        if not self.is_set:
            return StatusTag("nie określono", tone=Tone.PLAIN, icon="ring")
        return StatusTag("jest", tone=Tone.OK, icon="check")

    @property
    def basis(self) -> str:
        return f"art. 25 ust. 2 pkt {self.number}"


def checked(case: Case, data: Announcement, *, mendable: bool) -> list[Checked]:
    """All ten points, in their order."""
    lacking: dict[int, list[str]] = {}
    for one in announcement_missing(data):
        lacking.setdefault(one.item, []).append(one.sentence)
    return [
        Checked(
            point.number,
            point.title,
            tuple(lacking.get(point.number, ())),
            point.number not in _IF_NEEDED or _is_set(data, point.number),
            _mended_at(case, point.number) if mendable else "",
        )
        for point in points_of(data)
    ]


def _is_set(data: Announcement, number: int) -> bool:
    if number == 9:
        return bool(data.institution_conditions.strip())
    quality = data.quality
    return any((quality.internal_evaluation, quality.external_reports, quality.activity_reports))


def _mended_at(case: Case, number: int) -> str:
    if number in _FINAL:
        return reverse("inclusion:final_field", args=[case.pk, _FINAL[number]])
    if number in _DRAFT:
        return f"{page_address(case.pk)}#{_DRAFT[number]}"
    return f"{reverse('inclusion:final', args=[case.pk])}#{OUTCOMES}"
