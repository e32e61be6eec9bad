"""Comparing papers: `compare` makes one tree of two, `accept` and `reject` take it apart again.

`signed` says whose the changes are, `bare` is a paper as it is compared; `paper.edits` tells the changes one by one.

How the tree of two papers is made, beyond what `paper.change` and `paper.tree` say:

- Among neighbours, what is gone stands before what has come in its place.
- Nothing inside a node that is gone or has come as a whole has moved by itself.
- Blocks, items or rows that were neighbours and moved together share the name of their move; each place has them in a row.
- Where a column came or went, every row of the table has a cell for each column of both papers: a row that is itself "ins"
  has an empty cell "del" for a column that went, a row that is "del" an empty one "ins" for a column that came.
- A run-in heading that came or went is a `lead` all of which stands in an `Amended`; without it the house's stop after it is
  not printed either.
- An id of the older paper that the newer uses for something else ends in "-was"; so do footnotes' names and pictures'.
"""

from docgen.paper.compare.bare import bare
from docgen.paper.compare.both import compare
from docgen.paper.compare.settle import accept, reject
from docgen.paper.compare.sign import signed

__all__ = ["accept", "bare", "compare", "reject", "signed"]
