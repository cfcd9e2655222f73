"""Official code lists: whole, searchable without diacritics, with origin and date, made from the reference data."""

import os
from pathlib import Path

import pytest

from register import vocabularies
from register.management.commands import build_vocabularies

SCHEMAS = Path(os.environ.get("OBIEG_SCHEMAS", "../shared/data"))


def test_lists_are_whole() -> None:
    assert len(vocabularies.isced_broads()) == 12
    assert len(vocabularies.isced_detailed()) == 150
    assert len(vocabularies.pkd_sections()) == 22
    assert vocabularies.pkd_sections()[-1].code == "V"
    assert all(len(vocabularies.prk_descriptors(level)) == 3 for level in range(1, 9))


def test_codes_are_found_with_and_without_dots() -> None:
    assert (
        str(vocabularies.pkd("43.32.Z")) == str(vocabularies.pkd("4332z")) == "43.32.Z Zakładanie stolarki budowlanej"
    )
    assert vocabularies.pkd("99.99.Q") is None
    assert str(vocabularies.isced("0732")) == "0732 Budownictwo i inżynieria lądowa i wodna"
    assert vocabularies.isced_broad("0732") == vocabularies.isced("07")
    assert vocabularies.isced("zzz") is None


@pytest.mark.parametrize(
    ("search", "words", "code"),
    [
        (vocabularies.search_pkd, "zakladanie STOLARKI", "43.32.Z"),
        (vocabularies.search_isced, "rachunkowosc", "0411"),
        (vocabularies.search_kzis, "glowny ksiegowy", "121101"),
        (vocabularies.search_pkd, "43.32", "43.32.Z"),
    ],
)
def test_search_needs_no_polish_letters(search: object, words: str, code: str) -> None:
    assert callable(search)
    assert [entry.code for entry in search(words)] == [code]
    assert search("") == search("   ") == []


def test_an_occupation_and_a_descriptor() -> None:
    occupation = vocabularies.kzis("331301")
    assert occupation is not None
    assert occupation.name == "Księgowy"
    assert vocabularies.prk_descriptor("P4U_W")
    assert vocabularies.prk_descriptor("nie ma") == ()


def test_every_list_says_whence_and_since_when() -> None:
    for name in ("isced_f", "pkd_2025", "kzis", "prk_universal", "sectoral_frameworks"):
        assert vocabularies.origin(name).text
        assert vocabularies.origin(name).day.year >= 2013


def test_a_framework_says_where_its_name_was_seen() -> None:
    framework = vocabularies.sectoral_framework("SRK Tur")
    assert framework is not None
    assert framework.evidence == "M.P. 2020 poz. 336"
    assert vocabularies.sectoral_framework("SRK X") is None
    assert all(one.evidence for one in vocabularies.sectoral_frameworks())


@pytest.mark.skipif(not SCHEMAS.is_dir() and "CI" not in os.environ, reason="OBIEG_SCHEMAS is not there")
def test_the_files_are_those_that_the_script_makes() -> None:
    for name, content in build_vocabularies.vocabularies(SCHEMAS / "vocab"):
        made = build_vocabularies._compact(content)
        assert (build_vocabularies.DATA / f"{name}.json").read_text(encoding="utf-8") == made
