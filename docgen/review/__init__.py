"""Returned Word files: what their marks mean, and the edits carried into the source."""
