"""Globs for the files of a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.documents.globs import matches


@pytest.mark.parametrize(
    ("glob", "path", "fits"),
    [
        ("*.md", "a.md", True),
        ("*.md", "x/y/a.md", True),
        ("*.md", "a.md.txt", False),
        ("x/*.md", "x/a.md", True),
        ("x/*.md", "x/y/a.md", False),
        ("x/**/*.md", "x/a.md", True),
        ("x/**/*.md", "x/y/z/a.md", True),
        ("x/**", "x/y/a.md", True),
        ("drafts/", "drafts/y/a.md", True),
        ("drafts/", "x/drafts/a.md", False),
        ("./a?.md", "a1.md", True),
        ("a?.md", "a/.md", False),
        ("[a].md", "[a].md", True),
        ("草稿*", "草稿一.txt", True),
    ],
)
def test_what_a_glob_fits(glob: str, path: str, fits: bool) -> None:
    """A star stays inside a name, two cross folders, no slash means any folder."""
    assert matches(path, [glob]) is fits


def test_no_glob_fits_nothing() -> None:
    """The caller decides what no globs mean."""
    assert not matches("a.md", [])


def test_an_absolute_glob_is_held_against_the_whole_path() -> None:
    """Wherever the folder that is read begins; a relative one is not."""
    place, other = (Path("x").absolute().parent.as_posix() + end for end in ("/x/", "/y/"))
    assert matches("a.md", [place], f"{place}a.md")
    assert matches("a.md", [f"{place}*.md"], f"{place}a.md")
    assert not matches("a.md", [f"{place}*.md"], f"{other}a.md")
    assert not matches("a.md", ["x/*.md"], f"{place}a.md")
