"""A returned Word file, read as somebody else's and not to be trusted: its text, changes and comments."""
