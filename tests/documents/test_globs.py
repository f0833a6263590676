"""Globs for the files of a folder."""

from __future__ import annotations

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
