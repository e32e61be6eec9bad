"""Council papers from structured decisions."""

__version__ = "0.1.0"
