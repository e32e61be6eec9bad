"""Decisions in their canonical layout: `docgen fmt`."""
