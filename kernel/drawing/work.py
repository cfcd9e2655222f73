"""What people do: steps, queues, tasks, remarks, comparisons."""

from __future__ import annotations

from collections.abc import Sequence

from kernel.components import Chip, Crumb, Diff, FileRow, Remark, Stage, Step, Tab, Task, Words
from kernel.drawing import register


@register.inclusion_tag("components/steps.html")
def steps(offers: Sequence[Step]) -> dict[str, object]:
    """Draws what may be done next: allowed steps first, forbidden ones last with their reason."""
    return {"allowed": [o for o in offers if o.allowed], "forbidden": [o for o in offers if not o.allowed]}


@register.inclusion_tag("components/stages.html")
def stages(items: Sequence[Stage], *, label: Words) -> dict[str, object]:
    """Draws the stages of a queue; the numbers add up to the first one."""
    return {"stages": items, "label": label}


@register.inclusion_tag("components/chips.html")
def chips(items: Sequence[Chip], *, label: Words, clear: str = "") -> dict[str, object]:
    """Draws filters; `clear` is the address without any."""
    return {"chips": items, "label": label, "clear": clear}


@register.inclusion_tag("components/tabs.html")
def tabs(items: Sequence[Tab], *, label: Words) -> dict[str, object]:
    """Draws tabs as links."""
    return {"tabs": items, "label": label}


@register.inclusion_tag("components/crumbs.html")
def crumbs(items: Sequence[Crumb]) -> dict[str, object]:
    """Draws the way back; the last place has no address."""
    return {"crumbs": items}


@register.inclusion_tag("components/tasks.html")
def tasks(items: Sequence[Task], *, prefix: str) -> dict[str, object]:
    """Draws the rows of a task list; `prefix` keeps their ids apart from those of other lists on the page."""
    return {"tasks": items, "prefix": prefix}


@register.inclusion_tag("components/remark.html")
def remark(item: Remark) -> dict[str, object]:
    """Draws a remark: what leaves the office and what stays inside cannot be confused."""
    return {"remark": item}


@register.inclusion_tag("components/verdict.html")
def verdict(name: str, *, about: str, chosen: str = "", with_none: bool = True) -> dict[str, object]:
    """Draws Tak / Nie / Nd. as radios with the values `yes`, `no`, `na`."""
    return {"name": name, "about": about, "chosen": chosen, "with_none": with_none}


@register.inclusion_tag("components/diff.html")
def diff(view: Diff) -> dict[str, object]:
    """Draws two versions side by side."""
    return {"diff": view}


@register.inclusion_tag("components/files.html")
def files(items: Sequence[FileRow]) -> dict[str, object]:
    """Draws a list of files with what the check of each said."""
    return {"files": items}
