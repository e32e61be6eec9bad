"""Pictures named by a text: whether a paper can show them, and what stands in their place in a draft."""

from __future__ import annotations

import re
import zlib
from html import escape
from pathlib import PurePosixPath

from markdown_it.token import Token

from docgen.decision.attachments import below
from docgen.paper import jpeg
from docgen.paper.markdown.context import Context, absent

_LACKING = "<strong>["
_URL = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_SAVE = "Save it as a PNG or JPEG file beside the decision, and name that file here."
_SIGNATURES = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
_AGAIN = "Save it once more, as PNG or JPEG."


def lacking(source: str, alt: str) -> str:
    """What a draft prints where a picture should be."""
    said = f'Picture "{source}" is not shown{": " if alt else ""}{alt}]'
    return f"{_LACKING}{escape(said, quote=False)}</strong>"


def lacks_picture(xhtml: str, tokens: list[Token]) -> bool:
    """Whether a run is nothing but what stands in a picture's place."""
    return xhtml.startswith(_LACKING) and len(tokens) == 1


def problem(context: Context, source: str) -> tuple[str, str]:
    """Why a picture cannot be shown, and the remedy; empty for a good one."""
    if _URL.match(source):
        return f'"{source}" is a picture on the net, and a paper holds its own', _SAVE
    signature = _SIGNATURES.get(PurePosixPath(source).suffix.lower())
    if signature is None:
        return f'"{source}" is no picture a paper can hold', "Use a PNG or JPEG file beside the decision."
    data = context.files.get(source)
    if data is None:
        return absent(source, context.files)
    if not data:
        return f'"{source}" is empty', _AGAIN
    if not data.startswith(signature):
        return f'"{source}" is not what its name says', "Save it as PNG or JPEG."
    whole = _png(data) if signature[0] == 0x89 else _jpeg(data)
    return ("", "") if whole else (f'"{source}" is damaged: it ends too early, or does not hold a whole picture', _AGAIN)


def told(context: Context, source: str) -> bool:
    """Whether it was said already, when the files were read, why this one could not be."""
    return below(source) in context.refused


def _png(data: bytes) -> bool:
    """Whether the parts without which a PNG file shows nothing are all there and undamaged."""
    view, place, seen = memoryview(data), 8, set()
    while place + 12 <= len(data):
        kind, end = data[place + 4 : place + 8], place + 8 + int.from_bytes(view[place : place + 4], "big")
        if end + 4 > len(data):
            return False
        if not kind[0] & 0x20 and zlib.crc32(view[place + 4 : end]) != int.from_bytes(view[end : end + 4], "big"):
            return False  # parts whose name begins with a small letter may be passed over
        if kind == b"IHDR" and not (any(view[place + 8 : place + 12]) and any(view[place + 12 : place + 16])):
            return False
        seen.add(kind)
        if kind == b"IEND":
            return {b"IHDR", b"IDAT"} <= seen
        place = end + 4
    return False


def _jpeg(data: bytes) -> bool:
    """Whether a JPEG file has its size, its picture and its end."""
    sized = False
    for marker, at in jpeg.parts(data):
        if marker == jpeg.SCAN:
            return sized and data.find(b"\xff\xd9", at) > 0
        sized = sized or (marker in jpeg.FRAMES and any(data[at + 1 : at + 3]) and any(data[at + 3 : at + 5]))
    return False
