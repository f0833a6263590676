"""The checks: each one way to hold claims against each other. A further one is one file, one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from claimcheck.rules.checks import basis, disagree, endpoints
from claimcheck.rules.conflicts import Conflict
from claimcheck.rules.model import Param, Rule
from claimcheck.rules.view import View


class Check(Protocol):
    """What a check's module holds."""

    NAME: str
    ABOUT: str
    PARAMS: Mapping[str, Param]

    def run(self, rule: Rule, view: View) -> Iterator[Conflict]:
        """The conflicts a rule finds by this check."""
        ...


_MODULES = (basis, disagree, endpoints)
CHECKS: dict[str, Check] = {module.NAME: module for module in _MODULES}
