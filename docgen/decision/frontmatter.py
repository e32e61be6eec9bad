"""Front matter and body of a Markdown file."""

from __future__ import annotations

import re

from msgspec import Struct

from docgen.diagnostics import Diagnostic, Position, error

FENCE = "+++"
_ENTRY = re.compile(r"\s*(?:#:schema\b|\[\[?[\w.-]+\]\]?\s*$|[A-Za-z_-]+\s*=)")


class Parts(Struct, frozen=True):
    """Front matter and body, each with the number of its first line in the file."""

    front: str
    front_line: int
    body: str
    body_line: int


def split(text: str, file: str, comment: bool = False) -> Parts | Diagnostic:
    """The two parts of a text whose first line is `+++`, or what is wrong with it; `comment`: it is an officer's comment."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return _not_first(lines, file, _BEGIN_COMMENT if comment else _BEGIN)
    for number in range(1, len(lines)):
        if lines[number].rstrip() == FENCE:
            return Parts("\n".join(lines[1:number]), 2, "\n".join(lines[number + 1 :]), number + 2)
    fact = "The front matter that begins here has no end"
    return error("front-matter-open", Position(file, 1, 1), fact, "Write a second +++ line between it and the text")


def _not_first(lines: list[str], file: str, begin: str) -> Diagnostic:
    if not any(line.strip() for line in lines):
        return error("front-matter-missing", Position(file, 1, 1), "The file is empty", begin)
    if lines[0].rstrip() == "---":
        fact = "The front matter stands between --- lines; docgen reads TOML between +++ lines"
        return error(
            "front-matter-missing", Position(file, 1, 1), fact, 'Write +++ for ---, and `title = "…"` for `title: …`'
        )
    first, at = lines[0].strip(), Position(file, 1, 1)
    if first != FENCE and set(first) == {"+"}:
        return error("front-matter-missing", at, f'The file begins with "{first[:9]}", not with +++', "Write +++ here")
    if _ENTRY.match(first):
        return error("front-matter-missing", at, "The file does not begin with +++", "Write +++ on a line above this one")
    for number, line in enumerate(lines, 1):
        if line.strip() == FENCE:
            fact = "The front matter must come first in the file; it begins only here"
            remedy = "Delete what stands before this line" if number > 1 else "Delete the space before +++"
            return error("front-matter-place", Position(file, number, 1), fact, remedy)
    return error("front-matter-missing", Position(file, 1, 1), "The file has no front matter", begin)


_BEGIN = "Begin it with a +++ line, the title and so on in TOML, and another +++ line; `docgen new` writes one"
_BEGIN_COMMENT = (
    'Begin it with a +++ line, kind = "finance" or another kind of comment, and another +++ line; the words follow'
)
