"""A decision's files in their canonical layout. Reads and writes no file."""

from __future__ import annotations

from docgen.decision.frontmatter import FENCE, Parts, split
from docgen.decision.source import MAIN, Source
from docgen.diagnostics import DocgenError, Position, error
from docgen.fmt import fields, markdown, toml
from docgen.fmt.runs import Wrap
from docgen.toml.decode import decode
from docgen.toml.read import read_toml

RULE = "fmt-refused"
_MARK = b"\xef\xbb\xbf"


def formatted(source: Source, wrap: Wrap) -> dict[str, bytes]:
    """The files of a decision that are to change, as they should be. Raises DocgenError for what it cannot read."""
    found: dict[str, bytes] = {}
    for name in _own(source):
        data = source.files[name]
        new = _file(name, data, source, wrap)
        if new != data:
            found[name] = new
    return found


def project(data: bytes, shown: str) -> bytes:
    """A docgen.toml in its canonical layout. Raises DocgenError for one that cannot be read."""
    return _with_ends(data, _toml(_decoded(data, shown), shown, 1, None))


def _own(source: Source) -> list[str]:
    """The names of the files whose words and data are the decision's own."""
    if not source.folder:
        return [source.main] if source.main in source.files else []
    return [
        name
        for name in source.files
        if name == MAIN or (name.lower().endswith(".md") and ("/" not in name or _is_comment(name)))
    ]


def _is_comment(name: str) -> bool:
    return name.startswith("comments/") and name.count("/") == 1


def _file(name: str, data: bytes, source: Source, wrap: Wrap) -> bytes:
    shown = source.shown(name)
    text = _decoded(data, shown)
    if name == MAIN and source.folder:
        return _with_ends(data, _toml(text, shown, 1, wrap))
    if source.folder and not _is_comment(name):
        return _with_ends(data, _markdown(text, shown, 1, wrap))
    parts = split(text, shown)
    if not isinstance(parts, Parts):
        raise DocgenError([parts])
    front = _toml(parts.front, shown, parts.front_line, wrap)
    body = _markdown(parts.body, shown, parts.body_line, wrap)
    return _with_ends(data, f"{FENCE}\n{front}{FENCE}\n" + (f"\n{body}" if body else ""))


def _decoded(data: bytes, shown: str) -> str:
    text, problems = decode(data, shown)
    if text is None:
        raise DocgenError(problems)
    return text


def _toml(text: str, shown: str, line: int, wrap: Wrap | None) -> str:
    """`wrap` None: no text in it is Markdown."""
    document = read_toml(text, shown, line)
    if isinstance(document, list):
        raise DocgenError(document)
    try:
        return toml.formatted(fields.formatted(document, wrap) if wrap else document.text)
    except ValueError as problem:
        raise _refused(shown, line) from problem


def _markdown(text: str, shown: str, line: int, wrap: Wrap) -> str:
    try:
        return markdown.formatted(text, wrap)
    except ValueError as problem:
        raise _refused(shown, line) from problem


def _refused(shown: str, line: int) -> DocgenError:
    fact = "docgen finds no layout for the text that begins here, so the file is left as it is"
    return DocgenError([error(RULE, Position(shown, line), fact, "please report it with the file, if you can")])


def _with_ends(data: bytes, text: str) -> bytes:
    """The text with the byte order mark of the file, and with the line end that most of its lines have."""
    windows = data.count(b"\r\n")
    end = "\r\n" if windows > data.count(b"\n") - windows else "\n"
    return (_MARK if data.startswith(_MARK) else b"") + text.replace("\n", end).encode()
