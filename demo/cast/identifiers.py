"""Identifiers that pass their checksums and belong to nobody.

NIP beginning 000 (no tax office has it), KRS beginning 99 (not reached), PESEL of the nineteenth century.
"""

from datetime import date

NIP_WEIGHTS = (6, 5, 7, 2, 3, 4, 5, 6, 7)
PESEL_WEIGHTS = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)
NINETEENTH_CENTURY = 80
"""What PESEL adds to the month of a birth in 1800–1899."""


def nip(serial: int) -> str:
    """Returns the serial-th invented NIP (ten digits); numbers whose checksum would be 10 are left out.

    Raises ValueError beyond the million numbers that begin with 000.
    """
    for number in range(serial * 2, 1_000_000):
        digits = f"000{number:06d}"
        check = _weighted(digits, NIP_WEIGHTS) % 11
        if check < 10:
            return f"{digits}{check}"
    raise ValueError(f"no invented NIP number {serial}")


def krs(serial: int) -> str:
    """Returns the serial-th invented KRS number (ten digits, no checksum)."""
    return f"99{serial:08d}"


def pesel(born: date, serial: int, *, woman: bool) -> str:
    """Returns the PESEL of somebody born in the nineteenth century. Raises ValueError for another one."""
    if not 1800 <= born.year <= 1899:
        raise ValueError("an invented PESEL belongs to the nineteenth century")
    sex = serial % 5 * 2 + (0 if woman else 1)
    digits = f"{born.year % 100:02d}{born.month + NINETEENTH_CENTURY:02d}{born.day:02d}{serial % 1000:03d}{sex}"
    return f"{digits}{-_weighted(digits, PESEL_WEIGHTS) % 10}"


def _weighted(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))
