"""The house's base document: what every paper of a house has alike, made once with python-docx."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part
from docx.shared import Mm
from lxml import etree

from docgen.house.styles import Styles
from docgen.write.word import styles as word_styles
from docgen.write.word.ground import Base, Held, Page
from docgen.write.word.stylesheet import all_styles
from docgen.write.word.xml import DECLARATION, NAMESPACES, R, W, attribute

_KEPT = ("Normal", "DefaultParagraphFont", "TableNormal", "NoList")
_EMU_PER_TWIP = 635


def make(styles: Styles, language: str, council: bytes | None) -> Base:
    """The base of a house; with `council`, its Word file, that file's styles, page, header and footer win."""
    document = docx.Document(io.BytesIO(council) if council else None)
    if council is None:
        _clear(document, styles, language)
    ids = _add_styles(document, styles)
    own, parts = _headers(document) if council else ((), ())
    return Base(
        styles=_xml(document.styles.element),
        theme=_theme(document, styles, keep=council is not None),
        section=_section(document),
        page=_page(document),
        ids=ids,
        own=own,
        parts=parts,
    )


def _w(tag: str) -> str:
    return f"{{{W}}}{tag}"


def _clear(document: Document, styles: Styles, language: str) -> None:
    """python-docx's template, left with Word's four default styles and given the house's page."""
    root = document.styles.element
    root.attrib.clear()
    for style in root.findall(_w("style")):
        if style.get(_w("styleId")) not in _KEPT:
            root.remove(style)
    normal = next(s for s in root.findall(_w("style")) if s.get(_w("styleId")) == "Normal")
    for properties in (normal.find(_w("pPr")), normal.find(_w("rPr"))):
        if properties is not None:
            normal.remove(properties)
    root.replace(root.find(_w("docDefaults")), _element(word_styles.defaults(styles, language)))
    section, page = document.sections[0], styles.page
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = (Mm(m) for m in page.margins)
    least = min(page.margins[0], page.margins[2])
    section.header_distance = section.footer_distance = Mm(min(12.5, least * 0.36))


def _add_styles(document: Document, styles: Styles) -> dict[str, str]:
    """Adds the house's styles that the document lacks; returns the id by folded name of every style there then is."""
    root = document.styles.element
    ids = {_name(s): s.get(_w("styleId")) for s in root.findall(_w("style"))}
    plain = len(ids) == len(_KEPT)
    for name, xml in all_styles(styles, ids):
        element = _element(xml)
        if name == "normal" and plain:
            root.replace(next(s for s in root.findall(_w("style")) if _name(s) == "normal"), element)
        elif name not in ids:
            root.append(element)
        ids.setdefault(name, element.get(_w("styleId")))
    return ids


def _name(style: etree._Element) -> str:
    return style.find(_w("name")).get(_w("val")).casefold()  # type: ignore[union-attr]


def _element(xml: str) -> etree._Element:
    tag, rest = xml[1:].split(">", 1)
    slash = tag.endswith("/")
    return etree.fromstring(f"<{tag.rstrip('/')} {NAMESPACES}{'/' if slash else ''}>{rest}")


def _xml(root: etree._Element) -> bytes:
    """The part as bytes; names declared for nothing go, unless the part says that they may be ignored."""
    if not any(etree.QName(key).localname == "Ignorable" for key in root.attrib):
        etree.cleanup_namespaces(root)
    return DECLARATION.encode() + etree.tostring(root, encoding="utf-8")


def _theme(document: Document, styles: Styles, keep: bool) -> bytes:
    """The theme, its fonts being the house's; python-docx's own names fonts for forty scripts."""
    relations = document.part.rels.values()
    found = next((r.target_part.blob for r in relations if r.reltype == RT.THEME), b"")
    if keep or not found:
        return bytes(found)
    root = etree.fromstring(found)
    a = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    for kind, font in (("major", styles.page.heading_font or styles.page.font), ("minor", styles.page.font)):
        for scheme in root.iter(f"{a}{kind}Font"):
            for child in list(scheme):
                if child.tag == f"{a}font":
                    scheme.remove(child)
                elif child.tag == f"{a}latin":
                    child.set("typeface", font)
    return DECLARATION.encode() + etree.tostring(root, encoding="utf-8")


def _page(document: Document) -> Page:
    section = document.sections[0]
    across = (section.page_width or Mm(210)) - (section.left_margin or 0) - (section.right_margin or 0)
    down = (section.page_height or Mm(297)) - (section.top_margin or 0) - (section.bottom_margin or 0)
    return Page(round(across / _EMU_PER_TWIP), round(down / _EMU_PER_TWIP))


def _section(document: Document) -> str:
    """The page's size and margins as XML."""
    properties = document.sections[0]._sectPr
    kept = [properties.find(_w(tag)) for tag in ("pgSz", "pgMar")]
    return "".join(_bare(e) for e in kept if e is not None)


def _bare(element: etree._Element) -> str:
    attributes = "".join(f' w:{etree.QName(k).localname}="{attribute(str(v))}"' for k, v in element.attrib.items())
    return f"<w:{etree.QName(element).localname}{attributes}/>"


def _headers(document: Document) -> tuple[tuple[tuple[str, str, str], ...], tuple[Held, ...]]:
    """The header and footer references of the council's file, and the parts these need."""
    references, parts = [], {}
    properties = document.sections[0]._sectPr
    for reference in properties.iterchildren(_w("headerReference"), _w("footerReference")):
        part = document.part.related_parts[reference.get(f"{{{R}}}id")]
        references.append((etree.QName(reference).localname, str(reference.get(_w("type"))), part.partname.lstrip("/")))
        for held in _with_related(part):
            parts[held.name] = held
    if properties.find(_w("titlePg")) is not None:
        references.append(("titlePg", "", ""))
    return tuple(references), tuple(parts.values())


def _with_related(part: Part) -> list[Held]:
    """A part and the pictures it shows."""
    relations, found = [], []
    for rel in part.rels.values():
        if rel.is_external:
            relations.append((rel.rId, rel.reltype, rel.target_ref, True))
        elif rel.reltype == RT.IMAGE:
            relations.append((rel.rId, rel.reltype, rel.target_ref, False))
            found.append(Held(rel.target_part.partname.lstrip("/"), rel.target_part.content_type, rel.target_part.blob))
    return [Held(part.partname.lstrip("/"), part.content_type, part.blob, tuple(relations)), *found]
