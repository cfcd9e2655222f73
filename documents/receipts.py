"""Official confirmations: UPP (of submission, § 13) and UPD (of delivery, § 14), as XML and as PDF.

Regulation on preparing and delivering electronic documents, t.j. Dz.U. 2018 poz. 180. They are not
signed yet; the XML says so in a comment and in its additional information, the PDF in its last line.
"""

from typing import Final, Literal

from lxml import etree
from pydantic import AwareDatetime

from documents.letters import FileText, LetterContent, Party
from documents.templates import LetterTemplate, register

NAMESPACE: Final = "http://crd.gov.pl/xml/schematy/UPO/2008/05/09/"
UNSIGNED: Final = "Poświadczenie nie jest podpisane: element ds:Signature zostanie dodany po podłączeniu podpisu."


class Upp(LetterContent):
    """Confirmation of submission: who filed what, when, with the digest of what was filed."""

    identifier: str
    addressee: Party
    filer: Party
    delivered_at: AwareDatetime
    made_at: AwareDatetime
    document_identifier: str
    subject: str
    sha256: str
    files: tuple[FileText, ...] = ()
    next_steps: tuple[str, ...] = ()


class Upd(LetterContent):
    """Confirmation of delivery: who received which letter, when."""

    identifier: str
    issuer: Party
    addressee: Party
    received_by: str
    received_at: AwareDatetime
    made_at: AwareDatetime
    case_identifier: str
    document_identifier: str
    subject: str
    digest_of: Literal["pliku", "danych"]
    sha256: str


def upp_xml(upp: Upp) -> bytes:
    """Returns the UPP as XML of the namespace UPO/2008/05/09, the same bytes for the same data."""
    root, body = _document("UPP")
    _add(body, "IdentyfikatorPoswiadczenia", upp.identifier)
    _add_subject(body, "Adresat", upp.addressee)
    _add_subject(body, "Nadawca", upp.filer)
    _add(body, "DataDoreczenia", upp.delivered_at.isoformat(timespec="seconds"))
    _add(body, "DataWytworzeniaPoswiadczenia", upp.made_at.isoformat(timespec="seconds"))
    _add(body, "IdentyfikatorDokumentu", upp.document_identifier)
    for kind, value in (("SHA-256", upp.sha256), ("Podpis", UNSIGNED)):
        _add(body, "InformacjaUzupelniajaca", value).set("TypInformacjiUzupelniajacej", kind)
    return _bytes(root)


def upd_xml(upd: Upd) -> bytes:
    """Returns the UPD as XML of the namespace UPO/2008/05/09, the same bytes for the same data."""
    root, body = _document("UPD")
    _add_subject(body, "PodmiotWystawiajacyPoswiadczenie", upd.issuer)
    _add_subject(body, "Adresat", upd.addressee)
    _add(body, "DataOdbioru", upd.received_at.isoformat(timespec="seconds"))
    _add(body, "DataUtworzeniaPoswiadczenia", upd.made_at.isoformat(timespec="seconds"))
    _add(body, "IdentyfikatorSprawy", upd.case_identifier)
    _add(body, "IdentyfikatorDokumentu", upd.document_identifier)
    return _bytes(root)


def register_receipts() -> None:
    """Registers both confirmations; called once, when the app is ready."""
    register(LetterTemplate("upp", "Urzędowe poświadczenie przedłożenia", Upp, "documents/receipts/upp.html"))
    register(LetterTemplate("upd", "Urzędowe poświadczenie doręczenia", Upd, "documents/receipts/upd.html"))


def _document(kind: str) -> tuple[etree._Element, etree._Element]:
    root = etree.Element(f"{{{NAMESPACE}}}Dokument", nsmap={"pos": NAMESPACE})
    root.append(etree.Comment(f" {UNSIGNED} "))
    return root, etree.SubElement(root, f"{{{NAMESPACE}}}{kind}")


def _add(parent: etree._Element, name: str, text: str = "") -> etree._Element:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    element.text = text or None
    return element


def _add_subject(parent: etree._Element, name: str, subject: Party) -> None:
    element = _add(parent, name)
    _add(element, "Nazwa", subject.name)
    _add(element, "IdentyfikatorPodmiotu", subject.identifier).set("TypIdentyfikatora", subject.identifier_kind)


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
