"""A Word file opened in LibreOffice, edited there as a reviewer does, and saved as Word again.

    edited(docx, [track(), replace("spring", "autumn")], folder, comments=[("autumn", "Why not sooner?")])

The edits are a Basic macro in a profile of its own. Comments are put in by ourselves, and LibreOffice reads them and writes
them anew: a LibreOffice without a screen (Debian's -nogui) has no windows for them and ends where a macro makes one.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Sequence
from html import escape
from pathlib import Path

from tests.support import tools
from tests.support.patience import PATIENCE
from tests.support.word_edits import Edits

MODULE = Path(__file__).with_suffix(".bas")
Edit = str  # a line of Basic
_ITEM = '<item oor:path="/org.openoffice.UserProfile/Data"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_LIBRARY = '<library:{0} xmlns:library="http://openoffice.org/2000/library"{1}</library:{0}>'
_SCRIPT = (
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edits" script:language="StarBasic">'
    "{}</script:module>"
)
_MAIN = """
Sub Main
  On Error Goto Wrong
  Load({source})
{edits}
  Save({target})
  Tell({told}, "done")
  Exit Sub
Wrong:
  Tell({told}, "wrong: " & Erl & ": " & Error$)
End Sub
"""


def track(on: bool = True) -> Edit:
    """Has LibreOffice track what follows, or not."""
    return f"Track({on})"


def replace(words: str, new: str) -> Edit:
    """Other words for those given, which must stand in the file; "" takes them out."""
    return f"Replace_({_text(words)}, {_text(new)})"


def insert(words: str, new: str) -> Edit:
    """New words behind those given."""
    return f"Insert({_text(words)}, {_text(new)})"


def bold(words: str) -> Edit:
    return f"Bold({_text(words)})"


def split(words: str) -> Edit:
    """A paragraph's end before the words."""
    return f"Split_({_text(words)})"


def add_paragraph(words: str, said: str) -> Edit:
    """A paragraph behind that of the words."""
    return f"AddParagraph({_text(words)}, {_text(said)})"


def remove_paragraph(words: str) -> Edit:
    """The paragraph of the words with its end."""
    return f"RemoveParagraph({_text(words)})"


def add_row(table: int, row: int, *cells: str) -> Edit:
    """A row of a table, both counted from 0."""
    return f"AddRow({table}, {row}, Array({', '.join(map(_text, cells))}))"


def remove_row(table: int, row: int) -> Edit:
    return f"RemoveRow({table}, {row})"


def edited(
    docx: bytes,
    edits: list[Edit],
    folder: Path,
    author: str = "Ann Reviewer",
    comments: Sequence[tuple[str, str]] = (),
) -> bytes:
    """The file as LibreOffice saves it after the edits; the test is skipped, or fails in CI, where it is not installed.

    `comments`: words of the edited file and what is said of them.
    """
    soffice = tools.require("soffice")
    folder.mkdir(parents=True, exist_ok=True)
    source, target, told = folder / "sent.docx", folder / "returned.docx", folder / "told.txt"
    source.write_bytes(docx)
    lines = "\n".join(f"  {edit}" for edit in edits)
    places = {"source": _text(source.as_uri()), "target": _text(target.as_uri()), "told": _text(str(told))}
    command = [str(soffice), "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    subprocess.run(
        [*command, "--terminate_after_init"], capture_output=True, timeout=PATIENCE, check=False
    )  # fills the profile
    _fill(folder / "profile" / "user", MODULE.read_text("utf-8") + _MAIN.format(edits=lines, **places), author)
    office = subprocess.Popen(
        [*command, "macro:///Standard.Edits.Main"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        said = _said(told, office)
    finally:
        _end(office)
    assert said == "done", said
    return _commented(target.read_bytes(), command, folder, author, comments) if comments else target.read_bytes()


def _commented(docx: bytes, command: list[str], folder: Path, author: str, comments: Sequence[tuple[str, str]]) -> bytes:
    """The file with comments, read and written by LibreOffice once more."""
    edits = Edits(docx, author)
    for words, said in comments:
        edits.comment(edits.find(words), words, said)
    source = folder / "commented.docx"
    source.write_bytes(edits.bytes())
    out = folder / "out"
    options = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), str(source)]
    subprocess.run([*command, *options], capture_output=True, timeout=PATIENCE, check=True)
    return (out / source.name).read_bytes()


def _text(words: str) -> str:
    """A text of Basic."""
    return '"' + words.replace('"', '""') + '"'


def _fill(user: Path, module: str, author: str) -> None:
    """Puts the author's name and the macro into a profile."""
    first, _, last = author.partition(" ")
    items = _ITEM.format("givenname", escape(first)) + _ITEM.format("sn", escape(last))
    library = ' library:name="Standard" library:readonly="false" library:passwordprotected="false">'
    files = {
        "basic/script.xlc": _LIBRARY.format(
            "libraries",
            ' xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard"'
            ' xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/>',
        ),
        "basic/Standard/script.xlb": _LIBRARY.format("library", library + '<library:element library:name="Edits"/>'),
        "basic/Standard/Edits.xba": _SCRIPT.format(escape(module)),
    }
    settings = user / "registrymodifications.xcu"
    settings.write_text(settings.read_text("utf-8").replace("</oor:items>", f"{items}</oor:items>"), "utf-8")
    for name, text in files.items():
        (user / name).parent.mkdir(parents=True, exist_ok=True)
        (user / name).write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}', "utf-8")


def _said(told: Path, office: subprocess.Popen[bytes]) -> str:
    """What the macro tells at its end."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if told.exists() and (words := told.read_text("utf-8", "replace").strip()):
            return words
        if office.poll() is not None:
            return f"LibreOffice ended with {office.returncode}"
        time.sleep(0.1)
    return "LibreOffice did not come to an end"


def _end(office: subprocess.Popen[bytes]) -> None:
    """Ends LibreOffice and what it started, which it would do by itself only after closing its windows.

    It is asked to: killed, it leaves a socket in /tmp.
    """
    for signalled in (signal.SIGTERM, signal.SIGKILL):
        if office.poll() is None:
            os.killpg(office.pid, signalled)
        with contextlib.suppress(subprocess.TimeoutExpired):
            office.wait(30)
