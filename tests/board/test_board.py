"""`docgen status`: how decisions stand."""

from __future__ import annotations

import itertools
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from docgen.decision.reading import UNREADABLE
from tests.cli.conftest import BROKEN, GOOD, UNFINISHED, Run, Write, run, write
from tests.support.held import held

__all__ = ["run", "write"]

FINANCE = '[[comments]]\nkind = "finance"\ninitials = "SS"\ndate = 2027-02-24\ntext = "It is affordable."\n'
LAW = FINANCE.replace("finance", "constitutional")
DECIDE = GOOD.replace("information", "decision").replace("[[recommendations]]", "COMMENTS[[recommendations]]")
SECTIONS = "\n## Other options considered\n\nNone.\n\n## Reasons for recommendations\n\nSome.\n"


def decision(*comments: str) -> str:
    return DECIDE.replace("COMMENTS", "\n".join([*comments, ""])) + SECTIONS


def board(run: Run, today: str = "2027-02-25") -> dict[str, Any]:
    ran = run("status", "--format", "json", "--today", today)
    assert (ran.code, ran.err) == (0, "")
    return {record["id"]: record for record in json.loads(ran.out)["decisions"]}


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (GOOD, "complete"),
        (GOOD.replace("## Purpose", "## Purpose\n\n[Insert the dates.]", 1), "has gaps to fill in"),
        (GOOD.replace("## Purpose", "## Purpose\n\nThe dates are to be confirmed.", 1), "complete"),
        (GOOD.replace('"draft"', '"final"'), "ready"),
        (GOOD.replace('"draft"', '"published"'), "published"),
        (UNFINISHED, "something is missing"),
        (BROKEN, "cannot be read"),
        (decision(FINANCE), "waits for comments"),
        (decision(FINANCE, LAW), "complete"),
        (decision(FINANCE, LAW.replace('initials = "SS"\n', "")), "waits for comments"),
    ],
)
def test_the_state_says_what_comes_next(content: str, state: str, run: Run, write: Write):
    write("decisions/hub.md", content)
    assert board(run)["hub"]["state"] == state


def test_the_board_names_who_must_comment_and_why(run: Run, write: Write):
    write("decisions/hub.md", decision(FINANCE).replace("notes the report", "approves a new post"))
    comments = {c["kind"]: (c["state"], c["why"]) for c in board(run)["hub"]["comments"]}
    assert comments == {
        "constitutional": ("missing", "the house asks for it"),
        "finance": ("given", ""),
        "hr": ("missing", "recommendation 1 is about posts, and there is no hr comment"),
    }


@pytest.mark.parametrize("built", [False, True])
def test_a_stale_comment_is_told_with_what_changed(built: bool, run: Run, write: Write):
    path = write("decisions/hub.md", decision(FINANCE, LAW))
    ran = run("sign", "hub", "--as", "finance", "--initials", "SS", "--date", "2027-02-24", "--today", "2027-02-24")
    assert ran.code == 0, ran
    path.write_text(path.read_text("utf-8").replace('text = "notes the report"', 'text = "approves the report"'), "utf-8")
    if built:
        run("build")
    found = board(run)["hub"]
    (finance,) = [c for c in found["comments"] if c["kind"] == "finance"]
    assert finance["state"] == "stale"
    assert "notes → approves" in finance["why"]
    assert found["state"] == "waits for comments"


@pytest.mark.parametrize(
    ("today", "left", "passed"),
    [("2027-02-25", 4, 0), ("2027-03-01", 0, 0), ("2027-03-02", None, 3), ("2027-03-10", None, 0)],
)
def test_the_next_deadline_and_the_days_left(today: str, left: int | None, passed: int, run: Run, write: Write):
    write("decisions/hub.md", GOOD)
    found = board(run, today)["hub"]
    assert (found["deadline"] and found["deadline"]["days_left"]) == left
    assert len(found["passed"]) == passed


def test_the_next_meeting_comes_first_and_those_held_come_last(run: Run, write: Write):
    for name, day in (("a", "2027-01-05"), ("b", "2027-04-01"), ("c", "2027-03-09"), ("d", "2027-02-02")):
        write(f"decisions/{name}.md", GOOD.replace("2027-03-09", day))
    write("decisions/z.md", BROKEN)
    assert list(board(run)) == ["z", "c", "b", "d", "a"]


def test_a_folder_has_its_problems_and_its_comments(run: Run, write: Write):
    front = GOOD.split("+++\n")[1].replace('areas = "All"\n', "").replace("information", "decision")
    write("decisions/hub/decision.toml", front)
    write("decisions/hub/01.md", "## Purpose\n\nx\n")
    write("decisions/hub/comments/finance.md", '+++\nkind = "finance"\n+++\n\nYes.\n')
    found = board(run)["hub"]
    assert ("finance", "not cleared") in [(c["kind"], c["state"]) for c in found["comments"]]
    assert any('"areas" is missing' in what for what in found["missing"])


@pytest.mark.parametrize(
    ("files", "end"),
    [
        ({"hub.md": GOOD}, "hub.md"),
        ({"hub/decision.toml": GOOD.split("+++")[1], "hub/comments/finance.md": "+++\n+++\n"}, "hub/comments/finance.md"),
    ],
)
def test_a_decision_that_another_program_holds_is_told_and_the_others_are_shown(
    files: dict[str, str], end: str, run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, content in {**files, "other.md": GOOD}.items():
        write(f"decisions/{name}", content)
    held(monkeypatch, end)
    rows = board(run)
    assert (rows["hub"]["state"], rows["other"]["state"]) == ("cannot be read", "complete")
    assert rows["hub"]["worst"] == [
        f'decisions/{end}: "{end.removeprefix("hub/")}" cannot be read: Permission denied. {UNREADABLE}.'
    ]


def test_the_text_says_the_same(run: Run, write: Write):
    write("decisions/hub.md", decision(FINANCE))
    text = run("status", "--today", "2027-02-25").out
    assert text.startswith("9 March 2027, Libraries Committee\n  hub: draft, waits for comments\n")
    assert "    comments: constitutional (MISSING), finance SS 24 February 2027\n" in text
    assert text.endswith("1 decision; 1 waits for officers, 1 has errors.\n")


class Reader(HTMLParser):
    """Checks that every element is closed, and keeps what was met."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.met: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_and_needs_nothing_else(run: Run, write: Write):
    write("decisions/hub.md", decision(FINANCE).replace("Library hubs", 'Hubs & <script>alert(1)</script> "two"'))
    write("decisions/old.md", GOOD.replace("2027-03-09", "2027-01-05"))
    write("decisions/z.md", BROKEN)
    page = run("status", "--format", "html", "--today", "2027-02-25").out
    reader = Reader()
    reader.feed(page)
    assert reader.open == []
    tags = [tag for tag, _ in reader.met]
    assert tags.count("h1") == 1
    assert not {"script", "img", "link", "iframe"} & set(tags)
    assert not any("src" in attrs or (attrs.get("href") or "#")[0] != "#" for _, attrs in reader.met)
    assert all("scope" in attrs for tag, attrs in reader.met if tag == "th")
    assert dict(reader.met[tags.index("html")][1]) == {"lang": "en-GB"}
    assert "Hubs &amp; &lt;script&gt;" in page
    ranks = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
    assert all(b - a <= 1 for a, b in itertools.pairwise(ranks))


def test_a_folder_without_decisions_is_told(run: Run, write: Write):
    write("decisions/readme.txt", "x")
    assert run("status").code == 2
