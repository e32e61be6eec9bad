from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.toml.decode import decode


def test_a_byte_order_mark_and_all_line_ends_are_made_plain() -> None:
    assert decode(b"\xef\xbb\xbfa\r\nb\rc\n", "f") == ("a\nb\nc\n", [])


def test_bytes_of_an_old_windows_file_are_told_with_their_place_and_likely_meaning() -> None:
    text, (fault, second) = decode("é ok\nfee £5\nand “x”\n".encode("cp1252").replace(b"\xe9", "é".encode()), "f.md")
    assert text is None
    assert (fault.rule, str(fault.position)) == ("text-encoding", "f.md:2:5")
    assert '"£"' in fault.message
    assert "0xA3" in fault.message
    assert "UTF-8" in fault.remedy
    assert second.position.line == 3


def test_the_column_of_a_wrong_byte_counts_characters() -> None:
    _, (fault,) = decode("éé".encode() + b"\xff", "f")
    assert fault.position.column == 3


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_named_without_its_mark_too(encoding: str) -> None:
    text, (fault,) = decode("+++\ntitle = 1\n".encode(encoding), "f")
    assert text is None
    assert "UTF-16" in fault.message


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_utf_16_is_named(mark: bytes) -> None:
    text, (fault,) = decode(mark + b"a\x00", "f")
    assert text is None
    assert "UTF-16" in fault.message


def test_a_control_character_is_told_with_its_place() -> None:
    text, (fault,) = decode(b"ab\nc\x0bd", "f")
    assert text is None
    assert (fault.rule, str(fault.position)) == ("text-control", "f:2:2")
    assert "U+000B" in fault.message


@given(st.text(st.characters(codec="utf-8")))
def test_a_text_that_is_read_can_stand_in_xml(given_text: str) -> None:
    text, faults = decode(given_text.encode(), "f")
    allowed = re.compile("[\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")
    assert (text is None) == bool(faults)
    assert text is None or allowed.fullmatch(text)
