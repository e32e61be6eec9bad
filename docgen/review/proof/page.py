"""What a page shows, read without trust."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from docgen.diagnostics import DocgenError, Position, error
from docgen.review.marks import Provenance
from docgen.review.proof.shown import Shown, digest, plain

LARGEST = 100_000_000
_INLINE = {
    *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "i", "kbd", "mark", "q", "s", "samp", "small"),
    *("span", "strong", "sub", "sup", "time", "u", "var", "wbr", "ins", "del", "img", "font"),
}
_UNSEEN = {"script", "style", "template", "noscript"}
_PROGRAMS = {"script", "iframe", "object", "embed", "frame", "form", "base", "link"}


def read(name: str, data: bytes) -> Shown:
    """What a page shows. Raises DocgenError for what is no page, or one too large."""
    if len(data) > LARGEST:
        raise _refused(
            name, f"this file has more than {LARGEST // 1_000_000} MB", "do not open it; ask who sent it for the paper"
        )
    parser = etree.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8")
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError, AssertionError) as problem:
        raise _refused(
            name, "this file cannot be read as a page", "name a paper made by docgen, .html or .docx"
        ) from problem
    if root is None:
        raise _refused(name, "this file is empty", "name a paper made by docgen, .html or .docx")
    blocks = _Blocks()
    blocks.walk(root)
    pictures = sorted(digest((e.get("src") or "").encode()) for e in root.iter("img"))
    programs = sum(_programs(element) for element in root.iter())
    return Shown(
        _provenance(root),
        tuple(blocks.done()),
        tuple(pictures),
        {"page": digest(data)},
        programs=programs,
        comparison=_compares(root),
    )


def _compares(root: etree._Element) -> bool:
    return any(e.get("class") == "redline" and e.get("role") == "note" for e in root.iter("p"))


def _programs(element: etree._Element) -> int:
    """How much of an element would run, or load something, where the page is opened."""
    found = 1 if _tag(element) in _PROGRAMS else 0
    for name, value in element.items():
        found += str(name).startswith("on") or "".join(str(value).split()).lower().startswith("javascript:")
    return found


def _tag(element: etree._Element) -> str:
    return element.tag if isinstance(element.tag, str) else ""


def _provenance(root: etree._Element) -> Provenance:
    said = {e.get("name") or "": (e.get("content") or "").strip() for e in root.iter("meta")}
    return Provenance(
        decision=said.get("docgen:decision", ""),
        house=said.get("docgen:house", ""),
        version=said.get("docgen:version", ""),
        source_fingerprint=said.get("docgen:source-fingerprint", ""),
        house_fingerprint=said.get("docgen:house-fingerprint", ""),
        status=said.get("docgen:status", ""),
    )


class _Blocks:
    """The texts between the edges of blocks."""

    def __init__(self) -> None:
        self._found: list[str] = []
        self._parts: list[str] = []

    def walk(self, root: etree._Element) -> None:
        """Takes in all that is below an element."""
        unseen = 0
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            tag = _tag(element)
            edge = tag not in _INLINE and event in ("start", "end")
            if edge:
                self._flush()
            if tag in _UNSEEN:
                unseen += 1 if event == "start" else -1
            if event == "start":
                self._add(element.text, unseen)
                self._parts += [f" [{address}] " for address in _address(element)]
            else:
                self._add(element.tail, unseen)

    def done(self) -> Iterator[str]:
        """The texts, none empty."""
        self._flush()
        return iter(self._found)

    def _add(self, text: str | None, unseen: int) -> None:
        if text and not unseen:
            self._parts.append(text)

    def _flush(self) -> None:
        if text := plain("".join(self._parts)):
            self._found.append(text)
        self._parts.clear()


def _address(element: etree._Element) -> list[str]:
    """Where a link out of the paper leads, and what stands for a picture: both can be changed without a word of the text."""
    if _tag(element) == "img":
        return [element.get("alt") or ""]
    address = element.get("href") or ""
    return [] if _tag(element) != "a" or address.startswith("#") or not address else [address]


def _refused(name: str, fact: str, remedy: str) -> DocgenError:
    return DocgenError([error("verify-file", Position(name), fact, remedy)])
