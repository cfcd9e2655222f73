"""What the procedure puts on the case page: panels and tabs, by stage."""

from cases import panels
from workflows.inclusion.panels import consultation, decision, formal, plan, publication, team


def add_panels() -> None:
    """Puts all of them on the case page; called once, when the app is ready."""
    for stage in (formal, plan, consultation, team, decision, publication):
        for panel in stage.PANELS:
            panels.add_panel(panel)
    for stage in (consultation, team, publication):
        for tab in stage.TABS:
            panels.add_tab(tab)
