"""What Word is told of a picture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.paper import jpeg as files
from docgen.write.word.media import picture
from tests.support.pictures import jpeg, png

_PIXEL = 9525  # English metric units


@pytest.mark.parametrize("before", [b"", b"\xff\xff", b"\xff\x01", b"\xff\xfe\x00\x06note"])
def test_a_jpeg_picture_is_found_whatever_stands_before_its_size(before: bytes) -> None:
    found = picture(jpeg(192, 96).replace(b"\xff\xc0", before + b"\xff\xc0", 1))
    assert found
    assert (found.kind, found.width, found.height) == ("jpeg", 192 * _PIXEL, 96 * _PIXEL)


@pytest.mark.parametrize("data", [b"", b"words", jpeg(0, 2), jpeg(2, 2)[:15], png(2, 2)[:20]])
def test_what_is_no_picture_has_no_size(data: bytes) -> None:
    assert picture(data) is None


@given(st.binary(max_size=60).map(lambda rest: b"\xff\xd8" + rest))
def test_any_bytes_are_gone_through_to_their_end(data: bytes) -> None:
    assert all(2 < at <= len(data) for _, at in files.parts(data))
    picture(data)
