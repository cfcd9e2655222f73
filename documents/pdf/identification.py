"""Says in the file's XMP that it is PDF/UA-1 besides PDF/A-2a, which the engine cannot say itself.

ISO 14289-1, 5 (pdfuaid:part) and ISO 19005-2, 6.6.2.3 (a schema that PDF/A does not predefine must
be described by an extension schema in the same packet).
"""

from pydyf import PDF, Stream

_PART = (
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
    "<pdfuaid:part>1</pdfuaid:part></rdf:Description>"
)
_SCHEMA = (
    '<rdf:Description rdf:about=""'
    ' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of the PDF/UA standard</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


def identify_as_accessible(pdf: PDF) -> None:
    """Adds the PDF/UA-1 identification and leaves the packet uncompressed, readable by archives."""
    metadata: Stream = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    closing = b"</rdf:RDF>"
    addition = (_PART + _SCHEMA).encode()
    metadata.stream = [part.replace(closing, addition + closing) for part in metadata.stream]
    metadata.compress = False
