"""Collective work inside a state: expert team, Stakeholder Council, countersignature.

Each flow ends by one step of the procedure; its last task is finished in that step's body.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from auth.enums import Role
from cases.flows import CaseFlow, End, ForEach, HumanTask, Join, Start, Whose, this

# Any: a process's and a task's data are plain JSON, whose shape is said beside `start`
Data = Mapping[str, Any]


def _experts(process: Any) -> Iterable[Data]:  # a viewflow process; viewflow has no types
    return [{"person": person} for person in process.data["experts"]]


def _the_expert(_process: Any, task: Data) -> Whose:  # a viewflow process
    return Whose(person_id=task["person"])


def _the_chair(process: Any, _task: Data) -> Whose:  # a viewflow process
    return Whose(person_id=process.data["chair"])


def _the_council(process: Any, _task: Data) -> Whose:  # a viewflow process
    return Whose(organisation_id=process.data["council"], roles=(Role.COUNCIL_MEMBER,))


def _the_director(process: Any, _task: Data) -> Whose:  # a viewflow process
    return Whose(organisation_id=process.data["ministry"], roles=(Role.DIRECTOR,))


def _the_minister(process: Any, _task: Data) -> Whose:  # a viewflow process
    return Whose(organisation_id=process.data["ministry"], roles=(Role.MINISTER,))


def _what_is_signed(process: Any) -> str:  # a viewflow process
    return str(process.data["step"])


def _what_is_countersigned(process: Any) -> str:  # a viewflow process
    again = "zmieniony " if process.data.get("again") else ""
    return f"Kontrasygnuj {again}projekt rozstrzygnięcia"


class ExpertTeamFlow(CaseFlow):
    """Each expert's table, the text that all confirm, then the joint opinion (art. 21).

    Data: `experts`, `chair` (person ids).
    """

    process_title = "Praca zespołu ekspertów"

    start = Start().Next(this.split)
    split = ForEach(_experts).Always(this.table)
    table = HumanTask(
        title="Wypełnij tabelę zgodności", step="fill_table", whose=_the_expert, basis="art. 21 ust. 1 pkt 2"
    ).Next(this.join)
    join = Join().Next(this.draft)
    draft = HumanTask(
        title="Napisz opinię i rekomendację zespołu", step="write_opinion", whose=_the_chair, basis="art. 21 ust. 1"
    ).Next(this.joint_opinion)
    joint_opinion = HumanTask(
        title="Przekaż opinię i rekomendację zespołu",
        step="deliver_opinion_and_recommendation",
        whose=_the_chair,
        basis="art. 21 ust. 1",
    ).Next(this.end)
    end = End()


class CouncilFlow(CaseFlow):
    """The opinion of the Stakeholder Council (art. 21a). Data: `council` (organisation id)."""

    process_title = "Opinia Rady Interesariuszy ZSK"

    start = Start().Next(this.opinion)
    opinion = HumanTask(
        title="Wydaj opinię o rekomendacji", step="opinion_positive", whose=_the_council, basis="art. 21a ust. 3"
    ).Next(this.end)
    end = End()


class CountersignatureFlow(CaseFlow):
    """Director's countersignature, then the minister's signature.

    Data: `ministry` (id), `step` (what is signed), `again` (an earlier version was sent before).
    """

    process_title = "Kontrasygnata projektu rozstrzygnięcia"

    start = Start().Next(this.countersign)
    countersign = HumanTask(
        title=_what_is_countersigned, step="countersign", whose=_the_director, basis="art. 21b"
    ).Next(this.sign)
    sign = HumanTask(title="Podpisz rozstrzygnięcie", step=_what_is_signed, whose=_the_minister, basis="art. 21b").Next(
        this.end
    )
    end = End()
