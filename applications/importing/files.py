"""A file with a description: told by its content, read whole, never kept."""

from dataclasses import replace
from typing import Final

from applications.importing import docx, xlsx
from applications.importing.blocks import Block, Paragraph, Top
from applications.importing.reading import PASTE_LIMIT, LeftOut, Reading, refused
from applications.importing.structure import read

FILE_LIMIT: Final = 5 * 1024 * 1024
_ENDINGS: Final = (".docx", ".xlsx")


def from_file(name: str, data: bytes, top: Top = "auto") -> Reading:
    """Raises InvalidInput for a file of another type, one that is too large, damaged or dangerous, or has no parts."""
    ending = next((one for one in _ENDINGS if name.lower().endswith(one)), "")
    if not ending:
        raise refused("Wczytujemy pliki DOCX i XLSX. Zapisz dokument w jednym z tych formatów.")
    if not data:
        raise refused("Ten plik jest pusty. Wybierz inny.")
    if len(data) > FILE_LIMIT:
        raise refused("Plik może mieć najwyżej 5 MB. Usuń z niego obrazy i wczytaj go jeszcze raz.")
    blocks, left_out = _read(ending, data)
    if sum(map(_size, blocks)) > PASTE_LIMIT:
        raise refused("W tym pliku jest za dużo tekstu. Zostaw w nim sam opis kwalifikacji i wczytaj go jeszcze raz.")
    found = read(blocks, top)
    return replace(found, left_out=(*found.left_out, *left_out))


def _read(ending: str, data: bytes) -> tuple[list[Block], list[LeftOut]]:
    if ending == ".xlsx":
        return xlsx.blocks(data)
    return list(docx.blocks(data)), []


def _size(block: Block) -> int:
    """Characters of a block. Cells may share one text, so that a small file could mean very much of it."""
    if isinstance(block, Paragraph):
        return len(block.text)
    return sum(len(cell) for row in block.rows for cell in row if cell)
