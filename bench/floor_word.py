"""The floor's Word file: WordprocessingML in strings, in an archive whose constant parts were compressed once."""

from __future__ import annotations

import struct
import zlib
from functools import cache

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PARTS = ("document", "styles", "numbering", "footnotes")
_FORMATS = (("decimal", "%{0}."), ("bullet", "•"), ("lowerLetter", "%{0})"))
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in _SIDES)
_CELL = '<w:tc><w:tcPr><w:tcW w:w="2400" w:type="dxa"/></w:tcPr><w:p>{}</w:p></w:tc>'


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def run(text: str, looks: str = "") -> str:
    """A run; `looks` is the content of its properties."""
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def paragraph(style: str, runs: str, number: int = 0, level: int = 0, mark: str = "") -> str:
    """A paragraph; `number` is the list it counts in, `mark` the name of its bookmark."""
    looks = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        looks += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    if mark:
        identity = zlib.crc32(mark.encode()) & 0x7FFFFFFF
        runs = f'<w:bookmarkStart w:id="{identity}" w:name="{mark}"/>{runs}<w:bookmarkEnd w:id="{identity}"/>'
    return f"<w:p><w:pPr>{looks}</w:pPr>{runs}</w:p>"


def table(rows: list[list[str]]) -> str:
    """A table of cells that hold runs."""
    grid = "".join('<w:gridCol w:w="2400"/>' for _ in rows[0])
    body = "".join("<w:tr>" + "".join(_CELL.format(cell) for cell in row) + "</w:tr>" for row in rows)
    looks = f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>"
    return f"<w:tbl>{looks}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl><w:p/>"


def package(body: str, notes: str, lists: int) -> bytes:
    """The whole file; `lists` is how many lists there are, numbered paragraphs and bullets being the first two."""
    document = f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    footnotes = f'{_HEAD}<w:footnotes xmlns:w="{_W}">{notes}</w:footnotes>'
    parts = {"document": document, "footnotes": footnotes, "numbering": _numbering(lists)}
    return _archive((*_constant(), *(_entry(f"word/{name}.xml", xml.encode()) for name, xml in parts.items())))


Entry = tuple[bytes, bytes, int, int]  # name, deflated content, CRC, size


def _entry(name: str, content: bytes) -> Entry:
    deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
    return name.encode(), deflate.compress(content) + deflate.flush(), zlib.crc32(content), len(content)


@cache
def _constant() -> tuple[Entry, ...]:
    overrides = "".join(f'<Override PartName="/word/{p}.xml" ContentType="{_TYPE}.{_kind(p)}+xml"/>' for p in _PARTS)
    types = f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{_RELS}"/>{overrides}</Types>'
    root = _relation("officeDocument", "word/document.xml")
    rest = "".join(_relation(part, f"{part}.xml") for part in _PARTS[1:])
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{root}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{rest}</Relationships>',
        "word/styles.xml": _styles(),
    }
    return tuple(_entry(name, (_HEAD + xml).encode()) for name, xml in parts.items())


_RELS = "application/vnd.openxmlformats-package.relationships+xml"


def _kind(part: str) -> str:
    return "document.main" if part == "document" else part


def _relation(kind: str, target: str) -> str:
    return f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _styles() -> str:
    names = ("Normal", "Title", "Heading1", "Heading2", "List")
    rows = "".join(f'<w:style w:type="paragraph" w:styleId="{n}"><w:name w:val="{n}"/></w:style>' for n in names)
    return f'<w:styles xmlns:w="{_W}">{rows}</w:styles>'


@cache
def _kinds() -> str:
    kinds = ""
    for n, (form, text) in enumerate(_FORMATS, 1):
        levels = "".join(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text.format(i + 1)}"/>'
            f'<w:pPr><w:ind w:left="{567 * (i + 1)}" w:hanging="567"/></w:pPr></w:lvl>'
            for i in range(9)
        )
        kinds += f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>'
    return kinds


def _numbering(lists: int) -> str:
    """numbering.xml: letters begin anew in each list from the third on."""
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbers = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{min(n, 3)}"/>{anew if n > 3 else ""}</w:num>'
        for n in range(1, lists + 1)
    )
    return f'{_HEAD}<w:numbering xmlns:w="{_W}">{_kinds()}{numbers}</w:numbering>'


_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")
_TIME = (0, 33)  # 1 January 1980, midnight


def _archive(entries: tuple[Entry, ...]) -> bytes:
    files: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, data, crc, size in entries:
        sizes = (crc, len(data), size, len(name), 0)
        head = _LOCAL.pack(b"PK\3\4", 20, 0, 8, *_TIME, *sizes) + name
        files += (head, data)
        directory.append(_CENTRAL.pack(b"PK\1\2", 20, 20, 0, 8, *_TIME, *sizes, 0, 0, 0, 0, offset) + name)
        offset += len(head) + len(data)
    tail = b"".join(directory)
    return b"".join((*files, tail, _END.pack(b"PK\5\6", 0, 0, len(entries), len(entries), len(tail), offset, 0)))
