"""The checks, each one way to hold claims against each other. A further one: one file, one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from claimcheck.rules.checks import (
    basis,
    breakdown,
    chronology,
    comparison,
    currency,
    disagree,
    endpoints,
    exceeds,
    formula,
    growth,
    growths,
    implied,
    limits,
    product,
    retimed,
    retold,
    revision,
    sum,  # noqa: A004  # the check is called what it does
    trend,
)
from claimcheck.rules.conflicts import Conflict
from claimcheck.rules.model import Param, Rule
from claimcheck.rules.view import View


class Check(Protocol):
    """What a check's module holds.

    It may hold more, by which rules that can never match are known: `KINDS`, the kinds of figures
    it looks at; `looks_at(params)`, the classes of figures and modalities; `never(rule, lexicon)`,
    why settings of its own exclude each other. `WORDS` are further fields of its messages. `ACROSS`
    says that a check holds more together than figures of one subject and of the measures that a
    rule names: "measures" (all that a rule matches), "holders" (several subjects with shares of a
    whole). A gate finds by it what a check needs of the ledger, see `rules.reach`. `INFERRED` says
    that nothing but like words brings its claims together. `TOGETHER`, or `together(rule)` where
    its settings decide, says which claims it must see all of at once, see `rules.parting`.
    """

    @property
    def NAME(self) -> str:  # noqa: N802  # a module's constant
        """What rules call it."""
        ...

    @property
    def ABOUT(self) -> str:  # noqa: N802
        """What it looks for, in one line."""
        ...

    @property
    def PARAMS(self) -> Mapping[str, Param]:  # noqa: N802
        """Its settings."""
        ...

    def run(self, rule: Rule, view: View) -> Iterator[Conflict]:
        """The conflicts a rule finds by this check."""
        ...


_MODULES: tuple[Check, ...] = (
    basis,
    breakdown,
    chronology,
    comparison,
    currency,
    disagree,
    endpoints,
    exceeds,
    formula,
    growth,
    growths,
    implied,
    limits,
    product,
    retimed,
    retold,
    revision,
    sum,
    trend,
)
CHECKS: dict[str, Check] = {module.NAME: module for module in _MODULES}
