"""Every address of the product that speaks of one case, filled in with what that case has."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import product
from uuid import uuid4

import pikepdf
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from applications.fields import fields_for, items_for
from applications.queries import snapshots
from applications.targets import places
from cases.models import Case, Deadline
from cases.procedure import procedure_for, specs
from documents.models import Attachment, Delivery, Document, Upload
from register.description import parse
from tests.documents.reading import read
from workflows.inclusion.models import Remark

_ROOMS = ("applications", "cases", "documents", "inclusion")
Named = tuple[str, str]


def patterns() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(room, name, parameters) of every address of the rooms that know cases."""

    def walk(found: Sequence[URLPattern | URLResolver], room: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        for one in found:
            if isinstance(one, URLResolver):
                yield from walk(one.url_patterns, str(one.app_name or room))
            elif room in _ROOMS:
                yield room, str(one.name), tuple(one.pattern.converters)

    yield from walk(get_resolver().url_patterns, "")


def of_a_case() -> list[tuple[str, str, tuple[str, ...]]]:
    """Those of them that name a case, or a thing of a case, by its number."""
    keys = {"case_id", "pk", "document_id", "delivery_id", "attachment_id"}
    other = {"delete_view", "retry_job"}
    return [one for one in patterns() if keys & set(one[2]) and one[1] not in other]


def values(case: Case) -> Mapping[str, Sequence[object]]:
    """What each parameter may be for this case."""
    kind = case.kind
    sent = snapshots(case).last()
    outcomes = parse(sent.content["description"]).learning_outcomes if sent else None
    parts = [part.id for part, _words in places(outcomes)][:2] if outcomes else []
    remarks = [
        *Remark.outgoing.filter(case_id=case.pk).values_list("pk", flat=True),
        *Remark.internal.filter(case_id=case.pk).values_list("pk", flat=True),
    ]
    files = [one.code for one in fields_for(kind) if one.is_file]
    codes = {*files[:2]}
    return {
        "case_id": [case.pk],
        "pk": [case.pk],
        "document_id": [*Document.objects.filter(case_id=case.pk).values_list("pk", flat=True)],
        "delivery_id": [*Delivery.objects.filter(document__case_id=case.pk).values_list("pk", flat=True)],
        "attachment_id": [*Attachment.objects.filter(case_id=case.pk).values_list("pk", flat=True)],
        "upload_id": [*Upload.objects.filter(case_id=case.pk).values_list("pk", flat=True)] or [uuid4()],
        "remark": remarks or [1],
        "remark_id": remarks or [1],
        "part_id": parts or ["synthesis"],
        "item": [one.code for one in items_for(kind)],
        "ending": ["docx", "xlsx"],
        "form": ["xml", "csv"],
        "name": list(specs(procedure_for(kind))),
        "slug": ["przebieg", "metryka", "dokumenty", "wniosek", "lista", "akta"],
        "term": list({*Deadline.objects.filter(case_id=case.pk).values_list("code", flat=True)}) or ["FR"],
        "code": list(codes),
        "no": [1],
        "number": [1],
        "invitation_id": [1],
    }


def uncompressed(pdf: bytes) -> bytes:
    """The same PDF with nothing packed. What an applicant added has no structure, what the product makes has one."""
    plain = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(plain, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return plain.getvalue()


def said(answer: HttpResponse) -> str:
    """Everything that an answer says: of a page its source, of a PDF what is read aloud, of a package all its files."""
    content = answer.getvalue()
    if content.startswith(b"%PDF") and b"/StructTreeRoot" in uncompressed(content):
        found = read(content).root.words
    elif content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as package:
            found = "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    else:
        found = content.decode("utf-8", "replace")
    return " ".join(found.replace("\u00a0", " ").split())


def addresses(room: str, name: str, keys: Sequence[str], known: Mapping[str, Sequence[object]]) -> Iterator[str]:
    """The pattern with everything that fits its parameters."""
    source = {"code": "term"} if name == "ical" else {}
    for found in product(*(known[source.get(key, key)] for key in keys)):
        yield reverse(f"{room}:{name}", kwargs=dict(zip(keys, found, strict=True)))
