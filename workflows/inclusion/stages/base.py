"""The base of the stages: for the type checker a procedure, at run time a plain mixin of one."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cases.procedure import Procedure as Stage
else:
    Stage = object

FORMS = "workflows.inclusion.forms"
"""Where the forms of the steps are; a step names its form by path."""

__all__ = ["FORMS", "Stage"]
