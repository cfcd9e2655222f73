"""UPP and UPD as XML: the structure of the namespace, the same bytes, no signature and no secret of it."""

from pathlib import Path

import pytest
from lxml import etree

from documents.receipts import NAMESPACE, UNSIGNED, upd_xml, upp_xml
from tests.documents import letters

POS = {"pos": NAMESPACE}


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(Path(__file__).with_name("upo.xsd")))


def test_the_confirmation_of_submission_has_the_structure_of_its_namespace(schema):
    schema.assertValid(etree.fromstring(upp_xml(letters.upp())))


def test_the_confirmation_of_delivery_has_the_structure_of_its_namespace(schema):
    schema.assertValid(etree.fromstring(upd_xml(letters.upd())))


def test_the_confirmation_of_submission_names_what_was_filed_by_its_digest():
    root = etree.fromstring(upp_xml(letters.upp()))
    assert (
        root.xpath("string(//pos:InformacjaUzupelniajaca[@TypInformacjiUzupelniajacej='SHA-256'])", namespaces=POS)
        == letters.SHA
    )
    assert root.xpath("string(//pos:Nadawca/pos:IdentyfikatorPodmiotu/@TypIdentyfikatora)", namespaces=POS) == "NIP"


@pytest.mark.parametrize("content", [upp_xml(letters.upp()), upd_xml(letters.upd())], ids=["upp", "upd"])
def test_an_unsigned_confirmation_says_so(content):
    assert UNSIGNED in content.decode()


def test_confirmations_are_the_same_bytes_for_the_same_data():
    assert upp_xml(letters.upp()) == upp_xml(letters.upp())
    assert upd_xml(letters.upd()) == upd_xml(letters.upd())


def test_times_carry_their_zone_and_names_stay_text():
    hostile = letters.upd().model_copy(update={"addressee": letters.APPLICANT.model_copy(update={"name": "A & <B>"})})
    root = etree.fromstring(upd_xml(hostile))
    assert root.xpath("string(//pos:Adresat/pos:Nazwa)", namespaces=POS) == "A & <B>"
    assert root.xpath("string(//pos:DataOdbioru)", namespaces=POS) == "2026-11-26T09:05:07+00:00"
