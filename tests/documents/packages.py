"""ZIP packages, as people and their programs make them."""

import io
import zipfile

DOCX_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def package(*entries: tuple[str, str | bytes], docx: bool = True) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        if docx:
            archive.writestr("[Content_Types].xml", DOCX_TYPES)
            archive.writestr("word/document.xml", "<w:document/>")
        for name, content in entries:
            archive.writestr(name, content)
    return packed.getvalue()


def locked_zip() -> bytes:
    """A package whose entry says that it is encrypted, in both of its headers."""
    content = bytearray(package(("a.txt", "tajne"), docx=False))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    return bytes(content)
