"""What changed between two states of a decision, in plain words by meaning."""

from docgen.review.summary.model import Side, Summary, Told
from docgen.review.summary.tell import summary

__all__ = ["Side", "Summary", "Told", "summary"]
