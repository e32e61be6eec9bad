"""What is wrong with a TOML text that cannot be read, in plain words."""

from __future__ import annotations

import re
import tomllib

from docgen.diagnostics import Diagnostic
from docgen.toml.mistakes import ENDLESS, EXPLAINERS, OPENS, REPEATED, STRAY, Fault
from docgen.toml.positions import survey

_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)\Z")
_ASSIGNS = re.compile(r"\s*[\w.-]+\s*=")
_AT_MOST = 10
_SMALL = 100_000  # characters of a text worth reading several times


def explain(message: str, text: str, file: str, first_line: int) -> list[Diagnostic]:
    """The problem tomllib names, and those that show once its line is out of the way; never empty."""
    told: list[Diagnostic] = []
    last = (-2, False)
    for n in range(_AT_MOST if len(text) < _SMALL else 1):
        fault = _fault(message, text, file, first_line)
        explainer, found = next((e, d) for e in EXPLAINERS if (d := e(fault)))
        row = found.position.line - first_line
        if row <= last[0]:
            break
        lines = text.split("\n")
        goes_on = explainer in STRAY or (explainer in OPENS and not _ASSIGNS.match(lines[row]))
        if not (goes_on and last == (row - 1, True)):  # the lines of one stray paragraph are told once
            told.append(found)
        last = (row, goes_on or explainer in OPENS)
        if explainer in ENDLESS or _goes_on(lines[row]):
            break
        lines[row] = f'[["mended {n}"]]' if lines[row].lstrip().startswith("[") else ""
        text = "\n".join(lines)
        if (said := _problem(text)) is None:
            break
        message = said
    return told


def _goes_on(line: str) -> bool:
    """Whether the line opens a text or a list that later lines belong to."""
    return line.count('"""') % 2 == 1 or line.count("'''") % 2 == 1 or line.rstrip().endswith(("[", ",", "{"))


def _problem(text: str) -> str | None:
    try:
        tomllib.loads(text)
    except (ValueError, ArithmeticError) as fault:
        return str(fault)
    except RecursionError:
        return None
    return None


def _fault(message: str, text: str, file: str, first_line: int) -> Fault:
    lines = text.split("\n")
    match = _PLACE.search(message)
    row, column = (int(match[1]) - 1, int(match[2]) - 1) if match and match[1] else (len(lines) - 1, len(lines[-1]))
    repeats = survey(text, file, first_line).repeats if message.startswith(REPEATED) else []
    return Fault(_PLACE.sub("", message), text, file, first_line, row, column, repeats)
