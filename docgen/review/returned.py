"""A returned Word file: what it says of its origin, and every edit and comment in it against the base paper."""

from __future__ import annotations

from docgen.house.model import RunIn
from docgen.paper.tree import Paper
from docgen.review.marks import Provenance, Returned
from docgen.review.texts import texts


def provenance(data: bytes, name: str = "") -> Provenance:
    """What a Word file says of its origin; empty where it is silent. `name` is the file's for messages.

    Raises DocgenError for a file that is unsafe, damaged, or no Word document.
    """
    from docgen.review.word.package import Package

    return Package(name, data).provenance()


def read(name: str, data: bytes, base: Paper, base_docx: bytes, run_in: RunIn | None = None) -> Returned:
    """Every mark of a returned file against the paper it was made from.

    `base_docx` is the Word file that docgen builds of `base`, and `run_in` what its house prints after a run-in heading.
    Raises DocgenError for a file that is unsafe, damaged, or no Word document.
    """
    from docgen.review.word.reading import Reading

    return Reading(name, data, texts(base, run_in), base_docx).returned()
