"""A decision as docgen understood it, to be read."""

from __future__ import annotations

import json

import msgspec

from docgen.decision.decision import Decision


def model_text(decision: Decision) -> str:
    """Readable JSON of the decision, the same for the same source: Decimals as strings, dates as 2014-09-03."""
    shown = {
        "id": decision.id,
        "file": decision.file,
        "front": msgspec.to_builtins(decision.front),
        "body": [{"file": part.file, "line": part.line, "text": part.text} for part in decision.body],
        "files": sorted(decision.files),
    }
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"
