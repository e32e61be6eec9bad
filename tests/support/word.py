"""Looking into Word files: their parts, a short notation of their XML, and the ISO schemas."""

from __future__ import annotations

import io
import os
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ROOT = Path(__file__).resolve().parents[2]


def parts(docx: bytes) -> dict[str, bytes]:
    """The parts of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def tree(docx: bytes, name: str = "word/document.xml") -> etree._Element:
    """The root of a part."""
    return etree.fromstring(parts(docx)[name])


def body(docx: bytes) -> list[str]:
    """The body's blocks in the short notation, the section's properties left out."""
    root = tree(docx).find(f"{{{W}}}body")
    assert root is not None
    return [brief(e) for e in root if etree.QName(e).localname != "sectPr"]


def brief(element: etree._Element) -> str:
    """XML in little: `p(pPr(pStyle=Title) r(t"A title"))`.

    No prefixes; =x is w:val; other attributes as [name=x]; xml:space and the size of nothing left out.
    """
    name = etree.QName(element).localname
    value, others = "", []
    for key, given in element.attrib.items():
        local = etree.QName(key).localname
        if local == "val":
            value = f"={given}"
        elif local != "space" or "namespace" not in key:
            others.append(f"[{local}={given}]")
    inner = [f'"{element.text}"'] if element.text else []
    inner += [brief(child) for child in element]
    content = "".join(inner) if element.text and len(inner) == 1 else f"({' '.join(inner)})" if inner else ""
    return f"{name}{value}{''.join(others)}{content}"


def runs(docx: bytes, number: int = 0) -> str:
    """The runs of one paragraph of the body in the short notation, without its bookmarks."""
    paragraph = tree(docx).findall(f".//{{{W}}}p")[number]
    wanted = [e for e in paragraph if etree.QName(e).localname not in ("pPr", "bookmarkStart", "bookmarkEnd")]
    return " ".join(map(brief, wanted))


def shown(docx: bytes, name: str = "word/document.xml") -> str:
    """All text of a part, without that of fields' instructions."""
    return "".join(e.text or "" for e in tree(docx, name).iter(f"{{{W}}}t"))


def findings(docx: bytes) -> list[str]:
    """What the ISO 29500 schemas and the file's own cross references say against it.

    Skips without the schemas: DOCGEN_OOXML_XSD, else ../shared/ooxml-xsd.
    """
    schema, found = _schema(), []
    content = parts(docx)
    for name, data in content.items():
        root = etree.fromstring(data) if name.endswith((".xml", ".rels")) else None
        if root is not None and etree.QName(root).namespace == W and not schema.validate(root):
            found += [f"{name}: {problem.message}" for problem in schema.error_log]
    return found + _loose_ends(docx, set(content))


def _loose_ends(docx: bytes, names: set[str]) -> list[str]:
    document = tree(docx)
    w = f"{{{W}}}"
    found = []
    marks = [e.get(f"{w}name") or "" for e in document.iter(f"{w}bookmarkStart")]
    found += [f"bookmark {m} is there twice" for m in {m for m in marks if marks.count(m) > 1}]
    found += [f"bookmark {m} is no name Word takes" for m in marks if not re.fullmatch(r"[A-Za-z_]\w{0,39}", m)]
    for instruction in document.iter(f"{w}instrText"):
        named = re.match(r"\s*(?:REF|NOTEREF)\s+(\S+)", instruction.text or "")
        if named and named[1] not in marks:
            found.append(f"no bookmark {named[1]}")
    notes = {e.get(f"{w}id") for e in tree(docx, "word/footnotes.xml").iter(f"{w}footnote")}
    found += [
        f"no footnote {e.get(f'{w}id')}" for e in document.iter(f"{w}footnoteReference") if e.get(f"{w}id") not in notes
    ]
    styles = {e.get(f"{w}styleId") for e in tree(docx, "word/styles.xml").iter(f"{w}style")}
    for name in names:
        if name.startswith("word/") and name.endswith(".xml") and "theme" not in name:
            for tag in ("pStyle", "rStyle", "tblStyle", "basedOn"):
                used = {e.get(f"{w}val") for e in tree(docx, name).iter(f"{w}{tag}")}
                found += [f"{name}: no style {style}" for style in used - styles]
    return found


@cache
def _schema() -> etree.XMLSchema:
    folder = Path(os.environ.get("DOCGEN_OOXML_XSD") or _ROOT.parent / "shared" / "ooxml-xsd")
    if not (folder / "wml.xsd").is_file():
        pytest.skip("the ISO 29500 schemas are not here: set DOCGEN_OOXML_XSD")
    return etree.XMLSchema(etree.parse(str(folder / "wml.xsd"), etree.XMLParser(no_network=True)))
