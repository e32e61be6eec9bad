"""Entries of the front matter put in and taken out: [[recommendations]] and the like, and texts in a list."""

from __future__ import annotations

import re

from docgen.review.apply import pieces
from docgen.review.apply.pieces import UntypableError
from docgen.review.source.glyphs import Glyphs
from docgen.review.source.holders import Patch, TomlString
from docgen.review.source.run import Run
from docgen.review.source.toml_text import escaped

_HEADER = re.compile(r"^[ \t]*\[", re.MULTILINE)
_ASIDE = re.compile(r"[ \t]*(#.*)?")
_LISTS = ("recommendations",)


def is_entry(run: Run) -> bool:
    """Whether the run is all of an entry that a reviewer may add to or take away: a recommendation, a text in a list."""
    path, holder = run.path, run.holder
    if not isinstance(holder, TomlString) or holder.text.strip() != holder.text[slice(*run.bounds)].strip():
        return False
    return (path[:1] == _LISTS[:1] and path[-1] == "text") or (bool(path) and isinstance(path[-1], int))


def removed(run: Run, text: str) -> Patch:
    """The entry taken out of the text of its file. Raises UntypableError."""
    holder = _holder(run)
    if isinstance(run.path[-1], int):
        return _element_removed(holder, text)
    start, end = _entry(holder, run, text)
    while text.startswith("\n", end):
        end += 1
    return Patch(holder.file, start, end, "")


def added(run: Run, text: str, before: bool, new: Glyphs) -> Patch:
    """An entry with new words beside that of the run. Raises UntypableError."""
    holder = _holder(run)
    typed = _string(pieces.typed(run, new))
    if isinstance(run.path[-1], int):
        return _element_added(holder, text, before, typed)
    if _inline(holder, text):
        return _inline_added(holder, text, before, typed)
    start, end = _entry(holder, run, text)
    entry = f"[[{run.path[0]}]]\ntext = {typed}\n"
    if before:
        return Patch(holder.file, start, start, entry + "\n")
    return Patch(holder.file, end, end, "\n" + entry)


def _string(value: str) -> str:
    return f'"{escaped(value, False)}"'


def _holder(run: Run) -> TomlString:
    if not isinstance(run.holder, TomlString):
        raise UntypableError("the text stands in no list")
    return run.holder


def _inline(holder: TomlString, text: str) -> bool:
    """Whether the entry stands between braces."""
    line = text[text.rfind("\n", 0, holder.begin) + 1 : holder.begin]
    return "{" in line


def _entry(holder: TomlString, run: Run, text: str) -> tuple[int, int]:
    """From the entry's header to behind its last line; the empty lines and remarks before the next are left out."""
    if _inline(holder, text):
        raise UntypableError("the entry stands between braces")
    headers = [
        m.start() for m in re.finditer(rf"^[ \t]*\[\[[ \t]*{run.path[0]}[ \t]*\]\]", text[: holder.begin], re.MULTILINE)
    ]
    if not headers:
        raise UntypableError("the entry has no header of its own")
    behind = holder.begin + holder.value.length
    following = _HEADER.search(text, behind)
    end = following.start() if following else len(text)
    fence = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE).search(text, behind)
    end = min(end, fence.start()) if fence else end
    kept = text[behind:end].split("\n")
    while len(kept) > 1 and _ASIDE.fullmatch(kept[-1]):
        kept.pop()
    return headers[-1], min(behind + len("\n".join(kept)) + 1, len(text))


def _element_bounds(holder: TomlString, text: str) -> tuple[int, int, str]:
    """Where a list's text begins and ends, and the white space before it."""
    start, end = holder.begin, holder.begin + holder.value.length
    lead = re.compile(r"[ \t\n]*\Z").search(text, 0, start)
    return start, end, lead[0] if lead else ""


def _element_removed(holder: TomlString, text: str) -> Patch:
    start, end, lead = _element_bounds(holder, text)
    behind = re.compile(r"[ \t]*,").match(text, end)
    if behind:
        return Patch(holder.file, start - len(lead), behind.end(), "")
    before = text[: start - len(lead)]
    cut = len(before) - 1 if before.endswith(",") else start - len(lead)
    return Patch(holder.file, cut, end, "")


def _element_added(holder: TomlString, text: str, before: bool, typed: str) -> Patch:
    start, end, lead = _element_bounds(holder, text)
    gap = lead or " "
    if before:
        return Patch(holder.file, start, start, f"{typed},{gap}")
    return Patch(holder.file, end, end, f",{gap}{typed}")


def _inline_added(holder: TomlString, text: str, before: bool, typed: str) -> Patch:
    start = text.rfind("{", 0, holder.begin)
    close = re.compile(r"[^{}\"'\n]*\}").match(text, holder.begin + holder.value.length)
    if close is None:
        raise UntypableError("the entry's end was not found")
    if before:
        return Patch(holder.file, start, start, f"{{ text = {typed} }}, ")
    return Patch(holder.file, close.end(), close.end(), f", {{ text = {typed} }}")
