"""Screens of the inclusion procedure beside those of the case page."""
