"""Database triggers that several rooms declare on their models."""

import pgtrigger

_REFUSE_TRUNCATE = """
    RAISE EXCEPTION 'pgtrigger: cannot truncate rows of % table', TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
"""


def append_only(name: str) -> list[pgtrigger.Trigger]:
    """Rows can be added and never changed or removed, not even by TRUNCATE."""
    return [
        pgtrigger.Protect(name=f"{name}_no_change", operation=pgtrigger.Update | pgtrigger.Delete),
        no_truncate(f"{name}_no_truncate"),
    ]


def no_truncate(name: str) -> pgtrigger.Trigger:
    """The table cannot be emptied at once, past the triggers on its rows."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        func=_REFUSE_TRUNCATE,
    )
