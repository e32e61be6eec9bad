"""One decision's whole way through review, in a repository and by the commands alone: draft, two reviewers, a conflict,
notes, sign-offs, a late change, the final paper, its proof, and a correction after it was published."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from pathlib import Path

import pytest

import docgen
from tests.cli.conftest import Run
from tests.support import word, word_numbers
from tests.support.repository import Repo, alone
from tests.support.tracked import accepted, rejected
from tests.support.word_edits import Edits

FILE = Path("decisions/evening-bus.md")
NOTES = Path("decisions/review/evening-bus.toml")
DRAFT = """\
+++
title = "Evening bus to Marsh Lane"
house = "nottinghamshire"
kind = "decision"
status = "draft"
reference = "C0901"
areas = "All"
background_papers = "none"

[meeting]
body = "Transport Committee"
short = "Committee"
date = 2026-03-10
agenda_item = "4"

[[authors]]
post = "Head of Transport"

[[contacts]]
name = "Tamsin Areland"
phone = "01632 960001"
email = "tamsin.areland@example.gov.uk"

[[recommendations]]
text = "approves the evening bus to Marsh Lane at a cost of {{ bus }} a year."

[[options]]
title = "Do nothing"
text = "The last bus would still leave at six."

[[finances]]
id = "bus"
what = "Evening bus, contract"
amount = 206082
year = "2026/27"
flow = "cost"
source = "Public transport budget"

[implications]
equality = "Buses on the evening route have low floors."

[[comments]]
kind = "constitutional"
initials = "LM"
date = 2026-02-20
text = "Approval falls to the Transport Committee under its terms of reference."

[[comments]]
kind = "finance"
initials = "SS"
date = 2026-02-20
text = "The cost is met from the public transport budget."
+++

## Purpose

To ask the Committee for an evening bus to Marsh Lane.

## Information

### Present service

The last bus leaves at ten. Many shop workers
finish later than that.

Drivers have been asked, and they agree. The depot stays open until midnight.

### What is proposed

A bus would run every hour until eleven. The service would cost {{ bus }} a year.

| Stop | Riders |
|------|-------:|
| Mill | 40     |
| Quay | 25     |

## Reasons

People who work in the evening have no other way home.
"""
ONLY_IN_NOTES = ("Ann Able", "Bob Bright", "Is there no train?", "None after eight.", "And ramps?")


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """An officer's draft, committed."""
    alone(monkeypatch)
    monkeypatch.chdir(tmp_path)
    made = Repo(tmp_path)
    made.git("config", "user.name", "Clerk")
    made.git("config", "user.email", "clerk@example.gov.uk")
    made.commit({str(FILE): DRAFT, ".gitignore": "/build/\n/post/\n"}, "bus: draft", author="Tamsin Areland")
    return made


def test_a_decision_goes_from_draft_to_a_published_paper_and_its_correction(repo: Repo, run: Run) -> None:
    sent = draft_is_built(run)
    ann_and_bob_edit_it(sent)
    marks_are_listed(run)
    edits_and_notes_are_committed(repo, run)
    conflict_is_settled_and_notes_are_closed(repo, run)
    officers_sign(repo, run)
    figure_changes_and_the_sign_off_is_stale(repo, run)
    paper_becomes_final(repo, run)
    paper_is_proved(repo, run)
    forged_paper_is_found(run)
    published_paper_is_corrected(repo, run)


def draft_is_built(run: Run) -> bytes:
    assert run("check").out == ""
    assert run("build").out == "build/evening-bus.docx build/evening-bus.html (draft)\n"
    return keeps_notes_to_itself()


def ann_and_bob_edit_it(sent: bytes) -> None:
    Path("post").mkdir()
    ann = Edits(sent, author="Ann Able", date="2026-02-01T09:30:00Z")
    ann.replace(ann.find("The last bus leaves"), "ten", "nine")
    ann.insert(ann.find("Drivers have been asked"), "they agree", " to new shifts")
    ann.replace(ann.find("The depot"), "midnight", "one in the morning")
    ann.replace(ann.find("The service would cost"), "206,082", "210,000")
    asked = ann.comment(ann.find("People who work"), "no other way home", "Is there no train?")
    ann.author, ann.date = "Bob Bright", "2026-02-01T16:00:00Z"
    ann.comment(ann.find("People who work"), "no other way home", "None after eight.", parent=asked)
    Path("post/ann.docx").write_bytes(ann.bytes())

    bob = Edits(sent, author="Bob Bright", date="2026-02-02T14:00:00Z")
    bob.replace(bob.find("The last bus leaves"), "ten", "half past nine")
    bob.retype(bob.find("Many shop workers"), "Many", "Most")
    bob.replace(bob.find("The depot"), "midnight", "one in the morning")
    bob.retype(bob.find("25"), "25", "26")
    bob.comment(bob.find("Buses on the evening"), "low floors", "And ramps?")
    Path("post/bob.docx").write_bytes(bob.bytes())


LISTED = """\
post/ann.docx: decision evening-bus
  {ten}: conflicting: "ten" → "nine"
    Ann Able 2026-02-01 09:30, paragraph 2
    two reviewers change this passage in different ways
    Ann Able: "The last bus leaves at nine."
    Bob Bright: "The last bus leaves at half past nine."
  {agree}: would be applied: insert " to new shifts"
    Ann Able 2026-02-01 09:30, paragraph 3
  {midnight}: would be applied: "midnight" → "one in the morning"
    Ann Able 2026-02-01 09:30, paragraph 3
  {cost}: noted: "206,082" → "210,000"
    Ann Able 2026-02-01 09:30, paragraph 4
    "£206,082" is the figure bus, a line of [[finances]]: change it at {bus}
  {home}: noted: comment on "no other way home": Is there no train?
    Ann Able 2026-02-01 09:30, paragraph 6
  {home}: noted: reply on "no other way home": None after eight.
    Bob Bright 2026-02-01 16:00, paragraph 6
post/bob.docx: decision evening-bus
  {ten}: conflicting: "ten" → "half past nine"
    Bob Bright 2026-02-02 14:00, paragraph 2
    two reviewers change this passage in different ways
    Ann Able: "The last bus leaves at nine."
    Bob Bright: "The last bus leaves at half past nine."
  {many}: would be applied: "Many" → "Most"
    unknown, untracked, paragraph 2
  {midnight}: would be applied: "midnight" → "one in the morning"
    Bob Bright 2026-02-02 14:00, paragraph 3
    the same as Ann Able does
  {riders}: would be applied: "25" → "26"
    unknown, untracked, table 1, row 3, column 2
  {floors}: noted: comment on "low floors": And ramps?
    Bob Bright 2026-02-02 14:00, paragraph 8
11 marks: 5 applied, 4 noted, 2 conflicting, 0 refused; nothing is written without --apply
"""


def at(words: str, after: str = "") -> str:
    """Where words stand in the draft, or the place right after them."""
    start = DRAFT.index(after) + len(after) if after else DRAFT.index(words)
    line = DRAFT[:start].count("\n") + 1
    return f"{FILE.as_posix()}:{line}:{start - DRAFT.rfind(chr(10), 0, start)}"


def marks_are_listed(run: Run) -> None:
    listed = run("review", "post/ann.docx", "post/bob.docx")
    assert listed.err == ""
    assert listed.out == LISTED.format(
        ten=at("ten. Many"),
        agree=at("", after="they agree"),
        midnight=at("midnight"),
        cost=at("{{ bus }} a year.\n\n|"),
        bus=at("amount = 206082"),
        home=at("no other way home"),
        many=at("Many shop"),
        riders=at("25     |"),
        floors=at("low floors"),
    )
    assert listed.code == 1, "a conflict waits for somebody"
    assert FILE.read_text("utf-8") == DRAFT
    assert not NOTES.exists()


REVIEWED = (
    DRAFT.replace("they agree.", "they agree to new shifts.")
    .replace("midnight", "one in the morning")
    .replace("Many", "Most")
    .replace("| 25     |", "| 26     |")
)


def edits_and_notes_are_committed(repo: Repo, run: Run) -> None:
    done = run("review", "post/ann.docx", "post/bob.docx", "--commit", "--format", "text")
    assert done.code == 1
    assert "\n11 marks: 5 applied, 4 noted, 2 conflicting, 0 refused\n" in done.out
    assert FILE.read_text("utf-8") == REVIEWED
    assert repo.git("status", "--porcelain") == ""
    assert repo.git("log", "--reverse", "--format=%an: %s", "HEAD~3..").splitlines() == [
        "Ann Able: evening-bus: 2 edits of Ann Able",
        "unknown (post/bob.docx): evening-bus: 2 edits of unknown (post/bob.docx)",
        "Clerk: evening-bus: 5 review notes",
    ]
    of_ann = repo.git("show", "--format=", "--unified=0", "HEAD~2").splitlines()
    assert [line for line in of_ann if re.match(r"[-+](?![-+])", line)] == [
        "-Drivers have been asked, and they agree. The depot stays open until midnight.",
        "+Drivers have been asked, and they agree to new shifts. The depot stays open until one in the morning.",
    ]
    assert 'words = "The last bus leaves at half past nine."' in NOTES.read_text("utf-8")


OPEN = [
    'note 1: edit (conflicting) of Ann Able, paragraph 2: "ten" → "nine"',
    'note 2: edit (noted) of Ann Able, paragraph 4: "206,082" → "210,000"',
    "note 3: comment of Ann Able, paragraph 6: Is there no train?",
    'note 4: edit (conflicting) of Bob Bright, paragraph 2: "ten" → "half past nine"',
    "note 5: comment of Bob Bright, paragraph 8: And ramps?",
]


def conflict_is_settled_and_notes_are_closed(repo: Repo, run: Run) -> None:
    board = run("status", "--today", "2026-02-21").out
    assert [line.split("review: ")[1] for line in board.splitlines() if "review: " in line] == OPEN
    checked = run("check")
    assert checked.code == 0
    assert checked.out.count("note review-open: Note ") == len(OPEN)
    assert (
        f"{NOTES.as_posix()}:4:3: note review-open: N{OPEN[0][1:]}. Answer it, then: docgen review --resolve 1"
        in checked.out
    )
    run("build")
    keeps_notes_to_itself()

    settled = REVIEWED.replace("leaves at ten.", "leaves at half past nine.")
    repo.commit({str(FILE): settled}, "bus: half past nine", author="Tamsin Areland")
    for number in range(1, 6):
        closed = run("review", "--resolve", str(number), "evening-bus")
        assert (closed.code, closed.out) == (0, f"{NOTES.as_posix()}: note {number} is closed\n")
    repo.commit({}, "bus: notes answered")
    assert run("check").out == ""
    assert "review:" not in run("status", "--today", "2026-02-21").out

    again = run("review", "post/ann.docx", "post/bob.docx", "--apply")
    assert "the source says so already" in again.out
    assert repo.git("status", "--porcelain") == "", "what was applied and answered is not so again"


def officers_sign(repo: Repo, run: Run) -> None:
    signed = run("sign", "evening-bus", "--as", "finance", "--initials", "SS", "--date", "2026-02-24")
    first, *seen = signed.out.splitlines()
    assert first == f"{FILE.as_posix()}: signed as finance by SS on 24 February 2026, for 2 lines:"
    assert seen[0] == "  recommendation 1: approves the evening bus to Marsh Lane at a cost of £206,082 a year."
    assert seen[1].startswith("  finances bus 2026/27: £206,082 cost, revenue, one-off, firm, Evening bus, contract, source")
    assert run("sign", "evening-bus", "--as", "constitutional", "--initials", "LM", "--date", "2026-02-24").code == 0
    assert run("check").out == ""
    repo.commit({}, "bus: signed")
    repo.git("tag", "signed")


def figure_changes_and_the_sign_off_is_stale(repo: Repo, run: Run) -> None:
    change("amount = 206082", "amount = 210000")
    repo.commit({}, "bus: tender", author="Tamsin Areland")
    checked = run("check")
    assert checked.code == 0, "it is a draft"
    line = FILE.read_text("utf-8")[: FILE.read_text("utf-8").index('kind = "finance"')].count("\n") + 1
    assert (
        f"{FILE.as_posix()}:{line}:8: warning comment-stale: The finance comment of SS was given on another text."
        " Changed since: recommendation 1 (line 25): £206,082 → £210,000;"
        " finances bus 2026/27 (line 34): £206,082 → £210,000."
        " Ask SS to look at it again and to sign: docgen sign evening-bus --as finance --initials SS."
    ) in checked.out
    assert "finance SS 24 February 2026 (STALE)" in run("status", "--today", "2026-02-25").out

    assert run("redline", "evening-bus", "--from", "signed", "--format", "text").out.splitlines()[1:] == [
        "  recommendation 1: £206,082 → £210,000",
        "  finance line “Evening bus, contract”: £206,082 → £210,000 (in paragraph 4)",
    ]
    for kind, initials in (("finance", "SS"), ("constitutional", "LM")):
        assert run("sign", "evening-bus", "--as", kind, "--initials", initials, "--date", "2026-02-27").code == 0
    assert run("check").out == ""
    repo.commit({}, "bus: signed again", author="Sabine Sorrel")
    the_redline_shows_figure_and_sign_off(run)


def the_redline_shows_figure_and_sign_off(run: Run) -> None:
    told = run("redline", "evening-bus", "--from", "signed", "--to", "HEAD")
    assert told.out.splitlines()[1:] == [
        "  recommendation 1: £206,082 → £210,000",
        "  finance line “Evening bus, contract”: £206,082 → £210,000 (in paragraph 4)",
        "  constitutional comment: LM 24/02/26 → 27/02/26",
        "  constitutional comment: signed again",
        "  financial comment: SS 24/02/26 → 27/02/26",
        "  financial comment: signed again",
        "  build/evening-bus.redline.docx build/evening-bus.redline.html",
    ]
    redline = Path("build/evening-bus.redline.docx").read_bytes()
    assert "at a cost of £210,000 a year" in words(accepted(redline))
    assert "at a cost of £206,082 a year" in words(rejected(redline))
    (found,) = json.loads(run("redline", "evening-bus", "--from", "signed", "--to", "HEAD", "--format", "json").out)
    who = {(c["old"], c["new"]): c["author"] for c in found["changes"]}
    assert who[("£206,082", "£210,000")] == "Tamsin Areland"
    assert who[("24/02/26", "27/02/26")] == "Sabine Sorrel"


def paper_becomes_final(repo: Repo, run: Run) -> None:
    change('status = "draft"', 'status = "final"')
    repo.commit({}, "bus: final", author="Tamsin Areland")
    assert run("check").out == ""
    assert run("build").out == "build/evening-bus.docx build/evening-bus.html (final)\n"
    final = words(keeps_notes_to_itself())
    assert "The last bus leaves at half past nine. Most shop workers finish later than that." in final
    assert "The service would cost £210,000 a year." in final
    assert "Financial Comments (SS 27/02/26)" in final


def paper_is_proved(repo: Repo, run: Run) -> None:
    short = repo.git("rev-parse", "--short=10", "HEAD").strip()
    day = repo.git("show", "-s", "--format=%as", "HEAD").strip()
    for form in ("docx", "html"):
        proved = run("verify", f"build/evening-bus.{form}")
        assert proved.code == 0
        first, second = proved.out.splitlines()
        assert first == f"build/evening-bus.{form}: untouched: byte for byte what docgen makes"
        origin = f"revision {short} of {day} by Tamsin Areland"
        assert second == f"  decision evening-bus, house nottinghamshire, docgen {docgen.__version__}, {origin}"


def forged_paper_is_found(run: Run) -> None:
    forged = Edits(Path("build/evening-bus.docx").read_bytes())
    forged.retype(forged.find("The service would cost"), "£210,000", "£190,000")
    Path("post/forged.docx").write_bytes(forged.bytes())
    found = run("verify", "post/forged.docx")
    assert found.code == 1
    first, _, *places = found.out.splitlines()
    assert first == "post/forged.docx: changed since docgen made it"
    assert places == [
        "  paragraph 4",
        "    before: … would run every hour until eleven. The service would cost £210,000 a year.",
        "    after:  … would run every hour until eleven. The service would cost £190,000 a year.",
    ]


def published_paper_is_corrected(repo: Repo, run: Run) -> None:
    change('status = "final"', 'status = "published"')
    repo.commit({}, "bus: published")
    repo.git("tag", "published")
    assert run("build").out == "build/evening-bus.docx build/evening-bus.html (published)\n"
    keeps_notes_to_itself()
    change("every hour until", "every half hour until")
    repo.commit({}, "bus: a slip", author="Tamsin Areland")
    told = run("redline", "evening-bus", "--from", "published", "--erratum")
    assert told.out.splitlines()[1:] == [
        "  paragraph 4 (Information): “every hour” → “every half hour”",
        "  build/evening-bus.correction.docx build/evening-bus.correction.html",
    ]
    assert told.err == ""
    sheet = words(Path("build/evening-bus.correction.docx").read_bytes())
    assert "Correction to “Evening bus to Marsh Lane”" in sheet
    assert "Paragraph 4 (Information): for “every hour” read “every half hour”." in sheet


def change(old: str, new: str) -> None:
    """An officer's change of the source."""
    text = FILE.read_text("utf-8")
    assert text.count(old) == 1
    FILE.write_text(text.replace(old, new), "utf-8")


def words(docx: bytes) -> str:
    """The text of a Word file, a paragraph a line."""
    return "\n".join(word_numbers.text(e) for e in word.tree(docx).iter(f"{{{word.W}}}p"))


def keeps_notes_to_itself() -> bytes:
    """The Word paper as it was built; neither it nor the page holds a word of the review notes."""
    docx, page = Path("build/evening-bus.docx").read_bytes(), Path("build/evening-bus.html").read_bytes()
    with zipfile.ZipFile(io.BytesIO(docx)) as file:
        word_text = "\n".join(html.unescape(file.read(name).decode("utf-8", "replace")) for name in file.namelist())
    for said in ONLY_IN_NOTES:
        for text in (word_text, re.sub(r"<[^>]+>", "", word_text), html.unescape(page.decode())):
            assert said not in text
    assert "People who work in the evening" in page.decode(), "what is searched is the text"
    return docx
