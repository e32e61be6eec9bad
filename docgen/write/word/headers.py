"""The page's header and footer."""

from __future__ import annotations

from docgen.paper.tree import Block
from docgen.write.word import body
from docgen.write.word.draft import Draft
from docgen.write.word.ground import Base
from docgen.write.word.package import Part, Relations, pack, rels_name, word_type
from docgen.write.word.place import Place
from docgen.write.word.story import Story
from docgen.write.word.xml import DECLARATION, NAMESPACES, part

_ROOTS = {"header": "hdr", "footer": "ftr"}


def headers(draft: Draft, document: Relations) -> tuple[str, list[Part]]:
    """The references for w:sectPr, and the parts.

    The council's own header and footer win where its file has any; a draft's header is then added below the council's,
    so that no draft goes without its mark.
    """
    base = draft.house.base
    own = {tag.removesuffix("Reference") for tag, kind, _ in base.own if kind}
    references, parts = "", []
    for tag, kind, name in base.own:
        if kind:
            relation = document.add(tag.removesuffix("Reference"), name.removeprefix("word/"))
            references += f'<w:{tag} w:type="{kind}" r:id="{relation}"/>'
    for kind, content in (("header", draft.paper.header), ("footer", draft.paper.footer)):
        if content and kind not in own:
            relation = document.add(kind, f"paper_{kind}.xml")
            references += f'<w:{kind}Reference w:type="default" r:id="{relation}"/>'
            parts += _parts(draft, kind, content)
    if "header" in own and draft.marked:
        parts += _marked(draft, base)
    return references, parts


def title_page(base: Base) -> str:
    """w:titlePg where the council's file has a first page of its own."""
    return "<w:titlePg/>" if any(tag == "titlePg" for tag, _, _ in base.own) else ""


def _story(draft: Draft, kind: str, content: tuple[Block, ...], relations: Relations) -> str:
    story = Story(draft, relations)
    closing = draft.header_space if kind == "header" else 0
    body.blocks(story, content, Place(draft.house.base.page.width, role=kind, closing=closing))
    story.separate()
    return story.xml()


def _parts(draft: Draft, kind: str, content: tuple[Block, ...]) -> list[Part]:
    relations = Relations()
    xml = part(f"w:{_ROOTS[kind]}", _story(draft, kind, content, relations))
    found = [Part(f"word/paper_{kind}.xml", word_type(kind), pack(xml))]
    if relations:
        found.append(Part(rels_name(f"word/paper_{kind}.xml"), "", pack(relations.xml())))
    return found


def _marked(draft: Draft, base: Base) -> list[Part]:
    """The council's headers with the paper's own below; these replace the unmarked parts."""
    from lxml import etree

    found = []
    names = {name for tag, kind, name in base.own if tag == "headerReference" and kind}
    for held in base.parts:
        if held.name in names:
            relations = Relations("rIdPaper")
            xml = f"<w:hdr {NAMESPACES}>{_story(draft, 'header', draft.paper.header, relations)}</w:hdr>"
            root = etree.fromstring(held.content)
            root.extend(list(etree.fromstring(xml)))
            found.append(Part(held.name, held.media, pack(DECLARATION.encode() + etree.tostring(root, encoding="utf-8"))))
            for relation in held.relations:
                relations.keep(*relation)
            if relations:
                found.append(Part(rels_name(held.name), "", pack(relations.xml())))
    return found
