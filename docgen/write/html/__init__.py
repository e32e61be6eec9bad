"""The HTML page of a paper."""

from docgen.write.html.house import HtmlHouse, prepare
from docgen.write.html.page import write

__all__ = ["HtmlHouse", "prepare", "write"]
