"""Files on the page of an item: those that are there, and more that may be chosen for each field."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field as default
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.urls import reverse

from applications import service
from applications.contents import Contents
from applications.draft_form import DraftForm
from applications.field import Field
from applications.views.place import Place
from documents.models import Attachment, Upload
from documents.panels import scan_status
from documents.service import FILE_HELP, PART, only_eicar, why_not_ready
from kernel.components import StatusTag
from kernel.refusals import GuardFailed, InvalidInput
from kernel.text import plural


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file that is there; `trouble` says why it cannot be sent, `earlier` are the versions that it replaced."""

    id: int
    name: str
    size: str
    href: str
    status: StatusTag
    version: int = 1
    trouble: str = ""
    waits: bool = False
    earlier: Sequence["AttachedFile"] = ()


@dataclass(frozen=True, slots=True)
class AttachedFiles:
    """The files of a field, with what this person began to send and did not finish."""

    files: Sequence[AttachedFile]
    coming: Sequence[Upload] = ()

    @property
    def wait(self) -> bool:
        """Whether the scanner has not said its word on any of them."""
        return any(one.waits for one in self.files)


@dataclass(frozen=True, slots=True)
class DrawnFiles:
    """A field for files on the page."""

    field: Field
    label: str
    basis: str
    bound: BoundField
    attached: AttachedFiles
    href: str
    part: int = PART
    only_eicar: bool = default(default_factory=only_eicar)


class ManyFiles(forms.FileInput):
    """A control that takes several files at once."""

    allow_multiple_selected = True


class FilesForm(DraftForm):
    """One control for each field that takes files. Checked by the room of documents, never here."""

    def __init__(self, contents: Contents, fields: Sequence[Field]) -> None:
        super().__init__()
        self.contents, self.of = contents, fields
        for one in fields:
            control = ManyFiles(attrs={"multiple": True})
            self.fields[_name(one)] = forms.FileField(label="Wybierz plik", help_text=FILE_HELP, widget=control)

    def take_errors(self, errors: Mapping[str, Sequence[str]]) -> None:
        self.is_bound = True
        self.full_clean()
        for code, sentences in errors.items():
            for sentence in sentences:
                self.add_error(_name_of(code), sentence)

    def drawn(self) -> list[DrawnFiles]:
        return [self._drawn(one) for one in self.of]

    def _drawn(self, one: Field) -> DrawnFiles:
        kind, case = self.contents.kind, self.contents.case
        href = reverse("applications:files", args=[case.pk, one.code])
        attached = attached_files(self.contents, one)
        return DrawnFiles(one, one.label_for(kind), one.basis_for(kind), self[_name(one)], attached, href)


def attached_files(contents: Contents, one: Field, coming: Iterable[Upload] = ()) -> AttachedFiles:
    """The files of a field as its list shows them."""
    found = []
    for file in contents.files_of(one):
        earlier = tuple(_attached(older) for older in contents.earlier_versions(file))
        found.append(_attached(file, earlier))
    return AttachedFiles(found, tuple(coming))


def _attached(file: Attachment, earlier: Sequence[AttachedFile] = ()) -> AttachedFile:
    return AttachedFile(
        id=file.pk,
        name=file.name,
        size=size_words(file.size),
        href=reverse("documents:attachment", args=[file.pk]) if file.is_clean else "",
        status=scan_status(file),
        version=file.version,
        trouble="" if file.is_clean else why_not_ready(file),
        waits=file.awaits_scan,
        earlier=earlier,
    )


def size_words(size: int) -> str:
    """„12 kB”, „1,4 MB”, „300 bajtów”."""
    if size < 1000:
        return f"{size} {plural(size, 'bajt', 'bajty', 'bajtów')}"
    if size < 1_000_000:
        return f"{size // 1000} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def attach_chosen(request: HttpRequest, place: Place, fields: Sequence[Field]) -> None:
    """Attaches what was chosen, each file that can be kept. Raises InvalidInput that names those that cannot.

    When the button „Zastąp” of a file was pressed, what was chosen is its next version.
    """
    replaces, refused = _asked(request, "replace"), dict[str, list[str]]()
    for one in fields:
        chosen = request.FILES.getlist(_name(one))
        older = replaces if any(file.pk == replaces for file in place.contents.files_of(one)) else None
        if older is not None and len(chosen) != 1:
            refused[one.code] = [
                "Wybierz jeden plik, który ma zastąpić poprzedni, i naciśnij „Zastąp” przy poprzednim."
            ]
            continue
        for upload in chosen:
            sentence = _attach(place, one, upload, older)
            if sentence:
                refused.setdefault(one.code, []).append(sentence)
    if refused:
        raise InvalidInput(refused)


def _attach(place: Place, one: Field, upload: "UploadedFile[bytes]", replaces: int | None) -> str:
    """Attaches one file. Returns why it was not kept, naming it."""
    try:
        with transaction.atomic():
            service.attach_file(place.case, one.code, upload, place.actor, replaces=replaces)
    except InvalidInput as refusal:
        return f"„{upload.name}”: {refusal.errors[one.code][0]}"
    except GuardFailed as refusal:
        return refusal.sentence
    return ""


def detach_asked(request: HttpRequest, place: Place, fields: Sequence[Field]) -> None:
    """Removes the file whose button was pressed (`do` is `detach:<id>`), or an unfinished one (`drop:<id>`)."""
    number = _asked(request, "detach")
    for one in fields:
        if number is not None and any(file.pk == number for file in place.contents.files_of(one)):
            service.detach_file(place.case, one.code, number, place.actor)
        upload = _uuid(request.POST.get("do", "").removeprefix("drop:"))
        if upload is not None:
            service.cancel_upload(place.case, one.code, upload, place.actor)


def _asked(request: HttpRequest, what: str) -> int | None:
    """The number of the file whose button of this kind was pressed."""
    word, _, number = request.POST.get("do", "").partition(":")
    return int(number) if word == what and number.isascii() and number.isdigit() and len(number) < 19 else None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _name(one: Field) -> str:
    return _name_of(one.code)


def _name_of(code: str) -> str:
    return f"plik-{code.replace('.', '-')}"
