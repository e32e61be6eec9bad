"""The numbers an HTML paper prints, read from the page itself: to compare with those Word counts."""

from __future__ import annotations

from lxml import etree, html

_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li")
_OWN_TEXT_ENDS = ("ul", "ol", "p", "div", "section", "table")


def numbered_paragraphs(page: bytes) -> list[tuple[str, str]]:
    """(label, text) of every numbered heading, paragraph and list item, in the order of the page; the footnotes aside.

    The text is the block's own: of an item without the lists and further paragraphs in it.
    """
    body = html.document_fromstring(page.decode("utf-8")).body
    blocks = body.xpath("//main//*[self::a or self::span][@class='n' or @class='l'] | //header//*[@class='n' or @class='l']")
    return [
        (_squeezed(mark.text or ""), _own_text(mark))
        for mark in blocks
        if mark.getparent().tag in _BLOCKS and not mark.xpath("ancestor::section[@class='notes']")
    ]


def _own_text(mark: etree._Element) -> str:
    parts = [mark.tail or ""]
    for following in mark.itersiblings():
        if following.tag in _OWN_TEXT_ENDS:
            break
        parts += ["\n" if following.tag == "br" else "".join(_texts(following)), following.tail or ""]
    return _squeezed("".join(parts))


def _texts(element: etree._Element) -> list[str]:
    """The texts of an element, footnote marks aside."""
    if element.get("class") == "mark":
        return []
    found = [element.text or ""]
    for child in element:
        found += ["\n"] if child.tag == "br" else _texts(child)
        found.append(child.tail or "")
    return found


def _squeezed(text: str) -> str:
    return " ".join(text.split())
