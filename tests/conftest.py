"""What holds for all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

HERE = Path(__file__).parent

# No law is a measure of time: on a busy machine the first example of many may take a second.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
# Laws that do not fix a number of examples themselves run on many more in `nox -s properties`.
settings.register_profile(
    "thorough",
    max_examples=500,
    deadline=None,
    derandomize=bool(os.environ.get("CI")),  # a gate must not fail by chance
)


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory):
    """No test reads or writes the cache of whoever runs it; commands inherit the folder."""
    folder = tmp_path_factory.mktemp("cache")
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(folder)
    yield folder
    if before is None:
        del os.environ["XDG_CACHE_HOME"]
    else:
        os.environ["XDG_CACHE_HOME"] = before


@pytest.fixture(autouse=True)
def _place():
    """No test leaves the next one in another folder."""
    before = Path.cwd()
    yield
    assert Path.cwd() == before


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What lies in property/ is a law, what lies in e2e/ runs the installed command."""
    for item in items:
        folder = item.path.relative_to(HERE).parts[0]
        if folder in ("property", "e2e"):
            item.add_marker(folder)
