"""Comparing papers: `compare` makes one tree of two, `accept` and `reject` take it apart again.

`changes` tells what changed one by one, `signed` says whose the changes are, `bare` is a paper as it is compared.

How the tree of two papers is made, beyond what `paper.change` and `paper.tree` say:

- Among neighbours, what is gone stands before what has come in its place.
- Blocks, items or rows that were neighbours and moved together share the name of their move; each place has them in a row.
- Where a column came or went, every row of the table has a cell for each column of both papers: a row that is itself "ins"
  has an empty cell "del" for a column that went, a row that is "del" an empty one "ins" for a column that came.
- A run-in heading that came or went is a `lead` all of which stands in an `Amended`; without it the house's stop after it is
  not printed either.
- An id of the older paper that the newer uses for something else ends in "-was"; so do footnotes' names and pictures'.
"""

from docgen.paper.compare.bare import bare
from docgen.paper.compare.both import compare
from docgen.paper.compare.said import Edit, said
from docgen.paper.compare.settle import accept, reject
from docgen.paper.compare.sign import signed
from docgen.paper.compare.told import Changed, changes

__all__ = ["Changed", "Edit", "accept", "bare", "changes", "compare", "reject", "said", "signed"]
