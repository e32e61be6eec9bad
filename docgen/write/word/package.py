"""A Word file as a zip archive: the same parts give the same bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from docgen.write.word.xml import DECLARATION, attribute

_TIME, _DATE = 0, (1 << 5) | 1  # 1980-01-01 00:00, the first moment a zip archive knows
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s4B4H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_SMALL = 8192


class Packed(Struct, frozen=True):
    """A part's content as the archive holds it: `method` is 8 for deflated, 0 for as it is."""

    data: bytes
    crc: int
    size: int
    method: int = 8


class Part(Struct, frozen=True):
    """`name` has no leading slash; `media` is the content type, empty where the file's extension tells it."""

    name: str
    media: str
    content: Packed


def pack(content: bytes) -> Packed:
    """`content` deflated; small contents are remembered, since papers of one house share them."""
    return _pack_small(content) if len(content) <= _SMALL else _pack(content)


def keep(content: bytes) -> Packed:
    """`content` as it is: pictures are compressed already."""
    return Packed(content, zlib.crc32(content), len(content), 0)


def _pack(content: bytes) -> Packed:
    deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
    return Packed(deflate.compress(content) + deflate.flush(), zlib.crc32(content), len(content))


_pack_small = lru_cache(maxsize=256)(_pack)


def word_type(name: str) -> str:
    """The content type of a WordprocessingML part, e.g. of "styles"."""
    return f"{_WORD_TYPE}{name}+xml"


def rels_name(name: str) -> str:
    """The name of the part that holds the relationships of the part of that name."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"


class Relations:
    """The relationships of one part, with ids in the order they were asked for; equal ones share an id."""

    def __init__(self, prefix: str = "rId") -> None:
        self._prefix = prefix
        self._ids: dict[tuple[str, str, bool], str] = {}

    def add(self, kind: str, target: str, external: bool = False) -> str:
        """The id of the relationship; `kind` is a full URI or the last word of Office's own."""
        key = (kind if ":" in kind else _OFFICE + kind, target, external)
        return self._ids.setdefault(key, f"{self._prefix}{len(self._ids) + 1}")

    def keep(self, identifier: str, kind: str, target: str, external: bool = False) -> None:
        """Takes over a relationship with the id it has."""
        self._ids[kind, target, external] = identifier

    def __bool__(self) -> bool:
        return bool(self._ids)

    def xml(self) -> bytes:
        """The .rels part."""
        rows = "".join(
            f'<Relationship Id="{i}" Type="{kind}" Target="{attribute(target)}"{_MODE if external else ""}/>'
            for (kind, target, external), i in self._ids.items()
        )
        return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}relationships">{rows}</Relationships>'.encode()


_MODE = ' TargetMode="External"'


def archive(parts: Iterable[Part], defaults: dict[str, str]) -> bytes:
    """The whole file; `defaults` are the content types by extension, parts stand in the order given."""
    parts = list(parts)
    types = _content_types(parts, defaults)
    entries = [("[Content_Types].xml", pack(types)), *((p.name, p.content) for p in parts)]
    chunks: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, packed in entries:
        raw = name.encode("ascii")
        sizes = (packed.crc, len(packed.data), packed.size, len(raw), 0)
        head = _LOCAL.pack(b"PK\3\4", 20, 0, packed.method, _TIME, _DATE, *sizes)
        directory.append(
            _CENTRAL.pack(b"PK\1\2", 20, 0, 20, 0, 0, packed.method, _TIME, _DATE, *sizes, 0, 0, 0, 0, offset) + raw
        )
        chunks += (head, raw, packed.data)
        offset += len(head) + len(raw) + len(packed.data)
    tail = b"".join(directory)
    end = _END.pack(b"PK\5\6", 0, 0, len(entries), len(entries), len(tail), offset, 0)
    return b"".join((*chunks, tail, end))


def _content_types(parts: list[Part], defaults: dict[str, str]) -> bytes:
    rows = "".join(f'<Default Extension="{e}" ContentType="{t}"/>' for e, t in sorted(defaults.items()))
    rows += "".join(f'<Override PartName="/{p.name}" ContentType="{p.media}"/>' for p in parts if p.media)
    return f'{DECLARATION}<Types xmlns="{_PACKAGE}content-types">{rows}</Types>'.encode()
