"""Inlines as HTML."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from docgen.paper.tree import Break, Field, Image, Inline, Link, NoteMark, Reference, Styled, Text

_PICTURES = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "image/webp"),
)


@dataclass
class Inlines:
    """Writes the inlines of one page. Counts the marks of each footnote, so that the note can lead back to each."""

    media: dict[str, bytes]
    marks: Counter[int] = field(default_factory=Counter)

    def __call__(self, inlines: Iterable[Inline]) -> str:
        return "".join(map(self.inline, inlines))

    def inline(self, inline: Inline) -> str:
        match inline:
            case Text(text):
                return escape(text, quote=False)
            case Styled(style, children):
                return f"<{style}>{self(children)}</{style}>"
            case Link():
                return self.link(inline)
            case Reference(target, text):
                return f'<a class="ref" href="#{escape(target)}">{escape(text, quote=False)}</a>'
            case NoteMark(_, number):
                return self.mark(number)
            case Break():
                return "<br>"
            case Image(source, alt):
                return f'<img src="{self.picture(source)}" alt="{escape(alt)}">'
            case Field():
                return ""

    def link(self, link: Link) -> str:
        inner = self(link.children)
        address = escape(link.href)
        shown = inner in (address, address.removeprefix("mailto:"), address.removeprefix("tel:"))
        return f'<a{" class=bare" if shown else ""} href="{address}">{inner}</a>'

    def mark(self, number: int) -> str:
        self.marks[number] += 1
        here = mark_id(number, self.marks[number])
        link = f'<a role="doc-noteref" id="{here}" href="#{note_id(number)}">{number}</a>'
        return f'<sup class="mark">{link}</sup>'

    def picture(self, source: str) -> str:
        content = self.media[source]
        kind = next((kind for start, kind in _PICTURES if content.startswith(start)), "image/svg+xml")
        return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"


def note_id(number: int) -> str:
    """The id of a footnote. The page's own ids start with "_", which no block's id does."""
    return f"_note-{number}"


def mark_id(number: int, count: int) -> str:
    """The id of the `count`th mark of a footnote."""
    return f"_mark-{number}" if count == 1 else f"_mark-{number}-{count}"
