"""Invented descriptions of realistic size, for the demo and for tests. No real qualification is described here."""

from register.samples.library import WRITTEN, capacity, sample_description, sample_division, sample_kind

__all__ = ["WRITTEN", "capacity", "sample_description", "sample_division", "sample_kind"]
