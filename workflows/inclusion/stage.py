"""The base of the three stages: for the type checker a procedure, at run time a plain mixin of one."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cases.procedure import Procedure as Stage
else:
    Stage = object

__all__ = ["Stage"]
