"""Pictures: their kind, their size on the page, and the XML that shows one."""

from __future__ import annotations

import struct

from msgspec import Struct

from docgen.paper import jpeg
from docgen.write.word.xml import PIC, attribute

_EMU_PER_TWIP = 635
_EMU_PER_INCH = 914400
_DOTS = 96.0  # per inch, where the file does not say
TYPES = {"png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif"}


class Picture(Struct, frozen=True):
    """`kind` is the file's extension; width and height are in English metric units."""

    kind: str
    width: int
    height: int


def picture(data: bytes) -> Picture | None:
    """What a picture's head says; None for a file that is no PNG, JPEG or GIF picture."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        width, height = struct.unpack(">2L", data[16:24])
        return _sized("png", width, height, _png_dots(data))
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        width, height = struct.unpack("<2H", data[6:10])
        return _sized("gif", width, height, _DOTS)
    return _jpeg(data) if data[:2] == b"\xff\xd8" else None


def _sized(kind: str, width: int, height: int, dots: float) -> Picture | None:
    if not width or not height:
        return None
    scale = _EMU_PER_INCH / dots
    return Picture(kind, max(1, round(width * scale)), max(1, round(height * scale)))


def _png_dots(data: bytes) -> float:
    place = data.find(b"pHYs", 24, 4096)
    if place < 0 or len(data) < place + 13 or data[place + 12] != 1:
        return _DOTS
    dots: float = struct.unpack(">L", data[place + 4 : place + 8])[0] * 0.0254
    return dots if 36 <= dots <= 1200 else _DOTS


def _jpeg(data: bytes) -> Picture | None:
    dots = _DOTS
    for marker, at in jpeg.parts(data):
        if marker == 0xE0 and data[at : at + 4] == b"JFIF" and at + 10 < len(data):
            unit, given = data[at + 7], struct.unpack(">H", data[at + 8 : at + 10])[0]
            dots = given * {1: 1, 2: 2.54}.get(unit, 0) or dots
        if marker in jpeg.FRAMES and at + 5 < len(data):
            height, width = struct.unpack(">2H", data[at + 1 : at + 5])
            return _sized("jpeg", width, height, dots if 36 <= dots <= 1200 else _DOTS)
    return None


def drawing(found: Picture, relation: str, number: int, alt: str, room: tuple[int, int]) -> str:
    """The run that shows a picture in the line, made smaller to fit the room (width and height in twips)."""
    scale = min(1.0, room[0] * _EMU_PER_TWIP / found.width, room[1] * _EMU_PER_TWIP / found.height)
    size = f'cx="{max(1, int(found.width * scale))}" cy="{max(1, int(found.height * scale))}"'
    name = f'id="{number}" name="Picture {number}" descr="{attribute(alt)}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr {name}/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{PIC}"><pic:pic><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
