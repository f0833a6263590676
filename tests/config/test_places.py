"""Where keys stand in a TOML file."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.config.places import places
from claimcheck.config.template import written

TEXT = """\
# a comment with = and [brackets]
name = "one # no comment" # a comment
other.part = [ 'a', # first
  "b", [1, 2],
]
"quoted key" = { x = 1, "y z" = [3] }
long = '''
[not.a.table]
'''
more = \"\"\"a \\\"\"\" b\"\"\"
when = 2025-08-01 07:30:00
  [table]  # indented
  key = -1.5e3
[tool . "claim check"]
list = []
[[rows]]
a = 1
[[rows]]
a = 2
[rows.inner]
b = true
"""


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (("name",), (2, 1)),
        (("other",), (3, 1)),
        (("other", "part"), (3, 7)),
        (("other", "part", 0), (3, 16)),
        (("other", "part", 1), (4, 3)),
        (("other", "part", 2, 1), (4, 12)),
        (("quoted key",), (6, 1)),
        (("quoted key", "x"), (6, 18)),
        (("quoted key", "y z", 0), (6, 34)),
        (("long",), (7, 1)),
        (("more",), (10, 1)),
        (("when",), (11, 1)),
        (("table",), (12, 3)),
        (("table", "key"), (13, 3)),
        (("tool", "claim check"), (14, 1)),
        (("tool", "claim check", "list"), (15, 1)),
        (("rows", 0, "a"), (17, 1)),
        (("rows", 1, "a"), (19, 1)),
        (("rows", 1, "inner", "b"), (21, 1)),
    ],
)
def test_every_form_of_a_key_has_its_place(key, place):
    """Line and column of the key itself, of an item in a list that of its value."""
    assert tomllib.loads(TEXT)
    assert places(TEXT)[key] == place


def test_line_ends_of_another_system():
    """A carriage return is blank."""
    assert places("a = 1\r\nb = [\r\n 2]\r\n")[("b", 0)] == (3, 2)


words = st.text(max_size=8)
plain = st.one_of(words, st.booleans())
values = st.recursive(
    plain,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)


def paths(value, path=()):
    if path:
        yield path
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from paths(inner, (*path, key))


@pytest.mark.property
@settings(max_examples=100, deadline=None)
@given(st.dictionaries(words, values, max_size=4))
def test_whatever_tomllib_reads_has_places(data):
    """All keys and items that are there, and no others; what is written is read again."""
    text = "".join(f"{written({key: value})[2:-2]}\n" for key, value in data.items())
    assert tomllib.loads(text) == data
    assert set(places(text)) == set(paths(data))
