"""Work of several people inside one state of a case: the only module that imports viewflow.

A flow belongs to one case and ends by performing one of its steps: the step's guard demands the
finished tasks (`is_finished`), and its last task is finished by the step itself. viewflow runs
headless: every human task is a `HumanTask` and has its row in the inbox (`WorkItem`), written in
the same transaction. viewflow's source is used unmodified (NOTICE).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from viewflow import this
from viewflow.workflow import flow, lock
from viewflow.workflow.activation import Activation
from viewflow.workflow.models import Process, Task
from viewflow.workflow.nodes.handle import HandleActivation
from viewflow.workflow.nodes.split import SplitActivation
from viewflow.workflow.status import PROCESS, STATUS

from auth.enums import Role
from cases.models import Case, WorkItem
from kernel import clock

__all__ = [
    "CaseFlow",
    "End",
    "ForEach",
    "HumanTask",
    "Join",
    "Start",
    "Whose",
    "cancel",
    "finish",
    "is_finished",
    "is_running",
    "open_tasks",
    "start",
    "this",
]

End = flow.End
Join = flow.Join


@dataclass(frozen=True, slots=True)
class Whose:
    """Whom a task waits for: a person, or roles in an organisation (ids)."""

    person_id: int | None = None
    organisation_id: int | None = None
    roles: tuple[Role, ...] = ()


class CaseFlow(flow.Flow):  # type: ignore[misc]  # viewflow has no types
    """Base of flows: one process per case, kept in the process's artifact, locked by row."""

    lock_impl: ClassVar[object] = lock.SelectForUpdateLock(nowait=False)
    process_class = Process
    task_class = Task


class Start(flow.StartHandle):  # type: ignore[misc]  # viewflow has no types
    """The beginning of a flow; only `start` below runs it."""

    def __init__(self) -> None:
        super().__init__(_bind)


def _bind(activation: Activation, case_id: int, data: Mapping[str, Any]) -> Process:
    activation.process.artifact_content_type = _case_type()
    activation.process.artifact_object_id = case_id
    activation.process.data = dict(data)
    return activation.process


def _case_type() -> ContentType:
    return ContentType.objects.get_for_model(Case)


class HumanTaskActivation(HandleActivation):  # type: ignore[misc]  # viewflow has no types
    """Opens the work item with the task, closes it with the task."""

    @classmethod
    def create(cls, *args: Any, **kwargs: Any) -> "HumanTaskActivation":  # passed through untouched
        activation = super().create(*args, **kwargs)
        _open_item(activation)
        return activation  # type: ignore[no-any-return]  # viewflow has no types

    @HandleActivation.status.super()  # type: ignore[untyped-decorator]  # viewflow has no types
    def complete(self) -> None:
        super().complete.original()
        _close_item(self.task)

    @HandleActivation.status.super()  # type: ignore[untyped-decorator]  # viewflow has no types
    def cancel(self) -> None:
        super().cancel.original()
        _close_item(self.task)


class HumanTask(flow.Handle):  # type: ignore[misc]  # viewflow has no types
    """What a person does outside viewflow, by the act or step named in `step`; both may be told by the process."""

    activation_class = HumanTaskActivation

    def __init__(
        self,
        *,
        title: str | Callable[[Process], str],
        step: str | Callable[[Process], str],
        whose: Callable[[Process, Mapping[str, Any]], Whose],
        basis: str = "",
    ) -> None:
        super().__init__()
        self.item_title, self.step, self.whose, self.basis = title, step, whose, basis


class ForEachActivation(SplitActivation):  # type: ignore[misc]  # viewflow has no types
    """One parallel task for each item that the node's source gives."""

    @SplitActivation.status.super()  # type: ignore[untyped-decorator]  # viewflow has no types
    def activate(self) -> None:
        node, source = self.flow_task.branch
        self.next_tasks = [(node, data) for data in source(self.process)]


class ForEach(flow.Split):  # type: ignore[misc]  # viewflow has no types
    """A split into as many tasks as there are people; the number is known only at run time."""

    activation_class = ForEachActivation

    def __init__(self, source: Callable[[Process], Iterable[Mapping[str, Any]]]) -> None:
        super().__init__()
        self._source = source

    @property
    def branch(self) -> tuple[object, Callable[[Process], Iterable[Mapping[str, Any]]]]:
        return self._activate_next[0][0], self._source


def _item_code(task: Task) -> str:
    return f"flow:{task.pk}"


def _open_item(activation: HumanTaskActivation) -> None:
    task, node = activation.task, activation.flow_task
    whose = node.whose(activation.process, task.data)
    WorkItem.objects.create(
        case_id=activation.process.artifact_object_id,
        code=_item_code(task),
        title=node.item_title if isinstance(node.item_title, str) else node.item_title(activation.process),
        step=node.step if isinstance(node.step, str) else node.step(activation.process),
        basis=node.basis,
        person_id=whose.person_id,
        organisation_id=whose.organisation_id,
        roles=sorted(str(role.value) for role in whose.roles),
        opened_at=clock.now(),
    )


def _close_item(task: Task) -> None:
    WorkItem.objects.filter(code=_item_code(task), closed_at=None).update(closed_at=clock.now())


def start(flow_class: type[CaseFlow], case: Case, **data: Any) -> None:  # plain JSON values of that flow
    """Starts the flow for the case; `data` is kept with the process and must be plain JSON."""
    flow_class.start.run(case_id=case.pk, data=data)


def _processes(flow_class: type[CaseFlow], case: Case) -> QuerySet[Process]:
    found = Process.objects.filter(
        flow_class=flow_class, artifact_content_type=_case_type(), artifact_object_id=case.pk
    )
    return found.order_by("-pk")  # type: ignore[no-any-return]  # viewflow has no types


def _tasks(flow_class: type[CaseFlow], case: Case, node: str) -> QuerySet[Task]:
    process = _processes(flow_class, case).exclude(status=PROCESS.CANCELED)[:1]
    tasks = Task.objects.filter(process__in=list(process), flow_task=getattr(flow_class, node))
    return tasks.order_by("pk")  # type: ignore[no-any-return]  # viewflow has no types


def is_running(flow_class: type[CaseFlow], case: Case) -> bool:
    """Whether the case has a process of this flow that is neither done nor cancelled."""
    return bool(_processes(flow_class, case).exclude(status__in=[PROCESS.DONE, PROCESS.CANCELED]).exists())


def open_tasks(flow_class: type[CaseFlow], case: Case, node: str) -> int:
    """How many tasks of this node still wait in the latest process of the case."""
    return int(_tasks(flow_class, case, node).filter(status=STATUS.NEW).count())


def is_finished(flow_class: type[CaseFlow], case: Case, node: str) -> bool:
    """Whether the node was reached and none of its tasks waits any more."""
    tasks = list(_tasks(flow_class, case, node).values_list("status", flat=True))
    return bool(tasks) and STATUS.NEW not in tasks


def finish(flow_class: type[CaseFlow], case: Case, node: str, *, person_id: int | None = None) -> bool:
    """Finishes the waiting task of this node (of this person). Returns False when none waits."""
    for task in _tasks(flow_class, case, node).filter(status=STATUS.NEW):
        if person_id is None or task.data.get("person") == person_id:
            task.flow_task.run(task)
            return True
    return False


def cancel(flow_class: type[CaseFlow], case: Case) -> None:
    """Ends the running process of the case without its step (withdrawal, changed draft)."""
    for process in _processes(flow_class, case).exclude(status__in=[PROCESS.DONE, PROCESS.CANCELED]):
        flow_class.instance.cancel(process)
