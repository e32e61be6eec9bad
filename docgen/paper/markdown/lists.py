"""Writes lists."""

from __future__ import annotations

from html import escape

from markdown_it.token import Token

from docgen.house.forms import counted as counted_on
from docgen.late import late
from docgen.paper.markdown.context import attribute
from docgen.paper.markdown.markers import style, value
from docgen.paper.markdown.output import ListState, Output

_LETTERS = 26
_CLOSED = ("bullet_list_close", "ordered_list_close")
_ITEM = late(r"(\s*)([-*+]|[^\W_]+[.)])\s+")


def bullets_open(output: Output, n: int, token: Token) -> None:
    _check_beside(output, n, token)
    given = output.checked("bullet list", token)
    form = given.get("form", "•")
    if form not in ("", "•"):
        output.context.error(
            "attribute-value", output.at(token), f'"form={form}" on a list of bullets', "Number its items: 1. 2. 3."
        )
    shown = ' data-form=""' if form == "" else ""
    output.put("<ul", attribute("id", given.get("id", "")), shown, output.data_at(token), ">")
    output.lists.append(None)
    output.where.append("list")


def numbers_open(output: Output, n: int, token: Token) -> None:
    _check_beside(output, n, token)
    given = output.checked("numbered list", token)
    marker = output.marker(output.tokens[n + 1])
    counting = style(marker.value)
    first = value(marker.value, counting) or 0
    form = given.get("form", counting + marker.end)
    if form in ("", "•"):
        output.context.error(
            "attribute-value", output.at(token), f'"form={form}" on a numbered list', "Use - for its items."
        )
        form = counting + marker.end
    shown = "" if form == "1." else f' data-form="{escape(form)}"'
    start = "" if first == 1 else f' start="{first}"'
    output.put("<ol", attribute("id", given.get("id", "")), shown, start, output.data_at(token), ">")
    output.lists.append(ListState(counting, first, first, marker.value + marker.end))
    output.where.append("list")


def item_open(output: Output, n: int, token: Token) -> None:
    state = output.lists[-1]
    if state:
        _check_marker(output, token, state)
        output.ordered_items[token.map[0] if token.map else 0] += 1
    first = output.tokens[n + 1]
    given: dict[str, str] = {}
    if first.type == "paragraph_open":
        output.bare = n + 1
        given = output.checked("list's paragraph", first)
    output.put("<li", attribute("id", given.get("id", "")), output.data_at(token), ">")


def item_close(output: Output, n: int, token: Token) -> None:
    output.put("</li>")


def list_close(output: Output, n: int, token: Token) -> None:
    output.lists.pop()
    output.where.pop()
    output.put("</ul>" if token.type == "bullet_list_close" else "</ol>")


def _check_beside(output: Output, n: int, token: Token) -> None:
    """Complains of a list that is indented below the item above it, but too little to stand in it."""
    if not n or output.tokens[n - 1].type not in _CLOSED or not token.map:
        return
    before = (output.tokens[i] for i in range(n - 1, -1, -1))
    above = next(t for t in before if t.type == "list_item_open" and t.level == token.level + 1)
    item = _ITEM.match(output.source.lines[above.map[0]]) if above.map else None
    own = _ITEM.match(output.source.lines[token.map[0]])
    if item is None or own is None or len(own[1]) <= len(item[1]):
        return
    more = len(item[0]) - len(own[1])
    message = f'this list stands below the item "{item[2]}", not in it'
    remedy = f"Indent it by {more} more {'space' if more == 1 else 'spaces'}, or begin it where the list above begins."
    output.context.warning("list-indent", output.at(token), message, remedy)


def _check_marker(output: Output, token: Token, state: ListState) -> None:
    marker = output.marker(token)
    shown = marker.value + marker.end
    counted = value(marker.value, state.style)
    if counted is None:
        message = f'"{shown}" does not go on from "{state.shown}"'
        remedy = "Indent it to begin a list within the item above."
        if state.style in "aA" and state.next > _LETTERS and len(set(marker.value)) > 1:
            wanted = counted_on(state.next, state.style) + marker.end
            remedy = f'Write "{wanted}": after z, letters are doubled, as Word counts them.'
        output.context.error("list-marker", output.at(token), message, remedy)
    elif counted != state.next and not (state.style == "1" and counted == state.first):
        message = f'"{shown}" does not follow "{state.shown}", and is counted on from it in the paper'
        output.context.warning("list-sequence", output.at(token), message, "Number the items in order.")
    state.next += 1
    state.shown = shown
