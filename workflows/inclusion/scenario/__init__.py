"""Valid data and preparation for every step: what law scenarios, the demo's seed and tests walk with.

Nothing here writes a state: everything goes through the engine's door. People and organisations
must be there already (the demo's cast).
"""

from workflows.inclusion.scenario.cast import actor_by
from workflows.inclusion.scenario.play import attempt, fill, prepare, take
from workflows.inclusion.scenario.walk import bring_to, path_to, start_application

__all__ = ["actor_by", "attempt", "bring_to", "fill", "path_to", "prepare", "start_application", "take"]
