"""Plain text as Markdown that prints it."""

from __future__ import annotations

import re

_ANYWHERE = re.compile(r"[\\`*_\[\]{}^~|<]")
_ADDRESS = re.compile(r"(?<=http)(s?):(?=//)", re.IGNORECASE)
_LINE_HEAD = re.compile(r"^([^\S\n]*(?:[0-9]{1,9}|[A-Za-z]{1,8}(?=\)))?)([#>+=\-.):])", re.MULTILINE)
_LINE_ENDS = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t\r\n]*")


def escape_markdown(text: str) -> str:
    """Markdown for one paragraph that prints as the text: white space collapsed, nothing in it taken as a mark."""
    text = _LINE_ENDS.sub("\n", text).strip(" \t\n")
    text = _ANYWHERE.sub(r"\\\g<0>", text)
    text = _ADDRESS.sub(r"\1\\:", text)
    return _LINE_HEAD.sub(r"\1\\\2", text)
