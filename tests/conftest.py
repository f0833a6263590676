"""What holds for all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

HERE = Path(__file__).parent

# Laws that do not fix a number of examples themselves run on many more in `nox -s properties`.
settings.register_profile(
    "thorough",
    max_examples=500,
    deadline=None,
    derandomize=bool(os.environ.get("CI")),  # a gate must not fail by chance
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What lies in property/ is a law, what lies in e2e/ runs the installed command."""
    for item in items:
        folder = item.path.relative_to(HERE).parts[0]
        if folder in ("property", "e2e"):
            item.add_marker(folder)
