"""The levels of the Polish Qualifications Framework."""

LEVELS = tuple(range(1, 9))
