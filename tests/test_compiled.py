"""Shipped data, parsed once."""

from __future__ import annotations

import pytest

from claimcheck import compiled, yamlfile

TEXT = "words: [甲, 乙]\nhalf: 0.5\nnone: null\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(compiled.sys, "pycache_prefix", str(tmp_path))
    return tmp_path / "claimcheck"


class Parser:
    """Counts how often it is asked."""

    def __init__(self, value=None):
        self.value, self.asked = value, 0

    def __call__(self, text):
        self.asked += 1
        return yamlfile._parse(text) if self.value is None else self.value


def test_a_text_is_parsed_once(folder):
    """The second time its value comes from the disk, and is the same."""
    parse = Parser()
    first, second = compiled.load(TEXT, parse), compiled.load(TEXT, parse)
    assert first == second == {"words": ["甲", "乙"], "half": 0.5, "none": None}
    assert parse.asked == 1


def test_a_changed_text_is_parsed_again(folder):
    """What is kept is found by its content: nothing can be out of date."""
    parse = Parser()
    compiled.load(TEXT, parse)
    assert compiled.load(TEXT.replace("甲", "丙"), parse)["words"] == ["丙", "乙"]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe"])
def test_damage_is_mended(folder, content):
    """A file that holds something else is as good as none, and is written anew."""
    compiled.load(TEXT, Parser())
    (file,) = folder.iterdir()
    file.write_bytes(content)
    parse = Parser()
    assert compiled.load(TEXT, parse)["half"] == 0.5
    compiled.load(TEXT, parse)
    assert parse.asked == 1


@pytest.mark.parametrize("value", [{1: "a"}, {"a": (1, 2)}, {"a": {1}}])
def test_what_json_would_change_is_not_kept(folder, value):
    """Keys that are numbers, tuples, sets: parsed every time, never changed."""
    parse = Parser(value)
    assert compiled.load(TEXT, parse) == compiled.load(TEXT, parse) == value
    assert parse.asked == 2
    assert not folder.exists()


def test_where_nothing_can_be_written(folder, monkeypatch):
    """The value is the same; no error."""
    folder.write_text("a file in the folder's place", encoding="utf-8")
    assert compiled.load(TEXT, Parser())["half"] == 0.5


def test_the_oldest_give_way(folder, monkeypatch):
    """A checkout that is edited all day does not fill the disk."""
    monkeypatch.setattr(compiled, "KEPT", 3)
    for number in range(6):
        compiled.load(f"n: {number}", Parser())
    assert len(list(folder.iterdir())) == 3


def test_the_places(monkeypatch):
    """Beside the code; where that cannot be written, the user's cache."""
    monkeypatch.setattr(compiled.sys, "pycache_prefix", None)
    monkeypatch.setattr(compiled.sys, "dont_write_bytecode", False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/cache")
    assert [place.as_posix() for place in compiled.places()][1:] == ["/cache/claimcheck"]
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("HOME", "/home/me")
    for nowhere in ("cache", ""):  # a relative one is none, says the standard of these folders
        monkeypatch.setenv("XDG_CACHE_HOME", nowhere)
        assert [p.as_posix() for p in compiled.places()][1:] == ["/home/me/.cache/claimcheck"]
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert [p.as_posix() for p in compiled.places()][1:] == ["/home/me/.cache/claimcheck"]
    monkeypatch.setattr(compiled.sys, "dont_write_bytecode", True)
    assert [p.as_posix() for p in compiled.places()] == ["/home/me/.cache/claimcheck"]


class Maker:
    """Counts how often it makes its value."""

    def __init__(self, value):
        self.value, self.asked = value, 0

    def __call__(self):
        self.asked += 1
        return self.value


def test_what_is_made_of_data_is_made_once(folder, tmp_path):
    """Until the data is another, or the code that makes it, or the form that is asked for."""
    code, other = tmp_path / "one.py", tmp_path / "other.py"
    code.write_text("a = 1")
    other.write_text("a = 2")
    make = Maker([1, "甲"])
    key = compiled.key_of(["data"], str(code))
    for _ in range(2):
        assert compiled.made(key, "form/1", make, str(code)) == [1, "甲"]
    assert make.asked == 1
    compiled.made(compiled.key_of(["other data"], str(code)), "form/1", make, str(code))
    compiled.made(key, "form/1", make, str(other))
    compiled.made(key, "form/2", make, str(code))
    assert make.asked == 4


def test_a_key_is_of_all_texts_and_of_the_code(tmp_path):
    """Two texts are not one that reads like both; a module without a text has its version."""
    code = tmp_path / "one.py"
    code.write_text("a = 1")
    keys = {
        compiled.key_of(["a", "b"]),
        compiled.key_of(["ab"]),
        compiled.key_of(["a", "b"], str(code)),
        compiled.key_of(["a", "b"], str(tmp_path / "none.py")),
    }
    assert len(keys) == 4


def test_without_a_key_nothing_is_kept(folder):
    """What a user brings is laid out in every run."""
    make = Maker({"a": 1})
    for _ in range(2):
        assert compiled.made("", "form/1", make, __file__) == {"a": 1}
    assert make.asked == 2
    assert not folder.exists()
