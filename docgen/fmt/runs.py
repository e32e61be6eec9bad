"""Runs of text: kept as typed but for the white space, and for where their lines end."""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping
from functools import cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, escape, newline
from msgspec import Struct, field

from docgen.fmt import sentences
from docgen.paper.markdown.attributes import LINE
from docgen.paper.markdown.inline_rules import Rule, text
from docgen.paper.markdown.markers import is_counter
from docgen.paper.markdown.parser import inline_rules

Wrap = Literal["keep", "no", "sentence"]
WRAPS: tuple[Wrap, ...] = ("keep", "no", "sentence")
_BLANKS = re.compile(r"[ \t]+")
_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
_LETTERED = re.compile(r"([A-Za-z]{1,8})(?=\)(?:[ \t]|$))")
_BLOCK = re.compile(
    r"#{1,6}(?:\s|$)|[-+*](?:\s|$)|>(?:\s|$)|(?:[0-9]{1,9}[.)]|[A-Za-z]{1,8}\))(?:\s|$)|=+\s*$|-{2,}\s*$"
    r"|`{3}|~{3}|\[[^\]]*\]:|[|:-][-:|\s]*$|([*_-])(?:\s*\1){2,}\s*$|\+\+\+"
)
_CERTAIN = re.compile(r"#{1,6}(?:[ \t]|$)|[-+*](?:[ \t]|$)|>(?: |$)|[0-9]{1,9}[.)](?:[ \t]|$)")  # \u00a0 hid it
_BRACE = re.compile(r"^[ \t]*\{(?!\{)", re.MULTILINE)  # a line that may be meant as attributes, and is then told
_ALMOST = re.compile(rf"{_BRACE.pattern}|\A\[[^\]]*\]:", re.MULTILINE)  # with other line ends it could be one
_DELIMITER = re.compile(r"[|:-][-:|\s]*$")


class _Space(Struct, frozen=True):
    """White space between two pieces of a run: within a line, its end, or a line's end that is printed as one."""

    start: int
    end: int
    kind: Literal["blank", "end", "break"]
    in_link: bool


class _Seen(Struct):
    source: str
    spaces: dict[int, _Space] = field(default_factory=dict)


def laid_out(content: str, wrap: Wrap, env: MutableMapping[str, Any], told: bool = False) -> list[str]:
    """The lines of a paragraph's text; `env` is what the parser of its blocks noted. No line of it can begin a block.

    `told`: the parser complained of a line that is almost one of attributes, and must do so again.
    """
    first, *rest = _lines(content, "keep" if _ALMOST.search(content) else wrap, env)
    letters = _LETTERED.match(first)
    if letters and is_counter(letters[1]):
        first = f"{letters[1]}\\{first[letters.end() :]}"
    lines = [f"\u00a0{first}" if _CERTAIN.match(first) else first]
    for line in rest:
        if _DELIMITER.match(line) and _is_table(lines[-1], line):
            line = f"\\{line}"
        begins = _BLOCK.match(line) or (_BRACE.match(line) and (not told or LINE.match(line)))
        lines.append(f"    {line}" if begins else line)
    return lines


def _is_table(head: str, delimiter: str) -> bool:
    """Whether a table would begin with the two lines, were they the first of a text or of a list's item."""
    return "|" in head and any(
        token.type == "table_open"
        for marker in ("", "1.")
        for token in _blocks().parse(f"{marker}{head.strip()}\n{delimiter}")
    )


@cache
def _blocks() -> MarkdownIt:
    parser = MarkdownIt("zero").enable("table")
    parser.disable("inline")
    return parser


def on_one_line(content: str, env: MutableMapping[str, Any]) -> str | None:
    """The text of a heading or a cell; None where lines break in it in print."""
    lines = _lines(content, "no", env)
    return lines[0] if len(lines) == 1 else None


def _lines(content: str, wrap: Wrap, env: MutableMapping[str, Any]) -> list[str]:
    found, line, at = [], "", 0
    for space in _spaces(content, env):
        line += _LINE_END.sub(" ", content[at : space.start])
        at = space.end
        if space.kind == "break":
            typed = content[space.start] == "\\"  # the blank before it is then printed
            found.append((line if typed else _closed(line)) + "\\")
            line = ""
        elif _breaks(space, line, content[at:], wrap):
            found.append(_closed(line))
            line = ""
        elif line and not line.endswith(" "):
            line += " "
    return [*found, (line + _LINE_END.sub(" ", content[at:])).strip(" \t")]


def _closed(line: str) -> str:
    """The line without blanks at its end; a backslash there is made sure to be no mark of a line's end."""
    line = line.rstrip(" \t")
    odd = (len(line) - len(line.rstrip("\\"))) % 2
    return line + "\\" * odd


def _breaks(space: _Space, line: str, rest: str, wrap: Wrap) -> bool:
    if wrap == "keep":
        return space.kind == "end"
    if wrap == "no" or space.in_link:
        return False
    return sentences.ended(line) and sentences.begins(rest) and not _BLOCK.match(rest)


def _spaces(content: str, env: MutableMapping[str, Any]) -> Iterator[_Space]:
    """The white space of a run that is part of its words, in order: not that in code, addresses or braces."""
    seen = _Seen(content)
    parser = _parser()
    parser.inline.parse(content, parser, {**env, "seen": seen}, [])
    yield from (seen.spaces[start] for start in sorted(seen.spaces))


@cache
def _parser() -> MarkdownIt:
    parser = inline_rules()
    parser.inline.ruler.at("text", _noting_words)
    parser.inline.ruler.at("newline", _noting_ends(newline))
    parser.inline.ruler.at("escape", _noting_ends(escape))
    return parser


def _noting_words(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not text(state, silent):
        return False
    if not silent:
        for match in _BLANKS.finditer(state.src, start, state.pos):
            _note(state, match.start(), match.end(), "blank")
    return True


def _noting_ends(rule: Rule) -> Rule:
    """The rule, noting the line's end that it takes, with the blanks around it."""

    def noting(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not rule(state, silent):
            return False
        if not silent and "\n" in state.src[start : state.pos]:
            hard = state.tokens[-1].type == "hardbreak"
            _note(state, start, state.pos, "break" if hard else "end")
        return True

    return noting


def _note(state: StateInline, start: int, end: int, kind: Literal["blank", "end", "break"]) -> None:
    seen: _Seen = state.env["seen"]
    if state.src == seen.source:
        seen.spaces[start] = _Space(start, end, kind, bool(state.linkLevel))
