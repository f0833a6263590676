"""Every command of every document is run as it is written, and prints what the document shows."""

from __future__ import annotations

import importlib.util
import re
import shutil
import sys

import pytest

from docs import pages
from docs.places import ROOT, Place

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not (ROOT / ".git").exists(), reason="there is no repository to clone"),
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
    pytest.mark.skipif(sys.platform == "win32", reason="the pages speak to a POSIX shell"),
]
NAMES = pages.documents()


@pytest.mark.parametrize("name", NAMES)
def test_a_document_tells_the_truth(name, tmp_path):
    """Each command does what stands below it, to the letter."""
    text = pages.read(name)
    if "pip install" in text and importlib.util.find_spec("pip") is None:
        pytest.skip("this environment has no pip")
    assert pages.replayed(name, text, Place.of(text, tmp_path)) == text


@pytest.mark.parametrize("name", NAMES)
def test_every_block_is_of_a_known_kind(name):
    """A block of another kind would be commands that nobody runs."""
    kinds = {found["kind"] for found in pages.BLOCK.finditer(pages.read(name))}
    assert kinds <= pages.KINDS


def test_what_is_not_run_is_in_the_documents():
    """An entry that no document shows any more goes."""
    stale = {
        (name, line)
        for name, lines in pages.unrun().items()
        for line in lines
        if line not in pages.commands(pages.read(name))
    }
    assert not stale


def test_what_is_not_run_has_its_reason():
    """In words."""
    for lines in pages.unrun().values():
        for entry in lines.values():
            assert set(entry) <= {"why", "unless", "commands"}
            assert len(entry["why"].split()) > 3


def test_scripts_that_are_not_run_are_there():
    """A command that no test runs names at least what exists, in blocks and in the running text."""
    for name in NAMES:
        text = pages.read(name)
        inline = re.findall(r"`((?:python|pytest|nox|bash) [^`]+)`", text)
        for line in (*pages.commands(text), *inline):
            if re.match(r"(?:\.venv/bin/)?(?:python|pytest|bash) ", line):
                for script in re.findall(r"(?<=\s)(?:tests|benchmarks|tools|\.ci)/[\w./]+", line):
                    assert (ROOT / script).exists(), f"{name}: {line}"
