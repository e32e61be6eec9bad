"""Comparing papers: `compare` makes one tree of two, `accept` and `reject` take it apart again."""

from docgen.paper.compare.bare import bare
from docgen.paper.compare.both import compare
from docgen.paper.compare.settle import accept, reject

__all__ = ["accept", "bare", "compare", "reject"]
