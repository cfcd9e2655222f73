"""Personas, persona chooser and demonstration data; absent from a production installation."""
