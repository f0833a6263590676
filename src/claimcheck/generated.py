"""The mark in the pages that claimcheck writes, by which it knows them again.

A report quotes the figures of articles; read as one it would hold each figure against itself. The
writer of pages and the reader of folders share these names, so that neither imports the other.
"""

from __future__ import annotations

from pathlib import Path

PAGE = "claimcheck"  # what made a page that stands alone
SITE = "claimcheck report-site"  # what made a page of a site
SUFFIXES = (".html", ".htm")
_HEAD = 2048  # bytes: the mark stands before style and script
_TAG = '<meta name="generator" content="{}">'


def tag(maker: str) -> str:
    """The mark as it stands in the head of a page."""
    return _TAG.format(maker)


def is_report(file: Path) -> bool:
    """Whether a file is a page that claimcheck wrote; what cannot be opened is none."""
    return file.suffix.lower() in SUFFIXES and _has(file, PAGE, SITE)


def marks_report(head: bytes) -> bool:
    """Whether the first bytes of a page say that claimcheck wrote it."""
    return any(tag(maker).encode() in head[:_HEAD] for maker in (PAGE, SITE))


def is_of_site(file: Path) -> bool:
    """Whether a file is a page of a site that claimcheck wrote."""
    return _has(file, SITE)


def _has(file: Path, *makers: str) -> bool:
    try:
        if not file.is_file():  # a pipe would be waited for
            return False
        with file.open("rb") as opened:
            head = opened.read(_HEAD)
    except OSError:
        return False
    return any(tag(maker).encode() in head for maker in makers)
