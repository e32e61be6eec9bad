"""New words with their emphasis, as they are typed in the source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.paper.markdown.escape import escape_markdown
from docgen.review.source.glyphs import Glyph
from docgen.review.source.run import Run

_OPEN = {"strong": "**", "em": "*", "del": "~~", "sup": "^"}
_HEAD = re.compile(r"[ \t]*(?:[0-9]{1,9}|[A-Za-z]{1,8}(?=\)))?(?=[#>+=\-.):])")
_BARE = re.compile(r"[^\s()<>\\]+")


class UntypableError(Exception):
    """The words cannot be written in this place of the source; why not, in words."""


def literal(run: Run, text: str) -> str:
    """Characters without emphasis as they are typed where the run stands, but for what matters at a line's head."""
    if run.markup == "plain":
        return text
    if not text.strip():
        return text
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    typed = lead + _headless(escape_markdown("x" + text.strip())) + tail
    return typed.replace("#", "\\#") if run.kind == "heading" else typed


def _headless(typed: str) -> str:
    return typed[1:]


def at_head(typed: str) -> int:
    """Where a backslash must go in a line that stands at the head of a block's line; -1 if none must."""
    match = _HEAD.match(typed)
    return match.end() if match and typed[match.end() : match.end() + 1] else -1


def new_line(run: Run) -> str:
    """A new line within the run's block. Raises UntypableError where there can be none."""
    if run.markup == "markdown":
        return "\\\n" + (run.span.indent if run.span else "")
    if run.markup == "plain" and run.kind == "cell":
        return "\n"
    raise UntypableError("a new line cannot stand here in the source")


def paragraph_end(run: Run) -> str:
    """The end of a paragraph and the beginning of the next in its place. Raises UntypableError where there can be none."""
    if run.markup != "markdown" or run.kind == "heading":
        raise UntypableError("the source has one line of text here, which cannot be parted")
    span = run.span
    if span and span.item[0] >= 0:
        return "\n" + next_marker(span.prefix)
    return "\n\n" + (span.indent if span else "")


def next_marker(prefix: str) -> str:
    """The marker of the item after that with this one: "3. " after "2. "."""
    match = re.search(r"(?<![\w])([0-9]{1,8}|[a-yA-Y])(?=[.)]\s)", prefix)
    if match is None:
        return prefix
    counted = str(int(match[1]) + 1) if match[1].isdigit() else chr(ord(match[1]) + 1)
    return prefix[: match.start()] + counted + prefix[match.end() :]


def typed(run: Run, pieces: Sequence[Glyph], around: tuple[str, ...] = ()) -> str:
    """The pieces as typed within the emphasis around them. Raises UntypableError."""
    return _Typist(run, around).all(_settled(pieces, around))


def _settled(pieces: Sequence[Glyph], around: tuple[str, ...]) -> list[Glyph]:
    """The pieces with the emphasis of each white space that which both its neighbours have."""
    found = list(pieces)
    for n, piece in enumerate(found):
        if not piece.is_space or "code" in piece.styles:
            continue
        before = next((p.styles for p in reversed(found[:n]) if not p.is_space), around)
        after = next((p.styles for p in found[n + 1 :] if not p.is_space), around)
        found[n] = Glyph(piece.character, _common(before, after), piece.atom)
    return found


def _common(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, ...]:
    shared = 0
    while shared < min(len(a), len(b)) and a[shared] == b[shared]:
        shared += 1
    return a[:shared]


class _Typist:
    def __init__(self, run: Run, around: tuple[str, ...]) -> None:
        self.run = run
        self.around = around
        self.out: list[str] = []
        self.waiting = ""

    def all(self, pieces: list[Glyph]) -> str:
        """What is typed for the pieces."""
        styles = self.around
        for piece in pieces:
            if piece.styles != styles:
                self.turn(styles, piece.styles)
                styles = piece.styles
            self.one(piece)
        self.turn(styles, self.around)
        return "".join(self.out)

    def one(self, piece: Glyph) -> None:
        if piece.atom is not None:
            self.flush()
            self.out.append(self.run.holder.text[piece.atom.start : piece.atom.end])
        elif piece.character == "\n":
            self.flush()
            self.out.append(new_line(self.run))
        elif "code" in piece.styles:
            if piece.character == "`":
                raise UntypableError("a ` cannot stand in words set as code")
            self.out.append(piece.character)
        else:
            self.waiting += piece.character

    def flush(self) -> None:
        if self.waiting:
            self.out.append(literal(self.run, self.waiting))
            self.waiting = ""

    def turn(self, now: tuple[str, ...], then: tuple[str, ...]) -> None:
        """Ends and begins emphasis."""
        self.flush()
        kept = _common(now, then)
        if kept[: len(self.around)] != self.around:
            raise UntypableError("the emphasis around these words goes on beyond them")
        self.out += [_closing(style) for style in reversed(now[len(kept) :])]
        self.out += [_opening(self.run, style) for style in then[len(kept) :]]


def _opening(run: Run, style: str) -> str:
    if run.markup == "plain":
        raise UntypableError("words here take no emphasis and no link")
    if style.startswith("link:"):
        return "["
    if style == "code":
        return "`"
    if style not in _OPEN:
        raise UntypableError("lowered characters cannot be written in the source")
    return _OPEN[style]


def _closing(style: str) -> str:
    if style.startswith("link:"):
        href = style.removeprefix("link:")
        return f"]({href})" if _BARE.fullmatch(href) else f"](<{href}>)"
    return "`" if style == "code" else _OPEN[style]
