"""Blocks put into a Markdown text, taken out of it, joined and moved: whole lines, all others left as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from docgen.review.apply import pieces
from docgen.review.apply.pieces import UntypableError
from docgen.review.source.glyphs import Glyphs
from docgen.review.source.holders import Change
from docgen.review.source.run import Run, Span


class Lines:
    """The lines of the text a run stands in."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.begins = [0]
        for line in self.lines:
            self.begins.append(min(self.begins[-1] + len(line) + 1, len(text)))

    def end(self, line: int) -> int:
        """Where a line ends, before its line feed."""
        return self.begins[line] + len(self.lines[line])

    def blank(self, line: int) -> bool:
        """Whether the line is empty, or lies outside the text."""
        return not 0 <= line < len(self.lines) or not self.lines[line].strip()


def spanned(run: Run) -> Span:
    """The run's lines. Raises UntypableError where it has none of its own."""
    if run.span is None:
        raise UntypableError("the source has no lines of its own for this")
    return run.span


def removed(run: Run) -> list[Change]:
    """The block taken out with the empty lines behind it; items behind it are counted anew. Raises UntypableError."""
    span, lines = spanned(run), Lines(run.holder.text)
    if span.item[0] >= 0 and span.item[1] > span.last:
        raise UntypableError("the list's item has more in it than these words")
    first, last = span.first, span.last
    while last < len(lines.lines) and lines.blank(last):
        last += 1
    if span.item[0] >= 0 and last > span.last and not lines.blank(span.first - 1):
        last = span.last  # the last item of a list: the empty line behind it parts the list from what follows
    if last < len(lines.lines):
        return [(lines.begins[first], lines.begins[last], ""), *_counted(lines, span, span.last, -1)]
    while first and lines.blank(first - 1):
        first -= 1
    start = lines.end(first - 1) if first else 0
    return [(start, lines.end(span.last - 1), "")]


class Wanted(Struct, frozen=True):
    """Where a new block goes and what it is: before the run's or behind it, in how many lists, its style as a mark has it.

    `own_depth`: in how many lists the run's own block stands.
    """

    before: bool
    depth: int
    own_depth: int
    style: str


def added(run: Run, wanted: Wanted, new: Glyphs, typed: str = "") -> Iterator[list[Change]]:
    """The ways to put a new block beside the run's; `typed`: as it is typed, if that is known. Raises UntypableError.

    The numbers of the items behind a new one are counted on.
    """
    span, lines = spanned(run), Lines(run.holder.text)
    prefix, indent, tight = _shape(span, wanted)
    kind: Literal["heading", "paragraph"] = "heading" if prefix.lstrip().startswith("#") else "paragraph"
    shape = replace(run, kind=kind, markup="markdown", span=Span(0, 0, prefix, indent))
    text = prefix + (typed.replace("\n", "\n" + indent) if typed else _headed(pieces.typed(shape, new)))
    gap = "\n" if tight else "\n\n"
    if wanted.before:
        counted = _counted(lines, span, span.first, 1) if _is_number(prefix) else []
        yield [(lines.begins[span.first], lines.begins[span.first], text + gap), *counted]
        return
    ends = [span.last, *([span.item[1]] if span.item[1] > span.last else [])]
    for end in ends:
        behind = "" if lines.blank(end) or (tight and span.item[0] >= 0) else "\n"
        at = lines.end(end - 1)
        counted = _counted(lines, span, end, 1) if _is_number(prefix) else []
        yield [(at, at, gap + text + behind), *counted]


_NUMBER = re.compile(r"([ \t>]*)(\d{1,8})(?=[.)][ \t])")


def _is_number(prefix: str) -> bool:
    return bool(_NUMBER.match(prefix))


def _counted(lines: Lines, span: Span, line: int, by: int) -> list[Change]:
    """The numbers of the items from a line on that belong to the same list, counted up or down.

    A list all of whose items have the same number is left so.
    """
    own = _NUMBER.match(span.prefix)
    if own is None or span.item[0] < 0:
        return []
    found: list[Change] = []
    expected = int(own[2]) + (0 if line == span.first else 1)
    for n in range(line, len(lines.lines)):
        match = _NUMBER.match(lines.lines[n])
        if match and match[1] == own[1]:
            if int(match[2]) != expected:
                break
            begin = lines.begins[n]
            found.append((begin + match.start(2), begin + match.end(2), str(expected + by)))
            expected += 1
        elif not lines.blank(n) and not lines.lines[n].startswith(span.indent):
            break
    return found


def _headed(typed: str) -> str:
    at = pieces.at_head(typed)
    return typed if at < 0 else f"{typed[:at]}\\{typed[at:]}"


def _shape(span: Span, wanted: Wanted) -> tuple[str, str, bool]:
    """The new block's prefix, what goes before its further lines, and whether no empty line parts it from its neighbour."""
    in_item, style = span.item[0] >= 0, wanted.style
    if style.startswith("heading"):
        return "#" * (int(style[7:] or 1) + 1) + " ", "", False
    if style in ("bullet", "number"):
        if in_item and wanted.depth <= max(wanted.own_depth, 1):
            prefix = span.prefix if wanted.before else pieces.next_marker(span.prefix)
            return prefix, " " * len(prefix), True
        lead = span.indent if wanted.depth > 1 or in_item else ""
        prefix = lead + ("- " if style == "bullet" else "1. ")
        return prefix, " " * len(prefix), in_item
    lead = span.indent if wanted.depth else ""
    return lead, lead, False


def joined(first: Run, second: Run) -> Change:
    """The end of one block taken away, so that the next one's words follow. Raises UntypableError."""
    if first.holder is not second.holder and first.holder != second.holder:
        raise UntypableError("the two stand in different places of the source")
    start, end = first.bounds[1], second.bounds[0]
    between = first.holder.text[start:end]
    if end < start or "{" in between or "```" in between:
        raise UntypableError("something stands between the two in the source")
    return start, end, ""


def verbatim(run: Run) -> str:
    """A block as it is typed, without what stands before its words. Raises UntypableError."""
    span, lines = spanned(run), Lines(run.holder.text)
    last = span.item[1] if span.item[0] >= 0 else span.last
    typed = lines.lines[span.first : last]
    if span.first != _own_line(run, lines):
        raise UntypableError("the block has attributes of its own")
    head = typed[0][len(span.prefix) :]
    return "\n".join([head, *(line.removeprefix(span.indent) for line in typed[1:])])


def _own_line(run: Run, lines: Lines) -> int:
    return lines.text.count("\n", 0, run.bounds[0])


def style_of(run: Run) -> str:
    """The style of a run's block, as a mark has it."""
    if run.kind == "heading":
        return f"heading{max(run.rank, 1)}"
    if run.span and run.span.item[0] >= 0:
        return "bullet" if run.span.prefix.strip() in ("-", "*", "+") else "number"
    return "paragraph"
