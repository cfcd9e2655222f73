"""Fixtures of this room."""

from tests.workflows.ministry import play, prepared

__all__ = ["play", "prepared"]
