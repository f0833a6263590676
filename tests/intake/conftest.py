"""A cache of its own for each test, and files whose stamps are believed at once."""

from __future__ import annotations

import pytest

from claimcheck.intake import files
from intake import corpus


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """The cache folder."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def settled(monkeypatch):
    """Files count as old however young they are: what a test waits for is not the clock."""
    monkeypatch.setattr(files, "TICK", -(10**15))


@pytest.fixture
def articles(tmp_path):
    """A folder of articles."""
    return corpus.write(tmp_path / "articles")
