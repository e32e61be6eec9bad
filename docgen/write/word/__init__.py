"""The Word writer: `prepare` a house once, then `write` its papers."""

from docgen.write.word.prepared import WordHouse, prepare
from docgen.write.word.writer import write

__all__ = ["WordHouse", "prepare", "write"]
