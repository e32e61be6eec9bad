"""The correction sheet for a published paper."""

from docgen.review.erratum.sheet import erratum

__all__ = ["erratum"]
