"""Inline rules of docgen's Markdown: figures, references, raised text, addresses."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.rules_inline import StateInline, image

from docgen.late import late

Rule = Callable[[StateInline, bool], bool]

# Where a rule of the inline parser may begin to apply. It begins with a set, not an alternative: `re` searches sets fast.
_MARK = re.compile(r"[\n\\`~*_\[\]!{^<:](?:(?<!:)|(?=//))")
_BRACES = late(r"\{\{((?:(?!\{\{|\}\}).)*)\}\}|\{%(?:(?!\{%|%\}).)*%\}", re.DOTALL)
_HALF = late(r"\{\{[ \t]*([A-Za-z][\w-]*)(?:[ \t]*\})?|(?<!\{)\{[ \t]*([A-Za-z][\w-]*)[ \t]*\}\}(?!\})")
_NAME = late(r"\s*([A-Za-z][A-Za-z0-9_-]*)\s*\Z")
_REFERENCE = late(r"\[\]\(#([^()\n]*)\)")
_SPACED = late(r"!\[[^\[\]\n]{0,300}\]\([ \t]*((?:[^()<>\"\n]|\([^()<>\"\n]*\)){1,300}\.\w{2,4})[ \t]*(?:\"[^\"\n]*\")?\)")
_RAISED = late(r"\^((?:\\.|[^\s^\[\]\\])+)\^")
_ANGLE = late(
    r"<((?:https?://|mailto:|tel:)[^<>\s]+|[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+)>"
)
_BARE = late(r"://[A-Za-z0-9][^\s<>\\`|\"]*")
_OPENING = {")": "(", "]": "[", "}": "{"}
_SCHEME = late(r"(?<![A-Za-z0-9])https?\Z")


def placed(rule: Rule) -> Rule:
    """The rule, its tokens remembering the offsets it began and ended at."""

    def placing(state: StateInline, silent: bool) -> bool:
        offset, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            for token in state.tokens[count:]:
                token.meta.setdefault("offset", offset)
                token.meta.setdefault("end", state.pos)
        return True

    return placing


def text(state: StateInline, silent: bool) -> bool:
    """The parser's rule for text, which goes on to the next character that means something to another rule."""
    match = _MARK.search(state.src, state.pos, state.posMax)
    end = match.start() if match else state.posMax
    if end == state.pos:
        return False
    if not silent:
        state.pending += state.src[state.pos : end]
    state.pos = end
    return True


def figure(state: StateInline, silent: bool) -> bool:
    """{{ name }} prints a figure; anything else between such braces, or half of them, is kept for a complaint."""
    if state.src[state.pos] != "{":
        return False
    if match := _BRACES.match(state.src, state.pos, state.posMax):
        name = _NAME.match(match[1] or "")
        return _taken(state, silent, match, "figure", name[1] if name else "")
    half = _HALF.match(state.src, state.pos, state.posMax)
    return half is not None and _taken(state, silent, half, "half-figure", half[1] or half[2])


def picture(state: StateInline, silent: bool) -> bool:
    """![words](file) is a picture; one whose file has a blank in its name is kept for a complaint."""
    if image(state, silent):
        return True
    match = _SPACED.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "!" else None
    if not match or not re.search(r"[ \t]", match[1]):
        return False
    return _taken(state, silent, match, "spaced-picture", match[1])


def _taken(state: StateInline, silent: bool, match: re.Match[str], kind: str, name: str) -> bool:
    """Takes what was found as one token, with its text as typed."""
    if not silent:
        token = state.push(kind, "", 0)
        token.content = match[0]
        token.meta = {"name": name, "offset": state.pos}
    state.pos = match.end()
    return True


def reference(state: StateInline, silent: bool) -> bool:
    """[](#cost), [](#cost,budget), [](#cost..budget) print numbers."""
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.content = match[1]
        token.meta = {"offset": state.pos}
    state.pos = match.end()
    return True


def raised(state: StateInline, silent: bool) -> bool:
    """^th^ is raised; no white space may stand in it."""
    match = _RAISED.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        end = state.posMax
        state.push("sup_open", "sup", 1)
        state.pos, state.posMax = match.start(1), match.end(1)
        state.md.inline.tokenize(state)
        state.push("sup_close", "sup", -1)
        state.posMax = end
    state.pos = match.end()
    return True


def angle_address(state: StateInline, silent: bool) -> bool:
    """<https://…>, <mailto:…> and <name@example.org> are links; any other < prints as typed."""
    match = _ANGLE.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        address = match[1]
        _link(state, address if ":" in address.split("@")[0] else f"mailto:{address}", address)
    state.pos = match.end()
    return True


def bare_address(state: StateInline, silent: bool) -> bool:
    """A bare http(s) address is a link; the stop or bracket behind it is not part of it."""
    if not state.src.startswith("://", state.pos) or state.linkLevel:
        return False
    scheme = _SCHEME.search(state.src, max(state.pos - 6, 0), state.pos)
    match = _BARE.match(state.src, state.pos, state.posMax)
    if not scheme or not match or scheme.start() < 0:
        return False
    rest = _without_tail(match[0])
    if not silent:
        if not state.pending.endswith(scheme[0]):
            return False
        state.pending = state.pending[: -len(scheme[0])]
        _link(state, scheme[0] + rest, scheme[0] + rest)
    state.pos += len(rest)
    return True


def _without_tail(address: str) -> str:
    while True:
        shorter = address.rstrip("?!.,:;*_~'’”")
        opening = _OPENING.get(shorter[-1:])
        if opening and shorter.count(shorter[-1]) > shorter.count(opening):
            shorter = shorter[:-1]
        if shorter == address:
            return address
        address = shorter


def _link(state: StateInline, href: str, text: str) -> None:
    state.push("link_open", "a", 1).attrs = {"href": state.md.normalizeLink(href)}
    state.push("text", "", 0).content = text
    state.push("link_close", "a", -1)
