"""Markdown into XHTML: markdown-it, what docgen adds to it, and every place kept."""
