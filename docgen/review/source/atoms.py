"""The printed characters of one run of Markdown inlines, each with the stretch of the text it was typed as."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from markdown_it.token import Token
from msgspec import Struct

REFERENCE, NOTE, IMAGE, FIELD = "\ufff9", "\ufffb", "\ufffc", "\ufffa"
_STYLES = {"strong": "strong", "em": "em", "s": "del", "sup": "sup"}
_WHITE = re.compile(r"[ \t]*\n[ \t]*")
_TYPED = ("text", "half-figure", "spaced-picture")
_HARD = re.compile(r"(?:\\|[ \t]{2,})\n[ \t]*")

Kind = Literal["text", "break", "figure", "reference", "note", "image", "address"]
Words = Callable[[str, str], str | None]


class Atom(Struct, frozen=True):
    """What cannot be parted: mostly one character, else a figure, a reference and so on with all it prints.

    `start` and `end` count in the text the run stands in. `styles` are the marks around it, the outermost first; a link is
    "link:" and its address. `name` is that of a figure, the targets of a reference, the label of a footnote.
    """

    printed: str
    start: int
    end: int
    styles: tuple[str, ...] = ()
    kind: Kind = "text"
    name: str = ""


class UnreadableError(Exception):
    """The parser's tokens do not lead back to what was typed."""


def atoms(tokens: list[Token], content: str, words: Words) -> tuple[Atom, ...]:
    """The atoms of a run, counted in its content, white space as it is printed.

    `words` gives what a figure ("figure", name) or reference ("reference", targets) prints, or None. Raises UnreadableError.
    """
    return collapsed(_Reader(content, words).read(tokens))


def collapsed(found: Iterable[Atom]) -> tuple[Atom, ...]:
    """The atoms with each run of white space as one space, and none beside a new line or at either end."""
    kept: list[Atom] = []
    for atom in found:
        space = atom.kind == "text" and atom.printed in (" ", "\t", "\n")
        last = kept[-1] if kept else None
        if space and (last is None or last.kind == "break"):
            continue
        if space and last and last.printed == " ":
            kept[-1] = Atom(" ", last.start, atom.end, last.styles)
            continue
        if atom.kind == "break" and last and last.printed == " ":
            kept.pop()
        kept.append(Atom(" ", atom.start, atom.end, atom.styles) if space else atom)
    while kept and kept[-1].printed == " ":
        kept.pop()
    return tuple(kept)


class _Reader:
    def __init__(self, content: str, words: Words) -> None:
        self.content = content
        self.words = words
        self.at = 0
        self.styles: list[str] = []
        self.ends: list[int] = []

    def read(self, tokens: list[Token]) -> Iterator[Atom]:
        for token in tokens:
            yield from self.token(token)
        if self.content[self.at :].strip(" \t"):
            raise UnreadableError

    def token(self, token: Token) -> Iterator[Atom]:
        kind, _, side = token.type.rpartition("_")
        if token.type in _TYPED:
            yield from self.text(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            yield self.new_line(token.type == "hardbreak")
        elif token.type == "code_inline":
            yield from self.code(token)
        elif kind in _STYLES:
            self.mark(_STYLES[kind], side, token.markup or "^")
        elif kind == "link":
            yield from self.link(token, side)
        else:
            yield self.special(token)

    def text(self, text: str) -> Iterator[Atom]:
        for character in text:
            start = self.at
            if self.content.startswith("\\" + character, start):
                self.at += 2
            elif self.content.startswith(character, start):
                self.at += 1
            else:
                raise UnreadableError
            yield self.atom(character, start)

    def atom(self, printed: str, start: int, kind: Kind = "text", name: str = "") -> Atom:
        return Atom(printed, start, self.at, tuple(dict.fromkeys(self.styles)), kind, name)

    def new_line(self, hard: bool) -> Atom:
        match = (_HARD if hard else _WHITE).match(self.content, self.at)
        if match is None:
            raise UnreadableError
        start, self.at = self.at, match.end()
        return self.atom("\n", start, "break") if hard else self.atom(" ", start)

    def code(self, token: Token) -> Iterator[Atom]:
        self.expect(token.markup)
        end = self.content.find(token.markup, self.at)
        while self.content.startswith("`", end + len(token.markup)) and end >= 0:
            end = self.content.find(token.markup, end + 1)
        typed = self.content[self.at : end]
        pad = len(typed) > len(token.content)
        self.at += pad
        self.styles.append("code")
        for character in token.content:
            start = self.at
            self.at += 1
            yield self.atom(character, start)
        self.styles.pop()
        self.at += pad
        self.expect(token.markup)

    def mark(self, style: str, side: str, markup: str) -> None:
        self.expect(markup)
        if side == "open":
            self.styles.append(style)
        else:
            self.styles.pop()

    def link(self, token: Token, side: str) -> Iterator[Atom]:
        if side == "open":
            if self.content[token.meta.get("offset", self.at)] == "[" and "end" in token.meta:
                self.expect("[")
            elif self.content.startswith("<", self.at):
                self.at += 1
            self.ends.append(token.meta.get("end", self.at))
            self.styles.append(f"link:{token.attrs.get('href', '')}")
        else:
            self.styles.pop()
            self.at = max(self.ends.pop(), self.at)
        yield from ()

    def special(self, token: Token) -> Atom:
        start = self.at
        if token.type == "figure":
            name, self.at = token.meta["name"], start + len(token.content)
            return self.atom(self.words("figure", name) or token.content, start, "figure", name)
        if token.type == "reference":
            self.at += len(f"[](#{token.content})")
            return self.atom(self.words("reference", token.content) or REFERENCE, start, "reference", token.content)
        if token.type in ("footnote_ref", "image") and token.meta.get("offset") == start:
            self.at = token.meta["end"]
            is_note = token.type == "footnote_ref"
            name = str(token.meta["label"] if is_note else token.attrs.get("src", ""))
            return self.atom(NOTE if is_note else IMAGE, start, "note" if is_note else "image", name)
        raise UnreadableError

    def expect(self, typed: str) -> None:
        if not self.content.startswith(typed, self.at):
            raise UnreadableError
        self.at += len(typed)
