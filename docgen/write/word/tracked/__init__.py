"""A compared paper as a Word file with tracked changes."""

from docgen.write.word.tracked.writer import redline

__all__ = ["redline"]
