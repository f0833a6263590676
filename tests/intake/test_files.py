"""Which files are believed to be what they were."""

from __future__ import annotations

import os

import pytest

from claimcheck.intake import cache
from claimcheck.intake.files import Files


@pytest.fixture
def file(tmp_path):
    found = tmp_path / "a.txt"
    found.write_text("one", encoding="utf-8")
    return found


def content(file, reader=b"r", *, opens):
    """The digest of a file in a run of its own, and whether the run opened it."""
    opened = []
    with cache.opened() as found:
        files = Files(found, reader)
        read = files._read
        files._read = lambda path: opened.append(path) or read(path)
        told = files.content(file)
        files.keep()
    assert bool(opened) is opens
    return told


def test_an_unchanged_file_is_not_opened_again(file, settled):
    assert content(file, opens=True) == content(file, opens=False)


def test_a_young_file_is_opened_again(file):
    """It may change again within a tick of the clock, and keep its stamp."""
    assert content(file, opens=True) == content(file, opens=True)


def test_a_touched_file_is_opened_and_holds_the_same(file, settled):
    first = content(file, opens=True)
    os.utime(file, (1, 1))
    assert content(file, opens=True) == first
    assert content(file, opens=False) == first


def test_another_file_of_the_same_size_and_time(file, settled):
    """As a tool writes it that sets the time back: inode and time of status tell."""
    first = content(file, opens=True)
    stamp = file.stat()
    other = file.with_name("b.txt")
    other.write_text("two", encoding="utf-8")
    os.utime(other, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    other.replace(file)
    assert file.stat().st_mtime_ns == stamp.st_mtime_ns
    assert content(file, opens=True) != first


def test_changed_in_place_with_its_time_set_back(file, settled):
    first = content(file, opens=True)
    stamp = file.stat()
    file.write_text("two", encoding="utf-8")
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert content(file, opens=True) != first


def test_what_another_reader_said_of_it_is_asked_again(tmp_path, settled):
    """The content counts whoever looked; the id that is in it is read by the readers of now."""
    from claimcheck.documents.metadata import Metadata
    from claimcheck.documents.sources import Source

    file = tmp_path / "a.md"
    file.write_text("---\nid: mine\n---\n\none\n", encoding="utf-8")
    source = Source("a.md", file, "md", Metadata())
    asked = []
    for reader in (b"r", b"r", b"s"):
        with cache.opened() as found:
            files = Files(found, reader)
            before = file.stat().st_atime_ns
            assert files.own_id(source) == "mine"
            asked.append(files._changed == {str(file)})
            files.keep()
            assert before is not None
    assert asked == [True, False, True]


def test_what_is_no_plain_file_has_no_content(tmp_path, settled):
    """A folder, and what is not there."""
    with cache.opened() as found:
        files = Files(found, b"r")
        assert files.content(tmp_path) is None
        assert files.content(tmp_path / "none") is None
