"""Files on the page of an item: those that are there, and one more that may be chosen for each field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.urls import reverse

from applications import service
from applications.contents import Contents
from applications.draft_form import DraftForm
from applications.field import Field
from applications.views.place import Place
from documents.service import FILE_HELP
from kernel.text import plural


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file that is there."""

    id: int
    name: str
    size: str
    href: str


@dataclass(frozen=True, slots=True)
class DrawnFiles:
    """A field for files on the page."""

    field: Field
    label: str
    basis: str
    bound: BoundField
    files: Sequence[AttachedFile]


class FilesForm(DraftForm):
    """One control for each field that takes files. Checked by the room of documents, never here."""

    def __init__(self, contents: Contents, fields: Sequence[Field]) -> None:
        super().__init__()
        self.contents, self.of = contents, fields
        for one in fields:
            self.fields[_name(one)] = forms.FileField(label="Wybierz plik", help_text=FILE_HELP, widget=forms.FileInput)

    def take_errors(self, errors: Mapping[str, Sequence[str]]) -> None:
        self.is_bound = True
        self.full_clean()
        for code, sentences in errors.items():
            for sentence in sentences:
                self.add_error(_name_of(code), sentence)

    def drawn(self) -> list[DrawnFiles]:
        kind = self.contents.kind
        return [
            DrawnFiles(one, one.label_for(kind), one.basis_for(kind), self[_name(one)], self._files(one))
            for one in self.of
        ]

    def _files(self, one: Field) -> list[AttachedFile]:
        return [
            AttachedFile(file.pk, file.name, size_words(file.size), reverse("documents:attachment", args=[file.pk]))
            for file in self.contents.files_of(one)
        ]


def size_words(size: int) -> str:
    """„12 kB”, „1,4 MB”, „300 bajtów”."""
    if size < 1000:
        return f"{size} {plural(size, 'bajt', 'bajty', 'bajtów')}"
    if size < 1_000_000:
        return f"{size // 1000} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def attach_chosen(request: HttpRequest, place: Place, fields: Sequence[Field]) -> None:
    """Attaches what was chosen. Raises InvalidInput for a file that cannot be kept."""
    for one in fields:
        for upload in request.FILES.getlist(_name(one)):
            service.attach_file(place.case, one.code, upload, place.actor)


def detach_asked(request: HttpRequest, place: Place, fields: Sequence[Field]) -> None:
    """Removes the file whose button was pressed: `do` is `detach:<id>`."""
    what, _, number = request.POST.get("do", "").partition(":")
    if what != "detach" or not number.isdigit():
        return
    held = {file.pk: one for one in fields for file in place.contents.files_of(one)}
    one = held.get(int(number))
    if one is not None:
        service.detach_file(place.case, one.code, int(number), place.actor)


def _name(one: Field) -> str:
    return _name_of(one.code)


def _name_of(code: str) -> str:
    return f"plik-{code.replace('.', '-')}"
