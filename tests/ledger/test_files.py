"""Files of the ledger: their places, and writing them whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import UsageError
from claimcheck.ledger import files


@pytest.mark.parametrize(
    ("document", "place"),
    [
        ("news/2025/exit.txt", "news/2025/exit.txt.jsonl"),
        ("news/2025/exit.md", "news/2025/exit.md.jsonl"),
        ("./a.txt", "a.txt.jsonl"),
        ("../other/a.txt", "_up/other/a.txt.jsonl"),
        ("/srv/a.txt", "_root/srv/a.txt.jsonl"),
        ("市占率.txt", "市占率.txt.jsonl"),
        ("a/.b/c.txt", "a/_b/c.txt.jsonl"),
        ("a\\b:c.txt", "a_b_c.txt.jsonl"),
    ],
)
def test_the_place_mirrors_the_article(document, place):
    """Where the article is, its claims are, and never outside of the ledger."""
    assert files.place_of(document) == place


def test_a_long_name_is_cut_and_stays_apart():
    """Two long names with one beginning keep two files that a system can hold."""
    one, two = files.place_of("长" * 150 + "一.txt"), files.place_of("长" * 150 + "二.txt")
    assert one != two
    assert max(len(name.encode()) for name in (one, two)) < 255


@pytest.mark.property
@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=4).map("/".join))
def test_no_path_leads_out_of_the_ledger(document):
    """Whatever an article is called, its file lies below the ledger and is not hidden."""
    parts = files.place_of(document).split("/")
    assert ".." not in parts
    assert not any(part.startswith(".") for part in parts)
    assert not files.place_of(document).startswith("/")


def test_a_written_file_holds_the_text_and_leaves_no_draft(tmp_path):
    """Folders are made on the way; nothing but the file remains."""
    file = tmp_path / "a" / "b.jsonl"
    files.write(file, "萬\n")
    files.write(file, "亿\n")
    assert file.read_bytes() == "亿\n".encode()
    assert list(file.parent.iterdir()) == [file]


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    """When the disk refuses the new text, the old one stands untouched."""
    file = tmp_path / "a.jsonl"
    files.write(file, "old\n")

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.write(file, "new\n")
    assert file.read_text() == "old\n"


def test_drafts_of_a_killed_writer_are_cleared_and_never_listed(tmp_path):
    """The next writer removes what a killed one left; a reader does not see it."""
    draft = tmp_path / "news" / f"{files._DRAFT}4711"
    draft.parent.mkdir()
    draft.write_text("half")
    (tmp_path / "news" / "a.txt.jsonl").write_text("{}")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.jsonl").write_text("{}")
    assert [name for name, _ in files.listed(tmp_path)] == ["news/a.txt.jsonl"]
    with files.writing(tmp_path):
        pass
    assert not draft.exists()


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    """A file in the place of the folder: one line with the folder and the mend."""
    place = tmp_path / "claims"
    place.write_text("")
    with (
        pytest.raises(UsageError, match=r"claims: cannot be written \(.*\); name a folder"),
        files.writing(place),
    ):
        pass


@pytest.mark.skipif(os.name == "nt", reason="files are locked on POSIX systems only")
def test_a_second_writer_waits_for_the_first(tmp_path):
    """Two writers at once: the second begins when the first is done."""
    script = textwrap.dedent("""
        import sys, pathlib
        from claimcheck.ledger import files
        print("ready", flush=True)
        with files.writing(pathlib.Path(sys.argv[1])):
            print("in", flush=True)
    """)
    with files.writing(tmp_path):
        second = subprocess.Popen(
            [sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, encoding="utf-8"
        )
        assert second.stdout.readline() == "ready\n"
        with pytest.raises(subprocess.TimeoutExpired):
            second.wait(timeout=0.3)
    assert second.communicate(timeout=30)[0] == "in\n"


def test_a_move_takes_the_file_to_a_new_folder(tmp_path):
    """A renamed article takes its claims along."""
    files.write(tmp_path / "a.jsonl", "x")
    files.move(tmp_path / "a.jsonl", tmp_path / "new" / "b.jsonl")
    assert [name for name, _ in files.listed(Path(tmp_path))] == ["new/b.jsonl"]


def test_a_folder_in_the_place_of_a_file_is_not_passed_over(tmp_path):
    """Whoever reads it is told; passing over it would turn a gate green."""
    (tmp_path / "a.txt.jsonl").mkdir()
    assert [name for name, _ in files.listed(tmp_path)] == ["a.txt.jsonl"]
