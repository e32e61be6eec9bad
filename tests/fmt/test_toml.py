"""TOML in its canonical layout says what it said."""

from __future__ import annotations

import tomllib

import pytest
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.fmt import fields
from docgen.fmt.toml import formatted, remarks
from docgen.toml.read import TomlDocument, read_toml

TYPED = """

# top
a=1   # aligned
b   =   [ 1,2 ,3, ]
c = [ # first
1,
   2 ,  # two

 [3,
 4]
]
d = { x=1,y = "a=b" , z=[1,2] }
e = 1979-05-27 07:32:00
"q.r" . s = \"""
  kept \\
 =x  \"""
[ t ]
k=1#tight
# of u
[[ u ]]


x='' \t
[v.'w']
"""
LAID_OUT = """\
# top
a = 1   # aligned
b = [1, 2, 3]
c = [
  # first
  1,
  2,  # two
  [
    3,
    4
  ]
]
d = { x = 1, y = "a=b", z = [1, 2] }
e = 1979-05-27 07:32:00
"q.r".s = \"""
  kept \\
 =x  \"""

[t]
k = 1 #tight

# of u
[[u]]

x = ''

[v.'w']
"""
VALUES = st.recursive(
    st.integers() | st.booleans() | st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "b c", "d.e", "ü"]), inner, max_size=3)
    ),
    max_leaves=8,
)
TABLES = st.dictionaries(st.sampled_from(["one", "two words", "three.x"]), VALUES, max_size=3)


def test_the_layout_is_what_the_page_says() -> None:
    assert formatted(TYPED) == LAID_OUT
    assert formatted(LAID_OUT) == LAID_OUT


@settings(max_examples=50, deadline=None)
@given(TABLES, st.data())
def test_any_data_and_remarks_stay(table: dict[str, object], data: st.DataObject) -> None:
    gaps = st.sampled_from(["\n", "\n\n\n", " # remark\n", "\t\n", "\n# above\n"])
    lines = tomlkit.dumps(table).split("\n")
    quoted = any('"""' in line or "'''" in line for line in lines)
    text = "".join(line + (data.draw(gaps) if not quoted and line.strip() else "\n") for line in lines)
    result = formatted(text)
    assert tomllib.loads(result) == tomllib.loads(text)
    assert remarks(result) == remarks(text)
    assert formatted(result) == result


def test_nothing_is_reordered() -> None:
    text = "b = 1\na = 2\n\n[z]\n\n[y]\n"
    assert formatted(text) == text


@pytest.mark.parametrize("text", ["", "\n\n", "# only\n"])
def test_little_stays_little(text: str) -> None:
    assert formatted(text) == text.lstrip("\n")


def document(text: str) -> TomlDocument:
    found = read_toml(text, "x.md", 2)
    assert isinstance(found, TomlDocument)
    return found


def test_markdown_between_three_quotes_is_formatted_and_other_texts_are_not() -> None:
    text = 'summary = """\n*  one\n*  two\n"""\ntitle = """\n*  one\n"""\nx = "*  one"\n'
    wanted = 'summary = """\n- one\n- two\n"""\ntitle = """\n*  one\n"""\nx = "*  one"\n'
    assert fields.formatted(document(text), "keep") == wanted


@pytest.mark.parametrize(
    "text",
    [
        'summary = """\n*  one \\\n   more"""\n',  # an escape
        'summary = """\nhard  \nbreak"""\n',  # would need one
        "summary = '''\n*  one \"'''\n'''\n".replace("'''\n'''", "'''"),
        'summary = "*  one"\n',
        'signed = { saw = """\na:  b\n""" }\n',
    ],
)
def test_a_text_that_would_need_an_escape_is_left(text: str) -> None:
    said = tomllib.loads(text)
    result = fields.formatted(document(text), "keep")
    assert result == text or (said["summary"].count('"') and '- one "' in result)
