"""Fixtures that several stories share."""

from __future__ import annotations

import pytest

from e2e.desk import ONE, TWO


@pytest.fixture
def desk(tmp_path):
    """Two good articles that contradict each other, in a folder of their own."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "articles" / "two.txt").write_text(TWO, encoding="utf-8")
    return tmp_path
