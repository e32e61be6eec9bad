"""Every amount that a decision's texts write out, and every figure they name, each with its place."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from docgen import amounts
from docgen.amounts import Amount
from docgen.checks.rule import Checked
from docgen.decision.decision import Decision
from docgen.decision.model import FrontMatter
from docgen.diagnostics import Position
from docgen.late import late
from docgen.markdown_text import MarkdownText
from docgen.toml.positions import DataPath

_FIGURE = late(r"\{\{[ \t]*([A-Za-z][\w-]*)[ \t]*\}\}")
_MAY_NOT_SAY = ("`", "](", "://", ">")
_NOT_SAID = late(r"https?://[^\s<>)\]]+|`[^`\n]*`|\]\([^)\n]*\)")


_CELL = late(r'"(?:[^"]|"")*"|[^,\r\n]+')


class Piece(Struct, frozen=True):
    """A stretch of text: of the front matter at `path`, of the body (`markdown`), or of a file beside the decision."""

    text: str
    path: DataPath = ()
    markdown: MarkdownText | None = None
    file: str = ""


class Mention(Struct, frozen=True):
    """An amount written out in a piece of text."""

    amount: Amount
    piece: Piece


class Named(Struct, frozen=True):
    """A figure that a piece of text prints by its name."""

    name: str
    start: int
    piece: Piece


class Mentions(Struct, frozen=True):
    """All of a decision's, in the order of front matter, body and tables beside it."""

    written: tuple[Mention, ...]
    named: tuple[Named, ...]


def mentions(checked: Checked) -> Mentions:
    """What the decision's texts say of amounts; ask for it by `checked.once(mentions)`."""
    written: list[Mention] = []
    named: list[Named] = []
    for piece in pieces(checked.decision):
        written += [Mention(a, piece) for a in _amounts(piece)]
        if "{{" in piece.text:
            named += [Named(m[1], m.start(), piece) for m in _FIGURE.finditer(piece.text)]
    return Mentions(tuple(written), tuple(named))


def _amounts(piece: Piece) -> Iterator[Amount]:
    if not piece.file:
        text = piece.text
        plain = not any(mark in text for mark in _MAY_NOT_SAY)
        yield from (a for a in amounts.read(text) if plain or _is_said(text, a.start))
        return
    for cell in _CELL.finditer(piece.text):
        for found in amounts.read(cell[0]):
            yield replace(found, start=cell.start() + found.start, end=cell.start() + found.end)


def pieces(decision: Decision) -> Iterator[Piece]:
    """The texts the author wrote."""
    for path, text in _front(decision.front):
        if text:
            yield Piece(text, path)
    for markdown in decision.body:
        yield Piece(markdown.text, markdown=markdown)
    for name, data in decision.files.items():
        if name.lower().endswith(".csv") and any(name in markdown.text for markdown in decision.body):
            yield Piece(data.decode("utf-8-sig", errors="replace"), file=name)


def _front(front: FrontMatter) -> Iterator[tuple[DataPath, str]]:
    yield ("title",), front.title
    yield ("summary",), front.summary
    for n, recommendation in enumerate(front.recommendations):
        yield ("recommendations", n, "text"), recommendation.text
    for n, option in enumerate(front.options):
        yield ("options", n, "title"), option.title
        yield ("options", n, "text"), option.text
        for name in ("advantages", "disadvantages"):
            for i, text in enumerate(getattr(option, name)):
                yield ("options", n, name, i), text
        yield ("options", n, "rejected"), option.rejected
    for n, risk in enumerate(front.risks):
        yield ("risks", n, "risk"), risk.risk
        yield ("risks", n, "mitigation"), risk.mitigation
    for role, answer in front.implications.items():
        yield ("implications", role), answer if isinstance(answer, str) else ""
    for n, comment in enumerate(front.comments):
        yield ("comments", n, "text"), comment.text


def _is_said(text: str, at: int) -> bool:
    """Whether the paper itself says what stands there: it is in no address, no code, and no quotation set apart."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[start:] if end < 0 else text[start:end]
    if line.lstrip().startswith(">"):
        return False
    if "`" not in line and "](" not in line and "://" not in line:
        return True
    return not any(m.start() <= at - start < m.end() for m in _NOT_SAID.finditer(line))


def place(decision: Decision, piece: Piece, start: int, written: str = "") -> Position:
    """Where a piece's character stands in its file. `written` is what begins there, to be found again in TOML's quotes."""
    row, column = piece.text.count("\n", 0, start), start - piece.text.rfind("\n", 0, start) - 1
    if piece.markdown:
        return piece.markdown.position(row, column)
    if piece.file:
        return Position(decision.shown(piece.file), row + 1, column + 1)
    document, path, beside = decision.places.owner(piece.path)
    if beside is not None and beside.text:
        return beside.position(row, column)
    at = document.value(path)
    return _in_toml(document.lines, at, document.first_line, piece.text[:start].count(written), written) if written else at


def _in_toml(lines: list[str], at: Position, first_line: int, before: int, written: str) -> Position:
    """The place of a word in a TOML string: line ends and escapes of its source are not those of its value."""
    for row in range(at.line - first_line, len(lines)):
        column = at.column - 1 if row == at.line - first_line else 0
        while (found := lines[row].find(written, column)) >= 0:
            if not before:
                return Position(at.file, row + first_line, found + 1)
            before, column = before - 1, found + len(written)
    return at
