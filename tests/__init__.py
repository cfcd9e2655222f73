"""The tests mirror the rooms; `tests/law/` holds the law, `tests/e2e/` the journeys in a browser."""
