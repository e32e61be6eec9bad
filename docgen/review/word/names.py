"""The names of WordprocessingML that the reader knows."""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"

RUN_REVISIONS = frozenset(("ins", "del", "moveFrom", "moveTo"))
REVISIONS = RUN_REVISIONS | frozenset(
    (
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange",
        "tcPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "customXmlInsRangeStart",
        "customXmlDelRangeStart", "customXmlMoveFromRangeStart", "customXmlMoveToRangeStart",
    )
)  # fmt: skip


def w(name: str) -> str:
    """The full name of an element or attribute."""
    return f"{{{W}}}{name}"


def local(tag: object) -> str:
    """The name without its namespace; empty for a comment or instruction in the XML."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
