"""docs/: the files of a page are written, its commands run, and they print what it shows."""

from __future__ import annotations

import importlib.util
import sys

import pytest

from e2e import pages

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not pages.DOCS.exists(), reason="the tests are apart from the project"),
    pytest.mark.skipif(sys.platform == "win32", reason="the pages speak to a POSIX shell"),
]


@pytest.mark.parametrize(
    "name", ["ci.md", "claims.md", "configuration.md", "formats.md", "rules.md"]
)
def test_a_page_tells_the_truth(name, tmp_path):
    """Each command prints, to the letter, what stands below it."""
    text = (pages.DOCS / name).read_text(encoding="utf-8")
    if "$ pip " in text and importlib.util.find_spec("pip") is None:
        pytest.skip("this environment has no pip")
    assert pages.replayed(text, tmp_path, pages.prepared(tmp_path)) == text
