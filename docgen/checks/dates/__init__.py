"""Rules on dates and years in the text."""
