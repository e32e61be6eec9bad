"""Whose a change between two revisions is said to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.history import redline
from docgen.history.revision import Revision, repository
from docgen.history.world import WorkingTree
from docgen.paper import walk
from docgen.paper.tree import Amended
from tests.cli.conftest import GOOD
from tests.support.repository import Repo, alone

LONG = GOOD + "\nThe first sentence stands here.\nThe second sentence stands below it.\nThe third one is the last.\n"
SIGNED = """
[[comments]]
kind = "finance"
text = "It is met."

[comments.signed]
fingerprint = "0"
scope = []
saw = '''
It costs £206,082 a year.
'''
"""
ADA, BEN, CLEO = "Ada Larch", "Ben Holm", "Cleo Marsh"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    alone(monkeypatch)
    monkeypatch.chdir(tmp_path)
    made = Repo(tmp_path)
    made.commit({"decisions/hubs.md": LONG}, author=ADA)
    made.git("tag", "v1")
    return made


def whose(to: str = "", name: str = "hubs") -> dict[tuple[str, str], str]:
    """Of each change of words its kind and words, and who made it."""
    found = repository()
    new = Revision(found, found.commit(to), to) if to else WorkingTree()
    merged = redline.of(found, name, Revision(found, found.commit("v1"), "v1"), new).merged
    marks = [i for i in walk.all_inlines(merged) if isinstance(i, Amended)]
    for mark in marks:
        assert bool(mark.change.author) == bool(mark.change.date)
    return {(m.change.kind, walk.plain(m.children)): m.change.author for m in marks}


def test_each_line_of_a_paragraph_has_its_own_author(repo: Repo) -> None:
    first = LONG.replace("first sentence stands", "first sentence sits")
    repo.commit({"decisions/hubs.md": first}, author=BEN)
    repo.commit({"decisions/hubs.md": first.replace("The third one is", "The third shall be")}, author=CLEO)
    assert whose("HEAD") == {
        ("del", "stands"): BEN,
        ("ins", "sits"): BEN,
        ("del", "one is"): CLEO,
        ("ins", "shall be"): CLEO,
    }


def test_a_paragraph_and_a_line_taken_out_are_theirs_who_took_them_out(repo: Repo) -> None:
    repo.commit({"decisions/hubs.md": LONG.replace("The second sentence stands below it.\n", "")}, author=BEN)
    repo.commit({"decisions/hubs.md": GOOD.replace("\nVisits went up – by {{ growth }}.\n", "")}, author=CLEO)
    found = whose("HEAD")
    assert found["del", "Visits went up – by 4%."] == CLEO
    assert found[
        "del", "The first sentence stands here. The second sentence stands below it. The third one is the last."
    ] in (
        BEN,
        CLEO,
    )


def test_a_field_of_the_front_matter_has_the_author_of_its_line(repo: Repo) -> None:
    changed = LONG.replace('text = "notes the report"', 'text = "approves the report"')
    repo.commit({"decisions/hubs.md": changed}, author=BEN)
    repo.commit({"decisions/hubs.md": changed.replace("are used", "are loved")}, author=CLEO)
    found = whose("HEAD")
    assert found["ins", "approves"] == BEN
    assert found["ins", "loved"] == CLEO


def test_a_figure_printed_elsewhere_is_the_only_commits(repo: Repo) -> None:
    repo.commit({"decisions/hubs.md": LONG.replace("value = 4", "value = 5")}, author=BEN)
    assert whose("HEAD")["ins", "5%"] == BEN
    repo.commit({"decisions/hubs.md": LONG.replace("value = 4", "value = 6")}, author=CLEO)
    assert whose("HEAD")["ins", "6%"] == ""


def test_a_large_amount_is_theirs_who_typed_it_and_not_theirs_who_signed_it_again(repo: Repo) -> None:
    text = LONG.replace('{ value = 4, unit = "%" }', "206_082").replace("\n+++\n", SIGNED + "+++\n", 1)
    repo.commit({"decisions/hubs.md": text}, author=ADA)
    repo.git("tag", "-f", "v1")
    dearer = text.replace("206_082", "210_000")
    repo.commit({"decisions/hubs.md": dearer}, author=BEN)
    repo.commit({"decisions/hubs.md": dearer.replace("£206,082", "£210,000")}, author=CLEO)
    assert whose("HEAD") == {("del", "£206,082"): BEN, ("ins", "£210,000"): BEN}


def test_what_is_not_committed_is_nobodys_yet(repo: Repo) -> None:
    committed = LONG.replace("first sentence stands", "first sentence sits")
    repo.commit({"decisions/hubs.md": committed}, author=BEN)
    repo.write("decisions/hubs.md", committed.replace("third one is", "third shall be").replace("are used", "are loved"))
    found = whose()
    assert found["ins", "sits"] == BEN
    assert found["ins", "shall be"] == ""
    assert found["ins", "loved"] == found["del", "used"] == ""


def test_changes_with_a_new_name_keep_their_authors(repo: Repo) -> None:
    repo.git("mv", "decisions/hubs.md", "decisions/libraries.md")
    repo.commit({}, author=ADA)
    repo.commit({"decisions/libraries.md": LONG.replace("are used", "are loved")}, author=BEN)
    assert whose("HEAD", "libraries")["ins", "loved"] == BEN


def test_the_dates_have_their_zone(repo: Repo) -> None:
    repo.commit({"decisions/hubs.md": LONG.replace("are used", "are loved")}, author=BEN)
    found = repository()
    merged = redline.of(found, "hubs", Revision(found, found.commit("v1"), "v1"), WorkingTree()).merged
    dates = {i.change.date for i in walk.all_inlines(merged) if isinstance(i, Amended)}
    assert dates == {"2026-09-21T16:13:20+01:00"}


def test_changes_merged_from_a_branch_belong_to_those_who_made_them(repo: Repo) -> None:
    repo.git("checkout", "-q", "-b", "side")
    repo.commit(
        {"decisions/hubs.md": LONG.replace("are used", "are loved").replace("\nVisits went up – by {{ growth }}.\n", "")}
    )
    side = LONG.replace("are used", "are loved").replace("\nVisits went up – by {{ growth }}.\n", "")
    repo.commit({"decisions/hubs.md": side})
    repo.commit({"decisions/hubs.md": side + "\nAn end.\n"}, author=BEN)
    repo.git("checkout", "-q", "main")
    repo.commit({"decisions/hubs.md": LONG.replace('text = "notes', 'text = "approves')}, author=CLEO)
    repo.git("merge", "-q", "--no-edit", "side", author=ADA)
    found = whose("HEAD")
    assert found["ins", "approves"] == CLEO
    assert found["ins", "An end."] == BEN
    assert found["del", "Visits went up – by 4%."] == "Tamsin Areland"
