"""Comparing papers: `compare` makes one tree of two, `accept` and `reject` take it apart again.

`changes` tells what changed one by one, `signed` says whose the changes are, `bare` is a paper as it is compared.
"""

from docgen.paper.compare.bare import bare
from docgen.paper.compare.both import compare
from docgen.paper.compare.said import Edit, said
from docgen.paper.compare.settle import accept, reject
from docgen.paper.compare.sign import signed
from docgen.paper.compare.told import Changed, changes

__all__ = ["Changed", "Edit", "accept", "bare", "changes", "compare", "reject", "said", "signed"]
