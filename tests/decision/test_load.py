from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.decision.decision import Decision
from docgen.decision.load import load
from docgen.decision.source import Source
from docgen.diagnostics import Diagnostic
from tests.decision.conftest import DECISION, FRONT


def single(text: str | bytes, **files: bytes) -> Source:
    data = text if isinstance(text, bytes) else text.encode()
    return Source("x", "x.md", "decisions", {"x.md": data, **files})


def folder(**files: str) -> Source:
    named = {name.replace("__", "/").replace("_", "."): text.encode() for name, text in files.items()}
    return Source("x", "decision.toml", "d/x", dict(sorted(named.items())), folder=True)


def good(source: Source) -> Decision:
    loaded = load(source)
    assert not loaded.diagnostics
    assert loaded.decision
    return loaded.decision


def faults(source: Source) -> tuple[Diagnostic, ...]:
    loaded = load(source)
    assert loaded.diagnostics
    return loaded.diagnostics


def test_a_file_gives_its_front_matter_and_body() -> None:
    decision = good(single(DECISION))
    (body,) = decision.body
    assert decision.front.title == "Community hubs"
    assert (body.text, body.file, body.line) == ("\n## Purpose\n\nWords.\n", "decisions/x.md", DECISION.count("\n") - 3)
    assert DECISION.split("\n")[body.line + 1 - 1] == "## Purpose"


@pytest.mark.parametrize(
    "change", [lambda t: "\ufeff" + t, lambda t: t.replace("\n", "\r\n"), lambda t: t.replace("\n", "\r")]
)
def test_byte_order_mark_and_line_ends_change_neither_texts_nor_places(change: object) -> None:
    plain, changed = good(single(DECISION)), good(single(change(DECISION)))  # type: ignore[operator]
    assert changed.body == plain.body
    assert changed.front == plain.front
    assert changed.place(("meeting", "date")) == plain.place(("meeting", "date"))


def test_a_folder_gives_sections_in_order_of_file_names_and_comments_after_those_of_the_main_file() -> None:
    decision = good(
        folder(
            decision_toml=FRONT + '[[comments]]\nkind = "hr"\ntext = "Inline"\n',
            **{"20_md": "## Second", "10_md": "## First", "comments__legal_md": "+++\nkind = 'legal'\n+++\n\nLawful.\n"},
            costs_csv="a,b\r\n1,2",
        )
    )
    assert [(part.text, part.file) for part in decision.body] == [("## First", "d/x/10.md"), ("## Second", "d/x/20.md")]
    assert [(c.kind, c.text) for c in decision.front.comments] == [("hr", "Inline"), ("legal", "\nLawful.\n")]
    text = decision.markdown(("comments", 1, "text"))
    assert (text.file, text.line, text.text) == ("d/x/comments/legal.md", 4, "\nLawful.\n")
    assert str(decision.place(("comments", 1, "kind"))) == "d/x/comments/legal.md:2:1"
    assert decision.markdown(("comments", 0, "text")).text == "Inline"
    assert decision.files["costs.csv"] == b"a,b\r\n1,2"
    assert decision.shown("costs.csv") == "d/x/costs.csv"


def test_file_and_folder_form_load_to_the_same_model() -> None:
    assert good(single(DECISION)).front == good(folder(decision_toml=FRONT)).front


FIELDS = '''\
summary = "One line"
[implications]
finance = """
First
Second"""
legal = { nil = true }
hr = 'Plain'
[[options]]
title = "Keep"
[[options]]
title = "Change"
advantages = ["Cheap", "Quick",
  "Easy"]
rejected = "a\\nb"
'''


@pytest.mark.parametrize(
    ("path", "text", "line", "column"),
    [
        (("summary",), "One line", 2, 12),
        (("implications", "finance"), "First\nSecond", 5, 1),
        (("implications", "hr"), "Plain", 8, 7),
        (("options", 1, "advantages", 0), "Cheap", 13, 16),
        (("options", 1, "advantages", 2), "Easy", 14, 4),
        (("options", 0, "text"), "", 9, 3),
    ],
)
def test_a_text_of_the_front_matter_has_its_place(path: tuple[str | int, ...], text: str, line: int, column: int) -> None:
    front = FIELDS.replace("[implications]", FRONT.split("[meeting]")[0] + "[implications]")
    added = FRONT.split("[meeting]")[0].count("\n")
    decision = good(single("+++\n" + front + "[meeting]" + FRONT.split("[meeting]")[1] + "+++\n"))
    found = decision.markdown(path)
    assert found.text == text
    assert (found.line - (0 if line == 2 else added), found.column) == (line, column)


def test_a_line_break_written_as_an_escape_stays_on_its_line() -> None:
    text = good(single(DECISION.replace('"Approve the pilot"', r'"Approve\nthe pilot"'))).markdown(
        ("recommendations", 0, "text")
    )
    assert text.position(1).line == text.line == 14


def test_a_declared_nil_is_no_text() -> None:
    decision = good(single(DECISION.replace("[meeting]", "[implications]\nlegal = { nil = true }\n[meeting]")))
    with pytest.raises(TypeError):
        decision.markdown(("implications", "legal"))


@pytest.mark.parametrize(
    ("text", "rule", "line", "fact"),
    [
        ("", "front-matter-missing", 1, "empty"),
        (" \n\n", "front-matter-missing", 1, "empty"),
        ("## Purpose\n", "front-matter-missing", 1, "no front matter"),
        ("---\ntitle: x\n---\n", "front-matter-missing", 1, "---"),
        (FRONT + "+++\n\nText.\n", "front-matter-missing", 1, "does not begin with +++"),
        (DECISION.replace("+++", "++", 1), "front-matter-missing", 1, 'begins with "++"'),
        ("\n" + DECISION, "front-matter-place", 2, "must come first"),
        ("# T\n\n" + DECISION, "front-matter-place", 3, "must come first"),
        (" " + DECISION, "front-matter-place", 1, "must come first"),
        ("+++\n" + FRONT, "front-matter-open", 1, "no end"),
    ],
)
def test_front_matter_that_is_not_there_or_not_first_is_told(text: str, rule: str, line: int, fact: str) -> None:
    (fault,) = faults(single(text))
    assert (fault.rule, fault.position.line) == (rule, line)
    assert fact in fault.message
    assert fault.remedy


def test_all_problems_of_all_files_are_told_sorted() -> None:
    found = faults(
        folder(
            decision_toml=FRONT.replace("title", "titel").replace("2014-09-03", '"3 September 2014"'),
            comments__legal_md="+++\nkind = 3\n+++\nx",
            comments__hr_md="no front",
            **{"10_md": "+++\nx = 1\n+++\n"},
        )
    )
    assert [(f.position.file.removeprefix("d/x/"), f.rule) for f in found] == [
        ("10.md", "front-matter-place"),
        ("comments/hr.md", "front-matter-missing"),
        ("comments/legal.md", "field-type"),
        ("decision.toml", "field-unknown"),
        ("decision.toml", "field-type"),
    ]
    assert "date = 2014-09-03" in found[-1].remedy


def test_a_comment_without_front_matter_is_told_what_a_comment_begins_with() -> None:
    (fault,) = faults(folder(decision_toml=FRONT, comments__hr_md="The costs are met."))
    assert "kind =" in fault.remedy
    assert "title" not in fault.remedy


def test_a_comment_with_two_texts_is_told() -> None:
    (fault,) = faults(folder(decision_toml=FRONT, comments__hr_md="+++\nkind = 'hr'\ntext = 'a'\n+++\nb"))
    assert (fault.rule, str(fault.position)) == ("comment-text", "d/x/comments/hr.md:3:1")


@pytest.mark.parametrize("byte", [b"\xff", b"\x00", b"\x1b"])
def test_bytes_that_are_no_text_stop_the_file(byte: bytes) -> None:
    loaded = load(single(DECISION.encode().replace(b"pilot", b"pi" + byte + b"lot")))
    assert loaded.decision is None
    assert [d.position.line for d in loaded.diagnostics] == [14]


@pytest.mark.parametrize(
    ("added", "line", "fact"),
    [
        ('[[recommendations]]\nid = "approve"\ntext = "x"\n', 16, "already names a recommendation on line 13"),
        ('[[options]]\nid = "approve"\ntitle = "x"\n', 16, '"approve" names an option here'),
        ('[[finances]]\nid = "n"\nwhat = "x"\namount = 1\n[figures]\nn = 1\n', 16, "already names a figure on line 20"),
        ('[[finances]]\nid = "n"\nwhat = "x"\namount = 1\n' * 2, 20, "already names a finance line on line 16"),
    ],
)
def test_a_name_given_twice_is_told_with_both_places(added: str, line: int, fact: str) -> None:
    (fault,) = faults(single(DECISION.replace("+++\n\n", added + "+++\n\n")))
    assert (fault.rule, fault.position.line) == ("name-twice", line)
    assert fact in fault.message


def test_a_figure_may_share_a_name_with_a_recommendation() -> None:
    assert good(single(DECISION.replace("+++\n\n", "[figures]\napprove = 1\n+++\n\n")))


def test_a_decision_can_be_sent_to_another_process() -> None:
    decision = good(single(DECISION))
    assert pickle.loads(pickle.dumps(decision)) == decision


@given(st.lists(st.sampled_from(["+++", "a = 1", "## P", "", "---", 'b = "', "\ufeff", "[x", '"""']), max_size=8))
def test_any_file_is_loaded_or_explained_within_its_lines(lines: list[str]) -> None:
    found = faults(single("\n".join(lines)))
    assert all(0 < d.position.line <= max(1, len(lines)) + 1 for d in found)
