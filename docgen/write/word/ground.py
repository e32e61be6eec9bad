"""What all papers of a house have alike in Word, as plain data: to be kept and read again without python-docx."""

from __future__ import annotations

from msgspec import Struct


class Page(Struct, frozen=True):
    """The page's measures in twips: the room text has, across and down."""

    width: int
    height: int


class Held(Struct, frozen=True):
    """A part taken over from the council's own file, with its relationships as (id, kind, target, whether external)."""

    name: str
    media: str
    content: bytes
    relations: tuple[tuple[str, str, str, bool], ...] = ()


class Base(Struct, frozen=True):
    """`ids` gives the style id of each Word style name, folded; `section` is w:sectPr's inside without header and footer.

    `own` are the council's header and footer references, as (tag, kind, part name).
    """

    styles: bytes
    theme: bytes
    section: str
    page: Page
    ids: dict[str, str]
    own: tuple[tuple[str, str, str], ...]
    parts: tuple[Held, ...]
