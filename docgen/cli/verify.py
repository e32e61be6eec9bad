"""`docgen verify`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli import options
from docgen.cli.outcome import GOOD, PROBLEMS, code_of, show
from docgen.diagnostics import DocgenError, Position, error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.diagnostics import Diagnostic
    from docgen.git.repository import Repository
    from docgen.history.verify import Verdict
    from docgen.review.proof.shown import Difference

_SAYS = {
    "untouched": "untouched: byte for byte what docgen makes",
    "resaved": "not the file docgen made, but with the same words and pictures",
    "changed": "changed since docgen made it",
    "unknown": "of unknown origin",
}
_SHOWN = 60  # characters of a paragraph on either side of what differs in it
_MOST = 40  # differences printed


@click.command("verify")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--format", "form", default="text", type=click.Choice(["text", "json"]), help="How the answer is printed.")
def command(files: tuple[Path, ...], form: str) -> int:
    """Say whether Word files or pages are what docgen made, and of which decision and revision; writes nothing."""
    repository = options.repository()
    answers: list[dict[str, object]] = []
    problems: list[Diagnostic] = []
    for file in files:
        try:
            answer = _verify(file, repository)
        except DocgenError as problem:
            show(problem.diagnostics)
            problems += problem.diagnostics
            answers.append({"file": file.as_posix(), "result": "unreadable", "why": str(problem)})
            continue
        answers.append(_as_data(file, answer))
        if form == "text":
            click.echo("\n".join(map(_printable, _lines(file, answer))))
    if form == "json":
        import json

        click.echo(json.dumps(answers, indent=2, ensure_ascii=False))
    if all(answer["result"] == "unreadable" for answer in answers):
        return code_of(problems)
    return GOOD if all(answer["result"] == "untouched" for answer in answers) else PROBLEMS


def _verify(file: Path, repository: Repository | None) -> Verdict:
    from docgen.history.verify import verify
    from docgen.review.proof.page import LARGEST

    at = Position(file.as_posix())
    if not file.exists():
        raise DocgenError([error("source-missing", at, "there is no such file", "check the path's spelling")])
    if file.is_dir():
        raise DocgenError([error("source-kind", at, "this is a folder", "name the papers in it")])
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as fault:
        fact = f"this file cannot be read: {fault.strerror or fault}"
        raise DocgenError([error("verify-file", at, fact, "see who may read it")]) from fault
    return verify(file.as_posix(), data, repository)


def _lines(file: Path, answer: Verdict) -> Iterator[str]:
    yield f"{file.as_posix()}: {_SAYS[answer.result]}"
    if answer.claimed.decision:
        claimed = answer.claimed
        said = f"decision {claimed.decision}, house {claimed.house}, docgen {claimed.version}"
        if origin := _origin(answer):
            yield f"  {said}, {origin}"
        else:
            yield f"  it says: {said}"
    for remark in answer.remarks:
        yield f"  {remark}"
    for difference in answer.differences[:_MOST]:
        before, after = _excerpts(difference)
        yield f"  {difference.place}"
        yield f"    before: {before or '(nothing)'}"
        yield f"    after:  {after or '(nothing)'}"
    if len(answer.differences) > _MOST:
        yield f"  and {len(answer.differences) - _MOST} more"


def _origin(answer: Verdict) -> str:
    from docgen.history.verify import named

    if answer.result == "unknown":
        return ""
    return f"revision {named(answer.commit)}" if answer.commit else "as it lies in the working tree, in no commit yet"


def _excerpts(difference: Difference) -> tuple[str, str]:
    """What differs in a paragraph, with a few words around it."""
    before, after = difference.before, difference.after
    if not before or not after:
        return _cut(before, 0, 2 * _SHOWN), _cut(after, 0, 2 * _SHOWN)
    start = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after)))
    rest = min(len(before), len(after)) - start
    end = next((n for n in range(rest) if before[-1 - n] != after[-1 - n]), rest)
    return tuple(_cut(t, start - _SHOWN, min(len(t) - end + _SHOWN, start + 4 * _SHOWN)) for t in (before, after))  # type: ignore[return-value]


def _cut(text: str, start: int, end: int) -> str:
    """A part of a text."""
    return f"{'…' if start > 0 else ''}{text[max(0, start) : max(0, end)]}{'…' if end < len(text) else ''}"


def _printable(line: str) -> str:
    """A line that cannot play tricks with the terminal."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "?" for c in line)


def _as_data(file: Path, answer: Verdict) -> dict[str, object]:
    claimed, commit = answer.claimed, answer.commit
    return {
        "file": file.as_posix(),
        "result": answer.result,
        "decision": claimed.decision,
        "house": claimed.house,
        "version": claimed.version,
        "revision": {"commit": commit.id, "author": commit.author, "date": commit.date} if commit else None,
        "uncommitted": answer.uncommitted,
        "remarks": list(answer.remarks),
        "differences": [{"place": d.place, "before": d.before, "after": d.after} for d in answer.differences],
    }
