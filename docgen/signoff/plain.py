"""XHTML of prose → plain text that layout does not change: words, list marks and the names of what is referred to."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import count

from docgen.house import forms
from docgen.late import late

_EMPTY = late(r'<a href="#([^"]*)"(?: [^>]*)?(?:/>|></a>)')
_MARK = late(r'<a (?=[^>]*role="doc-noteref")[^>]*(?:/>|></a>)')
_LINK = late(r'<a href="([^"#][^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_PICTURE = late(r"<img\b([^>]*?)/?>")
_ALT = late(r'\balt="([^"]*)"')
_SOURCE = late(r'\bsrc="([^"]*)"')
_LIST = late(r"<(?:[ou]l|li)\b[^>]*>|</[ou]l>")
_FORM = late(r'\bdata-form="([^"]*)"')
_START = late(r'\bstart="(\d+)"')
_CELL = late(r"</t[dh]>(?=\s*<t[dh])")
_ENDS = late(r"</(?:p|li|h[1-6]|tr|aside|caption)>|<(?:ul|ol|table)\b[^>]*>")
_BREAK = late(r"<br ?/?>|</?(?:p|li|ul|ol|table|tr|td|th|aside|section|div|h[1-6])\b[^>]*>")
_TAG = late(r"<[^>]*>")


def plain(xhtml: str) -> str:
    """All the words on one line."""
    if "<" not in xhtml and "&" not in xhtml:
        return " ".join(xhtml.split())
    return _words(_marked(xhtml))


def blocks(xhtml: str) -> list[str]:
    """The words of each paragraph, item, heading and row of a table on a line of its own."""
    return [words for part in _ENDS.split(_marked(xhtml)) if (words := _words(part))]


def _marked(xhtml: str) -> str:
    """References, links, pictures, items and cells as marks in the text; it is escaped before and after."""
    if "<a " in xhtml:
        xhtml = _LINK.sub(_linked, _EMPTY.sub(r"[#\1]", _MARK.sub("", xhtml)))
    if "<img" in xhtml:
        xhtml = _PICTURE.sub(_pictured, xhtml)
    if "<li" in xhtml:
        xhtml = _LIST.sub(_Labels().marked, xhtml)
    return _CELL.sub(" | ", xhtml) if "</t" in xhtml else xhtml


class _Labels:
    """Gives the items of one text their labels, as the paper prints them; an item without one is marked by a bullet."""

    def __init__(self) -> None:
        self.lists: list[tuple[str, Iterator[int]]] = []  # form and values of the lists that are open

    def marked(self, tag: re.Match[str]) -> str:
        found = tag[0]
        if found.startswith("<li"):
            return f" {self._label()} "
        if found.startswith("</"):
            del self.lists[-1:]
        else:
            form, start = _FORM.search(found), _START.search(found)
            usual = "1." if found.startswith("<ol") else ""
            self.lists.append((html.unescape(form[1]) if form else usual, count(int(start[1]) if start else 1)))
        return found

    def _label(self) -> str:
        form, values = self.lists[-1] if self.lists else ("", count(1))
        try:
            return html.escape(forms.item(form, next(values)), quote=False)
        except ValueError:  # bullets, no mark at all, or a form that is told of elsewhere
            return "•"


def _linked(link: re.Match[str]) -> str:
    target = link[1].removeprefix("mailto:")
    return link[2] if _TAG.sub("", link[2]) == target else f"{link[2]} [{link[1]}]"


def _pictured(picture: re.Match[str]) -> str:
    alt, source = _ALT.search(picture[1]), _SOURCE.search(picture[1])
    return f" [picture {source[1] if source else ''}: {alt[1] if alt else ''}] "


def _words(xhtml: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", _BREAK.sub(" ", xhtml))).split())
