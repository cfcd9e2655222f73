"""Organisations, units and members; ministers and their competence by date."""
