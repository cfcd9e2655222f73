"""Case signs: `ZRK.4021.N.RRRR`, numbered per class and year, never used again."""

from django.db import connection

SERIES = {"INC_FM": "ZRK.4021", "INC_SEC": "ZRK.4021"}


def next_sign(kind: str, year: int) -> str:
    """Takes the next number of the series in this transaction (the row is locked until its end)."""
    series = SERIES[kind]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO cases_signcounter (series, year, last) VALUES (%s, %s, 1) "
            "ON CONFLICT (series, year) DO UPDATE SET last = cases_signcounter.last + 1 RETURNING last",
            [series, year],
        )
        number = cursor.fetchone()[0]
    return f"{series}.{number}.{year}"
