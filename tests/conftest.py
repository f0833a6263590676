"""What holds for all tests."""

from __future__ import annotations

import os

from hypothesis import settings

# Laws that do not fix a number of examples themselves run on many more in `nox -s properties`.
settings.register_profile(
    "thorough",
    max_examples=500,
    deadline=None,
    derandomize=bool(os.environ.get("CI")),  # a gate must not fail by chance
)
