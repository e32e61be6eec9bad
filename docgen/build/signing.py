"""Signing a decision on disk."""

from __future__ import annotations

from pathlib import Path

from docgen.build import files
from docgen.build.paper import Made
from docgen.build.workshop import workshop
from docgen.checks.rules import RULES
from docgen.checks.signoff.holes import holes
from docgen.decision.source import Source, SourcePlace, open_source
from docgen.diagnostics import Diagnostic, DocgenError, Position, Severity, error
from docgen.signoff import sign as signing
from docgen.signoff.lines import Seen
from docgen.signoff.sign import Request, Signed


def sign(place: SourcePlace, request: Request) -> tuple[Signed, Path | None]:
    """Signs the comment and writes its file, whole or not at all; no path where it stood already.

    Raises DocgenError where it must not be signed, or the decision has errors of its own.
    """
    source = open_source(place)
    made = workshop([place]).make(source)
    problems = _own_errors(made)
    if problems or made.decision is None or made.house is None or made.rendered is None:
        at = Position(source.file)
        fact = "the decision has errors of its own, so that nobody can say what is signed"
        raise DocgenError([*problems, error(signing.RULE, at, fact, "mend them first")])
    seen = Seen(made.decision, made.house.house, made.rendered.arrangement)
    signed = signing.sign(source, made.decision, made.house, made.project, seen, request)
    if not signed.name:
        return signed, None
    if left := list(holes(made.decision, seen, signed.comment, made.diagnostics)):
        raise DocgenError(left)
    return signed, _write(place, source, signed)


def _own_errors(made: Made) -> list[Diagnostic]:
    """What keeps the decision from being read as it is meant: not what the rules say of its content."""
    rules = {rule.id for rule in RULES}
    return [d for d in made.diagnostics if d.severity is Severity.ERROR and d.rule not in rules]


def _write(place: SourcePlace, source: Source, signed: Signed) -> Path:
    path = place.path.parent / signed.name
    real = path.resolve()
    if (real.read_bytes() if real.exists() else None) != source.files.get(signed.name):
        fact = "the file was changed by somebody else just now; nothing was written"
        raise DocgenError([error(signing.RULE, Position(source.shown(signed.name)), fact, "sign again")])
    try:
        real.parent.mkdir(exist_ok=True)
        files.write(real, signed.data)
    except OSError as fault:
        fact = f"the file cannot be written: {fault.strerror or fault}"
        at = Position(source.shown(signed.name))
        raise DocgenError([error(signing.RULE, at, fact, "close it in other programs, and see who may write it")]) from fault
    return path
