"""Database triggers that several rooms declare on their models."""

import pgtrigger


def append_only(name: str) -> list[pgtrigger.Trigger]:
    """Rows can be added and never changed or removed, not even by TRUNCATE."""
    return [
        pgtrigger.Protect(name=f"{name}_no_change", operation=pgtrigger.Update | pgtrigger.Delete),
        pgtrigger.Protect(
            name=f"{name}_no_truncate", level=pgtrigger.Statement, operation=pgtrigger.Truncate
        ),
    ]
