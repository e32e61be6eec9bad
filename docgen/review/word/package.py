"""A returned Word file: its parts as XML, its relationships, and what makes it one that is refused."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from docgen.review.marks import Provenance
from docgen.review.word.archive import AGAIN, Archive, refusal
from docgen.review.word.names import STRICT, local

DEEPEST = 120  # elements within elements; Word's own stay below 60
_DOCTYPES = [text.encode(form) for form in ("ascii", "utf-16-le", "utf-16-be") for text in ("<!DOCTYPE", "<!ENTITY")]
_MAIN = "wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml"
_KINDS = {"spreadsheetml": "an Excel workbook", "presentationml": "a PowerPoint presentation"}
_EXTERNAL = {
    "attachedTemplate": (
        "a template that lies elsewhere",
        "In Word: Developer, Document Template, clear the template's name, save. It must not be followed.",
    ),
    "oleObject": ("an object of another program that lies elsewhere", "Break the link (File, Info, Edit Links to Files)."),
    "image": ("a picture that lies elsewhere", "Break the link (File, Info, Edit Links to Files) or take the picture out."),
    "subDocument": (
        "a part of the document that lies elsewhere",
        "Put the text itself into the document and save it again.",
    ),
    "frame": ("a frame that lies elsewhere", "Take the frame out and save it again."),
}


class Relation(Struct, frozen=True):
    """A relationship of a part: `kind` is the last word of its type; `target` a part's name, or an address if external."""

    kind: str
    target: str
    external: bool


class Package:
    """`main` is the name of the document's part. Raises DocgenError for a file that is unsafe or no Word document.

    Nothing outside the file is ever fetched; addresses of links are only read.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self._archive = Archive(name, data)
        self._roots: dict[str, etree._Element] = {}
        self._refuse_foreign()
        self._relations = {part: self._read_relations(part) for part in self._archive.names if part.endswith(".rels")}
        self.main = self._find_main()
        self._refuse_kind()

    def xml(self, part: str) -> etree._Element:
        """The root of a part. Raises DocgenError if it is broken, holds a DOCTYPE, or is nested too deep."""
        if part not in self._roots:
            self._roots[part] = _parse(self.name, part, self._archive.read(part))
        return self._roots[part]

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part by id."""
        folder, file = posixpath.split(part)
        return self._relations.get(posixpath.join(folder, "_rels", f"{file}.rels"), {})

    def related(self, part: str, kind: str) -> list[str]:
        """The parts a part is related to in that way, those that are there."""
        found = [r.target for r in self.relations(part).values() if r.kind == kind and not r.external]
        return [target for target in found if target in self._archive]

    def custom(self) -> dict[str, str]:
        """The custom properties by name."""
        return {e.get("name") or "": "".join(map(str, e.itertext())).strip() for e in self._properties("custom-properties")}

    def provenance(self) -> Provenance:
        """What its custom and core properties say of its origin; empty where they are silent. A claim, no proof."""
        told = self.custom()
        said = {local(e.tag): (e.text or "").strip() for e in self._properties("core-properties")}
        return Provenance(
            decision=told.get("DocgenDecision", ""),
            house=told.get("DocgenHouse", ""),
            version=told.get("DocgenVersion", ""),
            source_fingerprint=told.get("DocgenSourceFingerprint", ""),
            house_fingerprint=told.get("DocgenHouseFingerprint", ""),
            status=said.get("category", ""),
        )

    def _properties(self, kind: str) -> Iterator[etree._Element]:
        for part in self.related("", kind)[:1]:
            yield from self.xml(part)

    def _refuse_foreign(self) -> None:
        if "[Content_Types].xml" not in self._archive:
            form = "an OpenDocument file" if "mimetype" in self._archive else "a zip archive, but not of Word"
            raise refusal("returned-not-word", self.name, f"This file is {form}.", AGAIN)
        if any(part.lower().endswith(("vbaproject.bin", "vbadata.xml")) for part in self._archive.names):
            raise _macros(self.name)

    def _refuse_kind(self) -> None:
        types = self.xml("[Content_Types].xml")
        declared = ""
        for element in types.iter("{*}Override"):
            if (element.get("PartName") or "").lstrip("/").casefold() == self.main.casefold():
                declared = element.get("ContentType") or ""
        if "macroEnabled" in declared:
            raise _macros(self.name)
        if not declared.endswith(_MAIN):
            form = next((told for key, told in _KINDS.items() if key in declared), "an Office file of another kind")
            raise refusal("returned-not-word", self.name, f"This file is {form}, not a Word document.", AGAIN)
        if local(self.xml(self.main).tag) != "document":
            raise refusal("returned-not-word", self.name, "The main part of this file is not a Word document.", AGAIN)
        if STRICT in self.xml(self.main).nsmap.values():
            remedy = "Ask the reviewer to save it again as “Word Document (.docx)”, not as “Strict Open XML Document”."
            raise refusal(
                "returned-strict", self.name, "This file is a Strict Open XML document, which is not read.", remedy
            )

    def _find_main(self) -> str:
        found = self.related("", "officeDocument")
        if len(found) != 1:
            raise refusal("returned-not-word", self.name, "This file does not say which part is its document.", AGAIN)
        return found[0]

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder = posixpath.dirname(posixpath.dirname(part))
        found = {}
        for element in self.xml(part):
            kind = (element.get("Type") or "").rpartition("/")[2]
            target = element.get("Target") or ""
            external = element.get("TargetMode") == "External"
            if external and kind != "hyperlink":
                raise self._external(kind, target)
            name = target if external else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[element.get("Id") or ""] = Relation(kind, name, external)
        return found

    def _external(self, kind: str, target: str) -> Exception:
        fallback = ("something that lies elsewhere", "Take it out and save the file again.")
        told, remedy = _EXTERNAL.get(kind, fallback)
        shown = "".join(c if c.isprintable() else "?" for c in target)[:100]
        return refusal("returned-external", self.name, f"This file would load {told}: {shown}", remedy)


def _macros(name: str) -> Exception:
    remedy = "Ask the reviewer to save it again as “Word Document (.docx)”, which holds no macros. Do not run them."
    return refusal("returned-macros", name, "This file holds macros.", remedy)


def _parse(name: str, part: str, data: bytes) -> etree._Element:
    if any(text in data for text in _DOCTYPES):
        raise refusal(
            "returned-doctype", name, f"The part {part} of this file has a DOCTYPE, which Word never writes.", AGAIN
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        if "depth" in str(problem):
            raise _deep(name, part) from problem
        raise refusal("returned-xml", name, f"The part {part} of this file is no sound XML: {problem}", AGAIN) from problem
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise refusal(
            "returned-doctype", name, f"The part {part} of this file has a DOCTYPE, which Word never writes.", AGAIN
        )
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise _deep(name, part)
    return root


def _deep(name: str, part: str) -> Exception:
    fact = f"The part {part} of this file nests more than {DEEPEST} elements in each other."
    return refusal(
        "returned-nested", name, fact, "Do not open it. Ask whoever sent it for a file saved by Word or LibreOffice."
    )
