"""Writes fences: tables from CSV, and the places of structured data."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.token import Token

from docgen.decision.attachments import below
from docgen.markdown_text import MarkdownText
from docgen.paper.markdown.context import absent, suggestion
from docgen.paper.markdown.output import Insert, Output
from docgen.paper.markdown.pipe_tables import begin_table
from docgen.paper.tables import CsvText, beside, csv_table, decoded, lacking

INSERTS = ("options", "risks", "finances", "ledger")
_KNOWN = (*INSERTS, "csv")
CellBlocks = Callable[[MarkdownText], str]


def fence(output: Output, token: Token, cell_blocks: CellBlocks) -> None:
    words = token.info.split()
    kind = words[0] if words else ""
    if not _closed(output, token):
        message = "the fence that begins here has no end, so that all below it counts as its content"
        remedy = f"Write {token.markup} on a line of its own behind it."
        output.context.error("fence-open", output.at(token), message, remedy)
    if kind == "csv":
        _csv(output, token, words[1:], cell_blocks)
    elif kind in INSERTS:
        _insert(output, token, kind)
    else:
        remedy = suggestion(kind, _KNOWN) or f"A fence holds one of {', '.join(_KNOWN)}."
        output.context.error("fence-unknown", output.at(token), f'"{token.info.strip()}" is no fence docgen knows', remedy)


def _closed(output: Output, token: Token) -> bool:
    first, end = token.map or (0, 0)
    last = output.source.lines[end - 1].strip("> \t")
    return end - 1 > first and last.startswith(token.markup) and not last.strip(token.markup[:1])


def _insert(output: Output, token: Token, name: str) -> None:
    at = output.at(token)
    output.checked("fence", token)
    if token.content.strip() or len(token.info.split()) > 1:
        output.context.error("fence-content", at, f'the fence "{name}" must be empty: its content is in the front matter')
    if output.where:
        output.context.error("fence-nested", at, f'the fence "{name}" stands inside a {output.where[-1]}', "Take it out.")
        return
    first = output.context.fences.setdefault(name, at)
    if first != at:
        message = f'the fence "{name}" stands at {first} already, and its content is printed once'
        output.context.error("fence-twice", at, message, "Take one of them away.")
        return
    output.flush()
    output.parts.append(Insert(name, at))


def _csv(output: Output, token: Token, words: list[str], cell_blocks: CellBlocks) -> None:
    names = [word for word in words if word != "markdown"]
    name = " ".join(names)
    text = _csv_text(output, token, name)
    begin_table(output, token, "csv fence")
    if text is None:
        output.put(lacking(name), "</table>")
        return
    table = csv_table(text, cell_blocks if "markdown" in words else None)
    for problem in table.diagnostics:
        output.context.diagnostics.append(problem)
    output.put(table.xhtml, "</table>")


def _csv_text(output: Output, token: Token, name: str) -> CsvText | None:
    at = output.at(token)
    if not name:
        return CsvText(token.content, at.file, at.line + 1 if at.line else 0)
    if token.content.strip():
        message = f'the table is taken from "{name}", but the fence holds rows too'
        output.context.error("fence-content", at, message, "Take one of them away.")
    data = output.context.files.get(name)
    if data is None:
        if below(name) not in output.context.refused:
            output.context.error("csv-file", at, *absent(name, output.context.files))
        return None
    file = beside(at.file, name)
    text, problem = decoded(data, file)
    if problem:
        output.context.diagnostics.append(problem)
    return None if text is None else CsvText(text, file, 1, name)
