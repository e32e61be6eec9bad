"""The little XML the Word writer needs: namespaces, text made safe, lengths."""

from __future__ import annotations

from docgen.late import late

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}" xmlns:a="{A}" xmlns:pic="{PIC}"'

# XML 1.0, production Char: what may not stand in a document at all.
_NO_CHAR = late("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def text(value: str) -> str:
    """`value` as XML text. A character XML cannot hold becomes U+FFFD."""
    if "&" in value or "<" in value or ">" in value:
        value = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if value.isprintable():  # what XML cannot hold is none of the signs Python calls printable, nor is a return
        return value
    return _NO_CHAR.sub("\ufffd", value).replace("\r", "&#13;")  # a parser reads a bare return as a line feed


def attribute(value: str) -> str:
    """`value` as the inside of a double-quoted XML attribute."""
    return text(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def part(root: str, *content: str, namespaces: str = NAMESPACES) -> bytes:
    """A whole part: the root element of the given name round the pieces of `content`."""
    pieces = (f"{DECLARATION}<{root} {namespaces}>", *content, f"</{root}>")
    return b"".join([piece.encode() for piece in pieces])  # one by one: most are ASCII, and that is encoded by copying


def twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres * 1440 / 25.4)
