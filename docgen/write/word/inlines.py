"""Inlines as runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from docgen.late import late
from docgen.paper.tree import Amended, Break, Field, Image, Inline, Link, NoteMark, Reference, Styled, Text
from docgen.write.columns import letters
from docgen.write.word import bookmarks, fields, media
from docgen.write.word.story import Story
from docgen.write.word.styles import fonts
from docgen.write.word.targets import Target
from docgen.write.word.xml import attribute
from docgen.write.word.xml import text as escaped

BOLD, ITALIC, RAISED, LOWERED, STRUCK, CODE, LINKED, RIGHT_TO_LEFT, NOTE = (1 << n for n in range(9))
SIZE = 9  # what stands above the marks is the size of the letters in half points, where it is not the style's
_STYLES = {"strong": BOLD, "em": ITALIC, "sup": RAISED, "sub": LOWERED, "del": STRUCK, "code": CODE}
# Hebrew to Arabic Extended-A, their presentation forms, and the right-to-left planes; with the spaces between such words.
_RTL_LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_RTL = late(_RTL_LETTER)
_RTL_WORDS = late(f"({_RTL_LETTER}+(?:[ \u00a0]+{_RTL_LETTER}+)*)")
_CODE_FONT = "Courier New"
_ADDRESS = late(
    r"(?:https?://(?:[A-Za-z0-9-]+\.)*[A-Za-z0-9-]+\.?(?::\d{1,5})?(?:[/?#].*)?|mailto:[^@:/]+@[^@:/]+|tel:[+\d().;=A-Za-z-]+)\Z"
)
_UNSAFE = late(r"[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})")


def runs(story: Story, inlines: Sequence[Inline], marks: int = 0, room: int = 0) -> str:
    """The runs of `inlines`; `marks` are the emphases they stand in, `room` the width in twips a picture may have."""
    if len(inlines) == 1:
        return _WRITERS[type(inlines[0])](story, inlines[0], marks, room)
    return "".join([_WRITERS[type(inline)](story, inline, marks, room) for inline in inlines])


def _text(story: Story, inline: Text, marks: int, room: int) -> str:
    return plain(story, inline.text, marks)


def plain(story: Story, value: str, marks: int = 0) -> str:
    """The runs of a text, its right-to-left words in runs of their own (17.3.2, rtl)."""
    if not value:
        return ""
    if not value.isascii() and not marks & RIGHT_TO_LEFT and _RTL.search(value):
        pieces = enumerate(_RTL_WORDS.split(value))
        return "".join(plain(story, piece, marks | (RIGHT_TO_LEFT if i % 2 else 0)) for i, piece in pieces)
    properties = _properties(story, marks) if marks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escaped(value)}</w:t></w:r>'


def _properties(story: Story, marks: int) -> str:
    house = story.draft.house
    style = house.note_mark if marks & NOTE else house.link if marks & LINKED else house.code if marks & CODE else ""
    return _run_properties(marks, style)


@lru_cache(maxsize=1024)
def _run_properties(marks: int, style: str) -> str:
    """w:rPr. Bold and italic are set on the run: in a character style they would toggle a bold paragraph style (17.7.3)."""
    parts = (
        (f'<w:rStyle w:val="{style}"/>', style),
        (fonts(_CODE_FONT), marks & CODE and marks & LINKED),
        ("<w:b/><w:bCs/>", marks & BOLD),
        ("<w:i/><w:iCs/>", marks & ITALIC),
        ("<w:strike/>", marks & STRUCK),
        (f'<w:sz w:val="{marks >> SIZE}"/><w:szCs w:val="{marks >> SIZE}"/>', marks >> SIZE),
        ('<w:vertAlign w:val="superscript"/>', marks & RAISED),
        ('<w:vertAlign w:val="subscript"/>', marks & LOWERED and not marks & RAISED),
        ("<w:rtl/>", marks & RIGHT_TO_LEFT),
    )
    inside = "".join(xml for xml, wanted in parts if wanted)
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def _styled(story: Story, inline: Styled, marks: int, room: int) -> str:
    return runs(story, inline.children, marks | _STYLES[inline.style], room)


def _link(story: Story, inline: Link, marks: int, room: int) -> str:
    inside = _address(story, inline, marks | LINKED, room) or runs(story, inline.children, marks | LINKED, room)
    target = _UNSAFE.sub(_percent, inline.href)
    if _ADDRESS.match(target):
        relation = story.relations.add("hyperlink", target, external=True)
        return f'<w:hyperlink r:id="{relation}" w:history="1">{inside}</w:hyperlink>'
    # Word calls a file broken whose relationship is no URI; a field may say anything.
    return fields.before(f'HYPERLINK "{target}"') + inside + fields.after()


def _address(story: Story, inline: Link, marks: int, room: int) -> str:
    """The runs of an e-mail address too long for its column, which is broken behind the @; else empty."""
    first = inline.children[0] if len(inline.children) == 1 else None
    if not room or not isinstance(first, Text) or inline.href != f"mailto:{first.text}":
        return ""
    if letters(first.text) * story.draft.house.looks.find("", ("cell",)).size / 2 <= room / 20:
        return ""
    name, at, host = first.text.rpartition("@")
    return plain(story, name + at, marks) + _break(story, Break(), marks, room) + plain(story, host, marks)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))


def _break(story: Story, inline: Break, marks: int, room: int) -> str:
    return "<w:r><w:br/></w:r>"


def _image(story: Story, inline: Image, marks: int, room: int) -> str:
    found = story.draft.picture(inline.source, story.relations)
    if found is None:
        return plain(story, inline.alt, marks)
    page = story.draft.house.base.page
    height = page.height * 3 // 4  # so that its heading, or the words that lead to it, stand on the same page
    return media.drawing(*found, inline.alt, (room or page.width, height))


def _field(story: Story, inline: Field, marks: int, room: int) -> str:
    return fields.field("PAGE" if inline.kind == "page" else "NUMPAGES", "1", _properties(story, marks) if marks else "")


def _reference(story: Story, inline: Reference, marks: int, room: int) -> str:
    target = story.draft.target(inline.target)
    properties = _properties(story, marks) if marks else ""
    if target is None:
        return plain(story, inline.text, marks)
    if target.kind == "block":
        anchor = attribute(bookmarks.name(inline.target))
        return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{plain(story, inline.text, marks)}</w:hyperlink>'
    if target.kind == "caption":
        name = bookmarks.name(inline.target, bookmarks.NUMBER_PREFIX)
        return fields.field(rf"REF {name} \h \* MERGEFORMAT", inline.text, properties)
    return fields.field(f"REF {bookmarks.name(inline.target)} {_switch(target, inline.text)} \\h", inline.text, properties)


def _switch(target: Target, shown: str) -> str:
    r"""The switch that makes Word print the number as it is shown here.

    \r is right for the main run, whose forms name their higher levels themselves; an item of a list shows its own label (\n)
    unless the reference says more.
    """
    if target.kind == "main":
        return r"\r"
    return r"\n" if target.label and target.label.text.rstrip(".") == shown.rstrip(".") else r"\w"


def _note_mark(story: Story, inline: NoteMark, marks: int, room: int) -> str:
    number, first = story.draft.note(inline.note) if story.takes_notes else (0, False)
    if not number:
        return plain(story, str(inline.number), marks | RAISED)
    properties = _properties(story, marks & ~RAISED | NOTE)
    name = bookmarks.name(inline.note, bookmarks.NOTE_PREFIX)
    if not first:
        return fields.field(rf"NOTEREF {name} \f \h", str(number), properties)
    start, end = story.draft.bookmark(name)
    return f'{start}<w:r>{properties}<w:footnoteReference w:id="{number}"/></w:r>{end}'


def _amended(story: Story, inline: Amended, marks: int, room: int) -> str:
    return story.amended(inline.change, lambda: runs(story, inline.children, marks, room))


_WRITERS: dict[type, Callable[[Story, Any, int, int], str]] = {
    Text: _text, Styled: _styled, Link: _link, Break: _break, Image: _image, Field: _field, Reference: _reference,
    NoteMark: _note_mark, Amended: _amended,
}  # fmt: skip
