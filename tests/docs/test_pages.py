"""The reader of documents itself: a page that does not tell the truth is found out."""

from __future__ import annotations

import shutil
import sys

import pytest

from docs import pages
from docs.places import Place

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or shutil.which("bash") is None, reason="a POSIX shell is needed"
)


@pytest.fixture
def place(tmp_path):
    """A folder without claimcheck: the shell is enough."""
    for name in ("here", "home"):
        (tmp_path / name).mkdir()
    return Place(tmp_path / "here", tmp_path / "home", tmp_path / "env")


def replayed(place, *lines):
    """A page of such lines, as it should be."""
    text = "".join(f"{line}\n" for line in lines)
    return text, pages.replayed("README.md", text, place)


def test_a_page_that_is_right_stays():
    """Byte for byte, with what it leaves out."""
    assert pages.same(["a", "...", "d"], ["a", "b", "c", "d"])
    assert pages.same(["...", "d"], ["a", "d"])
    assert pages.same([], [])


@pytest.mark.parametrize(
    ("shown", "printed"),
    [
        (["a"], ["a", "b"]),
        (["a", "..."], ["a"]),
        (["a", "...", "c"], ["a", "c"]),
        (["...", "b"], ["a", "c"]),
        (["a.c"], ["abc"]),
        ([], ["a"]),
    ],
)
def test_what_is_shown_and_was_not_printed(shown, printed):
    """A mark of omission stands for a line at least, and for nothing else."""
    assert not pages.same(shown, printed)


def test_another_output_is_put_in_the_place_of_the_shown_one(place):
    """Of a command whose output is shown."""
    text, now = replayed(place, "```console", "$ echo one; echo two", "one", "```")
    assert now == text.replace("one\n```", "one\ntwo\n```")


def test_a_block_of_output_belongs_to_the_commands_before_it(place):
    """All of them."""
    lines = ("```sh", "echo one", "echo two  # a remark", "```", "", "```output", "one", "```")
    text, now = replayed(place, *lines)
    assert now == text.replace("```output\none\n", "```output\none\ntwo\n")


def test_files_of_a_page_are_there_for_its_commands(place):
    """Written before what follows."""
    text, now = replayed(
        place, "<!-- file: a/b.txt -->", "```text", "hello", "```", "", "```console",
        "$ cat a/b.txt", "hello", "```",
    )  # fmt: skip
    assert now == text


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("false", "exit code 1"),
        ("true  # exits 1 where there is something", "exit code 0"),
        ("claimcheck() { return 2; }; claimcheck check x", "exit code 2"),
        ("claimcheck() { :; }; claimcheck extract a -o sarif=no.sarif", "no.sarif was not"),
        ("claimcheck() { :; }; claimcheck report-site site/ a", "site/index.html was not"),
    ],
)
def test_a_command_that_does_not_do_what_it_is_told(place, line, message):
    """Its exit code, and the files it is told to write."""
    with pytest.raises(AssertionError, match=message):
        replayed(place, "```sh", line, "```")


def test_findings_are_no_failure(place):
    """Of the commands that look for them."""
    replayed(place, "```sh", "claimcheck() { return 1; }; claimcheck check x", "```")
    with pytest.raises(AssertionError, match="exit code 1"):
        replayed(place, "```sh", "claimcheck() { return 1; }; claimcheck extract x", "```")


def test_every_file_that_a_line_writes_is_known():
    """By an option of ours, or by the shell; not where it is shown to fail."""
    line = 'claimcheck check a -o junit="x.xml" -o y.txt | tee z && mkdir b > c'
    assert pages.promised(line) == {"x.xml", "y.txt", "c"}
    assert pages.promised("grep -o word a.txt") == set()
    assert pages.promised("claimcheck check a -o b || echo no") == set()


def test_commands_are_known_without_their_comments():
    """As the list of those that are not run has them."""
    text = "```sh\na b   # what for\n\nc \\\n  d\n```\n\n```python\nimport e\nf()\n```\n"
    assert pages.commands(text) == ["a b", "c   d", "import e"]
