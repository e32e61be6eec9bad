"""How the decisions of a folder stand, as a table to read, to print or to hand on: `docgen status`."""
