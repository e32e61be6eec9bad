"""Runs of inlines with only the commonest marks, none within another, taken apart by one pattern.

What the pattern takes can mean only one thing: words in *one* or **two** stars, references, figures, links to plain
addresses, ends of lines. A run with anything else in it is left to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.token import Token

_PLAIN, _COLON = r"[^\n\\`~*_\[\]!{^<:]", r":(?!//)"  # no character at which a rule of the inline parser may begin to apply
_TEXT = rf"(?:{_PLAIN}|{_COLON}){_PLAIN}*+(?:{_COLON}{_PLAIN}*+)*"
_WORDS = rf"(?=\w){_TEXT}(?:(?<=\w)|(?<=\S)(?=\*+(?:[ \n.,;:]|\Z)))"  # stars around them open and close wherever they stand
ADDRESS = r"https?://[a-z0-9]{1,30}(?:[.-][a-z0-9]{1,30}){0,7}(?:/[A-Za-z0-9_.-]*)*"  # normal as it is, and not too long
_PIECE = re.compile(
    rf"""
      (?P<text> {_TEXT})
    | (?P<strong> \*\* {_WORDS} \*\* (?!\*))
    | (?P<em> \* {_WORDS} \* (?!\*))
    | (?P<reference> \[\] \(\# [^()\n]* \))
    | (?P<softbreak> (?<![ ]) \n (?![ \t]))
    | (?P<link> \[ {_TEXT} \] \( {ADDRESS} \))
    | (?P<figure> \{{\{{ \s* [A-Za-z][A-Za-z0-9_-]* \s* \}}\}})
    """,
    re.VERBOSE,
)


def simple_run(content: str) -> list[Token] | None:
    """The tokens the inline parser would make of the run, but for empty ones; None where it must be asked."""
    tokens: list[Token] = []
    at = 0
    while at < len(content):
        match = _PIECE.match(content, at)
        if match is None:
            return None
        tokens += _TOKENS[match.lastgroup or ""](match)
        at = match.end()
    return tokens


def _text(match: re.Match[str]) -> list[Token]:
    return [Token("text", "", 0, content=match[0])]


def _marked(tag: str, mark: str) -> Callable[[re.Match[str]], list[Token]]:
    """Tokens for words between two of a mark."""

    def tokens(match: re.Match[str]) -> list[Token]:
        words = match[0][len(mark) : -len(mark)]
        return [
            Token(f"{tag}_open", tag, 1, markup=mark),
            Token("text", "", 0, level=1, content=words),
            Token(f"{tag}_close", tag, -1, markup=mark),
        ]

    return tokens


def _reference(match: re.Match[str]) -> list[Token]:
    return [Token("reference", "", 0, content=match[0][len("[](#") : -len(")")], meta={"offset": match.start()})]


def _softbreak(match: re.Match[str]) -> list[Token]:
    return [Token("softbreak", "br", 0)]


def _link(match: re.Match[str]) -> list[Token]:
    words, address = match[0][1:-1].split("](")
    return [
        Token("link_open", "a", 1, {"href": address}, meta={"offset": match.start(), "end": match.end()}),
        Token("text", "", 0, level=1, content=words),
        Token("link_close", "a", -1, meta={"offset": match.start(), "end": match.end()}),
    ]


def _figure(match: re.Match[str]) -> list[Token]:
    name = match[0][2:-2].strip()
    return [Token("figure", "", 0, content=match[0], meta={"name": name, "offset": match.start()})]


_TOKENS: dict[str, Callable[[re.Match[str]], list[Token]]] = {
    "text": _text,
    "strong": _marked("strong", "**"),
    "em": _marked("em", "*"),
    "reference": _reference,
    "softbreak": _softbreak,
    "link": _link,
    "figure": _figure,
}
