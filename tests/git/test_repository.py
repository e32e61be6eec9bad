from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from docgen.diagnostics import Diagnostic, DocgenError
from docgen.git import program, tree
from docgen.git.repository import Repository
from tests.support.repository import Repo
from tests.support.tools import utf8_names


def opened(repo: Repo) -> Repository:
    found = Repository.find(repo.folder)
    assert found is not None
    return found


def problem(of: pytest.ExceptionInfo[DocgenError]) -> Diagnostic:
    (only,) = of.value.diagnostics
    assert only.remedy
    return only


def test_a_repository_is_found_from_its_folders_and_files_and_nowhere_else(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    path = repo.write("decisions/2014/Süd.md", "x")
    for start in (repo.folder, path.parent, path, path.parent / "not there"):
        found = Repository.find(start)
        assert found is not None
        assert found.root.resolve() == repo.folder.resolve()
        assert found.relative(path) == "decisions/2014/Süd.md"
        assert found.relative(repo.folder) == ""
    assert Repository.find(tmp_path) is None
    with pytest.raises(DocgenError) as told:
        opened(repo).relative(tmp_path / "x.md")
    assert problem(told).rule == "git-outside"


def test_a_linked_working_tree_is_a_repository_of_its_own(repo: Repo, tmp_path: Path) -> None:
    repo.commit({"a.md": "1"})
    repo.git("worktree", "add", "-q", "-b", "other", str(tmp_path / "linked"))
    found = Repository.find(tmp_path / "linked")
    assert found is not None
    assert found.root.name == "linked"
    assert found.files(found.commit("HEAD")) == {"a.md": b"1"}


def test_a_folder_that_poses_as_a_bare_repository_is_none(repo: Repo, tmp_path: Path) -> None:
    repo.commit({"a.md": "1"})
    shutil.copytree(repo.folder / ".git", tmp_path / "posing")
    assert Repository.find(tmp_path / "posing") is None


def test_a_commit_has_its_name_author_date_and_subject(repo: Repo) -> None:
    name = repo.commit({"a.md": "1"}, "first: words", author="Süd Ämil")
    repo.git("tag", "-a", "v1", "-m", "tag")
    repo.commit({"a.md": "2"})
    for rev in ("HEAD~1", "v1", name, name[:8], "main^", ":/first", "HEAD@{1}"):
        found = opened(repo).commit(rev)
        assert (found.id, found.author, found.subject) == (name, "Süd Ämil", "first: words")
        assert found.date == "2026-09-21T15:13:20+01:00"


@pytest.mark.parametrize("rev", ["v9", "", "-h", "--all", "HEAD:a.md", "HEAD\n", "main..HEAD", "HEAD^{tree}", "0" * 40])
def test_an_unknown_revision_is_told_with_a_remedy(repo: Repo, rev: str) -> None:
    repo.commit({"a.md": "1"})
    with pytest.raises(DocgenError) as told:
        opened(repo).commit(rev)
    assert problem(told).rule == "git-revision"


def test_a_repository_without_a_commit_is_told(repo: Repo) -> None:
    for ask in (lambda: opened(repo).commit("HEAD"), lambda: opened(repo).history()):
        with pytest.raises(DocgenError) as told:
            ask()
        assert problem(told).rule == "git-revision"


@utf8_names
def test_files_are_those_of_the_commit_byte_for_byte(repo: Repo) -> None:
    files: dict[str, str | bytes | None] = {
        "decisions/über uns – 1.md": "a\r\nb\n",
        "decisions/a/*.md": b"\xff\x00",
        'decisions/a/"q"\n.csv': "",
        "decisions.md": "3",
        ".gitattributes": "*.md text eol=crlf export-ignore\n",
    }
    repo.commit({".gitattributes": ""})
    repo.git("config", "core.autocrlf", "false")
    repo.commit({name: text for name, text in files.items() if name != ".gitattributes"})
    repo.commit({".gitattributes": files[".gitattributes"]})
    found = opened(repo).files(opened(repo).commit("HEAD~1"))
    assert found == {n: t.encode() if isinstance(t, str) else t for n, t in files.items() if n != ".gitattributes"} | {
        ".gitattributes": b""
    }
    assert set(opened(repo).files(opened(repo).commit("HEAD"), "decisions")) == {n for n in files if "/" in n}
    assert list(opened(repo).files(opened(repo).commit("HEAD"), "decisions/a/*.md")) == ["decisions/a/*.md"]


def test_links_and_other_repositories_in_a_commit_are_left_out(repo: Repo) -> None:
    repo.write("a.md", "1")
    (repo.folder / "link.md").symlink_to("/etc/passwd")
    inner = Repo(repo.folder / "inner")
    inner.commit({"b.md": "2"})
    repo.commit({})
    now = opened(repo).commit("HEAD")
    assert opened(repo).files(now) == {"a.md": b"1"}
    assert opened(repo).listing(now)["link.md"].link


def test_more_than_the_limit_is_refused(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit({"a.md": "x" * 1000, "b.md": "y"})
    monkeypatch.setattr(tree, "MOST_BYTES", 900)
    now = opened(repo).commit("HEAD")
    assert opened(repo).files(now, "b.md") == {"b.md": b"y"}
    with pytest.raises(DocgenError) as told:
        opened(repo).files(now)
    assert problem(told).rule == "git-size"


def test_a_missing_object_is_told_as_a_repository_in_part(repo: Repo) -> None:
    repo.commit({"a.md": "some words"})
    (listed,) = opened(repo).listing(opened(repo).commit("HEAD")).values()
    loose = repo.folder / ".git" / "objects" / listed.content[:2] / listed.content[2:]
    loose.unlink()
    with pytest.raises(DocgenError) as told:
        opened(repo).files(opened(repo).commit("HEAD"))
    assert problem(told).rule == "git-partial"


def test_the_history_of_paths_is_newest_first_and_within_its_ends(repo: Repo) -> None:
    first, second, _, fourth = (repo.commit({n: t}) for n, t in (("a.md", "1"), ("b.md", "1"), ("c.md", "1"), ("a.md", "2")))
    found = opened(repo)
    assert [c.id for c in found.history(["a.md", "b.md"])] == [fourth, second, first]
    assert [c.id for c in found.history(["a.md", "b.md"], since=found.commit(first))] == [fourth, second]
    assert [c.id for c in found.history(["a.md"], until=found.commit(second))] == [first]
    assert found.history(["*.md"]) == []


def test_the_history_everywhere_has_other_branches(repo: Repo) -> None:
    repo.commit({"a.md": "1"})
    repo.git("checkout", "-q", "-b", "side")
    side = repo.commit({"a.md": "2"})
    repo.git("checkout", "-q", "main")
    assert side not in [c.id for c in opened(repo).history(["a.md"])]
    assert side in [c.id for c in opened(repo).history(["a.md"], everywhere=True)]


def test_each_line_has_who_wrote_it(repo: Repo) -> None:
    repo.commit({"a b.md": "one\ntwo\nthree"}, author="Tamsin Areland")
    second = repo.commit({"a b.md": "one\n\tnew\ntwo\nthree"}, "subject", author="Piers Oakhanger")
    found = opened(repo)
    lines = found.blame(found.commit("HEAD"), "a b.md")
    assert [line.author for line in lines] == ["Tamsin Areland", "Piers Oakhanger", "Tamsin Areland", "Tamsin Areland"]
    assert lines[1] == found.commit(second)
    assert found.blame(found.commit("HEAD"), "other.md") == ()


def test_each_line_taken_away_has_who_did_it(repo: Repo) -> None:
    first = repo.commit({"a.md": "one\ntwo\nthree\nfour\n"})
    second = repo.commit({"a.md": "one\nthree\nfour\n"}, author="Piers Oakhanger")
    third = repo.commit({"a.md": "one\nfour\n"}, author="Sunniva Bright")
    found = opened(repo)
    gone = found.removed(found.commit(first), found.commit(third), "a.md")
    assert [c and c.id for c in gone] == [None, second, third, None]
    assert found.removed(found.commit(third), found.commit(first), "a.md") == (None, None)
    assert found.removed(found.commit(first), found.commit(third), "b.md") == ()


@utf8_names
def test_changed_and_renamed_files_between_two_commits(repo: Repo) -> None:
    words = "\n".join(f"line {n}" for n in range(30))
    first = repo.commit({"a.md": words, "b.md": "1", "c.md": "1"})
    repo.git("mv", "a.md", "ä 2.md")
    second = repo.commit({"ä 2.md": words + "\nmore", "b.md": "2"})
    found = opened(repo)
    old, new = found.commit(first), found.commit(second)
    assert found.changed(old, new) == {"a.md", "ä 2.md", "b.md"}
    assert found.changed(old, new, "b.md") == {"b.md"}
    assert found.renamed(old, new) == {"ä 2.md": "a.md"}


def test_a_shallow_clone_says_how_to_get_the_rest(repo: Repo, tmp_path: Path) -> None:
    first = repo.commit({"a.md": "1"})
    repo.commit({"a.md": "2"})
    repo.git("clone", "-q", "--depth=1", f"file://{repo.folder}", str(tmp_path / "clone"))
    found = Repository.find(tmp_path / "clone")
    assert found is not None
    assert found.shallow
    with pytest.raises(DocgenError) as told:
        found.commit(first)
    assert "--unshallow" in problem(told).remedy


def test_a_hostile_repository_runs_no_program(repo: Repo, tmp_path: Path) -> None:
    first = repo.commit({"a.md": "one\n", ".gitattributes": "* diff=evil filter=evil\n"})
    repo.commit({"a.md": "two\n"})
    evil = tmp_path / "evil.sh"
    evil.write_text(f"#!/bin/sh\ntouch '{tmp_path}/ran'\ncat\n", "utf-8")
    evil.chmod(0o755)
    for name in (
        *("core.fsmonitor", "core.pager", "core.sshCommand", "diff.external", "diff.evil.textconv", "diff.evil.command"),
        *("filter.evil.clean", "filter.evil.smudge", "gpg.program", "core.alternateRefsCommand", "pager.log"),
    ):
        repo.git("config", name, str(evil))
    for name in ("log.showSignature", "diff.evil.cachetextconv", "extensions.partialClone"):
        repo.git("config", name, "true" if "Clone" not in name else "origin")
    repo.git("config", "remote.origin.promisor", "true")
    repo.git("config", "remote.origin.url", f"ext::{evil}")
    repo.git("config", "protocol.ext.allow", "always")
    (tmp_path / "ran").unlink(missing_ok=True)
    found = opened(repo)
    old, new = found.commit(first), found.commit("HEAD")
    found.files(new)
    found.history(["a.md"])
    found.blame(new, "a.md")
    found.removed(old, new, "a.md")
    found.changed(old, new)
    found.renamed(old, new)
    listed = found.listing(old, "a.md")["a.md"]
    (repo.folder / ".git" / "objects" / listed.content[:2] / listed.content[2:]).unlink()
    with pytest.raises(DocgenError):
        found.files(old)
    assert not (tmp_path / "ran").exists()


def test_settings_of_the_environment_do_not_lead_to_another_repository(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit({"a.md": "1"})
    other = Repo(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.folder))
    assert opened(repo).root.name == "council papers"


def test_a_missing_git_is_told(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DocgenError) as told:
        opened(repo)
    assert problem(told).rule == "git-missing"


def test_git_is_never_taken_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "git").write_text("#!/bin/sh\n", "utf-8")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.chdir(tmp_path)
    assert program._found(os.pathsep.join([".", "", "folder/.."])) == ""


def test_a_repository_of_another_user_is_told(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setattr(program, "_KEPT", {*program._KEPT, "GIT_TEST_ASSUME_DIFFERENT_OWNER"})
    with pytest.raises(DocgenError) as told:
        opened(repo)
    assert problem(told).rule == "git-ownership"
    assert f"safe.directory '{repo.folder}'" in problem(told).remedy
