"""--accepted and --today: which findings are known, and do not make a run fail."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimcheck.cli import options
from claimcheck.frozen import record

if TYPE_CHECKING:
    from claimcheck.records import Report

Result = TypeVar("Result")


@record
class Accepting:
    """What a run accepts.

    Attributes:
        active: whether waivers and baseline count at all.
        today: the day waivers are held against; None for this very day in UTC.
    """

    active: bool
    today: str | None

    def settle(self, report: Report, ledger: str, *, complete: bool) -> Report:
        """The report without what is accepted; entries that serve nothing are said."""
        if not self.active:
            return report
        from pathlib import Path

        from claimcheck.cli import streams
        from claimcheck.ledger import settle

        left, problems = settle.settled(report, Path(ledger), today=self.today, complete=complete)
        streams.complain_of(problems)
        return left


def accepting(command: Callable[..., Result]) -> Callable[..., Result]:
    """--accepted and --today as one `accepting`."""

    @wraps(command)
    def run(*args: Any, accepted: bool, today: str | None, **others: Any) -> Result:
        return command(*args, accepting=Accepting(accepted, today), **others)

    for option in (
        click.option(
            "--today",
            metavar="DAY",
            callback=options.day,
            help="The day that waivers are held against; by default this very day in UTC.",
        ),
        click.option(
            "--accepted/--no-accepted",
            default=True,
            help="Leave out what the ledger's waivers and baseline accept; on by default.",
        ),
    ):
        run = option(run)
    return run
