"""Where a returned file says that it comes from."""

from __future__ import annotations

from docgen.review.marks import Provenance
from docgen.review.word.names import local
from docgen.review.word.package import Package


def of(package: Package) -> Provenance:
    """What its custom and core properties say; empty where they are silent. A claim, no proof."""
    custom, core = package.custom(), package.core()
    told = {e.get("name") or "": "".join(map(str, e.itertext())) for e in ([] if custom is None else custom)}
    said = {local(e.tag): (e.text or "").strip() for e in ([] if core is None else core)}
    return Provenance(
        decision=told.get("DocgenDecision", "").strip(),
        house=told.get("DocgenHouse", "").strip(),
        version=told.get("DocgenVersion", "").strip(),
        source_fingerprint=told.get("DocgenSourceFingerprint", "").strip(),
        house_fingerprint=told.get("DocgenHouseFingerprint", "").strip(),
        status=said.get("category", ""),
        modified_by=said.get("lastModifiedBy", ""),
        modified=said.get("modified", ""),
    )
