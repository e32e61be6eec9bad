"""Rules on references, headings, tables and pictures."""
