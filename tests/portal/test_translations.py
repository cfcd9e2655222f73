"""English says all that Polish says, and our Polish overrides what Django still says."""

from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.conf import settings

from kernel.management.commands.messages import compile_catalogue, english_faults, extracted

ROOT = Path(settings.BASE_DIR)


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="pl")


def test_every_string_of_the_public_pages_is_in_english() -> None:
    assert english_faults(ROOT) == []


def test_our_polish_changes_only_what_django_or_we_say() -> None:
    ours = catalogue(ROOT / "locale" / "pl" / "LC_MESSAGES" / "django.po")
    django_says = catalogue(Path(django.__file__).parent / "conf" / "locale" / "pl" / "LC_MESSAGES" / "django.po")
    we_say = extracted(ROOT)

    assert [m.id for m in ours if m.id and not django_says.get(m.id) and not we_say.get(m.id)] == []


def test_a_catalogue_is_compiled_beside_its_source(tmp_path: Path) -> None:
    po = tmp_path / "locale" / "pl" / "LC_MESSAGES" / "django.po"
    po.parent.mkdir(parents=True)
    po.write_bytes((ROOT / "locale" / "pl" / "LC_MESSAGES" / "django.po").read_bytes())

    compile_catalogue(po)

    assert po.with_suffix(".mo").stat().st_size > 1000
