"""The ZIP of an office document: parts by name, the same bytes for the same content."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

from lxml import etree

_DAY: Final = (1980, 1, 1, 0, 0, 0)
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(parts: Mapping[str, etree._Element]) -> bytes:
    """The document with these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, root in parts.items():
            data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return target.getvalue()


def content_types(overrides: Mapping[str, str]) -> etree._Element:
    """What each part is, by its name."""
    root = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})
    for extension, sort in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=extension, ContentType=sort)
    for name, sort in overrides.items():
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=sort)
    return root


def relations(targets: Mapping[str, tuple[str, str]]) -> etree._Element:
    """Relations by id: the last word of their type and the target."""
    root = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
    for identifier, (sort, target) in targets.items():
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", Id=identifier, Type=f"{OFFICE}/{sort}", Target=target)
    return root
