"""The zip archive of a returned file, opened without trust: nothing is inflated before it is known to be small enough."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from docgen.diagnostics import DocgenError, Position, error

LARGEST_FILE = 100_000_000
LARGEST_PART = 40_000_000  # XML parts of real papers are below 5 MB
LARGEST_TOTAL = 300_000_000
MOST_PARTS = 2000
MOST_RATIO = 200  # real Word files stay below 40
_RATIO_FROM = 1_000_000  # a small part does no harm, however well it is packed
_DIRECTORY = 1_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
AGAIN = "Ask the reviewer to open it in Word and save it again as “Word Document (.docx)”."
_HOSTILE = "Do not open it. Ask whoever sent it for a file saved by Word, LibreOffice or Google Docs."
_FORMS = (
    (b"{\\rtf", "a Rich Text file"),
    (b"%PDF", "a PDF file"),
    (b"<!DOCTYPE html", "a web page"),
    (b"<html", "a web page"),
)


def refusal(rule: str, name: str, fact: str, remedy: str) -> DocgenError:
    """Why a returned file is not read, to be raised: the file, what is wrong with it, what to do."""
    return DocgenError([error(rule, Position(name or "the returned file"), fact, remedy)])


class Archive:
    """The parts of a file by name. `read` gives one part's bytes, which are inflated only then.

    Raises DocgenError for what is no sound zip archive of a bearable size.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        _refuse_other_forms(name, data)
        _refuse_directory(name, data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OSError) as problem:
            raise _broken(name) from problem
        self._entries = _entries(name, self._zip)

    def __contains__(self, part: object) -> bool:
        return part in self._entries

    @property
    def names(self) -> list[str]:
        return list(self._entries)

    def read(self, part: str) -> bytes:
        """The bytes of a part; at most as many as its head says, whatever is packed there."""
        entry = self._entries.get(part)
        if entry is None:
            raise refusal("returned-broken", self.name, f"This file lacks the part {part} that it refers to.", AGAIN)
        if entry.file_size > LARGEST_PART:
            raise _too_large(self.name, f"its part {part} would take {entry.file_size // 1_000_000} MB")
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, OSError, NotImplementedError) as problem:
            fact = f"The part {part} of this file cannot be unpacked: it is damaged, or larger than it says."
            raise refusal("returned-broken", self.name, fact, AGAIN) from problem
        if len(data) != entry.file_size:
            raise refusal("returned-broken", self.name, f"The part {part} of this file is not as large as it says.", AGAIN)
        return data


def _refuse_other_forms(name: str, data: bytes) -> None:
    if not data:
        raise refusal("returned-not-word", name, "This file is empty.", "Ask the reviewer to send it again.")
    if len(data) > LARGEST_FILE:
        raise _too_large(name, f"it has {len(data) // 1_000_000} MB")
    if data.startswith(_OLE):
        raise _ole(name, data)
    if not data.startswith(b"PK"):
        head = data.lstrip(b"\xef\xbb\xbf \r\n\t")[:20].lower()
        form = next((f"{told}, " for start, told in _FORMS if head.startswith(start.lower())), "")
        raise refusal("returned-not-word", name, f"This file is {form}not a Word document (.docx).", AGAIN)


def _ole(name: str, data: bytes) -> Exception:
    """A compound file: its directory holds the names of its streams in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        remedy = (
            "Ask the reviewer to take the password off (File, Info, Protect Document, Encrypt with Password) and save it."
        )
        return refusal("returned-password", name, "This file is protected with a password, so it cannot be read.", remedy)
    if "WordDocument".encode("utf-16-le") in data:
        fact = "This file is a document of Word 97–2003 (.doc), whatever its name says."
    else:
        fact = "This file is an Office file in the form of before 2007, not a Word document (.docx)."
    return refusal("returned-old-word", name, fact, AGAIN)


def _refuse_directory(name: str, data: bytes) -> None:
    """The end of the archive says how large its list of parts is: a huge one is not even read."""
    end = data.rfind(b"PK\5\6", max(0, len(data) - 65_557))
    if end < 0 or len(data) < end + 22:
        raise _broken(name)
    count, size = struct.unpack_from("<HL", data, end + 10)
    if count > MOST_PARTS or size > _DIRECTORY or data[max(0, end - 20) : end][:4] == b"PK\6\7":
        raise refusal("returned-zip", name, f"This file has more than {MOST_PARTS} parts.", _HOSTILE)


def _entries(name: str, archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    entries: dict[str, zipfile.ZipInfo] = {}
    infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
    if len(infos) > MOST_PARTS:
        raise refusal("returned-zip", name, f"This file has more than {MOST_PARTS} parts.", _HOSTILE)
    folded: set[str] = set()
    for info in infos:
        problem = _fault(info, folded)
        if problem:
            raise refusal("returned-zip", name, f"This file is not as Word writes it: {problem}.", _HOSTILE)
        entries[info.filename] = info
        folded.add(info.filename.casefold())
        if info.file_size > _RATIO_FROM and info.file_size > MOST_RATIO * max(1, info.compress_size):
            raise _too_large(name, f"its part {_shown(info.filename)} would grow {MOST_RATIO}-fold or more when unpacked")
    total = sum(info.file_size for info in infos)
    if total > LARGEST_TOTAL:
        raise _too_large(name, f"it would take {total // 1_000_000} MB when unpacked")
    return entries


def _fault(info: zipfile.ZipInfo, before: set[str]) -> str:
    """What is wrong with one entry, in words; empty if nothing is."""
    part = info.filename
    if part.casefold() in before:
        return f"it has the part {_shown(part)} twice"
    if part.startswith(("/", "\\")) or "\\" in info.orig_filename or ":" in part or "\0" in info.orig_filename:
        return f"the part {_shown(part)} has a path out of the file"
    if ".." in part.split("/"):
        return f"the part {_shown(part)} has a path out of the file"
    if info.flag_bits & 0x41:
        return f"the part {_shown(part)} is encrypted"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return f"the part {_shown(part)} is packed in an unusual way"
    return ""


def _shown(part: str) -> str:
    """A part's name, made safe to print."""
    return "".join(c if c.isprintable() else "?" for c in part)[:80]


def _too_large(name: str, why: str) -> Exception:
    return refusal("returned-too-large", name, f"This file is refused because {why}.", _HOSTILE)


def _broken(name: str) -> Exception:
    return refusal("returned-broken", name, "This file is damaged: its zip archive cannot be read.", AGAIN)
