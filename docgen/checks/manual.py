"""A rule's manual page: the docstring of its module, taken apart."""

from __future__ import annotations

from msgspec import Struct

from docgen.checks.rule import Rule
from docgen.late import late

_TICKS = late(r"(`{3,})([^`]*)")


class Example(Struct, frozen=True):
    """One example: its fences as (what it is, text), and the sentence before it, if there is one."""

    fences: tuple[tuple[str, str], ...]
    remark: str = ""

    def text(self, info: str) -> str | None:
        """The text of the fence of that kind."""
        return dict(self.fences).get(info)


class Manual(Struct, frozen=True):
    """A manual page. Paragraphs are on one line each."""

    id: str
    summary: str
    what: tuple[str, ...]
    why: tuple[str, ...]
    fails: tuple[Example, ...]
    passes: tuple[Example, ...]


class ManualError(ValueError):
    """A docstring that is no manual page."""


def manual(rule: Rule) -> Manual:
    """The rule's page. Raises ManualError where its docstring is none."""
    blocks = _blocks(rule.manual)
    name, _, summary = blocks[0][1].partition(": ") if blocks else ("", "", "")
    if name != rule.id or not summary:
        raise ManualError(f'the docstring of {rule.check.__module__} does not begin with "{rule.id}: "')
    parts: dict[str, list[tuple[str, str]]] = {"what": [], "why": [], "fails": [], "passes": []}
    part = "what"
    for info, text in blocks[1:]:
        if not info and text in ("Fails:", "Passes:"):
            part = text[:-1].lower()
            continue
        if not info and part == "what" and text.startswith("Why it matters:"):
            part, text = "why", text.removeprefix("Why it matters:").strip()
        parts[part].append((info, text))
    if empty := [name for name, held in parts.items() if not held]:
        raise ManualError(f"the manual of {rule.id} says nothing under: {', '.join(empty)}")
    what, why = (tuple(text for _, text in parts[name]) for name in ("what", "why"))
    fails, passes = (tuple(_examples(parts[name])) for name in ("fails", "passes"))
    return Manual(name, _capital(summary.rstrip(".")), what, tuple(map(_capital, why)), fails, passes)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _blocks(text: str) -> list[tuple[str, str]]:
    """Paragraphs as ("", text on one line), fences as (info, text)."""
    found: list[tuple[str, str]] = []
    paragraph: list[str] = []
    lines = iter(text.strip().split("\n"))
    for line in lines:
        opened = _TICKS.fullmatch(line.strip())
        if paragraph and (opened or not line.strip()):
            found.append(("", " ".join(paragraph)))
            paragraph = []
        if opened:
            inside = []
            for inner in lines:
                if inner.strip() == opened[1]:
                    break
                inside.append(inner + "\n")
            found.append((opened[2].strip() or "text", "".join(inside)))
        elif line.strip():
            paragraph.append(line.strip())
    return [*found, ("", " ".join(paragraph))] if paragraph else found


def _examples(blocks: list[tuple[str, str]]) -> list[Example]:
    """Fences that follow each other are one example, until one of a kind that is there already, or until a sentence."""
    found: list[Example] = []
    remark, fences = "", list[tuple[str, str]]()
    for info, text in [*blocks, ("", "")]:
        if fences and (not info or info in dict(fences)):
            found.append(Example(tuple(fences), remark))
            remark, fences = "", []
        if info:
            fences.append((info, text))
        else:
            remark = text
    return found
