"""Inclusion of a qualification in the system, art. 14–26 of the Act."""
