"""The attributes an author gave a block, checked: known ones, on blocks they mean something for, of the right form."""

from __future__ import annotations

from collections.abc import Callable

from docgen.house.forms import list_parts
from docgen.paper.markdown.attributes import Attribute
from docgen.paper.markdown.context import Context, suggestion
from docgen.paper.markdown.inlines import ID, MAX_ID
from docgen.paper.markdown.source import Source

ALLOWED: dict[str, tuple[str, ...]] = {
    "heading": ("id", "numbered", "paragraphs", "label", "role"),
    "run-in heading": ("id", "numbered", "label"),
    "paragraph": ("id", "numbered", "label"),
    "picture": ("id", "numbered", "label"),
    "list's paragraph": ("id",),
    "cell's paragraph": (),
    "footnote's paragraph": (),
    "quotation's paragraph": ("id", "numbered", "label"),
    "bullet list": ("id", "form"),
    "numbered list": ("id", "form"),
    "table": ("id", "caption"),
    "csv fence": ("id", "caption"),
}
_EVERY = ("id", "numbered", "paragraphs", "label", "role", "form", "caption")


def _id(value: str) -> str:
    if len(value) > MAX_ID:
        return f"is longer than {MAX_ID} characters"
    return "" if ID.match(value) else "must start with a letter and hold only letters, digits, - and _"


def _form(value: str) -> str:
    if value in ("", "•"):
        return ""
    try:
        list_parts(value)
    except ValueError:
        return 'is no list form; use 1, a, A, i or I with brackets or a stop, such as "(a)"'
    return ""


def _one_of(*values: str) -> Callable[[str], str]:
    return lambda value: "" if value in values else "must be " + " or ".join(values)


_CHECKS: dict[str, Callable[[str], str]] = {
    "id": _id,
    "form": _form,
    "numbered": _one_of("true", "false"),
    "paragraphs": _one_of("numbered", "unnumbered"),
    "role": lambda value: "" if ID.match(value) else "is no role's name",
    "label": lambda value: "" if 0 < len(value.strip()) <= 20 else "must have 1 to 20 characters",
    "caption": lambda value: "" if value.strip() else "is empty",
}


def checked(context: Context, source: Source, kind: str, attributes: list[Attribute]) -> dict[str, Attribute]:
    """The good ones by name; the rest become diagnostics."""
    good: dict[str, Attribute] = {}
    for one in attributes:
        at = source.at(one.line, one.column)
        shown = f"#{one.value}" if one.key == "id" else f".{one.value}" if one.key == "class" else f"{one.key}={one.value}"
        if one.key not in _EVERY:
            context.error("attribute-unknown", at, f'"{shown}": there is no such attribute', suggestion(one.key, _EVERY))
        elif one.key not in ALLOWED.get(kind, ()):
            remedy = (
                "Write it as a paragraph below the picture."
                if kind == "picture" and one.key == "caption"
                else "Take it away."
            )
            context.error("attribute-misplaced", at, f'"{shown}" means nothing for a {kind}', remedy)
        elif one.key in good:
            context.error("attribute-twice", at, f'"{shown}": {one.key} is given twice for one block')
        elif problem := _CHECKS[one.key](one.value):
            context.error("attribute-value", at, f'"{shown}": {one.key} {problem}')
        elif one.key == "role" and context.roles and one.value not in context.roles:
            remedy = suggestion(one.value, context.roles) or "Give the role of one of its sections, or take it away."
            context.error("attribute-value", at, f'"{shown}": this house has no such section', remedy)
        elif one.key != "id" or context.claim(one.value, at):
            good[one.key] = one
    return good
