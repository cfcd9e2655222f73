"""One way to write a value as JSON, so that equal values have equal bytes and one SHA-256.

Keys sorted, no spaces, UTF-8 without escapes, NFC throughout (texts are cleaned on the way
in). Numbers are integers, dates are ISO strings: nothing in a description is a float.
"""

import hashlib
import json
from collections.abc import Mapping

from pydantic import BaseModel

__all__ = ["canonical_json", "sha256_of", "snapshot_of"]


def snapshot_of(value: BaseModel) -> dict[str, object]:
    """The value as JSON data, ready to be stored as a snapshot."""
    return value.model_dump(mode="json")


def canonical_json(data: BaseModel | Mapping[str, object]) -> bytes:
    """The canonical bytes of a snapshot. Raises ValueError for NaN and infinity."""
    plain = snapshot_of(data) if isinstance(data, BaseModel) else dict(data)
    return json.dumps(
        plain,
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        allow_nan=False,
    ).encode()


def sha256_of(data: BaseModel | Mapping[str, object]) -> str:
    """SHA-256 of the canonical bytes, 64 hexadecimal digits."""
    return hashlib.sha256(canonical_json(data)).hexdigest()
