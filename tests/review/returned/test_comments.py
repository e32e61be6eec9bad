"""Comments are read with the words they are on, whom they answer, and whether they are done."""

from __future__ import annotations

from docgen.review.marks import Mark
from tests.support.returned import WORDS, block, marks
from tests.support.word_edits import Edits, make


def told(mark: Mark) -> tuple[object, ...]:
    return mark.kind, mark.author, mark.block, mark.start, mark.end, mark.old, mark.comment


def test_a_comment_has_its_author_date_words_and_text() -> None:
    (mark,) = marks(lambda e: e.comment(e.find(WORDS), "three libraries", "Which?\nAll of them?"))
    start = block(WORDS).text.index("three libraries")
    assert told(mark) == (
        "comment", "Ann Reviewer", block(WORDS).index, start, start + 15, "three libraries", "Which?\nAll of them?",
    )  # fmt: skip
    assert (mark.date, mark.resolved, mark.reply_to, mark.place) == ("2026-11-20T10:15:00Z", False, -1, "paragraph 4")


def test_an_answer_knows_its_comment_and_is_done_with_it() -> None:
    def edit(e: Edits) -> None:
        first = e.comment(e.find(WORDS), "people", "Who?", resolved=True)
        e.author = "Bob"
        e.comment(e.find(WORDS), "people", "Everyone.", parent=first)

    first, answer = marks(edit)
    assert (first.comment, first.resolved, first.reply_to) == ("Who?", True, -1)
    assert (answer.comment, answer.author, answer.resolved, answer.reply_to) == ("Everyone.", "Bob", True, first.number)


def test_comments_are_read_without_the_part_that_tells_of_answers() -> None:
    (mark,) = marks(lambda e: e.comment(e.find(WORDS), "people", "Who?", extended=False))
    assert (mark.comment, mark.resolved, mark.reply_to) == ("Who?", False, -1)


def test_a_comment_over_two_paragraphs_ends_with_the_first_and_quotes_both() -> None:
    second = "A community hub is"
    (mark,) = marks(lambda e: e.comment(e.find("This report seeks"), "This report", "All of it", until=e.find(second)))
    here = block("This report seeks")
    assert (mark.block, mark.start, mark.end) == (here.index, 0, len(here.text))
    assert mark.old == f"{here.text}\n{block(second).text}"


def test_a_comment_on_new_words_stands_where_they_do() -> None:
    def edit(e: Edits) -> None:
        e.insert(e.find(WORDS), "Fewer", " and fewer")
        e.comment(e.find("Fewer and fewer"), "and fewer", "Really?")

    found = marks(edit)
    comment = next(m for m in found if m.kind == "comment")
    assert (comment.block, comment.start, comment.end, comment.old) == (block(WORDS).index, 5, 5, "and fewer")


def test_a_comment_on_a_new_paragraph_stands_at_the_block_before_it() -> None:
    def edit(e: Edits) -> None:
        new = e.type_after(e.find(WORDS), "Quite new.")
        e.comment(new, "new", "Why?")

    comment = next(m for m in marks(edit) if m.kind == "comment")
    assert (comment.block, comment.start, comment.old) == (block(WORDS).index, len(block(WORDS).text), "new")


def test_comments_in_cells_captions_and_footnotes_have_their_block() -> None:
    def edit(e: Edits) -> None:
        e.comment(e.find("61,200"), "61,200", "Sure?")
        e.comment(e.find("Visits to the three"), "Visits", "Visitors?")
        e.comment(e.find("Surveyors", "word/footnotes.xml"), "September", "Which year?")

    found = {m.comment: (m.place, m.start, m.old) for m in marks(edit)}
    start = block("estimate of September").text.index("September")
    assert found == {
        "Sure?": ("Table 1, row 2, column 3", 0, "61,200"),
        "Visitors?": ("caption of Table 1", 0, "Visits"),
        "Which year?": ("footnote 1", start, "September"),
    }


def test_a_comment_without_a_place_is_kept() -> None:
    def edit(e: Edits) -> None:
        paragraph = e.find(WORDS)
        e.comment(paragraph, "people", "Who?")
        for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            for mark in list(paragraph.iter(make(name).tag)):
                e.drop(mark)

    (mark,) = marks(edit)
    assert (mark.kind, mark.block, mark.comment) == ("comment", -1, "Who?")
    assert mark.note == "the place of this comment is not in the file"
