"""Qualifications and their versions, vocabularies, and the public register."""
