"""`docgen sign`: what it writes, and what it refuses."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.conftest import Run, Write, run, write

__all__ = ["run", "write"]

DECISION = """\
+++
# about this report
title = 'Library hubs'   # as on the agenda
house = "nottinghamshire"
reference = "C1"
areas = "All"
background_papers = "none"

[meeting]
body = "Libraries Committee"
date = 2027-03-09

[[authors]]
name = "Rosa Field"
post = "Head of Libraries"

[[contacts]]
name = "Tamsin Areland"

[[recommendations]]
text = "spending of {{ works }} be approved"

[[finances]]
id = "works"
what = "Works"
amount = 206_082   # tendered
COMMENTS
# the end

[[appendices]]
title = "Plan"
+++

## Purpose

Why.
"""
REGISTER = """\
[[officers]]
initials = "SS"
name = "Sabine Sorrel"
post = "Finance Business Partner"
roles = ["finance"]
from = 2026-01-01
to = 2027-02-28

[[officers]]
initials = "DD"
deputy_for = "SS"

[[officers]]
initials = "RF"
name = "Rosa Field"
roles = ["finance", "legal"]
"""
NEW = """
[[comments]]
kind = "finance"
initials = "SS"
date = 2027-02-24
text = "It is affordable."

[comments.signed]
fingerprint = "{print}"
scope = ["recommendations", "finances", "figures", "options.cost"]
saw = '''
recommendation 1: spending of £206,082 be approved
finances works: £206,082 cost, revenue, one-off, firm, Works
'''
"""


def decision(comments: str = "") -> str:
    return DECISION.replace("COMMENTS\n", comments)


def sign(run: Run, *more: str, kind: str = "finance", initials: str = "SS", date: str = "2027-02-24") -> tuple[int, str]:
    ran = run("sign", "hub", "--as", kind, "--initials", initials, "--date", date, "--today", "2027-03-01", *more)
    return ran.code, ran.out + ran.err


def stale(run: Run) -> str:
    return "".join(line + "\n" for line in run("check", "decisions").out.splitlines() if "comment-stale" in line)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_new_comment_is_the_only_thing_that_changes_in_the_file(end: str, mark: bytes, run: Run, write: Write):
    other = '[[comments]]\nkind = "legal" # ours\ninitials = "RF"\ndate = 2027-02-01\ntext = """\nYes.\n"""\n'
    before = mark + decision(other).replace("\n", end).encode()
    path = write("decisions/hub.md", before)
    code, told = sign(run, "--text", "It is affordable.")
    assert code == 0, told
    after = path.read_bytes()
    fingerprint = after.decode().split('fingerprint = "')[1][:32]
    new = NEW.replace("{print}", fingerprint).replace("\n", end).encode()
    assert after.replace(new, b"") == before
    assert after.index(new) < after.index(b"# the end")
    assert stale(run) == ""


SIGNED_BY_ANOTHER = """\
[[comments]]
kind = "finance"
initials = "XX"
date = 2026-01-01 # then
officer = "Xenia"
text = '''
Old words.
'''

[comments.signed]
fingerprint = "00"
scope = ["kind"]
saw = "kind: decision"
"""


@pytest.mark.parametrize(
    "comments",
    [
        '[[comments]] # money\nkind = "finance" # theirs\ntext = "Old words."\n',
        SIGNED_BY_ANOTHER,
        "[[comments]]\nkind = 'finance'\ntext = 'Old \"words\".'\nsigned = { fingerprint = '00' }\n",
    ],
)
def test_a_comment_is_renewed_where_it_stands(comments: str, run: Run, write: Write):
    path = write("decisions/hub.md", decision(comments))
    code, told = sign(run)
    assert code == 0, told
    text = path.read_text("utf-8")
    head, tail = decision("COMMENTS\n").split("COMMENTS\n")
    assert text.startswith(head)
    assert text.endswith(tail)
    middle = text[len(head) : -len(tail)]
    assert middle.count("[[comments]]") == middle.count("[comments.signed]") == middle.count("fingerprint") == 1
    assert 'initials = "SS"' in middle
    assert "Old" in middle
    assert "Xenia" not in middle
    assert all(remark in middle for remark in ("# money", "# theirs", "# then") if remark in comments)
    assert stale(run) == ""


@pytest.mark.parametrize("comments", ["comments = []\n", "comments = [{ kind = 'finance', text = 'Yes.' }] # brief\n"])
def test_comments_between_brackets_are_signed_too(comments: str, run: Run, write: Write):
    path = write("decisions/hub.md", decision().replace("[meeting]", comments + "\n[meeting]"))
    code, told = sign(run, "--text", "Yes.")
    assert code == 0, told
    assert "signed = {" in path.read_text("utf-8")
    assert stale(run) == ""


def test_what_changed_is_told_old_and_new_with_its_place(run: Run, write: Write):
    path = write("decisions/hub.md", decision())
    sign(run, "--text", "It is affordable.")
    path.write_text(path.read_text("utf-8").replace("206_082", "210_000"), "utf-8")
    told = stale(run)
    assert told.startswith(
        "decisions/hub.md:33:8: warning comment-stale: The finance comment of SS was given on another text."
    )
    assert "recommendation 1 (line 21): £206,082 → £210,000; finances works (line 26): £206,082 → £210,000." in told
    code, again = sign(run, date="2027-02-25")
    assert code == 0
    assert "changed since it was last signed: recommendation 1: £206,082 → £210,000" in again
    assert stale(run) == ""


def test_a_sign_off_that_stands_is_not_written_again(run: Run, write: Write):
    path = write("decisions/hub.md", decision())
    sign(run, "--text", "It is affordable.")
    before = path.read_bytes()
    code, told = sign(run)
    assert code == 0
    assert told == "already signed as finance by SS on 24 February 2027; nothing has changed since\n"
    assert path.read_bytes() == before


def test_words_of_several_paragraphs_are_kept_as_they_are(run: Run, write: Write):
    write("decisions/hub.md", decision())
    words = 'First "quoted" \\ and \'\'\'.\n\n- one\n- two """ three'
    words_file = write("words.md", words)
    code, told = sign(run, "--file", str(words_file))
    assert code == 0, told
    assert stale(run) == ""
    shown = run("show", "hub", "--stage", "model").out
    assert '- two \\"\\"\\" three' in shown


FOLDER = {
    "decisions/hub/decision.toml": decision().split("+++\n")[1],
    "decisions/hub/01-purpose.md": "## Purpose\n\nWhy.\n",
}


def test_in_a_folder_the_comment_is_a_file_of_its_own(run: Run, write: Write):
    paths = {name: write(name, text.replace("\n", "\r\n")) for name, text in FOLDER.items()}
    before = {name: path.read_bytes() for name, path in paths.items()}
    code, told = sign(run, "--text", "It is affordable.")
    assert code == 0, told
    assert {name: path.read_bytes() for name, path in paths.items()} == before
    text = (paths["decisions/hub/01-purpose.md"].parent / "comments/finance.md").read_bytes().decode()
    assert text.startswith('+++\r\nkind = "finance"\r\ninitials = "SS"\r\ndate = 2027-02-24\r\n\r\n[signed]\r\n')
    assert text.endswith("'''\r\n+++\r\n\r\nIt is affordable.\r\n")
    assert stale(run) == ""


def test_in_a_folder_a_comment_keeps_its_file_and_its_words(run: Run, write: Write):
    for name, content in FOLDER.items():
        write(name, content)
    path = write("decisions/hub/comments/money.md", '+++\n# ours\nkind = "finance"\n+++\n\nOld  words.\n')
    assert sign(run)[0] == 0
    assert path.read_text("utf-8").startswith('+++\n# ours\nkind = "finance"\ninitials = "SS"\n')
    assert path.read_text("utf-8").endswith("+++\n\nOld  words.\n")
    assert sign(run, "--text", "New words.")[0] == 0
    assert path.read_text("utf-8").endswith("+++\n\nNew words.\n")
    assert stale(run) == ""


@pytest.mark.parametrize(
    ("more", "fact"),
    [
        ({"kind": "finanse"}, 'has no finanse comments. Did you mean "finance"?'),
        ({"initials": "SX"}, "SX stands for no officer in the register"),
        ({"initials": "SS", "date": "2025-12-31"}, "SS was not in post on 31 December 2025"),
        ({"initials": "SS", "kind": "legal"}, "SS signs for finance, not for legal"),
        ({"initials": "RF"}, "RF is an author of this report (Rosa Field), and nobody clears their own"),
        ({"date": "2027-03-02", "initials": "DD"}, "2 March 2027 is still to come"),
    ],
)
def test_who_may_not_sign_is_told_why(more: dict[str, str], fact: str, run: Run, write: Write):
    write("docgen.toml", REGISTER)
    path = write("decisions/hub.md", decision())
    before = path.read_bytes()
    code, told = sign(run, "--text", "Yes.", **more)
    assert (code, path.read_bytes()) == (1, before)
    assert fact in told


def test_a_house_that_prints_no_comments_says_where_to_say_it(run: Run, write: Write):
    write("decisions/hub.md", decision().replace('"nottinghamshire"', '"west-sussex"'))
    told = sign(run, "--text", "Yes.")[1]
    assert 'The house "west-sussex" has no finance comments. Its papers print no officers\' comments; say it in' in told


def test_a_deputy_signs_while_the_other_is_in_post(run: Run, write: Write):
    write("docgen.toml", REGISTER)
    path = write("decisions/hub.md", decision())
    assert sign(run, "--text", "Yes.", initials="DD")[0] == 0
    assert 'initials = "DD"' in path.read_text("utf-8")


def test_the_register_gives_name_and_post(run: Run, write: Write):
    write("docgen.toml", REGISTER)
    path = write("decisions/hub.md", decision())
    assert sign(run, "--text", "Yes.")[0] == 0
    assert 'officer = "Sabine Sorrel"\npost = "Finance Business Partner"\ninitials = "SS"\n' in path.read_text("utf-8")


def test_a_comment_is_not_given_after_the_meeting(run: Run, write: Write):
    write("decisions/hub.md", decision().replace("2027-03-09", "2027-02-09"))
    code, told = sign(run, "--text", "Yes.")
    assert code == 1
    assert "24 February 2027 is after the meeting of 9 February 2027" in told


def test_a_comment_without_words_is_not_signed_where_the_house_prints_words(run: Run, write: Write):
    write("decisions/hub.md", decision())
    code, told = sign(run)
    assert code == 1
    assert "silence is no clearance" in told


def test_a_decision_with_errors_of_its_own_is_not_signed(run: Run, write: Write):
    path = write("decisions/hub.md", decision().replace("{{ works }}", "{{ wroks }}"))
    before = path.read_bytes()
    code, told = sign(run, "--text", "Yes.")
    assert (code, path.read_bytes()) == (1, before)
    assert "errors of its own" in told
    assert "wroks" in told


def test_two_comments_of_a_kind_are_not_signed(run: Run, write: Write):
    entry = '[[comments]]\nkind = "finance"\ntext = "Yes."\n'
    write("decisions/hub.md", decision(entry + "\n" + entry))
    code, told = sign(run)
    assert code == 1
    assert "There are 2 finance comments" in told


def test_words_are_given_once(run: Run, write: Write):
    write("decisions/hub.md", decision())
    assert sign(run, "--text", "Yes.", "--file", "decisions/hub.md")[0] == 2


def test_tomlkit_is_loaded_for_signing_alone():
    code = "import sys, docgen.cli.check, docgen.build.paper, docgen.checks.run; sys.exit('tomlkit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


MAP = "## Purpose\n\nWhy.\n\n{role=legal}\n## Law\n\n"
HOLES = {
    "a missing picture": ("## Purpose\n\nWhy.\n", f"{MAP}![Plan](plan.png)\n", "plan.png"),
    "a missing table": ("## Purpose\n\nWhy.\n", f"{MAP}```csv costs.csv\n```\n", "costs.csv"),
    "an underived figure": ("[[finances]]", '[figures]\nall = { sum = ["no"] }\n\n[[finances]]', '"no"'),
    "a gap in a recommendation": ("spending of {{ works }}", "spending of £XX", "spending of £XX"),
    "a gap in a section": ("## Purpose\n\nWhy.\n", f"{MAP}Under the [insert name] Act.\n", "## Law"),
}


@pytest.mark.parametrize("hole", HOLES)
def test_nobody_signs_a_text_with_a_hole_in_it(hole: str, run: Run, write: Write):
    old, new, there = HOLES[hole]
    path = write("decisions/hub.md", decision().replace(old, new))
    before = path.read_bytes()
    code, told = sign(run, "--text", "Yes.", kind="legal")
    assert (code, path.read_bytes()) == (1, before)
    places = [line.partition(" error ")[0].split(":") for line in told.splitlines()]
    assert any(there in before.decode().splitlines()[int(at[1]) - 1] for at in places if at[1:] and at[1]), told


def test_a_gap_in_what_the_officer_does_not_answer_for_keeps_nobody_from_signing(run: Run, write: Write):
    write("decisions/hub.md", decision().replace("Why.", "Because of [insert name]."))
    assert sign(run, "--text", "Yes.")[0] == 0


def test_words_of_a_comment_that_wait_to_be_filled_in_are_not_signed(run: Run, write: Write):
    write("decisions/hub.md", decision("[[comments]]\nkind = 'finance'\ntext = '[State the costs]'\n"))
    code, told = sign(run)
    assert code == 1
    assert '"[State the costs]" was left over from writing, in the words of the comment' in told
    assert sign(run, "--text", "It is TBC.")[0] == 1
    assert sign(run, "--text", "It is affordable if the grant, still to be confirmed, comes.")[0] == 0


def test_a_gap_that_the_council_has_switched_off_may_be_signed(run: Run, write: Write):
    write("docgen.toml", '[rules]\nplaceholder = { severity = "off", reason = "Papers are copied as they were" }\n')
    write("decisions/hub.md", decision().replace("spending of {{ works }}", "spending of £XX"))
    assert sign(run, "--text", "Yes.")[0] == 0
