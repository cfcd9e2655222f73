"""The components of the look: `{% load obieg %}`. Parameters of each: docs/components.md; every state: /wzory/.

A tag with a body ends with `end` and its name: `{% notice "Nie zapisano" tone="bad" %}…{% endnotice %}`.
"""

from kernel.drawing import basics, bodies, forms, lists, register, time, values, work

__all__ = ["basics", "bodies", "forms", "lists", "register", "time", "values", "work"]
