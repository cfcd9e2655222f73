"""Measurements against the bars of speed and size: `python -m bench`. Stands on the whole product, nothing on it."""
