"""Bulk loading by COPY: rows of a model as mappings of column to value."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import connection, models

__all__ = ["column_of", "columns_of", "copy_rows", "new_ids"]

# Any: the values of a row are of every column's type
Row = Mapping[str, Any]


def columns_of(row: models.Model) -> dict[str, Any]:
    """The row as stored: column → value, foreign keys as ids."""
    return {column_of(field): getattr(row, field.attname) for field in row._meta.concrete_fields}


# Any: the type parameters of a field are of no concern here
def column_of(field: models.Field[Any, Any]) -> str:
    """The column of a field that has one."""
    column = field.column
    assert column is not None
    return column


def new_ids(model: type[models.Model], count: int) -> list[int]:
    """Takes the next identifiers of the table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [model._meta.db_table, model._meta.pk.column, count],
        )
        return [row[0] for row in cursor.fetchall()]


def copy_rows(model: type[models.Model], rows: Iterable[Row]) -> int:
    """Writes the rows; columns that they do not name get the database's own values. Returns how many."""
    remaining: Iterator[Row] = iter(rows)
    first = next(remaining, None)
    if first is None:
        return 0
    json_columns = {field.column for field in model._meta.concrete_fields if isinstance(field, models.JSONField)}
    names = ", ".join(connection.ops.quote_name(column) for column in first)
    table = connection.ops.quote_name(model._meta.db_table)
    count = 0
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in (first, *remaining):
            copy.write_row([_stored(row[name]) if name in json_columns else row[name] for name in first])
            count += 1
    return count


def _stored(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)
