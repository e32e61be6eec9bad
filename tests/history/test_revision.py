from __future__ import annotations

from pathlib import Path

import pytest

from docgen.decision.source import Source
from docgen.diagnostics import DocgenError
from docgen.history.revision import Revision, repository
from docgen.history.search import find_fingerprint
from docgen.history.world import WorkingTree
from docgen.house import find as houses
from tests.cli.conftest import BROKEN, GOOD, UNFINISHED
from tests.support.repository import Repo, alone

CSV = "\n```csv costs.csv\n```\n"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    alone(monkeypatch)
    made = Repo(tmp_path / "papers")
    monkeypatch.chdir(made.folder)
    return made


def at(rev: str) -> Revision:
    found = repository()
    return Revision(found, found.commit(rev), rev)


def print_of(source: Source, rev: str = "") -> str:
    world = at(rev) if rev else WorkingTree()
    paper = world.make(world.place(source.id)).paper
    assert paper is not None
    return dict(paper.meta.fingerprints)["source"]


def text(world: Revision | WorkingTree, name: str) -> str:
    made = world.make(world.place(name))
    assert made.rendered is not None, made.diagnostics
    return made.rendered.xhtml


def test_a_decision_is_the_same_from_the_working_tree_and_from_its_revision(repo: Repo) -> None:
    repo.commit({
        "decisions/hubs.md": GOOD + CSV + "\n![A plan](plans/a%20b.png)\n",
        "decisions/costs.csv": "a,b\r\n1,2\r\n",
        "decisions/plans/a b.png": b"\x89PNG",
        "decisions/other.csv": "x",
        "decisions/long/decision.toml": GOOD.split("+++")[1],
        "decisions/long/1.md": "## Purpose\n\nWords.\n",
        "decisions/long/comments/legal.md": "+++\nkind = 'legal'\n+++\nWords",
        "decisions/long/notes.txt": "no",
        "decisions/long/.hidden/x.md": "no",
        "decisions/README.md": "# About\n",
    })  # fmt: skip
    now, then = WorkingTree(), at("HEAD")
    assert [p.id for p in then.places()] == ["hubs", "long"]
    assert [(p.id, p.shown, p.folder) for p in then.places()] == [(p.id, p.shown, p.folder) for p in now.places()]
    for name in ("hubs", "long"):
        assert then.source(then.place(name)) == now.source(now.place(name))
    assert set(then.source(then.place("hubs")).files) == {"hubs.md", "costs.csv", "plans/a b.png"}


def test_a_revision_keeps_what_was_changed_since(repo: Repo) -> None:
    repo.commit({"decisions/hubs.md": GOOD + CSV, "decisions/costs.csv": "a\n1\n"})
    repo.git("tag", "v1")
    repo.commit({"decisions/hubs.md": GOOD.replace("used", "loved") + CSV, "decisions/costs.csv": None})
    assert "used" in text(at("v1"), "hubs")
    assert at("v1").source(at("v1").place("hubs")).files["costs.csv"] == b"a\n1\n"
    assert at("HEAD").source(at("HEAD").place("hubs")).missing == ("costs.csv",)


def test_a_decision_is_found_by_its_path_and_from_a_folder_below(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit({"council/decisions/2014/Süd hub.md": GOOD, "council/decisions/long/decision.toml": GOOD})
    monkeypatch.chdir(repo.folder / "council")
    for name in ("Süd hub", "decisions/2014/Süd hub.md", str(repo.folder / "council/decisions/2014/Süd hub.md")):
        assert at("HEAD").place(name).shown == "decisions/2014/Süd hub.md"
    assert at("HEAD").place("decisions/long").folder
    assert at("HEAD").place("decisions/long/decision.toml").id == "long"


def test_a_decision_not_there_is_told_with_the_revision_and_those_that_are(repo: Repo) -> None:
    repo.commit({"decisions/hubs.md": GOOD})
    with pytest.raises(DocgenError) as told:
        at("main").place("hub")
    (problem,) = told.value.diagnostics
    assert problem.message == 'there is no decision "hub" in main'
    assert "hubs" in problem.remedy


def test_a_revision_has_the_house_and_the_project_file_of_its_day(repo: Repo) -> None:
    house = {f"templates/oakshire/{p.name}": p.read_bytes() for p in (houses.installed() / "nottinghamshire").iterdir()}
    mine = GOOD.replace('"nottinghamshire"', '"oakshire"')
    project = '[rules.abbreviation]\nseverity = "off"\nreason = "old"\n'
    repo.commit({**house, "decisions/hubs.md": mine, "docgen.toml": project})
    repo.git("tag", "v1")
    changed = house["templates/oakshire/house.toml"].decode().replace("Purpose of the Report", "What it is for")
    repo.commit({"templates/oakshire/house.toml": changed, "docgen.toml": None})
    assert "What it is for" in text(at("HEAD"), "hubs")
    assert "What it is for" not in text(at("v1"), "hubs")
    assert [bool(at(rev).make(at(rev).place("hubs")).project.rules) for rev in ("v1", "HEAD")] == [True, False]
    assert text(at("HEAD"), "hubs") == text(WorkingTree(), "hubs")


def test_problems_at_a_revision_are_told_with_its_name(repo: Repo) -> None:
    repo.commit({"decisions/hubs.md": BROKEN, "decisions/a.md": GOOD.replace("nottinghamshire", "nowhere")})
    then = at("main")
    for name, place in (("hubs", "main:decisions/hubs.md:3:"), ("a", "main:decisions/a.md:3:")):
        problems = then.told(then.make(then.place(name)).diagnostics)
        assert str(problems[0].position).startswith(place)


def test_links_in_a_revision_are_not_followed(repo: Repo) -> None:
    repo.write("decisions/hubs.md", GOOD + CSV)
    (repo.folder / "decisions/costs.csv").symlink_to("/etc/passwd")
    (repo.folder / "decisions/linked.md").symlink_to("hubs.md")
    repo.commit({})
    source = at("HEAD").source(at("HEAD").place("hubs"))
    assert [p.rule for p in source.problems] == ["source-outside"]
    assert [p.id for p in at("HEAD").places()] == ["hubs"]


def test_the_revision_of_a_fingerprint_is_found_through_text_and_tables(repo: Repo) -> None:
    first = repo.commit({"decisions/hubs.md": GOOD + CSV, "decisions/costs.csv": "a\n1\n", "decisions/x.md": GOOD})
    second = repo.commit({"decisions/costs.csv": "a\n2\n"})
    repo.commit({"decisions/x.md": GOOD + "More.\n"})
    third = repo.commit({"decisions/hubs.md": UNFINISHED, "decisions/costs.csv": None})
    wanted = {rev: print_of(at(rev).source(at(rev).place("hubs")), rev) for rev in (first, second, third)}
    assert len(set(wanted.values())) == 3
    for rev, fingerprint in wanted.items():
        found = find_fingerprint(repository(), "hubs", fingerprint)
        assert found is not None
        assert found.commit is not None
        assert found.commit.id == rev
        assert found.source == at(rev).source(at(rev).place("hubs"))
    assert find_fingerprint(repository(), "hubs", "0" * 32) is None
    assert find_fingerprint(repository(), "nothing", wanted[first]) is None


def test_fingerprints_of_branches_of_renamed_and_of_uncommitted_decisions_are_found(repo: Repo) -> None:
    repo.commit({"decisions/old.md": GOOD})
    first = print_of(WorkingTree().source(WorkingTree().place("old")))
    repo.git("checkout", "-q", "-b", "side")
    side = repo.commit({"decisions/old.md": UNFINISHED})
    second = print_of(WorkingTree().source(WorkingTree().place("old")))
    repo.git("checkout", "-q", "main")
    repo.git("mv", "decisions/old.md", "decisions/new.md")
    repo.commit({})
    assert find_fingerprint(repository(), "old", first) is not None
    found = find_fingerprint(repository(), "old", second)
    assert found is not None
    assert found.commit is not None
    assert found.commit.id == side
    repo.write("decisions/new.md", GOOD + "Not committed.\n")
    now = find_fingerprint(repository(), "new", print_of(WorkingTree().source(WorkingTree().place("new"))))
    assert now is not None
    assert now.commit is None


def test_a_paper_made_from_a_windows_working_tree_is_found_too(repo: Repo) -> None:
    name = repo.commit({"decisions/hubs.md": GOOD + CSV, "decisions/costs.csv": "a\n1\n"})
    repo.write("decisions/hubs.md", (GOOD + CSV).replace("\n", "\r\n"))
    repo.write("decisions/costs.csv", "a\r\n1\r\n")
    found = find_fingerprint(repository(), "hubs", print_of(WorkingTree().source(WorkingTree().place("hubs"))))
    assert found is not None
    assert found.commit is not None
    assert (found.commit.id, found.ends) == (name, "crlf")


def test_outside_a_repository_there_are_no_revisions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone(monkeypatch)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(DocgenError) as told:
        repository(tmp_path)
    assert "docgen redline OLD.md NEW.md" in told.value.diagnostics[0].remedy
