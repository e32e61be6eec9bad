"""Several returned copies of one paper, and a source that has moved on since they were made."""

from __future__ import annotations

from docgen.decision.notes import Notes, read
from docgen.review.notes.file import added, resolved
from docgen.review.notes.made import notes
from tests.support.reviews import BODY, FRONT, after, difference, reviewed, source
from tests.support.word_edits import Edits


def ends(done: object) -> list[str]:
    return [one.end for one in done.outcomes]  # type: ignore[attr-defined]


def ten(words: str):  # type: ignore[no-untyped-def]
    return lambda e: e.replace(e.find("The last bus"), "ten", words)


def test_edits_of_two_reviewers_in_two_sentences_of_a_paragraph_are_both_made() -> None:
    done = reviewed([ten("eleven"), lambda e: e.replace(e.find("The last bus"), "full", "empty")])
    assert ends(done) == ["applied", "applied"]
    assert difference(source(), after(done, source()))[1:] == [
        "+The last bus leaves at eleven. A later one is wanted. It would be empty."
    ]


def test_the_share_of_each_reviewer_holds_those_before_and_no_others() -> None:
    done = reviewed([ten("eleven"), lambda e: e.replace(e.find("The drivers"), "agree", "object")])
    first, second = done.shares
    assert (first.reviewer, second.reviewer) == ("Reviewer A", "Reviewer B")
    assert b"eleven" in first.source.files["bus.md"]
    assert b"object" not in first.source.files["bus.md"]
    assert b"eleven" in second.source.files["bus.md"]
    assert b"object" in second.source.files["bus.md"]


def test_two_readings_of_one_sentence_are_a_conflict_that_shows_both() -> None:
    done = reviewed([ten("eleven"), lambda e: e.delete(e.find("The last bus"), "last ")])
    assert ends(done) == ["conflicting", "conflicting"]
    assert done.shares == ()
    expected = (("Reviewer A", "The last bus leaves at eleven."), ("Reviewer B", "The bus leaves at ten."))
    assert done.outcomes[0].readings == done.outcomes[1].readings == expected


def test_the_same_edit_of_two_reviewers_is_made_once() -> None:
    done = reviewed([ten("eleven"), ten("eleven")])
    assert ends(done) == ["applied", "applied"]
    assert "same as Reviewer A" in done.outcomes[1].reason
    assert difference(source(), after(done, source()))[1:] == [
        "+The last bus leaves at eleven. A later one is wanted. It would be full."
    ]


def test_an_edit_in_a_paragraph_that_another_deletes_is_a_conflict() -> None:
    done = reviewed([ten("eleven"), lambda e: e.remove(e.find("The last bus"))])
    assert set(ends(done)) == {"conflicting"}


def test_one_bad_edit_does_not_keep_the_others_from_being_made() -> None:
    def edit(e: Edits) -> None:
        e.replace(e.find("The drivers"), "agree", "object")
        e.remove(e.find("cheaper fares"))
        e.replace(e.find("The last bus"), "ten", "eleven")

    done = reviewed([edit])
    assert sorted(ends(done)) == ["applied", "applied", "refused"]


def test_words_moved_are_moved_whole_or_not_at_all() -> None:
    def whole(e: Edits) -> None:
        e.move_words(e.find("The last bus"), " It would be full.", e.find("The drivers"), len("The drivers agree."))

    def half(e: Edits) -> None:
        e.move_words(e.find("The last bus"), " It would be full.", e.find("In preparing this report"), 0)

    done = reviewed([whole])
    assert set(ends(done)) == {"applied"}
    assert b"The drivers agree. It would be full.\n" in after(done, source()).files["bus.md"]
    done = reviewed([half])
    assert "applied" not in ends(done)
    assert after(done, source()).files == source().files


# ---- the source has moved on


def moved(old: str, new: str):  # type: ignore[no-untyped-def]
    assert old in BODY
    return source(BODY.replace(old, new))


def test_an_edit_is_made_at_its_words_in_a_source_that_changed_elsewhere() -> None:
    now = moved("## Information\n", "## Information\n\nA new paragraph.\n")
    done = reviewed([ten("eleven")], now)
    assert ends(done) == ["applied"]
    assert difference(now, after(done, now))[1:] == [
        "+The last bus leaves at eleven. A later one is wanted. It would be full."
    ]


def test_an_edit_is_made_in_a_paragraph_of_which_other_words_changed() -> None:
    now = moved("It would be full.", "It would be nearly full.")
    done = reviewed([ten("eleven")], now)
    assert ends(done) == ["applied"]
    assert b"at eleven. A later one is wanted. It would be nearly full." in after(done, now).files["bus.md"]


def test_an_edit_of_words_that_the_source_changed_too_is_a_conflict_that_shows_both() -> None:
    now = moved("leaves at ten.", "leaves at nine.")
    done = reviewed([ten("eleven")], now)
    assert ends(done) == ["conflicting"]
    assert done.shares == ()
    who, there = done.outcomes[0].readings
    assert who == ("Reviewer A", "The last bus leaves at eleven.")
    assert "leaves at nine." in there[1]


def test_what_was_applied_before_is_not_applied_again() -> None:
    edits = [
        ten("eleven"),
        lambda e: e.insert(e.find("The drivers"), "drivers", " all"),
        lambda e: e.delete(e.find("People walk"), " home"),
    ]
    once = after(reviewed(edits), source())
    again = reviewed(edits, once)
    assert ends(again) == ["applied"] * 3
    assert all(one.reason == "the source says so already" for one in again.outcomes)
    assert after(again, once).files == once.files


def test_line_ends_and_byte_order_marks_stay_as_they_are() -> None:
    windows = source(ends="\r\n")
    with_mark = type(windows)(windows.id, windows.main, windows.base, {"bus.md": b"\xef\xbb\xbf" + windows.files["bus.md"]})
    done = reviewed([lambda e: e.add_after(e.find("The drivers"), "So do riders.")], base=with_mark)
    assert ends(done) == ["applied"]
    data = after(done, with_mark).files["bus.md"]
    assert data.startswith(b"\xef\xbb\xbf+++\r\n")
    assert b"The drivers agree.\r\n\r\nSo do riders.\r\n" in data
    assert data.count(b"\n") == data.count(b"\r\n")


# ---- review notes


def commented(e: Edits) -> None:
    first = e.comment(e.find("The drivers"), "agree", 'All of "them"?\nReally?')
    e.replace(e.find("To ask"), "£1,200", "£1,300")
    assert first is not None


def test_a_comment_and_an_edit_of_a_figure_become_notes() -> None:
    data, count = added(b"", Notes(), notes(reviewed([commented]).outcomes))
    found = read(data, "review/bus.toml")
    assert found.problems == ()
    assert count == 2
    figure, comment = found.notes
    assert (comment.kind, comment.text, comment.quote, comment.state) == (
        "comment",
        'All of "them"?\nReally?',
        "agree",
        "open",
    )
    assert (figure.kind, figure.end, figure.text) == ("edit", "noted", '"£1,200" → "£1,300"')
    assert figure.at.startswith("decisions/bus.md:")
    assert comment.author == "Reviewer A"


def test_the_same_file_reviewed_twice_adds_nothing() -> None:
    new = notes(reviewed([commented]).outcomes)
    once, _ = added(b"", Notes(), new)
    assert added(once, read(once, "x"), new) == (once, 0)


def test_a_note_is_closed_with_all_else_left_as_it_is() -> None:
    data, _ = added(b"# mine\r\n", Notes(), notes(reviewed([commented]).outcomes))
    closed = resolved(data, 2)
    assert closed == data.replace(b'id = 2\r\nstate = "open"', b'id = 2\r\nstate = "resolved"')
    assert closed != data


def test_what_stands_in_a_draft_for_an_underived_figure_is_read_as_that_figure() -> None:
    base = source(front=FRONT.replace("cost = 1200", 'cost = { sum = ["nothing"] }'))
    done = reviewed([lambda e: e.replace(e.find("To ask for"), "evening", "late")], base=base, now=base)
    assert ends(done) == ["applied"]
    assert difference(base, after(done, base)) == [
        "-To ask for an evening bus. The service ends",
        "+To ask for an late bus. The service ends",
    ]
    (other,) = reviewed([lambda e: e.replace(e.find("To ask for"), "is not shown", "is 12")], base=base, now=base).outcomes
    assert "is the figure cost, derived at decisions/bus.md:" in other.reason
    assert other.reason.endswith(": change what it comes from, nothing")


def test_an_edit_of_a_derived_figure_names_what_it_is_derived_from() -> None:
    base = source(front=FRONT.replace("cost = 1200", 'fare = 900\nfuel = 300\ncost = { sum = ["fare", "fuel"] }'))
    (one,) = reviewed([lambda e: e.replace(e.find("£1,200"), "£1,200", "£1,300")], base=base, now=base).outcomes
    assert one.reason.endswith(": change what it comes from, fare, fuel")
