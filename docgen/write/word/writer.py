"""A paper as a Word file."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.paper.tree import Paper
from docgen.write.word import body, constants, footnotes, headers, properties
from docgen.write.word.draft import Draft
from docgen.write.word.package import Part, Relations, archive, pack, word_type
from docgen.write.word.place import Place
from docgen.write.word.prepared import WordHouse
from docgen.write.word.story import Story
from docgen.write.word.xml import part

_DEFAULTS = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_CUSTOM = "application/vnd.openxmlformats-officedocument.custom-properties+xml"


def write(paper: Paper, house: WordHouse) -> bytes:
    """The .docx of a paper whose numbers and references are resolved; the same paper and house give the same bytes."""
    draft = Draft(paper, house)
    relations = constants.document_relations(house.base)
    text = _body(draft, relations)
    note_relations = Relations()
    return assemble(draft, relations, text, note_relations, footnotes.footnotes(draft, note_relations))


def assemble(
    draft: Draft, relations: Relations, text: Sequence[str], note_relations: Relations, notes: bytes, comparison: str = ""
) -> bytes:
    """The file of a paper whose pieces of `text` and `notes` are written; `comparison` says what it compares, if any."""
    house, meta = draft.house, draft.paper.meta
    references, header_parts = headers.headers(draft, relations)
    section = f"<w:sectPr>{references}{house.base.section}{headers.title_page(house.base)}</w:sectPr>"
    parts = {
        p.name: p
        for p in (
            Part("_rels/.rels", "", pack(_package_relations())),
            Part("docProps/core.xml", _CORE, pack(properties.core(meta))),
            Part("docProps/custom.xml", _CUSTOM, pack(properties.custom(meta, comparison))),
            Part(
                "word/document.xml",
                word_type("document.main"),
                pack(part("w:document", "<w:body>", *text, section, "</w:body>")),
            ),
            Part("word/_rels/document.xml.rels", "", pack(relations.xml())),
            Part("word/numbering.xml", word_type("numbering"), pack(draft.numbers.xml())),
            Part("word/footnotes.xml", word_type("footnotes"), pack(notes)),
            *([Part("word/_rels/footnotes.xml.rels", "", pack(note_relations.xml()))] if note_relations else ()),
            *house.parts,
            *header_parts,
            *draft.media_parts(),
        )
    }
    return archive(parts.values(), {**_DEFAULTS, **draft.media_types()})


def _body(draft: Draft, relations: Relations) -> list[str]:
    story = Story(draft, relations, takes_notes=True)
    body.blocks(story, draft.paper.blocks, Place(draft.house.base.page.width))
    story.separate()
    return story.out


def _package_relations() -> bytes:
    relations = Relations()
    relations.add("officeDocument", "word/document.xml")
    relations.add(
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"
    )
    relations.add("extended-properties", "docProps/app.xml")
    relations.add("custom-properties", "docProps/custom.xml")
    return relations.xml()
