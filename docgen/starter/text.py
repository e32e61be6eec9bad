"""Pieces of TOML text: quoted values, keys, remarks, entries that are switched off."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable

_WIDTH = 118
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+\Z")


def basic(value: str) -> str:
    """A text as a TOML string in double quotes."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def key(name: str) -> str:
    """A name as a TOML key, quoted where it must be."""
    return name if _BARE_KEY.match(name) else basic(name)


def remark(text: str) -> list[str]:
    """The text as lines of remark; every line of the text begins a new one."""
    return [
        f"# {line}"
        for part in text.split("\n")
        for line in textwrap.wrap(" ".join(part.split()), _WIDTH, break_on_hyphens=False)
    ]


def entry(wanted: bool, *lines: str) -> list[str]:
    """The lines, switched off by a # unless they are wanted."""
    return list(lines) if wanted else [f"#{line}" if line else "" for line in lines]


def file_name(name: str) -> str:
    """A role's or comment's name as part of a file's name."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "part"


def joined(lines: Iterable[str]) -> str:
    """The lines as the text of a file."""
    return "\n".join(lines).rstrip("\n") + "\n"
