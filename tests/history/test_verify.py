"""What `docgen verify` says of files: untouched, saved by another program, changed, forged, foreign, hostile."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import docgen
from tests.cli.conftest import GOOD, Run
from tests.support import tools
from tests.support.patience import PATIENCE
from tests.support.repository import Repo, alone

LONGER = GOOD + "\n1. first of two\n2. second of two\n\nVisits may go down[^1] again.\n\n[^1]: Not before 2030.\n"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    alone(monkeypatch)
    monkeypatch.chdir(tmp_path)
    made = Repo(tmp_path)
    made.write(".gitignore", "/build/\n")
    return made


@pytest.fixture
def built(repo: Repo, run: Run) -> str:
    """The papers of two revisions, build/hubs.* of the newer, old/hubs.* of the older, whose name is given."""
    first = repo.commit({"decisions/hubs.md": LONGER})
    assert run("build", "-o", "old").code == 0
    repo.commit({"decisions/hubs.md": LONGER.replace("Visits went up", "Loans went up")}, author="Piers Oakhanger")
    assert run("build").code == 0
    return first


def edited(path: str, change: Callable[[str, bytes], bytes]) -> str:
    """A copy of a Word file or page, each part of it changed."""
    source, target = Path(path), Path(path).with_stem("copy")
    if source.suffix == ".html":
        target.write_bytes(change("page", source.read_bytes()))
        return str(target)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return str(target)


def swap(old: str, new: str) -> Callable[[str, bytes], bytes]:
    return lambda _, data: data.replace(old.encode(), new.encode())


BOTH = pytest.mark.parametrize("form", ["docx", "html"])


@BOTH
def test_an_untouched_paper_is_told_with_its_decision_revision_house_and_version(form: str, built: str, run: Run) -> None:
    for folder, who in (("build", "Piers Oakhanger"), ("old", "Tamsin Areland")):
        ran = run("verify", f"{folder}/hubs.{form}")
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith(f"{folder}/hubs.{form}: untouched")
        said = f"decision hubs, house nottinghamshire, docgen {docgen.__version__}, revision "
        assert said in ran.out
        assert f" by {who}" in ran.out
    assert built[:10] in run("verify", f"old/hubs.{form}").out


@BOTH
def test_a_changed_word_is_told_with_the_number_of_its_paragraph(form: str, built: str, run: Run) -> None:
    ran = run("verify", edited(f"build/hubs.{form}", swap("Loans went up", "Loans went down")))
    assert ran.code == 1
    assert "changed since docgen made it" in ran.out
    lines = ran.out.splitlines()
    at = lines.index("  paragraph 2")
    assert "Loans went up" in lines[at + 1]
    assert "Loans went down" in lines[at + 2]
    assert sum(line.startswith("    before:") for line in lines) == 1


@BOTH
@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("first of two", "first of three", "item 1"),
        ("may go down", "will go down", "paragraph 3"),
        ("Not before 2030.", "Not before 2031.", "footnote 1"),
    ],
)
def test_changes_anywhere_in_the_paper_are_told(form: str, old: str, new: str, place: str, built: str, run: Run) -> None:
    ran = run("verify", edited(f"build/hubs.{form}", swap(old, new)))
    assert ran.code == 1
    assert f"\n  {place}" in ran.out
    assert new in ran.out


def test_a_page_with_a_program_in_it_is_told(built: str, run: Run) -> None:
    for bad in ("<script>x()</script></main>", '<a onclick="x()"></a></main>', '<a href=" java\nscript:x()"></a></main>'):
        ran = run("verify", edited("build/hubs.html", swap("</main>", bad)))
        assert ran.code == 1
        assert "holds programs" in ran.out


def test_a_link_led_elsewhere_is_told(built: str, run: Run) -> None:
    for form in ("html", "docx"):
        ran = run("verify", edited(f"build/hubs.{form}", swap("mailto:tamsin.areland@", "mailto:someone.else@")))
        assert ran.code == 1, form
        assert "someone.else@example.gov.uk" in ran.out


@BOTH
def test_a_paper_whose_looks_alone_were_changed_is_not_untouched(form: str, built: str, run: Run) -> None:
    change = swap("#1D4F38", "#FFFFFF") if form == "html" else swap('w:val="BodyText"', 'w:val="Normal"')
    ran = run("verify", edited(f"build/hubs.{form}", change))
    assert ran.code == 1
    assert "with the same words and pictures" in ran.out


def test_a_word_file_packed_anew_is_untouched(built: str, run: Run) -> None:
    ran = run("verify", edited("build/hubs.docx", lambda _, data: data))
    assert ran.code == 0
    assert "packed in another way" in ran.out


def test_a_word_file_saved_by_libreoffice_has_the_same_text(built: str, run: Run, tmp_path: Path) -> None:
    import subprocess

    soffice = tools.require("soffice")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [
        str(soffice),
        profile,
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        "lo",
        "build/hubs.docx",
    ]
    subprocess.run(words, check=True, capture_output=True, timeout=PATIENCE)
    ran = run("verify", "lo/hubs.docx")
    assert ran.code == 1
    assert "saved by another program" in ran.out
    assert "before:" not in ran.out


def test_tracked_changes_and_comments_make_a_file_a_changed_one(built: str, run: Run) -> None:
    mark = '<w:ins w:id="9" w:author="A" w:date="2026-11-01T10:00:00Z"><w:r><w:t>now </w:t></w:r></w:ins></w:p>'
    ran = run(
        "verify", edited("build/hubs.docx", lambda n, d: d.replace(b"</w:p>", mark.encode(), 1) if "document" in n else d)
    )
    assert ran.code == 1
    assert "1 tracked change" in ran.out


@BOTH
def test_an_origin_that_is_a_lie_is_found(form: str, built: str, run: Run) -> None:
    newer, older = (json.loads(run("verify", f"{f}/hubs.{form}", "--format", "json").out)[0] for f in ("build", "old"))
    assert newer["revision"]["commit"] != older["revision"]["commit"]
    fingerprints = [_fingerprint(f"{folder}/hubs.{form}") for folder in ("build", "old")]
    ran = run("verify", edited(f"build/hubs.{form}", swap(*fingerprints)))
    assert ran.code == 1
    assert f"its text is that of another revision, {newer['revision']['commit'][:10]}" in ran.out
    assert "false" in ran.out


def _fingerprint(path: str) -> str:
    from docgen.review.proof import page, word

    data = Path(path).read_bytes()
    return (page if path.endswith("html") else word).read(path, data).provenance.source_fingerprint


@BOTH
def test_a_fingerprint_no_revision_has_is_of_unknown_origin_and_the_nearest_is_named(
    form: str, built: str, run: Run
) -> None:
    ran = run("verify", edited(f"old/hubs.{form}", swap(_fingerprint(f"old/hubs.{form}"), "0" * 32)))
    assert ran.code == 1
    assert "of unknown origin" in ran.out
    assert f"the revision nearest to it is {built[:10]}" in ran.out
    assert "the same word for word" in ran.out


@BOTH
def test_a_paper_that_says_nothing_of_its_origin_is_unknown(form: str, built: str, run: Run) -> None:
    change = swap("docgen:decision", "x") if form == "html" else swap("DocgenDecision", "x")
    ran = run("verify", edited(f"build/hubs.{form}", change))
    assert ran.code == 1
    assert "of unknown origin" in ran.out


@BOTH
def test_the_word_of_another_version_is_told(form: str, built: str, run: Run) -> None:
    old = f'content="{docgen.__version__}"' if form == "html" else f">{docgen.__version__}<"
    ran = run("verify", edited(f"build/hubs.{form}", swap(old, old.replace(docgen.__version__, "0.0.9"))))
    assert ran.code == 1
    assert "it says that docgen 0.0.9 made it" in ran.out


def test_a_paper_of_the_working_tree_and_one_without_git(
    built: str, run: Run, repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.write("decisions/hubs.md", LONGER.replace("Visits went up", "Both went up"))
    run("build")
    assert "as it lies in the working tree" in run("verify", "build/hubs.docx").out
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert run("verify", "build/hubs.html").code == 0
    ran = run("verify", "old/hubs.html")
    assert ran.code == 1
    assert "without git no earlier state is known" in ran.out


def test_a_house_that_changed_after_the_paper_was_made_is_found_in_its_state_then(repo: Repo, run: Run) -> None:
    from docgen.house import find as houses

    house = {f"templates/oak/{p.name}": p.read_bytes() for p in (houses.installed() / "nottinghamshire").iterdir()}
    repo.commit({**house, "decisions/hubs.md": GOOD.replace("nottinghamshire", "oak")})
    toml = house["templates/oak/house.toml"].decode()
    repo.commit({"templates/oak/house.toml": toml.replace("Purpose of the Report", "What it is for")})
    run("build")
    repo.commit({"templates/oak/house.toml": toml.replace("Purpose of the Report", "Why")})
    ran = run("verify", "build/hubs.docx", "build/hubs.html")
    assert ran.code == 0, ran.out


def test_a_paper_made_in_another_house_is_verified_in_that_house(built: str, run: Run) -> None:
    run("build", "--house", "wolverhampton", "-o", "w")
    ran = run("verify", "w/hubs.docx", "w/hubs.html")
    assert ran.code == 0, ran.out
    assert "house wolverhampton" in ran.out


def test_a_paper_from_a_working_tree_with_other_line_ends_is_untouched(repo: Repo, run: Run) -> None:
    repo.commit({"decisions/hubs.md": LONGER})
    repo.write("decisions/hubs.md", LONGER.replace("\n", "\r\n"))
    run("build")
    repo.git("checkout", "-q", "-f", ".")
    repo.write("decisions/hubs.md", LONGER)
    ran = run("verify", "build/hubs.docx", "build/hubs.html")
    assert ran.code == 0, ran.out
    assert "lines end in CRLF" in ran.out


def _bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 30_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bomb.docx", _bomb()),
        ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("cut.docx", b"PK\3\4 and no more"),
        ("empty.html", b""),
        ("deep.html", b"<div>" * 100_000),
        ("binary.html", bytes(range(256)) * 10),
        ("missing.html", None),
    ],
)
def test_a_hostile_or_broken_file_is_told_and_the_others_are_looked_at(
    name: str, data: bytes | None, built: str, run: Run
) -> None:
    if data is not None:
        Path(name).write_bytes(data)
    ran = run("verify", name, "build/hubs.html")
    assert ran.code == 1
    assert "build/hubs.html: untouched" in ran.out
    assert name in ran.err + ran.out


def test_verifying_writes_nothing(built: str, run: Run, tmp_path: Path) -> None:
    before = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.is_file()}
    run("verify", "build/hubs.docx", "old/hubs.html")
    assert {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize("name", ["/", "..", "decisions", "../secret", "decisions/hubs.md", "a\x1b[31mb", "x" * 5000])
def test_a_file_cannot_have_docgen_look_elsewhere_by_the_id_it_names(
    name: str, built: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from docgen.decision import source

    looked: list[str] = []
    below = source._below
    monkeypatch.setattr(source, "_below", lambda folder, *rest: (looked.append(folder), below(folder, *rest))[1])
    ran = run("verify", edited("build/hubs.html", swap('content="hubs"', f'content="{name}"')))
    assert ran.code == 1
    assert "of unknown origin" in ran.out
    assert "\x1b" not in ran.out
    assert {Path(folder).parts[0] for folder in looked} <= {"decisions"}


@BOTH
def test_a_redline_is_told_as_one(form: str, built: str, run: Run) -> None:
    run("redline", "hubs", "--from", "HEAD~1", "--to", "HEAD")
    ran = run("verify", f"build/hubs.redline.{form}")
    assert ran.code == 1
    assert "it says that it is a redline" in ran.out


def test_a_paper_is_known_in_any_folder_of_the_repository(built: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("decisions")
    assert run("verify", "../build/hubs.docx").out.startswith("../build/hubs.docx: untouched")
