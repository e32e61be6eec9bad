"""What the file says of itself: core, application and custom properties."""

from __future__ import annotations

import docgen
from docgen.paper.tree import Meta
from docgen.write.word.xml import DECLARATION, attribute, text

_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_CUSTOM = (
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
)
_EXTENDED = 'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"'
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the format id of user-defined properties (22.3)

APPLICATION = f"{DECLARATION}<Properties {_EXTENDED}><Application>docgen</Application></Properties>".encode()


def core(meta: Meta) -> bytes:
    """docProps/core.xml. The dates are the meeting's, so that the same source gives the same bytes."""
    date = f"{meta.date}T00:00:00Z" if meta.date else ""
    rows = (
        _element("dc:title", meta.title)
        + _element("dc:subject", meta.subject)
        + _element("dc:creator", "; ".join(meta.authors))
        + _element("dc:identifier", meta.identifier)
        + _element("dc:language", meta.language)
        + _element("cp:category", meta.status)
        + _element("cp:contentStatus", meta.status.capitalize())
        + "".join(_element(f"dcterms:{k}", date, ' xsi:type="dcterms:W3CDTF"') for k in ("created", "modified"))
    )
    return f"{DECLARATION}<cp:coreProperties {_CORE}>{rows}</cp:coreProperties>".encode()


def custom(meta: Meta, comparison: str = "") -> bytes:
    """docProps/custom.xml: where the paper comes from, and what it compares if it is a comparison."""
    values = {
        "DocgenDecision": meta.identifier,
        "DocgenHouse": meta.house,
        "DocgenVersion": docgen.__version__,
        **{_fingerprint(name): digest for name, digest in meta.fingerprints if name != "version"},
    }
    if comparison:
        values["DocgenComparison"] = comparison
    rows = "".join(
        f'<property fmtid="{_FORMAT}" pid="{pid}" name="{attribute(name)}"><vt:lpwstr>{text(value)}</vt:lpwstr></property>'
        for pid, (name, value) in enumerate(values.items(), start=2)  # 0 and 1 are taken (22.3)
    )
    return f"{DECLARATION}<Properties {_CUSTOM}>{rows}</Properties>".encode()


def _fingerprint(name: str) -> str:
    return name if name.startswith("Docgen") else f"Docgen{name[:1].upper()}{name[1:]}Fingerprint"


def _element(tag: str, value: str, attributes: str = "") -> str:
    return f"<{tag}{attributes}>{text(value)}</{tag}>" if value else ""
