"""The file of a decision's review notes, with notes put in or changed and all else left as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docgen.decision.notes import Notes, Reply, ReviewNote
from docgen.review.source.toml_text import escaped

_HEAD = """# Review notes: what reviewers said of the paper, and edits of theirs that were not made. No paper prints them.
# docgen review --resolve N DECISION closes the note with the id N.
"""
_KEYS = ("author", "date", "file", "place", "quote", "block", "at", "text", "reason", "mark")


def added(data: bytes, known: Notes, new: Sequence[ReviewNote]) -> tuple[bytes, int]:
    """The file with the notes it does not have yet, and how many these are.

    Of a comment it has, new replies are put in, and it is closed if it was closed in Word.
    """
    by_mark = {note.mark: note for note in known.notes}
    number = max((note.id for note in known.notes), default=0)
    fresh: list[ReviewNote] = []
    for note in new:
        old = by_mark.get(note.mark)
        if old is None:
            number += 1
            fresh.append(note)
            by_mark[note.mark] = note
            data_note = _entry(note, number)
            data = _joined(data, data_note)
        elif old.id and old in known.notes:
            data = _updated(data, old, note)
    return data, len(fresh)


def resolved(data: bytes, number: int) -> bytes:
    """The file with the note of that id closed."""
    return _changed(data, number, lambda entry: _set(entry, "state", "resolved"))


def _joined(data: bytes, entry: str) -> bytes:
    if not data.strip():
        return (_HEAD + entry).encode()
    text = data.decode("utf-8-sig") if not data.startswith(b"\xef\xbb\xbf") else data.decode()
    end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if text.endswith("\n") else end
    return (text + gap + entry.replace("\n", end)).encode()


def _entry(note: ReviewNote, number: int) -> str:
    lines = ["", "[[notes]]", f"id = {number}", f'state = "{note.state}"', f'kind = "{note.kind}"']
    lines += [f'end = "{note.end}"'] if note.end else []
    lines += [f"{key} = {_string(getattr(note, key))}" for key in _KEYS if getattr(note, key)]
    for reply in note.replies:
        lines += ["", "[[notes.replies]]", *_reply(reply)]
    for reading in note.readings:
        lines += ["", "[[notes.readings]]", f"who = {_string(reading.who)}", f"words = {_string(reading.words)}"]
    return "\n".join(lines) + "\n"


def _reply(reply: Reply) -> list[str]:
    return [f"{key} = {_string(getattr(reply, key))}" for key in ("author", "date", "text") if getattr(reply, key)]


def _string(value: str) -> str:
    value = "".join(c for c in value if c in "\n\t" or ((c.isprintable() or c in "\u00a0\u2028") and ord(c) >= 32))
    if "\n" in value:
        return f'"""\n{escaped(value, True)}"""'
    return f'"{escaped(value, False)}"'


def _updated(data: bytes, old: ReviewNote, new: ReviewNote) -> bytes:
    """The file with what has come to a comment since."""
    known = {(r.author, r.date, r.text) for r in old.replies}
    replies = [r for r in new.replies if (r.author, r.date, r.text) not in known]
    closes = new.state == "resolved" and old.state == "open"
    if not replies and not closes:
        return data

    def change(entry: Any) -> None:
        if closes:
            _set(entry, "state", "resolved")
        for reply in replies:
            _append(entry, reply)

    return _changed(data, old.id, change)


def _set(entry: Any, key: str, value: str) -> None:
    entry[key] = value


def _append(entry: Any, reply: Reply) -> None:
    import tomlkit

    if "replies" not in entry:
        entry.add("replies", tomlkit.aot())
    table = tomlkit.table()
    for key in ("author", "date", "text"):
        if getattr(reply, key):
            table.add(key, getattr(reply, key))
    entry["replies"].append(table)


def _changed(data: bytes, number: int, change: Any) -> bytes:
    import tomlkit

    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    document: Any = tomlkit.parse(data.removeprefix(mark).decode())
    for entry in document.get("notes", []):
        if entry.get("id") == number:
            change(entry)
    return mark + tomlkit.dumps(document).encode()
