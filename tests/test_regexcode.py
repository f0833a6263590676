"""The code of patterns, kept from run to run."""

from __future__ import annotations

import base64
import importlib
import json
import pkgutil
import re
import zlib

import pytest

import claimcheck
from claimcheck import compiled, regexcode
from claimcheck.patterns import _Later

SOME = [
    ("a+", 0),
    ("(?P<year>[0-9]{4})年(?P<month>[一-鿿])?", 0),
    ("(股份|Group)$", re.IGNORECASE | re.MULTILINE),
    ("[〇㐀-䶿𠀀-\U000323af]", 0),
    ("(?i:bn)|\\bmn\\b", 0),
]

KEY = regexcode._key("a+b", 0)
NOISE = base64.b64encode(zlib.compress(b"\xff" * 16)).decode()  # packed well, and no code


@pytest.fixture(autouse=True)
def shelf(monkeypatch, tmp_path):
    """A place of the test's own, and nothing known yet."""
    monkeypatch.setattr(compiled, "places", lambda: iter([tmp_path]))
    monkeypatch.setattr(regexcode, "_new", {})
    regexcode._shelf.cache_clear()
    yield tmp_path
    regexcode._shelf.cache_clear()


def never(*given):
    """What must not be called."""
    raise AssertionError(given)


@pytest.mark.parametrize(("text", "flags"), SOME)
def test_what_was_kept_is_what_re_compiles(monkeypatch, text, flags):
    """The very same pattern, without the compiler, in the next run."""
    assert regexcode.compile_pattern(text, flags) == re.compile(text, flags)
    regexcode.keep()
    regexcode._shelf.cache_clear()
    monkeypatch.setattr(regexcode, "_entry", never)
    found = regexcode.compile_pattern(text, flags)
    assert found == re.compile(text, flags)
    assert (found.groups, found.groupindex) == (
        re.compile(text, flags).groups,
        re.compile(text, flags).groupindex,
    )


def test_every_pattern_of_the_house_comes_back_the_same():
    """None of them is of a form that cannot be kept."""
    given = [
        (value.pattern, value.flags)
        for module in pkgutil.walk_packages(claimcheck.__path__, "claimcheck.")
        if not module.name.endswith("__main__")
        for value in vars(importlib.import_module(module.name)).values()
        if isinstance(value, _Later)
    ]
    for text, flags in given:
        regexcode.compile_pattern(text, flags)
    regexcode.keep()
    regexcode._shelf.cache_clear()
    for text, flags in given:
        assert regexcode.compile_pattern(text, flags) == re.compile(text, flags)
    assert not regexcode._new
    assert len(given) > 200


@pytest.mark.parametrize(
    "entry",
    [None, [], [0, "*", 0, {}], [0, "AAAA", 0, {}], [0, NOISE, 0, {}], [0, "", 0, {}]],
)
def test_what_is_damaged_is_compiled_again(shelf, entry):
    """And then kept as it should be."""
    regexcode.compile_pattern("a+b")
    regexcode.keep()
    (file,) = shelf.glob("data-*.json")
    file.write_text(json.dumps({KEY: entry}))
    regexcode._shelf.cache_clear()
    assert regexcode.compile_pattern("a+b").fullmatch("aab")
    regexcode.keep()
    assert json.loads(file.read_text())[KEY] != entry


@pytest.mark.parametrize("text", ["", "[]", "7", "{"])
def test_a_file_that_is_none_of_ours_is_written_anew(shelf, text):
    """Half a file, or another one's."""
    regexcode.compile_pattern("a")
    regexcode.keep()
    (file,) = shelf.glob("data-*.json")
    file.write_text(text)
    regexcode._shelf.cache_clear()
    assert regexcode.compile_pattern("b").match("b")
    regexcode.keep()
    assert list(json.loads(file.read_text())) == [regexcode._key("b", 0)]


def test_nothing_is_written_where_nothing_is_new(shelf):
    """A run that knows its patterns leaves the disk alone."""
    regexcode.keep()
    assert not list(shelf.iterdir())


def test_the_shelf_does_not_grow_without_end(monkeypatch, shelf):
    """When it is full it begins anew."""
    monkeypatch.setattr(regexcode, "_MOST", 3)
    for number in range(5):
        regexcode.compile_pattern(f"a{number}")
        regexcode.keep()
        regexcode._shelf.cache_clear()
    (file,) = shelf.glob("data-*.json")
    assert list(json.loads(file.read_text())) == [regexcode._key(text, 0) for text in ("a3", "a4")]


def test_a_python_without_the_inner_modules_compiles_as_ever(monkeypatch):
    """Nothing depends on them."""
    monkeypatch.setattr(regexcode, "_inner", lambda: None)
    assert regexcode.compile_pattern("a", re.IGNORECASE).match("A")
    assert not regexcode._new


def test_a_wrong_pattern_is_an_error_of_re():
    """With what is wrong in it."""
    with pytest.raises(re.error, match="missing"):
        regexcode.compile_pattern("(a")
