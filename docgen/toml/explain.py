"""What is wrong with a TOML text that cannot be read, in plain words."""

from __future__ import annotations

import re

from docgen.diagnostics import Diagnostic, Position, error

_PLACE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)\Z")


def explain(message: str, text: str, file: str, first_line: int) -> list[Diagnostic]:
    match = _PLACE.search(message)
    line, column = (int(match[1]), int(match[2])) if match and match[1] else (text.count("\n") + 1, 1)
    return [error("toml-syntax", Position(file, first_line + line - 1, column), message)]
