"""Files that are unsafe, damaged or no Word document are refused, each with what it is and what to do."""

from __future__ import annotations

import contextlib
import functools
import io
import random
import struct
import sys
import tracemalloc
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import pytest

from docgen.diagnostics import DocgenError, Position, Severity
from docgen.review.returned import provenance
from docgen.review.word import archive
from tests.support.returned import base, docx, read

DOCUMENT = "word/document.xml"
TYPES = "[Content_Types].xml"
RELATIONS = "word/_rels/document.xml.rels"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
EXTERNAL = (
    '<Relationship Id="rIdX" TargetMode="External" Target="http://192.0.2.1/x"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"/></Relationships>'
)


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx())) as found:
        return {name: found.read(name) for name in found.namelist()}


def packed(given: dict[str, bytes], *more: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, data in (*given.items(), *more):
            made.writestr(name, data)
    return out.getvalue()


def changed(name: str, change: Callable[[bytes], bytes]) -> bytes:
    found = parts()
    found[name] = change(found[name])
    return packed(found)


def ole(*streams: str) -> bytes:
    return OLE + bytes(504) + b"".join(s.encode("utf-16-le").ljust(128, b"\0") for s in streams)


def external(kind: str) -> bytes:
    return changed(RELATIONS, lambda data: data.replace(b"</Relationships>", EXTERNAL.format(kind).encode()))


def nested(depth: int) -> bytes:
    inside = b"<w:p><w:smartTag>" + depth * b"<w:smartTag>" + depth * b"</w:smartTag>" + b"</w:smartTag></w:p>"
    return changed(DOCUMENT, lambda data: data.replace(b"<w:body>", b"<w:body>" + inside))


def flagged(bit: int) -> bytes:
    """A file whose first entry says that it is encrypted, in both of its heads."""
    data = bytearray(docx())
    struct.pack_into("<H", data, 6, bit)
    place = data.find(b"PK\1\2")
    struct.pack_into("<H", data, place + 8, bit)
    return bytes(data)


def lying(size: int) -> bytes:
    """A file whose document says that it is of another size than it is."""
    data = bytearray(packed(parts()))
    place = data.find(b"PK\1\2")
    while place >= 0:
        length = struct.unpack_from("<H", data, place + 28)[0]
        if data[place + 46 : place + 46 + length] == DOCUMENT.encode():
            struct.pack_into("<L", data, place + 24, size)
        place = data.find(b"PK\1\2", place + 4)
    return bytes(data)


@functools.cache
def grown(size: int, between: int) -> bytes:
    """A sound paper with so many spaces after the end of its document, and now and then letters that hardly pack."""
    block = b"<!--" + between * b" " + random.Random(0).randbytes(3000).hex().encode() + b"-->"
    return changed(DOCUMENT, lambda data: data + size // len(block) * block)


bomb = functools.partial(grown, 39_000_000, 3_000_000)
giant = functools.partial(grown, 45_000_000, 300_000)


def encoded(form: str) -> bytes:
    text = '<!DOCTYPE w [<!ENTITY a "aaaa">]><w>&a;</w>'
    return changed(DOCUMENT, lambda data: f'<?xml version="1.0" encoding="{form}"?>{text}'.encode(form))


def main_type(kind: bytes) -> bytes:
    word = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return changed(TYPES, lambda data: data.replace(word, kind))


CASES: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "an empty file": (lambda: b"", "returned-not-word", "is empty"),
    "a text file": (lambda: b"Dear all,", "returned-not-word", "is not a Word document"),
    "a PDF": (lambda: b"%PDF-1.7 ...", "returned-not-word", "a PDF file"),
    "Rich Text": (lambda: b"{\\rtf1 x}", "returned-not-word", "a Rich Text file"),
    "a web page": (lambda: b"<!doctype html><p>x", "returned-not-word", "a web page"),
    "an old .doc": (lambda: ole("Root Entry", "WordDocument"), "returned-old-word", "Word 97–2003"),
    "another old Office file": (lambda: ole("Root Entry", "Workbook"), "returned-old-word", "before 2007"),
    "a password": (lambda: ole("Root Entry", "EncryptionInfo", "EncryptedPackage"), "returned-password", "with a password"),
    "half a file": (lambda: docx()[: len(docx()) // 2], "returned-broken", "zip archive cannot be read"),
    "a zip of something": (lambda: packed({"a.txt": b"x"}), "returned-not-word", "a zip archive, but not of Word"),
    "OpenDocument": (lambda: packed({"mimetype": b"x", "content.xml": b"<a/>"}), "returned-not-word", "OpenDocument"),
    "Excel": (
        lambda: main_type(b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
        "returned-not-word", "an Excel workbook",
    ),
    "macros by type": (
        lambda: main_type(b"application/vnd.ms-word.document.macroEnabled.main+xml"), "returned-macros", "macros",
    ),
    "macros by part": (lambda: packed(parts(), ("word/vbaProject.bin", OLE)), "returned-macros", "macros"),
    "no document": (lambda: packed({n: d for n, d in parts().items() if n != DOCUMENT}), "returned-not-word", "which part"),
    "no relationships": (
        lambda: packed({n: d for n, d in parts().items() if n != "_rels/.rels"}), "returned-not-word", "which part",
    ),
    "another root": (lambda: changed(DOCUMENT, lambda d: b"<x/>"), "returned-not-word", "main part"),
    "a strict document": (
        lambda: changed(DOCUMENT, lambda d: b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'),
        "returned-strict", "Strict",
    ),
    "broken XML": (lambda: changed(DOCUMENT, lambda d: d[:-30]), "returned-xml", "no sound XML"),
    "an empty part": (lambda: changed(DOCUMENT, lambda d: b""), "returned-xml", "no sound XML"),
    "a DOCTYPE": (
        lambda: changed(DOCUMENT, lambda d: d.replace(b"<w:document", b"<!DOCTYPE x><w:document", 1)),
        "returned-doctype", "DOCTYPE",
    ),
    "an entity in UTF-16": (lambda: encoded("utf-16"), "returned-doctype", "DOCTYPE"),
    "a DOCTYPE in UTF-16 without its mark": (lambda: encoded("utf-16-be"), "returned-doctype", "DOCTYPE"),
    "a DOCTYPE in the properties": (
        lambda: changed("docProps/custom.xml", lambda d: b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"),
        "returned-doctype", "docProps/custom.xml",
    ),
    "hundreds of nested elements": (lambda: nested(200), "returned-nested", "nests more than 120"),
    "thousands of nested elements": (lambda: nested(20_000), "returned-nested", "nests more than 120"),
    "a template elsewhere": (lambda: external("attachedTemplate"), "returned-external", "a template that lies elsewhere: http://192.0.2.1/x"),
    "a picture elsewhere": (lambda: external("image"), "returned-external", "a picture that lies elsewhere"),
    "an object elsewhere": (lambda: external("oleObject"), "returned-external", "an object of another program"),
    "a subdocument elsewhere": (lambda: external("subDocument"), "returned-external", "a part of the document"),
    "anything elsewhere": (lambda: external("aFChunk"), "returned-external", "something that lies elsewhere"),
    "a path upwards": (lambda: packed(parts(), ("word/../../x.xml", b"x")), "returned-zip", "a path out of the file"),
    "an absolute path": (lambda: packed(parts(), ("/etc/x.xml", b"x")), "returned-zip", "a path out of the file"),
    "a path with a drive": (lambda: packed(parts(), ("C:/x.xml", b"x")), "returned-zip", "a path out of the file"),
    "a part twice": (lambda: packed(parts(), (DOCUMENT, b"x")), "returned-zip", "twice"),
    "a part twice in other letters": (lambda: packed(parts(), ("WORD/Document.xml", b"x")), "returned-zip", "twice"),
    "an encrypted part": (lambda: flagged(1), "returned-zip", "encrypted"),
    "an unusual packing": (lambda: packed(parts(), method=zipfile.ZIP_BZIP2), "returned-zip", "unusual way"),
    "too many parts": (lambda: packed(parts(), *((f"x{n}.xml", b"") for n in range(2001))), "returned-zip", "2000 parts"),
    "a bomb": (bomb, "returned-too-large", "would grow 200-fold"),
    "a part too large": (giant, "returned-too-large", "word/document.xml would take 45 MB"),
    "a part that says it is smaller": (lambda: lying(100), "returned-broken", "cannot be unpacked"),
    "a part that says it is larger": (lambda: lying(900_000), "returned-broken", "not as large as it says"),
}  # fmt: skip


class Effort(NamedTuple):
    """What it took to find out what a file is: the bytes unpacked, the calls made, the most memory held at once."""

    unpacked: int
    calls: int
    memory: int

    @property
    def small(self) -> bool:
        return self.unpacked < 5_000_000 and self.calls < 1_000_000 and self.memory < 20_000_000


class Counted:
    """zlib's decompressobj, which counts what it gives."""

    given = 0
    real = staticmethod(zlib.decompressobj)

    def __init__(self, form: int) -> None:
        self._real = self.real(form)

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)

    def decompress(self, data: bytes, most: int = 0) -> bytes:
        found = self._real.decompress(data, most)
        Counted.given += len(found)
        return found


def effort(data: bytes, looks: tuple[Callable[[bytes], object], ...], monkeypatch: pytest.MonkeyPatch) -> Effort:
    """Of looking at a file in these ways, whatever comes of that."""

    def look() -> None:
        for one in looks:
            with contextlib.suppress(DocgenError):
                one(data)

    monkeypatch.setattr(zlib, "decompressobj", Counted)
    base(), docx()  # what is made once is there from now on
    calls = Counter[str]()
    sys.setprofile(lambda _, event, __: calls.update([event]))
    try:
        look()
    finally:
        sys.setprofile(None)
    Counted.given = 0
    tracemalloc.start()
    try:
        look()
        return Effort(Counted.given, calls["call"] + calls["c_call"], tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("case", CASES)
def test_it_is_refused_with_its_reason_and_a_remedy(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made, rule, fact = CASES[case]
    data = made()
    with pytest.raises(DocgenError) as problem:
        provenance(data, "back.docx")
    with pytest.raises(DocgenError):
        read(data)
    (told,) = problem.value.diagnostics
    assert (told.rule, told.severity, told.position) == (rule, Severity.ERROR, Position("back.docx"))
    assert fact in told.message
    assert told.message.endswith((".", "x")) or rule == "returned-xml"
    assert len(told.remedy) > 20
    assert effort(data, (provenance, read), monkeypatch).small


def test_a_bomb_is_small_until_it_is_unpacked() -> None:
    assert len(bomb()) < 200_000
    assert len(giant()) < 1_000_000


@pytest.mark.parametrize(("guard", "made"), [("MOST_RATIO", bomb), ("LARGEST_PART", giant)])
def test_without_its_guard_a_bomb_would_be_unpacked(
    guard: str, made: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, guard, 10**9)
    taken = effort(made(), (provenance,), monkeypatch)
    assert not taken.small
    assert taken.unpacked > 35_000_000
    assert taken.memory > 35_000_000


def test_ordinary_links_and_macro_free_extras_are_fine() -> None:
    data = external("hyperlink")
    assert provenance(data).decision == "community-hubs"
    assert read(data).marks == ()
    more = packed(parts(), ("customXml/item1.xml", b"<a/>"), ("docProps/thumbnail.jpeg", b"\xff\xd8"))
    assert read(more).marks == ()


def test_the_provenance_is_what_the_file_says() -> None:
    found = provenance(docx())
    assert (found.decision, found.house, found.status) == ("community-hubs", "nottinghamshire", "final")
    paper = base()[0]
    assert found.source_fingerprint == dict(paper.meta.fingerprints)["source"]
    assert found.house_fingerprint == dict(paper.meta.fingerprints)["house"]
    assert found.known


def test_a_word_file_of_unknown_origin_says_nothing() -> None:
    found = parts()
    del found["docProps/custom.xml"]
    assert not provenance(packed(found)).known
