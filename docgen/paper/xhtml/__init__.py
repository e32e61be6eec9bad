"""XHTML into the paper tree: a closed vocabulary, one reader for each kind of element."""
