"""A decision on its way to a paper: XHTML from the house's template, read into the paper tree, and what works on that."""
