"""The components of the look: `{% load obieg %}`. Parameters of each: docs/components.md; every state: /wzory/.

A tag with a body ends with `end` and its name: `{% notice "Nie zapisano" tone="bad" %}…{% endnotice %}`.
The filters of `polish` come along, so that a page loads one library.
"""

from kernel.drawing import basics, bodies, forms, lists, register, time, values, work
from kernel.templatetags import polish

register.filters.update(polish.register.filters)

__all__ = ["basics", "bodies", "forms", "lists", "register", "time", "values", "work"]
