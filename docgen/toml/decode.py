"""Bytes to text: UTF-8, line ends, and characters no paper can carry."""

from __future__ import annotations

import re

from docgen.diagnostics import Diagnostic, Position, error

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_AT_MOST = 20
_WIDE = re.compile(rb"\0[^\0]\0[^\0]|[^\0]\0[^\0]\0")  # UTF-16 without its mark


def decode(data: bytes, file: str) -> tuple[str | None, list[Diagnostic]]:
    """The text without byte order mark, every line end as "\\n"; None with diagnostics if it cannot be read."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _WIDE.match(data):
        fault = error("text-encoding", Position(file, 1, 1), "The file is saved as UTF-16, not UTF-8", _SAVE)
        return None, [fault]
    data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None, _wrong_bytes(data, file)
    faults = _unprintable(text, file)
    return (None, faults) if faults else (text, [])


_SAVE = "Save it as UTF-8 (in Notepad: File, Save as, Encoding UTF-8; in Excel: CSV UTF-8)"


def _wrong_bytes(data: bytes, file: str) -> list[Diagnostic]:
    found = []
    for number, line in enumerate(data.split(b"\n"), 1):
        try:
            line.decode()
        except UnicodeDecodeError as fault:
            at = Position(file, number, len(line[: fault.start].decode()) + 1)
            byte = line[fault.start : fault.start + 1]
            likely = byte.decode("cp1252", errors="ignore")
            looks = f' (in an old Windows file that is "{likely}")' if likely.isprintable() and likely else ""
            fact = f"Byte {fault.start + 1} of this line, 0x{byte.hex().upper()}{looks}, is not UTF-8"
            found.append(error("text-encoding", at, fact, _SAVE))
        if len(found) == _AT_MOST:
            break
    return found


def _unprintable(text: str, file: str) -> list[Diagnostic]:
    if not UNPRINTABLE.search(text):
        return []
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        for match in UNPRINTABLE.finditer(line):
            fact = f"There is an invisible control character here (U+{ord(match[0]):04X}), which no paper can carry"
            found.append(error("text-control", Position(file, number, match.start() + 1), fact, "Delete it"))
            if len(found) == _AT_MOST:
                return found
    return found
