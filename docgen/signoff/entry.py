"""A comment's TOML, written or changed with everything around it left as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docgen.decision.model import Comment, SignOff
from docgen.toml.positions import DataPath
from docgen.toml.read import TomlDocument

if TYPE_CHECKING:
    from collections.abc import MutableMapping

_KEYS = ("kind", "officer", "post", "initials", "date", "suffix", "text")
_ASIDE = re.compile(r"[ \t]*(#.*)?")


def renewed(document: TomlDocument, path: DataPath, comment: Comment, with_text: bool) -> str:
    """The TOML text with the comment at a path as given; `()` where the text is the comment's own file."""
    span = _span(document, path)
    if span is None:
        return _renewed_inline(document, path, comment, with_text)
    start, end = span
    lines = document.text.split("\n")
    entry = _renewed(_joined(lines[start:end]), path[:1], comment, with_text)
    return "\n".join([*lines[:start], *entry.rstrip("\n").split("\n"), *lines[end:]])


def added(document: TomlDocument, comment: Comment) -> str:
    """The TOML text with one more entry of [[comments]], behind the last one or at the end."""
    given = document.data.get("comments")
    last: DataPath = ("comments", len(given) - 1) if given else ("comments",)
    span = _span(document, last) if given else None
    if given is not None and span is None:
        return _added_inline(document, comment)
    lines = document.text.split("\n")
    end = span[1] if span else _without_end(lines, len(lines))
    entry = fresh(comment, "comments").rstrip("\n").split("\n")
    return "\n".join([*lines[:end], *([""] if end else []), *entry, *(lines[end:] or [""])])


def fresh(comment: Comment, table: str = "", with_text: bool = True) -> str:
    """A comment's TOML from nothing; `table` is the array it is an entry of."""
    import tomlkit

    document = tomlkit.document()
    for key, value in _values(comment, with_text).items():
        document.add(key, value)
    head = f"[[{table}]]\n" if table else ""
    return head + tomlkit.dumps(document) + _seal(comment.signed, table)


def _renewed(text: str, table: DataPath, comment: Comment, with_text: bool) -> str:
    """The text of one entry alone, with what is new in it; the record of the sign-off is written anew."""
    import tomlkit

    document = tomlkit.parse(text)
    entry: Any = document[str(table[0])][0] if table else document
    if "signed" in entry:
        del entry["signed"]
        document = tomlkit.parse(_joined(tomlkit.dumps(document).rstrip().split("\n")))
        entry = document[str(table[0])][0] if table else document
    _update(entry, comment, with_text)
    return tomlkit.dumps(document).rstrip("\n") + "\n" + _seal(comment.signed, str(table[0]) if table else "")


def _renewed_inline(document: TomlDocument, path: DataPath, comment: Comment, with_text: bool) -> str:
    import tomlkit

    whole = tomlkit.parse(document.text)
    entry: Any = whole[str(path[0])][path[1]]
    _update(entry, comment, with_text)
    if comment.signed:
        entry["signed"] = _inline_seal(comment.signed)
    return tomlkit.dumps(whole)


def _added_inline(document: TomlDocument, comment: Comment) -> str:
    import tomlkit

    whole = tomlkit.parse(document.text)
    entry = tomlkit.inline_table()
    for key, value in _values(comment, True).items():
        entry.append(key, value)
    if comment.signed:
        entry.append("signed", _inline_seal(comment.signed))
    array: Any = whole["comments"]
    array.append(entry)
    return tomlkit.dumps(whole)


def _update(entry: MutableMapping[str, Any], comment: Comment, with_text: bool) -> None:
    """Sets what differs, and leaves the layout of what does not."""
    wanted = _values(comment, with_text)
    for key in _KEYS:
        if key in wanted and entry.get(key) != getattr(comment, key):
            entry[key] = wanted[key]
        elif key not in wanted and key in entry and (with_text or key != "text"):
            del entry[key]


def _values(comment: Comment, with_text: bool) -> dict[str, Any]:
    import tomlkit

    found: dict[str, Any] = {}
    for key in _KEYS:
        value = getattr(comment, key)
        if value in (None, "") or (key == "text" and not with_text):
            continue
        is_long = key == "text" and ("\n" in value or len(value) > 100)
        found[key] = tomlkit.value(_long(value)) if is_long else tomlkit.item(value)
    return found


def _seal(signed: SignOff | None, table: str) -> str:
    import tomlkit

    if signed is None:
        return ""
    scope = ", ".join(tomlkit.item(name).as_string() for name in signed.scope)
    head = f"{table}.signed" if table else "signed"
    record = tomlkit.item(signed.fingerprint).as_string()
    return f"\n[{head}]\nfingerprint = {record}\nscope = [{scope}]\nsaw = {_literal(signed.saw)}\n"


def _inline_seal(signed: SignOff) -> Any:
    import tomlkit

    found = tomlkit.inline_table()
    found.append("fingerprint", signed.fingerprint)
    found.append("scope", signed.scope)
    found.append("saw", tomlkit.value(_literal(signed.saw)))
    return found


def _literal(text: str) -> str:
    """A text of several lines that can be read in a difference: as it is, or escaped where it must be."""
    if "'''" in text or "\x7f" in text:
        return _long(text)
    return f"'''\n{text.rstrip()}\n'''"


def _long(text: str) -> str:
    escaped = text.strip("\n").replace("\\", "\\\\").replace('"""', '""\\"').replace("\x7f", "\\u007f")
    return f'"""\n{escaped}\n"""'


def _span(document: TomlDocument, path: DataPath) -> tuple[int, int] | None:
    """First line and end of an entry with a header of its own, from 0; None where it stands between braces."""
    lines = document.text.split("\n")
    if not path:
        return 0, _without_end(lines, len(lines))
    start = document.value(path).line - document.first_line
    if not lines[start].lstrip().startswith("[["):
        return None
    below = len(path)
    others = (p.key.line - document.first_line for q, p in document.places.items() if q[:below] != path)
    following = min((line for line in others if line > start), default=len(lines))
    return start, _without_end(lines, following)


def _without_end(lines: list[str], end: int) -> int:
    """The end without the empty lines and remarks before it, which belong to what follows."""
    while end and _ASIDE.fullmatch(lines[end - 1]):
        end -= 1
    return end


def _joined(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"
