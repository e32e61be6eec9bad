"""The changes of a compared paper as people count them."""

from docgen.paper.edits.find import edits
from docgen.paper.edits.model import Edit, Place
from docgen.paper.edits.moves import ends

__all__ = ["Edit", "Place", "edits", "ends"]
