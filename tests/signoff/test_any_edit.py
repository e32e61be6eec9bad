"""Random edits: what lies outside a scope or is layout alone never makes a comment stale, what lies inside always does."""

from __future__ import annotations

import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from docgen.build.paper import Made
from docgen.decision.source import Source
from tests.signoff.full import BODY, FRONT, KINDS, Front, put, seen, signed, source, stale
from tests.signoff.test_fields import all_signed
from tests.support.decisions import make

WORDS = st.text(st.sampled_from("abcde £5,-–.()/'\"\\&<*é"), min_size=1, max_size=20).filter(lambda t: t.strip(" *-.()\\"))
SPACE = st.sampled_from([" ", "\n", "  ", " \n", "\t"])


def standing(given: Source) -> Made:
    made = make(given)
    assert made.paper, made.diagnostics
    return made


@given(st.data())
def test_layout_alone_never_makes_a_comment_stale(data: st.DataObject):
    front = all_signed()
    for n, part in enumerate(front["recommendations"]):
        words = part["text"].split(" ")
        spaced = "".join(w + (data.draw(SPACE) if w not in ("{{", "works", "staff") else " ") for w in words).rstrip()
        front = put(front, ("recommendations", n, "text"), spaced)
    items = list(front.items())
    tables = [(k, v) for k, v in items if isinstance(v, dict) or (isinstance(v, list) and v and isinstance(v[0], dict))]
    plain = [pair for pair in items if pair not in tables]
    shuffled = dict([*data.draw(st.permutations(plain)), *data.draw(st.permutations(tables))])
    body = BODY.replace(" is ", "\nis ").replace(" in post", "  \n  in post") if data.draw(st.booleans()) else BODY
    text = f"+++\n# a remark\n{tomlkit.dumps(shuffled)}# another\n+++\n\n\n{body}\n\n"
    mark = b"\xef\xbb\xbf" if data.draw(st.booleans()) else b""
    text = text.replace("\n", data.draw(st.sampled_from(["\n", "\r\n"])))
    made = standing(Source("x", "x.md", "decisions", {"x.md": mark + text.encode()}))
    assert [d for d in made.diagnostics if d.rule == "comment-stale"] == []


@given(WORDS)
def test_no_other_words_outside_the_scope_make_finance_stale(words: str):
    front = put(all_signed(), ("options", 0, "text"), words.strip())
    front = put(front, ("title",), f"T {words}")
    front = put(front, ("risks", 0, "risk"), f"R {words}")
    assert stale(front) == []


@given(WORDS)
def test_any_other_word_in_a_recommendation_is_found(words: str):
    more = " ".join(f"and x{words}x".split())
    front = put(all_signed(), ("recommendations", 0, "text"), f"the report be noted `{more.replace('`', '')}`")
    assert stale(front) == ["constitutional", "finance", "legal"]


@given(st.integers(0, 10**9), st.sampled_from(["finances", "figures"]))
def test_any_other_amount_is_found(amount: int, table: str):
    path = ("finances", 0, "amount") if table == "finances" else ("figures", "visits", "value")
    before = FRONT["finances"][0]["amount"] if table == "finances" else FRONT["figures"]["visits"]["value"]
    assert ("finance" in stale(put(all_signed(), path, amount))) == (amount != before)


def test_the_folder_form_shows_officers_the_same_lines():
    single = seen(standing(source(FRONT)))
    folder = seen(standing(folder_of(FRONT)))
    for kind in KINDS:
        names = all_signed()["comments"][KINDS.index(kind)]["signed"]["scope"]
        assert list(map(str, single.lines(names))) == list(map(str, folder.lines(names)))


def test_a_comment_moved_into_a_file_of_its_own_stands():
    made = standing(folder_of(all_signed()))
    assert made.decision
    assert all(comment.signed for comment in made.decision.front.comments)
    assert [d for d in made.diagnostics if d.rule == "comment-stale"] == []


def test_moving_a_whole_decision_about_changes_no_fingerprint():
    prints = {tuple(c["signed"]["fingerprint"] for c in signed()["comments"]) for _ in range(3)}
    assert len(prints) == 1


def _sections() -> list[str]:
    return [f"## {part}" for part in BODY.split("## ")[1:]]


def folder_of(front: Front) -> Source:
    """The same decision as a folder, each section and comment in a file of its own."""
    rest = {k: v for k, v in front.items() if k != "comments"}
    files = {"decision.toml": tomlkit.dumps(rest).encode()}
    for n, section in enumerate(_sections()):
        files[f"0{n}.md"] = section.encode()
    for comment in front["comments"]:
        own = {k: v for k, v in comment.items() if k != "text"}
        files[f"comments/{comment['kind']}.md"] = f"+++\n{tomlkit.dumps(own)}+++\n\n{comment['text']}\n".encode()
    return Source("x", "decision.toml", "decisions/x", dict(sorted(files.items())), folder=True)
