"""A paper tree as a file. A writer knows papers and houses, never decisions."""
