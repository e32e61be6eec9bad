"""A new house from a copy of another."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from pathlib import Path

from docgen.diagnostics import Diagnostic, DocgenError, Position, error
from docgen.house.find import SHARED, HouseSource
from docgen.toml.decode import decode
from docgen.toml.read import read_toml

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_LONGEST = 60
_DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))))
_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'')


def new(name: str, source: HouseSource, into: Path, full_name: str = "") -> Path:
    """The folder of a new house `name` in `into`, with the files of `source` but for its name.

    Raises DocgenError for a name that cannot be a folder's, and where something of that name is already there.
    """
    folder = into / name
    problems = [*_bad(name), *([] if _free(folder, into) else [_taken(folder)])]
    if problems:
        raise DocgenError(problems[:1])
    into.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{name}.", dir=into))
    try:
        for key, data in source.files.items():
            if not key.startswith(f"{SHARED}/"):
                named = key == "house.toml"
                (made / key).write_bytes(_renamed(data, source.shown[key], full_name or _titled(name)) if named else data)
        made.chmod(0o755)
        made.rename(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return folder


def _bad(name: str) -> list[Diagnostic]:
    if _NAME.match(name) and len(name) <= _LONGEST and name not in _DEVICES:
        return []
    fact = f'"{name}" cannot be the name of a house'
    how = f"use small letters, digits and single hyphens, beginning with a letter, {_LONGEST} characters at most"
    if name in _DEVICES:
        how = "Windows keeps this name for itself; use another"
    return [error("house-name", Position(name or "house"), fact, how)]


def _free(folder: Path, into: Path) -> bool:
    """Whether nothing of that name is there, in capitals or not."""
    if not into.is_dir():
        return True
    return folder.name.casefold() not in {path.name.casefold() for path in into.iterdir()}


def _taken(folder: Path) -> Diagnostic:
    fact = "there is something of this name already, and it is not written over"
    return error("house-exists", Position(folder.as_posix()), fact, "choose another name, or take the old one away first")


def _titled(name: str) -> str:
    return " ".join(part.capitalize() for part in name.split("-"))


def _renamed(data: bytes, file: str, full_name: str) -> bytes:
    """The house file with another `name`, all else as it was; the file as it is where its name cannot be found."""
    text, _ = decode(data, file)
    document = read_toml(text, file) if text is not None else []
    if isinstance(document, list) or ("name",) not in document.places:
        return data
    at = document.places[("name",)].value
    lines = document.text.split("\n")
    line = lines[at.line - 1]
    before, after = line[: at.column - 1], line[at.column - 1 :]
    lines[at.line - 1] = before + _STRING.sub(lambda _: json.dumps(full_name, ensure_ascii=False), after, count=1)
    return "\n".join(lines).encode()
