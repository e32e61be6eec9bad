"""Inlines as HTML."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct, field

from docgen.paper.tree import Break, Field, Image, Inline, Link, Note, NoteMark, Reference, Styled, Text
from docgen.write.html.markup import attribute
from docgen.write.html.markup import text as escaped

_PICTURES = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "image/webp"),
)


class Inlines(Struct):
    """Writes the inlines of one page. Counts the marks of each footnote, so that the note can lead back to each."""

    media: dict[str, bytes]
    marks: Counter[int] = field(default_factory=Counter)

    def __call__(self, inlines: Sequence[Inline]) -> str:
        if len(inlines) == 1:  # most paragraphs and cells are one text
            return _WRITERS[type(inlines[0])](self, inlines[0])
        return "".join([_WRITERS[type(inline)](self, inline) for inline in inlines])

    def text(self, text: Text) -> str:
        return escaped(text.text)

    def styled(self, styled: Styled) -> str:
        return f"<{styled.style}>{self(styled.children)}</{styled.style}>"

    def reference(self, reference: Reference) -> str:
        return f'<a class="ref" href="#{attribute(reference.target)}">{escaped(reference.text)}</a>'

    def new_line(self, _: Break) -> str:
        return "<br>"

    def field(self, _: Field) -> str:
        return ""

    def image(self, image: Image) -> str:
        return f'<img src="{self.picture(image.source)}" alt="{attribute(image.alt)}">'

    def link(self, link: Link) -> str:
        inner = self(link.children)
        address = attribute(link.href)
        shown = inner in (address, address.removeprefix("mailto:"), address.removeprefix("tel:"))
        return f'<a{" class=bare" if shown else ""} href="{address}">{inner}</a>'

    def mark(self, mark: NoteMark) -> str:
        number = mark.number
        self.marks[number] += 1
        here = mark_id(number, self.marks[number])
        link = f'<a role="doc-noteref" id="{here}" href="#{note_id(number)}">{number}</a>'
        return f'<sup class="mark">{link}</sup>'

    def note_places(self, note: Note) -> tuple[str, list[str]]:
        """The id of a footnote and those of the marks that were written for it."""
        number = note.number
        return note_id(number), [mark_id(number, n) for n in range(1, self.marks[number] + 1)]

    def picture(self, source: str) -> str:
        content = self.media[source]
        kind = next((kind for start, kind in _PICTURES if content.startswith(start)), "image/svg+xml")
        return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"


_WRITERS: dict[type, Callable[[Inlines, Any], str]] = {
    Text: Inlines.text, Styled: Inlines.styled, Link: Inlines.link, Reference: Inlines.reference, NoteMark: Inlines.mark,
    Break: Inlines.new_line, Image: Inlines.image, Field: Inlines.field,
}  # fmt: skip


def note_id(number: int) -> str:
    """The id of a footnote. The page's own ids start with "_", which no block's id does."""
    return f"_note-{number}"


def mark_id(number: int, count: int) -> str:
    """The id of the `count`th mark of a footnote."""
    return f"_mark-{number}" if count == 1 else f"_mark-{number}-{count}"
