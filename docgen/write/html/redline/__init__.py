"""A compared paper as a page that shows what changed."""

from docgen.write.html.redline.page import write

__all__ = ["write"]
