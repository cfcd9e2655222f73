"""The formal-review checklist FR-INC-01…09 (art. 18 ust. 2) as data: question, article, what a "no" means."""

from dataclasses import dataclass
from enum import StrEnum

from applications.field import Field
from applications.fields import fields_for
from cases.enums import CaseKind


class Severity(StrEnum):
    """What a failed check brings about."""

    TERMINAL = "pozostawienie bez rozpatrzenia"
    DEFECT = "brak formalny"
    NOT_A_DEFECT = "nie jest brakiem"


@dataclass(frozen=True, slots=True)
class Rule:
    """One check; the fields of the catalogue say themselves which rule looks at them."""

    code: str
    question: str
    basis: str
    severity: Severity
    may_not_apply: bool = False

    def basis_for(self, kind: str) -> str:
        """The articles for this kind: art. 15 speaks of free-market applications, art. 15b of sectoral ones."""
        other = "art. 15 " if kind == CaseKind.INC_SEC else "art. 15b "
        return "; ".join(one for one in self.basis.split("; ") if not one.startswith(other))


RULES: tuple[Rule, ...] = (
    Rule(
        "FR-INC-01",
        "Czy wnioskodawca należy do kręgu uprawnionych?",
        "art. 14; art. 15a; art. 18 ust. 5a",
        Severity.TERMINAL,
    ),
    Rule(
        "FR-INC-02",
        "Czy wniosek złożono przez portal i uwierzytelniono?",
        "art. 16 ust. 1–2",
        Severity.DEFECT,
    ),
    Rule(
        "FR-INC-03",
        "Czy są wszystkie wymagane dane, a dane warunkowe się zgadzają?",
        "art. 15 ust. 1; art. 15b ust. 1",
        Severity.DEFECT,
    ),
    Rule(
        "FR-INC-04",
        "Czy efekty uczenia się opisano jako charakterystykę, zestawy, efekty i kryteria?",
        "art. 9 ust. 1 pkt 1",
        Severity.DEFECT,
    ),
    Rule(
        "FR-INC-05",
        "Czy wykazano zorganizowaną działalność, a w kwalifikacji sektorowej dołączono statut?",
        "art. 15 ust. 2 pkt 1; art. 15b ust. 2 pkt 1",
        Severity.DEFECT,
    ),
    Rule(
        "FR-INC-06",
        "Czy oświadczenia mają dosłowną treść i klauzulę o odpowiedzialności karnej?",
        "art. 15 ust. 3–4; art. 15b ust. 3–4",
        Severity.DEFECT,
    ),
    Rule(
        "FR-INC-07",
        "Czy wniesiono opłatę w obowiązującej wysokości i dołączono dowód albo wskazano zwolnienie?",
        "art. 17 ust. 1; art. 15 ust. 2 pkt 3; art. 15b ust. 2 pkt 3",
        Severity.DEFECT,
    ),
    Rule(
        "FR-INC-08",
        "Czy podano odniesienie do SRK, jeśli sektor ma ramę?",
        "art. 15 ust. 1 pkt 2; art. 15b ust. 1 pkt 2",
        Severity.DEFECT,
        may_not_apply=True,
    ),
    Rule(
        "FR-INC-09",
        "Czy wskazano właściwego ministra?",
        "art. 18 ust. 3",
        Severity.NOT_A_DEFECT,
    ),
)
BY_CODE = {rule.code: rule for rule in RULES}
ENTITLED = "FR-INC-01"


def fields_of(rule: Rule, kind: str) -> tuple[Field, ...]:
    """Fields of the catalogue that the rule looks at in an application of this kind."""
    return tuple(one for one in fields_for(kind) if one.rule == rule.code)
