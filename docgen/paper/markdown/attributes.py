"""Attributes in braces on the line before a block: {#cost label="2.1"}."""

from __future__ import annotations

from typing import Any

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from msgspec import Struct

from docgen.late import late

_ONE = r'(?:#[^\s{}"=]+|\.[^\s{}"=]+|[A-Za-z][A-Za-z0-9_-]*=(?:"(?:[^"\\]|\\.)*"|[^\s"{}]+))'
LINE = late(rf"\{{[ \t]*{_ONE}(?:[ \t]+{_ONE})*[ \t]*\}}[ \t]*\Z")
PART = late(_ONE)
_ALMOST = late(r"\{[ \t]*(?:#\S|[A-Za-z-]+[ \t]*=).*\}[ \t]*\Z")


class Attribute(Struct, frozen=True):
    """One attribute as typed; `line` and `column` count from 0 in the text, the column is that of the value."""

    key: str
    value: str
    line: int
    column: int


def attributes_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Block rule: a line of attributes."""
    text = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if not text.startswith("{"):
        return False
    if not LINE.match(text):
        if _ALMOST.match(text):
            state.env["almost_attributes"].add(start)
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.map = [start, start + 1]
        token.content = text
        state.line = start + 1
    return True


def attach(tokens: list[Token], env: Any) -> list[Token]:
    """The tokens, with each line of attributes in the meta of the block that follows it."""
    result: list[Token] = []
    waiting: list[Attribute] = []
    for token in tokens:
        if token.type == "attributes":
            waiting += _parse(token, env["lines"])
            continue
        if waiting:
            if token.nesting >= 0:
                token.meta["attributes"] = waiting
            else:
                env["idle_attributes"] += waiting
            waiting = []
        result.append(token)
    env["idle_attributes"] += waiting
    return result


def _parse(token: Token, lines: list[str]) -> list[Attribute]:
    line = token.map[0] if token.map else 0
    start = max(lines[line].rfind(token.content), 0)
    found = []
    for match in PART.finditer(token.content):
        text = match[0]
        if text[0] in "#.":
            key, value, at = ("id" if text[0] == "#" else "class"), text[1:], match.start() + 1
        else:
            key, value = text.split("=", 1)
            at = match.start() + len(key) + 1
            if value.startswith('"'):
                value, at = value[1:-1].replace('\\"', '"'), at + 1
        found.append(Attribute(key, value, line, start + at))
    return found
