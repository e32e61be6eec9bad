"""Decisions → papers on disk."""

FORMATS = ("docx", "html")  # the papers of a decision, by the ends of their names
