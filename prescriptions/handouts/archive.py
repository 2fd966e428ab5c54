"""Declares a PDF/UA-1 file to be PDF/A-2a as well: WeasyPrint writes one of the two, not both.

PDF/A wants to know what the colours of the file mean, and allows a property that it does not know only with a
description of it in the file (ISO 19005-2, 6.2.3 and 6.6.2.3).
"""

from functools import cache
from importlib.resources import files
from typing import Any

import pydyf

from prescriptions.handouts.stamps import Compressed, compress

_END = b"</rdf:RDF>"
_LAST = b"<</Type /XRef"
_DECLARED = b"""<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""\
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="2" pdfaid:conformance="A"/>\
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""\
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"\
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>\
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def declare(pdf: Any) -> None:
    """Write PDF/A-2a into the metadata of the file, and sRGB as the meaning of its colours, in place."""
    metadata = next(item for item in pdf.objects if _is_metadata(item))
    metadata.stream = [part.replace(_END, _DECLARED + _END) for part in metadata.stream]
    profile = Compressed(_srgb(), {"N": 3})
    pdf.add_object(profile)
    meaning = {"Type": "/OutputIntent", "S": "/GTS_PDFA1", "DestOutputProfile": profile.reference}
    name = pydyf.String("sRGB")
    intent = pydyf.Dictionary({**meaning, "OutputConditionIdentifier": name, "Info": name})
    pdf.catalog["OutputIntents"] = pydyf.Array([intent])


def identify(content: bytes, identifier: str) -> bytes:
    """The file with its name for good, which PDF/A wants in the last dictionary of a file.

    pydyf would write every object a second time to find such a name.
    """
    before, last, after = content.rpartition(_LAST)
    name = pydyf.String(identifier).data
    return b"".join((before, last, b"/ID [", name, name, b"]", after))


@cache
def _srgb() -> bytes:
    """The sRGB profile of the International Color Consortium, which comes with WeasyPrint, compressed."""
    return compress((files("weasyprint.pdf") / "sRGB2014.icc").read_bytes())


def _is_metadata(item: Any) -> bool:
    return isinstance(item, pydyf.Stream) and item.extra.get("Type") == "/Metadata"
