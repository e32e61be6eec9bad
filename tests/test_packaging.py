"""The wheel: what is in it, and that it works where there is no checkout."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from tests.support.tools import ROOT, missing, require

TEMPLATES = "docgen/_templates"


def tracked() -> list[str]:
    """The files git tracks, as they lie in the working tree, whoever owns it."""
    command = [str(require("git")), "-c", "safe.directory=*", "ls-files", "-z"]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, encoding="utf-8")
    if done.returncode:
        missing(f"git does not tell which files belong to docgen: {done.stderr.strip()}")
    return [n for n in done.stdout.split("\0") if n and (ROOT / n).is_file()]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built by way of the source distribution, from the tracked files and some that git ignores."""
    checkout, out = tmp_path_factory.mktemp("checkout"), tmp_path_factory.mktemp("dist")
    for name in tracked():
        target = checkout / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
    for ignored in ("docgen/__pycache__/old.cpython-311.pyc", "templates/nottinghamshire/~$house.docx", ".venv/secret"):
        (checkout / ignored).parent.mkdir(parents=True, exist_ok=True)
        (checkout / ignored).write_bytes(b"not for others")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(checkout)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("*.whl"))


def test_the_wheel_holds_the_tracked_files_and_no_others(wheel: Path) -> None:
    wanted = {n for n in tracked() if n.startswith("docgen/")}
    wanted |= {TEMPLATES + n.removeprefix("templates") for n in tracked() if n.startswith("templates/")}
    held = {n for n in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in n}
    assert held == wanted


def test_the_wheel_names_the_command_and_the_licence(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    said = {PurePosixPath(n).name: archive.read(n).decode() for n in archive.namelist() if ".dist-info/" in n}
    assert "docgen = docgen.cli.main:program" in said["entry_points.txt"]
    assert "LICENSE" in said


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a new environment with the wheel; its libraries are lent, so that no network is needed."""
    place = tmp_path_factory.mktemp("venv")
    venv.create(place, with_pip=False)
    programs = place / ("Scripts" if sys.platform == "win32" else "bin")
    python = programs / Path(sys.executable).name
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    library = subprocess.run(
        [str(python), "-c", ask], check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout.strip()
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (Path(library) / "lent.pth").write_text("\n".join(sorted(lent)), encoding="utf-8")
    return programs


def test_installed_docgen_comes_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    ask = "import docgen; print(docgen.__file__)"
    python = installed / Path(sys.executable).name
    shown = subprocess.run(
        [str(python), "-c", ask], cwd=tmp_path, check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout
    assert Path(shown.strip()).is_relative_to(installed.parent)


def test_installed_docgen_finds_its_houses_away_from_any_checkout(installed: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [str(installed / "docgen"), "house", "list"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    houses = {PurePosixPath(n).parts[1] for n in tracked() if n.startswith("templates/") and n.endswith("/house.toml")}
    assert houses
    assert {h for h in houses if h in done.stdout} == houses
